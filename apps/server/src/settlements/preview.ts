import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, type Fen } from "@yunquan/core/money.ts";
import { cutLine, lineOrder, type Cut } from "@yunquan/core/settlements/cut.ts";
import type { StandingReason } from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { cashToCut } from "./freeze.ts";
import { lineUp, placeOf, type InLine, type WaitingClaim } from "./line-up.ts";
import { findShown } from "./shown.ts";
import { cashAccountOf } from "./store.ts";

export type PreviewOutcome = "funded" | "carried" | "deferred" | "left-out" | "blocking";

export interface PreviewLine {
  readonly claim: WaitingClaim;
  readonly ordinal: number;
  readonly outcome: PreviewOutcome;
  readonly runningFen: Fen;
  readonly reason: StandingReason | null;
}

export interface Preview {
  readonly asOf: Instant;
  readonly deadlineAt: Instant;
  readonly cut: Cut<InLine>;
  readonly lines: readonly PreviewLine[];
}

/**
 * The list as it would be if it were frozen now: nothing is locked and nothing is written. Claims that still have to be
 * decided are counted in the line as if they stayed in it, so that the cut is not shown better than it will be.
 * @clause 8.2
 */
export async function previewSettlement(work: Work, id: Id): Promise<Preview> {
  const settlement = await findShown(work, id);
  const period = await settlementPeriodById(work, settlement.settlementPeriodId);
  const up = await lineUp(work, {
    programmeId: settlement.programmeId,
    cityCode: settlement.cityCode,
    deadlineAt: period.deadlineAt,
  });
  const reasons = new Map(up.blocking.map(({ claim, reason }) => [claim.id, reason]));
  const supposed = up.blocking.map(({ claim }): InLine => ({ ...placeOf(claim), deferred: true, claim }));
  const inLine = [...up.inLine, ...supposed].toSorted(lineOrder);
  const account = await cashAccountOf(work, settlement);
  const cut = cutLine(inLine, account === undefined ? ZERO : cashToCut(account, { ...up, inLine }));
  const lines: PreviewLine[] = cut.lines.map((line, index) => {
    const blocked = reasons.get(line.claimId);
    const reason =
      line.outcome === "carried"
        ? cut.stopped?.claimId === line.claimId
          ? "short"
          : "behind"
        : line.outcome === "deferred"
          ? "deferred"
          : null;
    return {
      claim: line.claim,
      ordinal: index + 1,
      outcome: blocked === undefined ? line.outcome : "blocking",
      runningFen: line.runningFen,
      reason: blocked ?? reason,
    };
  });
  const committedFen = addFen(cut.fundedFen, cut.deferredFen);
  for (const { claim, reason } of up.leftOut.toSorted((a, b) => lineOrder(a.claim, b.claim))) {
    lines.push({ claim, ordinal: lines.length + 1, outcome: "left-out", runningFen: committedFen, reason });
  }
  return { asOf: work.now, deadlineAt: period.deadlineAt, cut, lines };
}
