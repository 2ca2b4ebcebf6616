import type { Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { suspenseLifecycle, type SuspenseAction } from "@yunquan/core/payments/lifecycle.ts";
import { outcomesOf, suspenseOutcomes, type SuspenseOutcome } from "@yunquan/core/payments/outcomes.ts";
import { Refusal, assert, type FieldFault } from "@yunquan/core/refusal.ts";
import { beijingDate, dateZh, type CalendarDate } from "@yunquan/core/time.ts";
import { claimsByIds } from "../claims/commands.ts";
import { ownFile } from "../files/commands.ts";
import { lockAccountsOfTransfers } from "../ledger/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import type { SuspenseLineTable } from "../platform/database/tables.generated.ts";
import { recordHistory, recordStep, refuseSecondHand } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { bookPaid, bookReturned } from "./booking.ts";
import { findLine, lockBatch, objectionsOfBatch, rowsOfBatch, transfersOfLines, type BatchRow } from "./store.ts";
import {
  decideOutcome,
  factsOfSuspense,
  findSuspense,
  insertOutcome,
  insertToldSuspense,
  isTold,
  lockSuspense,
  proposalOf,
  wordOf,
  type ShownSuspense,
} from "./suspense-store.ts";

/** What of the bank's books goes with an outcome: the day, the number, its letter. */
export interface OfTheBank {
  readonly bookedOn?: CalendarDate | undefined;
  readonly bankReference?: string | undefined;
  readonly fileId?: Id | undefined;
}

interface Proposed extends OfTheBank {
  readonly outcome: SuspenseOutcome;
  readonly reason: string;
}

/**
 * Proposes what a row in suspense comes to; another person decides on it. Refuses `suspense-outcome` for what the payment and
 * its claim as they stand do not allow, `invalid-request` without the bank's day, or its number or letter, of a return.
 * @clause 5.14 @clause 7.2
 */
export async function proposeOutcome(work: Work, id: Id, given: Proposed & { version: number }): Promise<void> {
  const { batchId } = await findSuspense(work, id);
  const batch = await lockBatch(work, batchId);
  const row = await lockSuspense(work, id);
  if (row.version !== given.version) throw new Refusal("stale-version", { noun: "suspenseLine" });
  await propose(work, batch, row, given);
}

/**
 * Notes a return that the bank told of by letter, as a row in suspense of its own with its outcome proposed: from here on it
 * goes as one from a file does. Refuses `wrong-state` for a payment that does not stand as paid, `suspense-told` while another
 * letter about it is looked into.
 * @clause 5.14 @clause 7.2
 */
export async function noteReturn(
  work: Work,
  lineId: Id,
  given: OfTheBank & { bookedOn: CalendarDate; reason: string },
): Promise<Id> {
  const { batchId } = await findLine(work, lineId);
  const batch = await lockBatch(work, batchId);
  const line = await findLine(work, lineId);
  if (line.status !== "paid")
    throw new Refusal("wrong-state", { noun: "paymentLine", action: "takeBack", status: line.status });
  if (await isTold(work, line.lineNumber)) throw new Refusal("suspense-told");
  const id = work.newId();
  await insertToldSuspense(work, {
    id,
    batchId,
    cause: "told",
    status: "open",
    openedAt: work.now,
    content: json({
      lineNumber: line.lineNumber,
      amountFen: line.amountFen,
      outcome: "failed",
      reason: given.reason,
      bankReference: given.bankReference ?? "",
      paidOn: given.bookedOn,
    }),
  });
  await recordHistory(work, {
    objectType: "suspenseLine",
    objectId: id,
    action: "suspenseLine.opened",
    fromStatus: null,
    toStatus: "open",
    deciding: false,
    reason: given.reason,
    facts: { batchId, lineNumber: line.lineNumber },
    editionId: null,
  });
  await propose(work, batch, await lockSuspense(work, id), { ...given, outcome: "returned" });
  return id;
}

/**
 * Approves a proposed outcome, and books what it says in the same transaction: a return takes the payment back, a payment found
 * late pays its claim. Only another person than who proposed it (`suspense-own-proposal`), and none who decided in the batch, its
 * list or the claim (`second-hand`). What the proposal was made on is looked at again, under lock: `suspense-outcome`.
 * @clause 5.14 @clause 7.2
 */
export async function approveOutcome(work: Work, id: Id, version: number): Promise<void> {
  const person = personOf(work);
  const seen = await findSuspense(work, id);
  // Accounts come before batches and claims in the order of locks.
  const accounts = await lockAccountsOfTransfers(
    work,
    seen.lineId === null ? [] : await transfersOfLines(work, { lineId: seen.lineId }),
  );
  const batch = await lockBatch(work, seen.batchId);
  const { row, proposal } = await proposedTo(work, id, { version, action: "approve" });
  const claims = await claimsByIds(work, seen.claimId === null ? [] : [seen.claimId]);
  await refuseSecondHand(work, [
    batch.id,
    batch.settlementId,
    ...(await objectionsOfBatch(work, batch.id)),
    ...claims.map((claim) => claim.id),
  ]);
  const { outcome } = proposal;
  assert(outcome !== "explained", "nobody proposes what was closed long ago");
  refuseUnfit(await findSuspense(work, id), outcome);
  await decideOutcome(work, proposal.id, { status: "approved", by: person.personId, decision: null });
  await stepSuspense(work, row, "approve", {
    batch,
    deciding: true,
    changes: { resolvedAt: work.now },
    reason: proposal.reason,
    facts: { outcome },
  });
  if (outcome === "bank-error") return;
  const line = (await rowsOfBatch(work, batch.id)).find((one) => one.id === proposal.paymentLineId);
  const claim = claims.find((one) => one.id === line?.claimId);
  assert(
    line !== undefined && claim !== undefined && proposal.bookedOn !== null,
    "money moves of a payment that is there",
  );
  const booking = { line, claim, accounts };
  const { reason, bankReference, bookedOn } = proposal;
  if (outcome === "returned") await bookReturned(work, booking, { reason, bankReference, returnedOn: bookedOn });
  else {
    assert(bankReference !== null, "a payment has its reference");
    await bookPaid(work, booking, "payLate", { reason, bankReference, paidOn: bookedOn });
  }
}

/** Turns a proposed outcome down, with the reason: the row is open again. Only another person than who proposed it. @clause 7.2 */
export async function turnDownOutcome(work: Work, id: Id, given: { version: number; reason: string }): Promise<void> {
  const { batchId } = await findSuspense(work, id);
  const batch = await lockBatch(work, batchId);
  const { row, proposal } = await proposedTo(work, id, { version: given.version, action: "turnDown" });
  await decideOutcome(work, proposal.id, {
    status: "turned-down",
    by: personOf(work).personId,
    decision: given.reason,
  });
  await stepSuspense(work, row, "turnDown", {
    batch,
    deciding: true,
    reason: given.reason,
    facts: { outcome: proposal.outcome },
  });
  await tellFinance(
    work,
    batch,
    "suspense-turned-down",
    `兑付批次 ${batch.number} 一条待查行的处理意见未获同意：${given.reason}。请重新提出。`,
    `The outcome proposed for a suspense line of payment batch ${batch.number} was turned down: ${given.reason}. Propose another.`,
  );
}

/** The locked row with what another person proposed for it. */
async function proposedTo(work: Work, id: Id, by: { version: number; action: SuspenseAction }) {
  const row = await lockSuspense(work, id);
  stepTo(suspenseLifecycle, by.action, row.status, work.actor.roles);
  if (row.version !== by.version) throw new Refusal("stale-version", { noun: "suspenseLine" });
  const proposal = await proposalOf(work, id);
  assert(proposal !== undefined, "a proposed row has its proposal");
  if (proposal.proposedBy === personOf(work).personId) throw new Refusal("suspense-own-proposal");
  return { row, proposal };
}

async function propose(
  work: Work,
  batch: BatchRow,
  row: Awaited<ReturnType<typeof lockSuspense>>,
  given: Proposed,
): Promise<void> {
  const person = personOf(work);
  stepTo(suspenseLifecycle, "propose", row.status, work.actor.roles);
  const seen = await findSuspense(work, row.id);
  refuseUnfit(seen, given.outcome);
  const ofBank = await ofTheBank(work, seen, given);
  const { outcome, reason } = given;
  await insertOutcome(work, {
    id: work.newId(),
    suspenseLineId: row.id,
    outcome,
    status: "proposed",
    paymentLineId: outcome === "bank-error" ? null : seen.lineId,
    reason,
    ...ofBank,
    proposedBy: person.personId,
    proposedAt: work.now,
  });
  await stepSuspense(work, row, "propose", { batch, reason, facts: { outcome, ...ofBank } });
  await tellFinance(
    work,
    batch,
    "suspense-proposed",
    `兑付批次 ${batch.number} 一条待查行已提出处理意见（${suspenseOutcomes[outcome].zh}），待另一人复核。`,
    `An outcome was proposed for a suspense line of payment batch ${batch.number} (${suspenseOutcomes[outcome].en}); another person decides on it.`,
  );
}

function refuseUnfit(row: ShownSuspense, outcome: SuspenseOutcome): void {
  if (!outcomesOf(factsOfSuspense(row)).includes(outcome))
    throw new Refusal("suspense-outcome", { outcome: suspenseOutcomes[outcome].zh });
}

/** The bank's day, number and letter of an outcome: of a payment what the row says, of a return what the person gives, or the row. */
async function ofTheBank(work: Work, row: ShownSuspense, given: Proposed) {
  const said = wordOf(row);
  const late = given.outcome === "was-paid";
  const bookedOn = (late ? undefined : given.bookedOn) ?? said.paidOn;
  const saidReference = said.bankReference === "" ? null : said.bankReference;
  const bankReference = (late ? undefined : given.bankReference) ?? saidReference;
  const faults: FieldFault[] = [];
  if (bookedOn === null && given.outcome !== "bank-error")
    faults.push({
      path: "bookedOn",
      code: "required",
      zh: "请填写银行入账日期。",
      en: "Give the bank's day of booking.",
    });
  if (bookedOn !== null && bookedOn > beijingDate(work.now))
    faults.push({
      path: "bookedOn",
      code: "future",
      zh: "银行入账日期晚于今天。",
      en: "The bank's day of booking is in the future.",
    });
  if (given.outcome === "returned" && bankReference === null && given.fileId === undefined)
    faults.push({
      path: "bankReference",
      code: "required",
      zh: "请填写银行退汇流水号，或上传银行来函。",
      en: "Give the bank's number of the return, or its letter.",
    });
  if (given.outcome === "returned" && row.lineId !== null && bookedOn !== null) {
    const line = await findLine(work, row.lineId);
    if (line.resultOn !== null && bookedOn < line.resultOn)
      faults.push({
        path: "bookedOn",
        code: "before-payment",
        zh: `银行入账日期早于支付日期 ${dateZh(line.resultOn)}。`,
        en: `The bank's day of booking is before the payment on ${line.resultOn}.`,
      });
  }
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
  if (given.fileId !== undefined) await ownFile(work, given.fileId, personOf(work).organisationId, ["bank-letter"]);
  return { bookedOn, bankReference, fileId: given.fileId ?? null };
}

const past: Readonly<Record<SuspenseAction, RecordedAction>> = {
  propose: "suspenseLine.proposed",
  approve: "suspenseLine.approved",
  turnDown: "suspenseLine.turned-down",
};

async function stepSuspense(
  work: Work,
  row: {
    readonly id: Id;
    readonly status: Awaited<ReturnType<typeof lockSuspense>>["status"];
    readonly version: number;
    readonly content: unknown;
  },
  action: SuspenseAction,
  extra: {
    readonly batch: BatchRow;
    readonly changes?: Updateable<SuspenseLineTable>;
    readonly reason: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly deciding?: boolean;
  },
): Promise<void> {
  const { batch, facts, ...rest } = extra;
  await recordStep(work, {
    table: "suspenseLine",
    object: row,
    action: past[action],
    to: stepTo(suspenseLifecycle, action, row.status, work.actor.roles),
    ...rest,
    facts: { batchId: batch.id, lineNumber: wordOf(row).lineNumber, ...facts },
  });
}

async function tellFinance(work: Work, batch: BatchRow, kind: string, textZh: string, textEn: string): Promise<void> {
  await sendToOffice(
    work,
    { kind: "city-finance", cityCode: batch.cityCode },
    { kind, objectType: "paymentBatch", objectId: batch.id, textZh, textEn },
  );
}
