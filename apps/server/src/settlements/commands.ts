import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { lockAccountsOfTransfers, reserve, resolve } from "../ledger/commands.ts";
import { planById } from "../plans/commands.ts";
import { recordCreation } from "../platform/record.ts";
import type { Download } from "../platform/route.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { editionInForce } from "../programmes/commands.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { cashTransferOf, changeClaim } from "./claim-change.ts";
import { settlementListFile, type ListFormat } from "./list-file.ts";
import { stepSettlement } from "./step.ts";
import { findShown, linesOf, type ShownLine } from "./shown.ts";
import {
  findLine,
  findMainList,
  findSettlement,
  freezesSince,
  fundedClaimIds,
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
 * The frozen list becomes public: every funded claim of it is noticed. The period's start and end are the notice's.
 * @clause 5.13
 */
export async function noticeSettlement(
  work: Work,
  settlement: SettlementRow,
  facts: Readonly<Record<string, unknown>>,
): Promise<SettlementRow> {
  const claims = await claimsByIds(work, await fundedClaimIds(work, settlement.id));
  for (const claim of claims) if (claim.status === "listed") await stepClaim(work, claim, "publish", { facts });
  return await stepSettlement(work, settlement, "publish", { facts });
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
  const transferId = await cashTransferOf(system, claimId);
  const account = transferId === null ? undefined : (await lockAccountsOfTransfers(work, [transferId])).get(transferId);
  const [claim] = await claimsByIds(system, [claimId]);
  assert(claim !== undefined, "a line's claim exists");
  // Between the two reads it may have got another reservation, on another plan's cash; such a call is simply repeated.
  if (claim.cashTransferId !== transferId) throw new Refusal("stale-version", { noun: "claim" });
  return { claim, account };
}

type LockedLine = Awaited<ReturnType<typeof lockLineMoney>>;

/**
 * Takes a funded line off its list: its money is free again and waits for the next list, its claim is approved as before
 * and keeps its position and the age of its shortfall.
 * @clause 5.13 @clause 8.2
 */
export async function fallLine(
  work: Work,
  settlement: SettlementRow,
  line: SettlementLineRow,
  { claim, account }: LockedLine,
  reason: string,
): Promise<void> {
  assert(
    claim.cashTransferId !== null && account !== undefined && settlement.frozenAt !== null,
    "a funded line has money set aside",
  );
  await resolve(work, account, "void", claim.cashTransferId, {
    objectType: "claim",
    objectId: claim.id,
    reason: "line fell",
  });
  const carriedFrom =
    claim.carriedFrom === 0 ? 0 : claim.carriedFrom + (await freezesSince(work, settlement, settlement.frozenAt));
  await stepClaim(work, claim, "fall", {
    changes: { cashTransferId: null, carriedFrom },
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
  { claim, account }: LockedLine,
  amountFen: Fen,
  endsAt: Instant,
): Promise<LockedLine> {
  assert(claim.cashTransferId !== null && account !== undefined, "a funded line has money set aside");
  await resolve(work, account, "void", claim.cashTransferId, {
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
  };
}
