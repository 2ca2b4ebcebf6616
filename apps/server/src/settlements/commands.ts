import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { lockAccountsOfTransfers, reserve, resolve, takeParts } from "../ledger/commands.ts";
import { planById } from "../plans/commands.ts";
import { countMoved, recordCreation } from "../platform/record.ts";
import type { Download } from "../platform/file-routes.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { editionInForce } from "../programmes/commands.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { cashOfClaim, changeClaim, type LockedClaim } from "./claim-change.ts";
import { settlementListFile, type ListFormat } from "./list-file.ts";
import { stepSettlement } from "./step.ts";
import { findShown, linesOf, type ShownLine } from "./shown.ts";
import {
  claimIdsListed,
  findLine,
  findMainList,
  findSettlement,
  hasPartyOnList,
  insertDraft,
  lockSettlement,
  noticeEndOfLine,
  setLineChanged,
  setLineFallen,
  type SettlementLineRow,
  type SettlementRow,
} from "./store.ts";

/**
 * Begins a city's list for a settlement period: the one main list, or a supplementary one where the edition has them and
 * the main list is frozen. One list at a time, for what the next funds depends on what the one before it funded. Refuses
 * `settlement-main-exists`, `settlement-draft-open`, `settlement-main-first`, `settlement-no-supplementary`,
 * `settlement-plan-not-open`.
 * @clause 5.13 @clause 5.18
 */
export async function assembleSettlement(
  work: Work,
  given: { settlementPeriodId: Id; kind: "main" | "supplementary" },
): Promise<Id> {
  const person = personOf(work);
  const { cityCode } = person;
  const period = await settlementPeriodById(work, given.settlementPeriodId);
  if (cityCode === null || period.status === "draft") throw new Refusal("not-found", { noun: "settlementPeriod" });
  if ((await planById(work, period.planId)).status !== "published") throw new Refusal("settlement-plan-not-open");
  const main = await findMainList(work, period.id, cityCode);
  if (given.kind === "main" && main !== undefined) throw new Refusal("settlement-main-exists", { number: main.number });
  if (given.kind === "supplementary") {
    const { parameters } = await editionInForce(work, period.programmeId, work.now);
    if (!parameters.supplementaryLists) throw new Refusal("settlement-no-supplementary");
    if (main === undefined || main.status === "draft") throw new Refusal("settlement-main-first");
  }
  const draft = { id: work.newId(), status: "draft" as const, version: 1, programmeId: period.programmeId, cityCode };
  const id = await insertDraft(work, {
    ...draft,
    settlementPeriodId: period.id,
    planId: period.planId,
    kind: given.kind,
    assembledBy: person.personId,
    assembledAt: work.now,
  });
  // Two at the same moment: the database kept one of them.
  if (id === undefined) throw new Refusal("settlement-draft-open");
  await recordCreation(work, {
    table: "settlement",
    object: draft,
    action: "settlement.assembled",
    facts: { settlementPeriodId: period.id, kind: given.kind },
  });
  return id;
}

/** Drops a draft. Its number was never given, its claims wait as before. */
export async function dropSettlement(work: Work, id: Id, version: number): Promise<SettlementRow> {
  const settlement = await lockSettlement(work, id);
  if (settlement.version !== version) throw new Refusal("stale-version", { noun: "settlement" });
  return await stepSettlement(work, settlement, "drop");
}

/** The list, locked, if the actor may see it. */
export async function settlementForUpdate(work: Work, id: Id): Promise<SettlementRow> {
  return await lockSettlement(work, id);
}

/** Refuses `not-found` for a list that the actor may not see. */
export async function settlementShown(work: Work, id: Id): Promise<void> {
  await findShown(work, id);
}

/** The list of a notice, which is public, so whoever asks may know of it. */
export async function settlementOfNotice(work: Work, id: Id): Promise<SettlementRow> {
  return await findSettlement(work, id);
}

/** A line of a frozen list. Refuses `not-found` for a line of another list. */
export async function lineOfSettlement(work: Work, settlementId: Id, lineId: Id): Promise<SettlementLineRow> {
  const line = await findLine(work, lineId);
  if (line === undefined || line.settlementId !== settlementId)
    throw new Refusal("not-found", { noun: "settlementLine" });
  return line;
}

/** Until when a line is noticed, and whether it has fallen; the notice stays as it is until the transaction ends. */
export async function noticeEndOf(work: Work, lineId: Id): Promise<{ endsAt: Instant; fallenAt: Instant | null }> {
  const end = await noticeEndOfLine(work, lineId);
  assert(end !== undefined, "a line of a notice has an end");
  return end;
}

/** Whether an organisation is a party of any line of the list, funded or not. */
export async function isOnList(work: Work, settlementId: Id, organisationId: Id): Promise<boolean> {
  return await hasPartyOnList(work, settlementId, organisationId);
}

/**
 * The frozen list becomes public, and with it every funded claim of it is noticed. The period's start and end are the notice's.
 * @clause 5.13
 */
export async function noticeSettlement(
  work: Work,
  settlement: SettlementRow,
  facts: Readonly<Record<string, unknown>>,
): Promise<SettlementRow> {
  // Lists from before their lines said so have each claim stepped; of all others the claims follow their list.
  const claims = await claimsByIds(work, await claimIdsListed(work, settlement));
  for (const claim of claims) await stepClaim(work, claim, "publish", { facts });
  const next = await stepSettlement(work, settlement, "publish", {
    facts: { ...facts, fundedLines: settlement.fundedLines, fundedFen: settlement.fundedFen },
  });
  if (settlement.contentFormat === 2)
    countMoved(work, "claim", settlement, { from: "listed", to: "noticed", cases: settlement.fundedLines });
  return next;
}

/** The frozen list as a file for everybody: CSV, XLSX or PDF. */
export async function publishedListFile(work: Work, settlementId: Id, format: ListFormat): Promise<Download> {
  return await settlementListFile(work, settlementId, format, "public");
}

/** The frozen lines of a list as they are read, in its order. */
export async function publishedLines(
  work: Work,
  settlementId: Id,
  filter: Parameters<typeof linesOf>[2],
): Promise<ShownLine[]> {
  return await linesOf(work, settlementId, filter);
}

/**
 * Locks the cash under a line's claim and then the claim: what a decision about one line does first. The caller names every
 * claim it will change, for accounts come before cases in the order of locks.
 */
export async function lockLineMoney(work: Work, claimId: Id) {
  const system = workAs(work, systemActor);
  const cash = await cashOfClaim(system, claimId);
  const transferId = cash.own ?? cash.ofList;
  const account = transferId === null ? undefined : (await lockAccountsOfTransfers(work, [transferId])).get(transferId);
  const [claim] = await claimsByIds(system, [claimId]);
  assert(claim !== undefined, "a line's claim exists");
  // Between the two reads it may have got another reservation, on another plan's cash; such a call is simply repeated.
  const now = await cashOfClaim(system, claimId);
  if (now.own !== cash.own || now.ofList !== cash.ofList) throw new Refusal("stale-version", { noun: "claim" });
  return { claim, account, cash };
}

type LockedLine = Awaited<ReturnType<typeof lockLineMoney>>;

/** The line's own reservation: the one it has, or its part of its list's, taken now. */
async function ownReservation(work: Work, { claim, account, cash }: LockedLine) {
  assert(account !== undefined && claim.amountFen !== null, "a funded line has money set aside");
  if (cash.own !== null) return { account, reservationId: cash.own };
  assert(cash.ofList !== null, "a line without money of its own has a part of its list's");
  const about = { objectType: "claim" as const, objectId: claim.id, reason: "line of its list" };
  const [reservationId] = await takeParts(work, account, cash.ofList, [{ amountFen: claim.amountFen, about }]);
  assert(reservationId !== undefined, "a part was taken");
  return { account, reservationId };
}

/** Locks the cash that a list set aside as one sum: what a release of payments does first. */
export async function lockCashOfList(work: Work, settlementId: Id) {
  const { cashTransferId } = await findSettlement(work, settlementId);
  if (cashTransferId === null) return null;
  const account = (await lockAccountsOfTransfers(work, [cashTransferId])).get(cashTransferId);
  assert(account !== undefined, "a list's money lies on an account");
  return { account, cashTransferId };
}

/** Gives each locked claim of a list a reservation of its own out of the list's, where it has none yet. */
export async function takeFromList(
  work: Work,
  cash: Awaited<ReturnType<typeof lockCashOfList>>,
  claims: readonly LockedClaim[],
): Promise<Map<Id, Id>> {
  const without = claims.filter((claim) => claim.cashTransferId === null);
  if (without.length === 0) return new Map();
  assert(cash !== null, "a list's claims without money of their own have a part of its");
  const ids = await takeParts(
    work,
    cash.account,
    cash.cashTransferId,
    without.map((claim) => {
      assert(claim.amountFen !== null, "a claim on a list has its amount");
      return {
        amountFen: claim.amountFen,
        about: { objectType: "claim" as const, objectId: claim.id, reason: "sent for payment" },
      };
    }),
  );
  return new Map(
    without.flatMap((claim, index) => {
      const id = ids[index];
      return id === undefined ? [] : [[claim.id, id] as const];
    }),
  );
}

/**
 * Takes a funded line off its list: its money is free again and waits for the next list, its claim is approved as before
 * and keeps its position and the age of its shortfall.
 * @clause 5.13 @clause 8.2
 */
export async function fallLine(
  work: Work,
  settlement: SettlementRow,
  line: SettlementLineRow,
  locked: LockedLine,
  reason: string,
): Promise<void> {
  const { claim } = locked;
  const { account, reservationId } = await ownReservation(work, locked);
  await resolve(work, account, "void", reservationId, {
    objectType: "claim",
    objectId: claim.id,
    reason: "line fell",
  });
  await stepClaim(work, claim, "fall", {
    changes: { cashTransferId: null },
    reason,
    facts: { settlementId: settlement.id, lineId: line.id, freedFen: claim.amountFen },
  });
  await setLineFallen(work, line.id, reason);
}

/**
 * Lowers a line: the difference is free again, and this line alone is noticed anew until `endsAt`. Its claim stays in its
 * state; the objection's decision frees it.
 * @clause 5.13
 */
export async function lowerLine(
  work: Work,
  line: SettlementLineRow,
  locked: LockedLine,
  amountFen: Fen,
  endsAt: Instant,
): Promise<LockedLine> {
  const { claim } = locked;
  const { account, reservationId } = await ownReservation(work, locked);
  await resolve(work, account, "void", reservationId, {
    objectType: "claim",
    objectId: claim.id,
    reason: "amount lowered",
  });
  const cashTransferId = await reserve(work, account, amountFen, {
    objectType: "claim",
    objectId: claim.id,
    reason: "amount lowered",
  });
  await setLineChanged(work, line.id, amountFen, endsAt);
  return {
    claim: await changeClaim(
      work,
      claim,
      "claim.amount-lowered",
      { amountFen, cashTransferId },
      { fromFen: claim.amountFen, toFen: amountFen },
    ),
    account,
    cash: { own: cashTransferId, ofList: null },
  };
}
