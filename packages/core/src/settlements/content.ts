import type { Id } from "../ids.ts";
import type { Fen } from "../money.ts";
import type { CutOutcome } from "./cut.ts";

/** What of a frozen list its digest covers. */
export interface SettlementContent {
  readonly number: string;
  readonly programmeId: Id;
  readonly settlementPeriodId: Id;
  readonly planId: Id;
  readonly cityCode: string;
  readonly kind: "main" | "supplementary";
  readonly cashFen: Fen;
  readonly lines: readonly ContentLine[];
}

export interface ContentLine {
  readonly ordinal: number;
  readonly claimId: Id;
  readonly position: number;
  readonly carriedFrom: number;
  readonly outcome: CutOutcome | "left-out";
  readonly amountFen: Fen;
  readonly runningFen: Fen;
  readonly reason: string | null;
}

/**
 * A frozen list as text, line by line, over which its SHA-256 is taken. Plain on purpose: from the published lines anybody
 * can write the same text and check the digest with any tool.
 * @clause 5.13
 */
export function settlementContent(list: SettlementContent): string {
  const head = [
    "yunquan-settlement-1",
    list.number,
    list.programmeId,
    list.settlementPeriodId,
    list.planId,
    list.cityCode,
    list.kind,
    list.cashFen,
  ];
  const lines = list.lines.map((line) =>
    [
      line.ordinal,
      line.claimId,
      line.position,
      line.carriedFrom,
      line.outcome,
      line.amountFen,
      line.runningFen,
      line.reason ?? "",
    ].join("|"),
  );
  return [head.join("|"), ...lines, ""].join("\n");
}
