import type { Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { addFen } from "@yunquan/core/money.ts";
import { paymentLifecycle, type PaymentAction } from "@yunquan/core/payments/lifecycle.ts";
import { blockedCauses } from "@yunquan/core/payments/kept-out.ts";
import { Refusal, assert, type FieldFault } from "@yunquan/core/refusal.ts";
import { documentNumber } from "@yunquan/core/settlements/document-number.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { paymentBatchFile } from "../documents/payment-batch-file.ts";
import { readFileBytes, storeDocument } from "../files/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import { nextDocumentNumber } from "../order/commands.ts";
import type { PaymentBatchTable } from "../platform/database/tables.generated.ts";
import { recordCreation, recordStep, refuseSecondHand } from "../platform/record.ts";
import type { Download } from "../platform/file-routes.ts";
import { personOf, type Work } from "../platform/work.ts";
import { lockCashOfList, settlementForUpdate, settlementOfNotice, takeFromList } from "../settlements/commands.ts";
import { findShownBatch } from "./shown.ts";
import {
  blockedLines,
  findLine,
  holdPayees,
  insertBatch,
  lockBatch,
  objectionsOfBatch,
  payableClaims,
  payableSums,
  payeesOfBatch,
  rowsOfBatch,
  setLinesStatus,
  type BatchRow,
  type PayableClaim,
} from "./store.ts";

/** A batch is booked in one transaction, which must not keep others waiting; what is beyond goes into the next one. */
const LINES_MAX = 1_000;

/** How many lines that are kept out are told one by one. */
const KEPT_OUT_TOLD = 1_000;

/** How many numbers a refusal names. */
const NAMED = 10;

/**
 * Drafts a batch of everything of a noticed list that may be paid now. Who has no confirmed account, whose voucher is frozen,
 * who is suspended, about whose payment a row of the bank is in suspense, is kept out and named, and stays payable; a batch
 * takes lines in the list's order up to its bound. Refuses `payment-nothing` when nobody is left, `wrong-state` before the
 * notice.
 * @clause 5.14 @clause 4.2
 */
export async function draftPayment(
  work: Work,
  settlementId: Id,
  linesMax = LINES_MAX,
): Promise<{ id: Id; keptOut: PayableClaim[]; remaining: number }> {
  const person = personOf(work);
  const settlement = await settlementForUpdate(work, settlementId);
  if (settlement.status !== "noticed" && settlement.status !== "closed")
    throw new Refusal("wrong-state", { noun: "settlement", action: "draftPayment", status: settlement.status });
  const found = await payableClaims(work, settlement, { kept: "in", limit: linesMax });
  const locked = await claimsByIds(
    work,
    found.map((one) => one.claimId),
  );
  const ready =
    locked.length === 0
      ? []
      : await payableClaims(work, settlement, {
          kept: "in",
          limit: linesMax,
          hold: locked.map((claim) => claim.id),
        });
  const sums = await payableSums(work, settlement);
  if (ready.length === 0) throw new Refusal("payment-nothing", { blocked: sums.keptOut });
  const keptOut = await payableClaims(work, settlement, { kept: "out", limit: KEPT_OUT_TOLD });
  const year = yearOf(beijingDate(work.now));
  const number = documentNumber(
    "payment",
    settlement.cityCode,
    year,
    await nextDocumentNumber(work, `payment/${settlement.cityCode}/${year}`),
  );
  const batch = {
    id: work.newId(),
    status: "drafted" as const,
    version: 1,
    programmeId: settlement.programmeId,
    cityCode: settlement.cityCode,
  };
  const totalFen = addFen(...ready.map((one) => one.amountFen));
  await insertBatch(
    work,
    { ...batch, number, settlementId, lines: ready.length, totalFen, draftedBy: person.personId, draftedAt: work.now },
    ready.map((one, index) => {
      assert(one.accountId !== null, "who is paid has an account");
      return {
        id: work.newId(),
        lineNumber: `${number}-${String(index + 1).padStart(4, "0")}`,
        batchId: batch.id,
        claimId: one.claimId,
        settlementLineId: one.settlementLineId,
        enterpriseId: one.enterpriseId,
        paymentAccountId: one.accountId,
        attempt: one.attempts + 1,
        status: "drafted" as const,
        amountFen: one.amountFen,
      };
    }),
  );
  await recordCreation(work, {
    table: "paymentBatch",
    object: batch,
    action: "payment.drafted",
    facts: { number, settlementId, lines: ready.length, totalFen, keptOut: sums.keptOut },
  });
  await sendToOffice(
    work,
    { kind: "city-finance", cityCode: settlement.cityCode },
    {
      kind: "payment-drafted",
      objectType: "paymentBatch",
      objectId: batch.id,
      textZh: `兑付批次 ${number}（${ready.length} 笔）待核付。`,
      textEn: `Payment batch ${number} (${ready.length} lines) waits for release.`,
    },
  );
  return { id: batch.id, keptOut, remaining: sums.lines - ready.length };
}

/** What a draft would hold now and whom it would keep out; nothing is locked. */
export async function payableNow(work: Work, settlementId: Id) {
  const list = await settlementOfNotice(work, settlementId);
  const { lines, totalFen } = await payableSums(work, list);
  return { lines, totalFen, keptOut: await payableClaims(work, list, { kept: "out", limit: KEPT_OUT_TOLD }) };
}

/**
 * Releases a batch: writes the treasury's file, once and for good, and sends its claims. Only by finance, by a person who
 * decided nothing in any of its claims, its list or an objection to it, and did not draft it (`second-hand`). A line whose
 * payee was suspended, whose voucher is frozen, whose account was replaced since, or about whose payment a row of the bank is
 * in suspense stops the batch (`payment-blocked`), each with its cause; that is read under lock, in the transaction of the
 * release.
 * @clause 5.14 @clause 7.2 @clause 8.4
 */
export async function releasePayment(work: Work, id: Id, version: number): Promise<void> {
  const person = personOf(work);
  // Accounts come before batches and claims in the order of locks.
  const cash = await lockCashOfList(work, (await findShownBatch(work, id)).settlementId);
  const batch = await batchForUpdate(work, id, version);
  stepTo(paymentLifecycle, "release", batch.status, work.actor.roles);
  const claims = await claimsByIds(
    work,
    (await rowsOfBatch(work, id)).map((line) => line.claimId),
  );
  if (batch.draftedBy === person.personId) throw new Refusal("second-hand", { action: "payment.drafted" });
  await refuseSecondHand(work, [
    id,
    batch.settlementId,
    ...(await objectionsOfBatch(work, id)),
    ...claims.map((claim) => claim.id),
  ]);
  await holdPayees(work, id);
  const blocked = await blockedLines(work, id);
  if (blocked.length > 0) {
    const numbers = blocked.slice(0, NAMED).map((line) => line.claimNumber);
    throw new Refusal(
      "payment-blocked",
      { lines: blocked.length, numbers: `${numbers.join("、")}${blocked.length > NAMED ? "…" : ""}` },
      blocked.slice(0, NAMED).map(blockedFault),
    );
  }
  const file = paymentBatchFile({ number: batch.number, lines: await treasuryLines(work, id) });
  assert(file.totalFen === batch.totalFen, "the file pays what the batch says");
  const stored = await storeDocument(work, {
    organisationId: person.organisationId,
    purpose: "payment-batch",
    name: file.name,
    kind: "csv",
    mediaType: "text/csv",
    bytes: file.bytes,
  });
  await setLinesStatus(work, id, "sent");
  const own = await takeFromList(work, cash, claims);
  for (const claim of claims) {
    const cashTransferId = own.get(claim.id);
    await stepClaim(work, claim, "send", {
      facts: { batchId: id, number: batch.number },
      ...(cashTransferId === undefined ? {} : { changes: { cashTransferId } }),
    });
  }
  await stepBatch(work, batch, "release", {
    deciding: true,
    changes: { fileId: stored.id, releasedBy: person.personId, releasedAt: work.now },
    facts: { sha256: stored.sha256, lines: batch.lines, totalFen: batch.totalFen },
  });
}

function blockedFault({
  lineNumber,
  claimNumber,
  cause,
}: Awaited<ReturnType<typeof blockedLines>>[number]): FieldFault {
  const { zh, en } = blockedCauses[cause];
  return { path: `lines.${lineNumber}`, code: cause, zh: `${claimNumber}：${zh}`, en: `${claimNumber}: ${en}` };
}

/** The lines of a batch as the treasury's file and the bank's form have them. */
export async function treasuryLines(work: Work, batchId: Id) {
  return (await payeesOfBatch(work, batchId)).map((payee) => ({
    lineId: payee.lineNumber,
    payeeName: payee.accountName,
    account: payee.accountNumber,
    bankName: payee.bankName,
    bankCode: payee.bankCode,
    amountFen: payee.amountFen,
    purpose: `服务券补助 ${payee.voucherCode}`,
  }));
}

/** Sends a drafted batch back with the reason; its claims stay payable and are drafted anew. */
export async function refusePayment(work: Work, id: Id, given: { version: number; reason: string }): Promise<void> {
  const batch = await batchForUpdate(work, id, given.version);
  stepTo(paymentLifecycle, "refuse", batch.status, work.actor.roles);
  await setLinesStatus(work, id, "refused");
  await stepBatch(work, batch, "refuse", {
    deciding: true,
    reason: given.reason,
    changes: { refusedReason: given.reason },
  });
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: batch.cityCode },
    {
      kind: "payment-refused",
      objectType: "paymentBatch",
      objectId: id,
      textZh: `兑付批次 ${batch.number} 被财政退回：${given.reason}`,
      textEn: `Finance refused payment batch ${batch.number}: ${given.reason}`,
    },
  );
}

/** Notes that the released file was handed to the treasury. */
export async function sendPayment(work: Work, id: Id, version: number): Promise<void> {
  await stepBatch(work, await batchForUpdate(work, id, version), "send", { changes: { sentAt: work.now } });
}

/** The released file, the same bytes at every export. Refuses `wrong-state` before the release. */
export async function paymentFile(work: Work, id: Id): Promise<Download> {
  const batch = await findShownBatch(work, id);
  if (batch.fileId === null)
    throw new Refusal("wrong-state", { noun: "paymentBatch", action: "file", status: batch.status });
  return {
    name: `${batch.number}.csv`,
    mediaType: "text/csv; charset=utf-8",
    bytes: await readFileBytes(work, batch.fileId),
    ...(batch.fileSha256 === null ? {} : { sha256: batch.fileSha256 }),
  };
}

/**
 * Makes a payment that failed or came back payable again although the account stays the same, because the fault was the bank's: a person of
 * finance says why, the bureau drafts it anew and another person releases it.
 * @clause 5.14
 */
export async function retryPayment(work: Work, lineId: Id, reason: string): Promise<{ claimId: Id; status: string }> {
  const line = await findLine(work, lineId);
  const [claim] = await claimsByIds(work, [line.claimId]);
  assert(claim !== undefined, "a payment line has its claim");
  if (line.status !== "failed" && line.status !== "returned")
    throw new Refusal("wrong-state", { noun: "paymentLine", action: "retry", status: line.status });
  const next = await stepClaim(work, claim, "correct", { reason, facts: { lineId, lineNumber: line.lineNumber } });
  return { claimId: next.id, status: next.status };
}

export async function batchForUpdate(work: Work, id: Id, version: number): Promise<BatchRow> {
  const batch = await lockBatch(work, id);
  if (batch.version !== version) throw new Refusal("stale-version", { noun: "paymentBatch" });
  return batch;
}

const past: Readonly<Record<PaymentAction, RecordedAction>> = {
  release: "payment.released",
  refuse: "payment.refused",
  send: "payment.sent",
  reconcilePartly: "payment.partly-reconciled",
  reconcile: "payment.reconciled",
};

/** One step of a locked batch. Refuses `wrong-state`, `not-permitted`, `stale-version`. */
export async function stepBatch(
  work: Work,
  batch: BatchRow,
  action: PaymentAction,
  extra: {
    changes?: Updateable<PaymentBatchTable>;
    reason?: string;
    facts?: Readonly<Record<string, unknown>>;
    deciding?: boolean;
  } = {},
): Promise<BatchRow> {
  const to = stepTo(paymentLifecycle, action, batch.status, work.actor.roles);
  const version = await recordStep(work, {
    table: "paymentBatch",
    object: batch,
    action: past[action],
    to,
    ...extra,
    facts: { number: batch.number, ...extra.facts },
  });
  return { ...batch, ...(extra.changes as Partial<BatchRow> | undefined), status: to, version };
}
