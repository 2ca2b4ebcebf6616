import { createHash } from "node:crypto";
import type { Insertable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { settlementContent } from "@yunquan/core/settlements/content.ts";
import { carriedFromAfter, cutLine, lineOrder, type Cut } from "@yunquan/core/settlements/cut.ts";
import { documentNumber } from "@yunquan/core/settlements/document-number.ts";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { availableFen, openAndLock, reserve, resolve, type AccountScope } from "../ledger/commands.ts";
import { lockLines, nextDocumentNumber } from "../order/commands.ts";
import { planById } from "../plans/commands.ts";
import type { SettlementLineTable } from "../platform/database/tables.generated.ts";
import { personOf, type Work } from "../platform/work.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { changeClaim, type LockedClaim } from "./claim-change.ts";
import { lineUp, waitingClaimIds, type InLine, type LineScope, type LineUp, type WaitingClaim } from "./line-up.ts";
import { stepSettlement } from "./step.ts";
import { findShown } from "./shown.ts";
import { insertLines, lockSettlement, type SettlementRow } from "./store.ts";

type Claims = Map<Id, LockedClaim>;
type Account = Awaited<ReturnType<typeof openAndLock>>[number];

/** How many numbers a refusal names; the preview lists them all. */
const NAMED = 10;

/**
 * Freezes a list, in one transaction: locks the city's cash, sorts and locks the line, cuts it in strict order, sets the
 * money of every funded and deferred claim aside, writes the lines and their digest, numbers the list. Nothing of it
 * changes afterwards. Refuses `second-hand` to who drew it up, `settlement-period-open` before the deadline,
 * `settlement-undecided` while complete claims are undecided and not deferred, `settlement-empty`.
 * @clause 5.13 @clause 8.2
 */
export async function freezeSettlement(work: Work, id: Id, version: number): Promise<SettlementRow> {
  const person = personOf(work);
  const seen = await findShown(work, id);
  const period = await settlementPeriodById(work, seen.settlementPeriodId);
  const scope: LineScope = { programmeId: seen.programmeId, cityCode: seen.cityCode, deadlineAt: period.deadlineAt };
  // Who draws up the draft of a period that goes on gets the preview; the line is complete only after the deadline.
  if (work.now < period.deadlineAt) throw new Refusal("settlement-period-open", { deadlineAt: period.deadlineAt });
  if ((await planById(work, seen.planId)).status !== "published") throw new Refusal("settlement-plan-not-open");

  // Nobody takes a place, no list is frozen and no line falls in this city meanwhile.
  await lockLines(work, [{ programmeId: seen.programmeId, cityCode: seen.cityCode, kind: "claim" }]);
  const cash = await lockCash(work, seen, scope);
  const settlement = await lockSettlement(work, id);
  if (settlement.version !== version) throw new Refusal("stale-version", { noun: "settlement" });
  stepTo(settlementLifecycle, "freeze", settlement.status, work.actor.roles);
  if (settlement.assembledBy === person.personId) throw new Refusal("second-hand", { action: "settlement.assembled" });
  const claims: Claims = new Map(
    (await claimsByIds(work, await waitingClaimIds(work, scope))).map((claim) => [claim.id, claim]),
  );
  const line = await lineUp(work, scope, new Set(claims.keys()));
  refuseUndecided(line);
  if (line.inLine.length + line.leftOut.length === 0) throw new Refusal("settlement-empty");

  await returnHeldCash(work, cash, claims, line);
  const cut = cutLine(line.inLine, availableFen(cash.own));
  return await writeList(work, settlement, { cut, line, claims, cash });
}

interface Cash {
  /** The cash of the list's own plan and city. */
  readonly own: Account;
  readonly byPlan: ReadonlyMap<Id, Account>;
}

/** The list's own cash and that of earlier plans on which deferred claims have money set aside, in one call. */
async function lockCash(
  work: Work,
  settlement: Pick<SettlementRow, "programmeId" | "planId" | "cityCode">,
  scope: LineScope,
): Promise<Cash> {
  const { inLine, leftOut, blocking } = await lineUp(work, scope);
  const held = [...inLine, ...leftOut, ...blocking].flatMap(({ claim }) =>
    claim.heldPlanId === null ? [] : [claim.heldPlanId],
  );
  const planIds = [...new Set([settlement.planId, ...held])];
  const scopes = planIds.map((planId): AccountScope => ({
    kind: "cash",
    programmeId: settlement.programmeId,
    planId,
    cityCode: settlement.cityCode,
  }));
  const accounts = await openAndLock(work, scopes);
  const byPlan = new Map(
    planIds
      .map((planId, index) => [planId, accounts[index]])
      .filter((pair): pair is [Id, Account] => pair[1] !== undefined),
  );
  const own = byPlan.get(settlement.planId);
  assert(own !== undefined, "a list has its cash account");
  return { own, byPlan };
}

function refuseUndecided({ blocking }: LineUp): void {
  if (blocking.length === 0) return;
  const numbers = blocking.slice(0, NAMED).map(({ claim }) => claim.number);
  throw new Refusal("settlement-undecided", {
    claims: blocking.length,
    numbers: `${numbers.join("、")}${blocking.length > NAMED ? "…" : ""}`,
  });
}

/**
 * Deferrals end with this list. Money set aside for a claim that is left out goes back before the line is cut; of a claim
 * whose amount was lowered since, the difference does.
 */
async function returnHeldCash(work: Work, cash: Cash, claims: Claims, { inLine, leftOut }: LineUp): Promise<void> {
  for (const { claim } of leftOut) await returnHeld(work, cash, claims, claim);
  for (const { claim } of inLine) {
    if (claim.heldFen === null || claim.heldFen === claim.amountFen) continue;
    const account = await returnHeld(work, cash, claims, claim);
    if (claim.heldFen < claim.amountFen) continue;
    const cashTransferId = await reserve(work, account, claim.amountFen, {
      objectType: "claim",
      objectId: claim.id,
      reason: "amount lowered",
    });
    noteTransfer(claims, claim.id, cashTransferId);
  }
}

async function returnHeld(work: Work, cash: Cash, claims: Claims, claim: WaitingClaim): Promise<Account> {
  const account = claim.heldPlanId === null ? cash.own : cash.byPlan.get(claim.heldPlanId);
  assert(account !== undefined, "the money set aside lies on a locked account");
  if (claim.cashTransferId === null) return account;
  await resolve(work, account, "void", claim.cashTransferId, {
    objectType: "claim",
    objectId: claim.id,
    reason: "deferral ended",
  });
  noteTransfer(claims, claim.id, null);
  return account;
}

/** Where a claim's money lies as of now; its row is written with its step. */
function noteTransfer(claims: Claims, id: Id, cashTransferId: Id | null): void {
  const claim = claims.get(id);
  assert(claim !== undefined, "a claim of the line is locked");
  claims.set(id, { ...claim, cashTransferId });
}

interface Decided {
  readonly cut: Cut<InLine>;
  readonly line: LineUp;
  readonly claims: Claims;
  readonly cash: Cash;
}

async function writeList(
  work: Work,
  settlement: SettlementRow,
  { cut, line, claims, cash }: Decided,
): Promise<SettlementRow> {
  const number = await numberOf(work, settlement);
  const lines: Insertable<SettlementLineTable>[] = [];
  for (const one of cut.lines) {
    const reason =
      one.outcome === "carried"
        ? cut.stopped?.claimId === one.claimId
          ? "short"
          : "behind"
        : one.outcome === "deferred"
          ? "deferred"
          : null;
    lines.push(
      lineRow(work, settlement, one.claim, {
        ordinal: lines.length + 1,
        outcome: one.outcome,
        runningFen: one.runningFen,
        reason,
        heldBefore: one.heldBefore,
      }),
    );
    await settleClaim(work, { settlement, number, claims, cash }, one.claim, one.outcome, one.heldBefore);
  }
  const committedFen = addFen(cut.fundedFen, cut.deferredFen);
  for (const { claim, reason } of line.leftOut.toSorted((a, b) => lineOrder(a.claim, b.claim))) {
    lines.push(
      lineRow(work, settlement, claim, {
        ordinal: lines.length + 1,
        outcome: "left-out",
        runningFen: committedFen,
        reason,
        heldBefore: false,
      }),
    );
    await settleClaim(work, { settlement, number, claims, cash }, claim, "left-out", false);
  }
  await insertLines(work, lines);
  const content = settlementContent({ ...settlement, number, cashFen: cut.cashFen, lines: lines.map(contentLine) });
  const countOf = (outcome: string): number => lines.filter((row) => row.outcome === outcome).length;
  return await stepSettlement(work, settlement, "freeze", {
    deciding: true,
    changes: {
      number,
      cashAvailableFen: cut.cashFen,
      fundedFen: cut.fundedFen,
      fundedLines: countOf("funded"),
      deferredFen: cut.deferredFen,
      deferredLines: countOf("deferred"),
      carriedFen: cut.carriedFen,
      carriedLines: countOf("carried"),
      leftOutLines: countOf("left-out"),
      frozenBy: personOf(work).personId,
      frozenAt: work.now,
      sha256: createHash("sha256").update(content).digest("hex"),
    },
    facts: {
      number,
      cashFen: cut.cashFen,
      fundedFen: cut.fundedFen,
      carriedFen: cut.carriedFen,
      deferredFen: cut.deferredFen,
      leftFen: cut.leftFen,
    },
  });
}

async function numberOf(work: Work, { kind, cityCode }: SettlementRow): Promise<string> {
  const year = yearOf(beijingDate(work.now));
  const document = kind === "main" ? "settlement" : "supplementary";
  return documentNumber(document, cityCode, year, await nextDocumentNumber(work, `${document}/${cityCode}/${year}`));
}

function lineRow(
  work: Work,
  settlement: SettlementRow,
  claim: WaitingClaim,
  cut: {
    ordinal: number;
    outcome: SettlementLineTable["outcome"];
    runningFen: Fen;
    reason: string | null;
    heldBefore: boolean;
  },
): Insertable<SettlementLineTable> {
  const { id: claimId, position, carriedFrom, amountFen } = claim;
  return {
    id: work.newId(),
    settlementId: settlement.id,
    claimId,
    position,
    carriedFrom,
    carriedOver: carriedFrom > 0,
    amountFen,
    ...cut,
  };
}

function contentLine(row: Insertable<SettlementLineTable>) {
  return { ...row, carriedFrom: row.carriedFrom ?? 0, reason: row.reason ?? null };
}

interface Freezing {
  readonly settlement: SettlementRow;
  readonly number: string;
  readonly claims: Claims;
  readonly cash: Cash;
}

/** What the list does to one claim: its money, its step, its count of shortfalls. */
async function settleClaim(
  work: Work,
  { settlement, number, claims, cash }: Freezing,
  waiting: WaitingClaim,
  outcome: SettlementLineTable["outcome"],
  heldBefore: boolean,
): Promise<void> {
  const claim = claims.get(waiting.id);
  assert(claim !== undefined, "a claim of the line is locked");
  const facts = { settlementId: settlement.id, number };
  const carriedFrom = carriedFromAfter(claim, outcome);
  const served = outcome === "funded" || outcome === "deferred";
  const cashTransferId = !served
    ? claim.cashTransferId
    : heldBefore
      ? claim.cashTransferId
      : await reserve(work, cash.own, waiting.amountFen, { objectType: "claim", objectId: claim.id, reason: number });
  const changes = { carriedFrom, cashTransferId };
  if (outcome === "funded") await stepClaim(work, claim, "list", { changes, facts });
  else if (outcome !== "left-out" || carriedFrom !== waiting.carriedFrom || cashTransferId !== waiting.cashTransferId) {
    const action =
      outcome === "carried"
        ? "claim.carried-over"
        : outcome === "deferred"
          ? "claim.money-set-aside"
          : "claim.left-out";
    await changeClaim(work, claim, action, changes, { ...facts, carriedFrom, amountFen: waiting.amountFen });
  }
}

/** What a list could spend if it were cut now: the free cash, and what deferrals that end with it give back. */
export function cashToCut(
  account: Pick<Account, "grantedFen" | "reservedFen" | "postedFen" | "planId">,
  { inLine, leftOut }: LineUp,
): Fen {
  const back = (claim: WaitingClaim, keepFen: Fen): number =>
    claim.heldFen === null || claim.heldPlanId !== account.planId ? 0 : subtractFen(claim.heldFen, keepFen);
  const returned =
    leftOut.reduce((sum, { claim }) => sum + back(claim, ZERO), 0) +
    inLine.reduce(
      (sum, { claim }) =>
        sum + back(claim, claim.heldFen !== null && claim.heldFen >= claim.amountFen ? claim.amountFen : ZERO),
      0,
    );
  return fen(account.grantedFen - account.reservedFen - account.postedFen + returned);
}
