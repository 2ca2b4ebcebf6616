import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, fen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { documentNumber } from "@yunquan/core/settlements/document-number.ts";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { claimsByIds } from "../claims/commands.ts";
import { availableFen, openAndLock, reserve, reserveDivided, resolve, type AccountScope } from "../ledger/commands.ts";
import { lockLines, nextDocumentNumber } from "../order/commands.ts";
import { planById } from "../plans/commands.ts";
import { newIdRange } from "../platform/id-range.ts";
import { countMoved } from "../platform/record.ts";
import { DoFirst, personOf, type Work } from "../platform/work.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { changeClaim, type LockedClaim } from "./claim-change.ts";
import { totalsOfLines, writeLines } from "./frozen-lines.ts";
import { exceptionIds, exceptionsOf, lineNow, undecidedOf, type Exception, type LineNow } from "./line-up.ts";
import { stepSettlement } from "./step.ts";
import { findShown } from "./shown.ts";
import { lockSettlement, outcomesOf, type SettlementRow } from "./store.ts";

type Account = Awaited<ReturnType<typeof openAndLock>>[number];

/** How many numbers a refusal names; the preview lists them all. */
const NAMED = 10;

/**
 * Freezes a list, in one transaction: locks the city's line and cash, cuts the line in strict order, sets the money of what
 * is funded aside as one sum and that of each deferred claim by itself, writes the lines and their digest, numbers the
 * list. The line is cut and written by the database in one statement that changes no claim: what a claim is on the list
 * follows from its line. Nothing of it changes afterwards. Refuses `second-hand` to who drew it up,
 * `settlement-period-open` before the deadline, `settlement-undecided` while complete claims are undecided and not
 * deferred, `settlement-empty`.
 * @clause 5.13 @clause 8.2
 */
export async function freezeSettlement(work: Work, id: Id, version: number): Promise<SettlementRow> {
  const person = personOf(work);
  const seen = await findShown(work, id);
  const period = await settlementPeriodById(work, seen.settlementPeriodId);
  // Who draws up the draft of a period that goes on gets the preview; the line is complete only after the deadline.
  if (work.now < period.deadlineAt) throw new Refusal("settlement-period-open", { deadlineAt: period.deadlineAt });
  if ((await planById(work, seen.planId)).status !== "published") throw new Refusal("settlement-plan-not-open");

  // Nobody takes a place, no approved claim is deferred, no list is frozen and no line falls in this city meanwhile.
  await lockLines(work, [{ programmeId: seen.programmeId, cityCode: seen.cityCode, kind: "claim" }]);
  const line = await lineNow(work, { ...seen, deadlineAt: period.deadlineAt });
  const cash = await lockCash(work, seen, line);
  const settlement = await lockSettlement(work, id);
  if (settlement.version !== version) throw new Refusal("stale-version", { noun: "settlement" });
  stepTo(settlementLifecycle, "freeze", settlement.status, work.actor.roles);
  if (settlement.assembledBy === person.personId) throw new Refusal("second-hand", { action: "settlement.assembled" });
  const locked = await claimsByIds(work, await exceptionIds(work, line));
  const claims = new Map(locked.map((claim) => [claim.id, claim]));
  const exceptions = await exceptionsOf(
    work,
    line,
    locked.map((claim) => claim.id),
  );
  const undecided = await undecidedOf(work, line, exceptions, NAMED);
  if (undecided.claims > 0)
    throw new Refusal("settlement-undecided", {
      claims: undecided.claims,
      numbers: `${undecided.numbers.join("、")}${undecided.claims > NAMED ? "…" : ""}`,
    });

  const held = await returnHeldCash(work, cash, exceptions);
  return await writeList(work, settlement, { line, exceptions, claims, held, cash });
}

/** How often a list is cut anew because a report came in between. */
const ANEW_MAX = 3;

function breaks(error: unknown, constraint: string): boolean {
  return error instanceof Error && "constraint" in error && error.constraint === constraint;
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
  line: LineNow,
): Promise<Cash> {
  const exceptions = await exceptionsOf(work, line);
  const held = exceptions.flatMap(({ claim }) => (claim.heldPlanId === null ? [] : [claim.heldPlanId]));
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

/** Where the money of exceptions lies as of now; their rows are written when it is known what the list makes of them. */
type Held = ReadonlyMap<Id, Id | null>;

/**
 * Deferrals end with this list. Money set aside for a claim that is left out goes back before the line is cut; of a claim
 * whose amount was lowered since, the difference does.
 */
async function returnHeldCash(work: Work, cash: Cash, exceptions: readonly Exception[]): Promise<Held> {
  const held = new Map(exceptions.map(({ claim }) => [claim.id, claim.cashTransferId]));
  for (const { claim, standing } of exceptions) {
    if (claim.cashTransferId === null) continue;
    if (standing.kind === "in-line" && claim.heldFen === claim.amountFen) continue;
    const account = claim.heldPlanId === null ? cash.own : cash.byPlan.get(claim.heldPlanId);
    assert(account !== undefined, "the money set aside lies on a locked account");
    const about = { objectType: "claim" as const, objectId: claim.id };
    await resolve(work, account, "void", claim.cashTransferId, { ...about, reason: "deferral ended" });
    const lowered = standing.kind === "in-line" && claim.heldFen !== null && claim.heldFen > claim.amountFen;
    held.set(
      claim.id,
      lowered ? await reserve(work, account, claim.amountFen, { ...about, reason: "amount lowered" }) : null,
    );
  }
  return held;
}

interface Decided {
  readonly line: LineNow;
  readonly exceptions: readonly Exception[];
  readonly claims: ReadonlyMap<Id, LockedClaim>;
  readonly held: Held;
  readonly cash: Cash;
}

async function writeList(work: Work, settlement: SettlementRow, decided: Decided): Promise<SettlementRow> {
  const { line, exceptions, cash } = decided;
  const freeFen = availableFen(cash.own);
  try {
    await writeLines(work, { id: settlement.id, ids: newIdRange(work.newId()) }, { line, exceptions, freeFen });
  } catch (error) {
    // A report that was made since has marked a claim complete, which now blocks the list: all is looked at again.
    if (breaks(error, "settlement_block_outcome_check"))
      throw new DoFirst(async () => await Promise.resolve(), ANEW_MAX);
    throw error;
  }
  const number = await numberOf(work, settlement);
  const totals = await totalsOfLines(work, { ...settlement, number }, freeFen);
  if (totals === undefined) throw new Refusal("settlement-empty");
  const { lines, sha256, cashFen, fundedFen, fundedBeforeFen, heldBeforeFen, stoppedOrdinal, ...rest } = totals;
  const ownFen = subtractFen(fundedFen, fundedBeforeFen);
  const cashTransferId =
    ownFen === 0
      ? null
      : await reserveDivided(work, cash.own, ownFen, {
          objectType: "settlement",
          objectId: settlement.id,
          reason: number,
        });
  await settleExceptions(work, { settlement, number, ...decided });
  countMoved(work, "claim", settlement, { from: "approved", to: "listed", cases: rest.fundedLines });
  const leftFen = subtractFen(subtractFen(cashFen, fundedFen), rest.deferredFen);
  const sums = { cashFen, fundedFen, carriedFen: rest.carriedFen, deferredFen: rest.deferredFen, leftFen };
  return await stepSettlement(work, settlement, "freeze", {
    deciding: true,
    changes: {
      ...rest,
      number,
      fundedFen,
      cashAvailableFen: cashFen,
      cashTransferId,
      listSeq: line.listSeq,
      frozenBy: personOf(work).personId,
      frozenAt: work.now,
      sha256,
    },
    facts: { number, lines, ...sums, stoppedOrdinal, sha256 },
  });
}

async function numberOf(work: Work, { kind, cityCode }: SettlementRow): Promise<string> {
  const year = yearOf(beijingDate(work.now));
  const document = kind === "main" ? "settlement" : "supplementary";
  return documentNumber(document, cityCode, year, await nextDocumentNumber(work, `${document}/${cityCode}/${year}`));
}

/**
 * What the list does to its exceptions, each by itself: a deferred claim that is served from new cash has its money set
 * aside, one that is no longer served has none.
 */
async function settleExceptions(
  work: Work,
  { settlement, number, claims, held, exceptions, cash }: Decided & { settlement: SettlementRow; number: string },
): Promise<void> {
  if (exceptions.length === 0) return;
  const outcomes = await outcomesOf(
    work,
    settlement.id,
    exceptions.map(({ claim }) => claim.position),
  );
  for (const { claim: waiting, heldBefore } of exceptions) {
    const claim = claims.get(waiting.id);
    const outcome = outcomes.get(waiting.position);
    assert(claim !== undefined && outcome !== undefined, "an exception is locked and on the list");
    const before = held.get(waiting.id) ?? null;
    const about = { objectType: "claim" as const, objectId: claim.id, reason: number };
    const cashTransferId =
      outcome === "deferred" && !heldBefore ? await reserve(work, cash.own, waiting.amountFen, about) : before;
    if (cashTransferId === waiting.cashTransferId) continue;
    const action = outcome === "deferred" ? "claim.money-set-aside" : "claim.money-returned";
    await changeClaim(
      work,
      claim,
      action,
      { cashTransferId },
      { settlementId: settlement.id, number, amountFen: waiting.amountFen },
    );
  }
}

/** What a list could spend if it were cut now: the free cash, and what deferrals that end with it give back. */
export function cashToCut(
  account: Pick<Account, "grantedFen" | "reservedFen" | "postedFen" | "planId">,
  exceptions: readonly Exception[],
): Fen {
  const returned = exceptions.reduce((sum, { claim, standing, heldBefore }) => {
    if (claim.heldFen === null || claim.heldPlanId !== account.planId) return sum;
    return sum + subtractFen(claim.heldFen, standing.kind !== "left-out" && heldBefore ? claim.amountFen : ZERO);
  }, 0);
  return fen(account.grantedFen - account.reservedFen - account.postedFen + returned);
}
