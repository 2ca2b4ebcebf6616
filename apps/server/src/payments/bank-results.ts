import type { resultPreview } from "@yunquan/contract/payments.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { addFen } from "@yunquan/core/money.ts";
import { reconcile, type BankRow, type Reconciliation, type SuspenseCause } from "@yunquan/core/payments/reconcile.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { beijingDate, type CalendarDate } from "@yunquan/core/time.ts";
import { claimsByIds } from "../claims/commands.ts";
import { parseBankResult } from "../documents/bank-result.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import { lockAccountsOfTransfers } from "../ledger/commands.ts";
import { eachAlone, json, personOf, type Work } from "../platform/work.ts";
import { bookFailed, bookPaid, type Booking } from "./booking.ts";
import { stepBatch } from "./commands.ts";
import { findShownBatch } from "./shown.ts";
import {
  findResult,
  insertResult,
  lockBatch,
  payeesOfBatch,
  rowsOfBatch,
  transfersOfLines,
  usedReferences,
  type BatchRow,
  type PaymentLineRow,
} from "./store.ts";

export interface Imported {
  readonly resultId: Id;
  readonly paidLines: number;
  readonly failedLines: number;
  readonly knownLines: number;
  readonly suspenseLines: number;
  readonly again: boolean;
}

/** How many faults of a file are told at once. */
const FAULTS_TOLD = 100;

/**
 * Books a bank's result file. A paid row pays its claim, posts its cash and redeems its voucher, in one transaction; a failed
 * one asks the enterprise for another account. What does not fit exactly goes to suspense, and what is booked is never
 * undone by a file: two people decide on that. The same file again does nothing. Refuses `bank-result-refused` for a file with any fault, without booking a row.
 * @clause 5.14 @clause 4.2
 */
export async function importBankResult(
  work: Work,
  batchId: Id,
  given: { version: number; fileId: Id },
): Promise<Imported> {
  const person = personOf(work);
  await findShownBatch(work, batchId);
  const file = await ownFile(work, given.fileId, person.organisationId, ["bank-result"]);
  // Accounts come before cases in the order of locks: cash, and what a payment below face value frees.
  const accounts = await lockAccountsOfTransfers(work, await transfersOfLines(work, { batchId }));
  const batch = await lockBatch(work, batchId);
  const earlier = await findResult(work, batchId, file.sha256);
  if (earlier !== undefined) {
    const { id: resultId, paidLines, failedLines, knownLines, suspenseLines } = earlier;
    return { resultId, paidLines, failedLines, knownLines, suspenseLines, again: true };
  }
  if (batch.version !== given.version) throw new Refusal("stale-version", { noun: "paymentBatch" });
  if (batch.status === "drafted" || batch.status === "refused")
    throw new Refusal("wrong-state", { noun: "paymentBatch", action: "importResult", status: batch.status });
  const rows = readRows(await readFileBytes(work, file.id), beijingDate(work.now));
  const lines = await rowsOfBatch(work, batchId);
  const claims = new Map(
    (
      await claimsByIds(
        work,
        lines.map((line) => line.claimId),
      )
    ).map((claim) => [claim.id, claim]),
  );
  const result = await compared(work, batchId, rows, lines);

  const byNumber = new Map(lines.map((line) => [line.lineNumber, line]));
  const suspense: { row: BankRow; cause: SuspenseCause }[] = [...result.suspense];
  const booked = { paid: 0, failed: 0 };
  for (const row of result.book) {
    const line = byNumber.get(row.lineNumber);
    const claim = line === undefined ? undefined : claims.get(line.claimId);
    assert(line !== undefined && claim !== undefined, "a booked row has its line and claim");
    // A voucher frozen while the money was on its way cannot be redeemed now; a person has to look at it.
    const outcome = await eachAlone(work, async () => await bookRow(work, row, { line, claim, accounts }));
    if (outcome instanceof Refusal) suspense.push({ row, cause: "other-state" });
    else booked[row.outcome] += 1;
  }
  const resultId = await writeResult(
    work,
    { batchId, fileId: file.id, sha256: file.sha256, personId: person.personId },
    result,
    suspense,
    booked,
  );
  await stepReconciled(work, batch, { paid: booked.paid, failed: booked.failed, suspense: suspense.length, resultId });
  return {
    resultId,
    paidLines: booked.paid,
    failedLines: booked.failed,
    knownLines: result.known.length,
    suspenseLines: suspense.length,
    again: false,
  };
}

/** What every row of a file would be if it were imported now; nothing is locked and nothing is written. */
export async function previewBankResult(work: Work, batchId: Id, fileId: Id): Promise<z.output<typeof resultPreview>> {
  const person = personOf(work);
  const batch = await findShownBatch(work, batchId);
  const file = await ownFile(work, fileId, person.organisationId, ["bank-result"]);
  if (batch.status === "drafted" || batch.status === "refused")
    throw new Refusal("wrong-state", { noun: "paymentBatch", action: "importResult", status: batch.status });
  const rows = readRows(await readFileBytes(work, file.id), beijingDate(work.now));
  const lines = await rowsOfBatch(work, batchId);
  const { book, known, suspense } = await compared(work, batchId, rows, lines);
  const payees = new Map((await payeesOfBatch(work, batchId)).map((payee) => [payee.lineNumber, payee.enterpriseName]));
  const causes = new Map(suspense.map(({ row, cause }) => [row, cause]));
  const knownRows = new Set(known);
  const sumOf = (outcome: BankRow["outcome"]) =>
    addFen(...book.filter((row) => row.outcome === outcome).map((row) => row.amountFen));
  const countOf = (outcome: BankRow["outcome"]) => book.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.map((row) => {
      const cause = causes.get(row) ?? null;
      return {
        ...row,
        enterpriseName: payees.get(row.lineNumber) ?? null,
        fate: cause !== null ? ("suspense" as const) : knownRows.has(row) ? ("known" as const) : ("book" as const),
        cause,
      };
    }),
    paidLines: countOf("paid"),
    paidFen: sumOf("paid"),
    failedLines: countOf("failed"),
    failedFen: sumOf("failed"),
    knownLines: known.length,
    suspenseLines: suspense.length,
    stillOpen: lines.filter((line) => line.status === "sent").length - book.length,
    again: (await findResult(work, batchId, file.sha256)) !== undefined,
  };
}

/** The rows of a file against the lines of its batch and the references of other payments. */
async function compared(
  work: Work,
  batchId: Id,
  rows: readonly BankRow[],
  lines: readonly PaymentLineRow[],
): Promise<Reconciliation> {
  const used = await usedReferences(
    work,
    batchId,
    rows.map((row) => row.bankReference).filter((reference) => reference !== ""),
  );
  return reconcile(rows, lines, used);
}

function readRows(bytes: Uint8Array, today: CalendarDate): BankRow[] {
  const { lines, faults } = parseBankResult(bytes);
  const rows = lines.map((line): BankRow => ({
    row: line.row,
    lineNumber: line.lineId,
    amountFen: line.amountFen,
    outcome: line.outcome,
    reason: line.reason,
    bankReference: line.bankReference,
    paidOn: line.paidOn ?? null,
  }));
  const all = [
    ...faults,
    ...rows
      .filter((row) => row.paidOn !== null && row.paidOn > today)
      .map((row) => ({
        row: row.row,
        column: "支付日期",
        zh: "支付日期晚于今天。",
        en: "The date of payment is in the future.",
      })),
  ];
  if (all.length > 0) {
    const told = all.slice(0, FAULTS_TOLD).map((fault) => ({
      path: `file.${fault.row}.${fault.column}`,
      code: "bank-row",
      zh: `第 ${fault.row} 行：${fault.zh}`,
      en: `Row ${fault.row}: ${fault.en}`,
    }));
    throw new Refusal("bank-result-refused", { faults: all.length }, told);
  }
  return rows;
}

/** Books a row on its line, paid or failed. */
async function bookRow(work: Work, row: BankRow, booking: Booking): Promise<void> {
  if (row.outcome === "failed") await bookFailed(work, booking, { reason: row.reason, on: row.paidOn });
  else await bookPaid(work, booking, "pay", { bankReference: row.bankReference, paidOn: row.paidOn });
}

async function writeResult(
  work: Work,
  from: { batchId: Id; fileId: Id; sha256: string; personId: Id },
  result: Reconciliation,
  suspense: readonly { row: BankRow; cause: SuspenseCause }[],
  booked: { paid: number; failed: number },
): Promise<Id> {
  const id = work.newId();
  await insertResult(
    work,
    {
      id,
      batchId: from.batchId,
      fileId: from.fileId,
      sha256: from.sha256,
      importedBy: from.personId,
      importedAt: work.now,
      paidLines: booked.paid,
      failedLines: booked.failed,
      knownLines: result.known.length,
      suspenseLines: suspense.length,
    },
    suspense.map(({ row, cause }) => ({
      id: work.newId(),
      bankResultId: id,
      batchId: from.batchId,
      rowNumber: row.row,
      cause,
      status: "open" as const,
      openedAt: work.now,
      content: json(row),
    })),
  );
  return id;
}

/** A result proves that the batch was sent; it is reconciled when every line has one. */
async function stepReconciled(work: Work, batch: BatchRow, facts: Readonly<Record<string, unknown>>): Promise<void> {
  if (batch.status === "reconciled") return;
  const sent =
    batch.status === "released" ? await stepBatch(work, batch, "send", { changes: { sentAt: work.now } }) : batch;
  const open = (await rowsOfBatch(work, batch.id)).filter((line) => line.status === "sent").length;
  if (open === 0) await stepBatch(work, sent, "reconcile", { changes: { reconciledAt: work.now }, facts });
  else await stepBatch(work, sent, "reconcilePartly", { facts: { ...facts, open } });
}
