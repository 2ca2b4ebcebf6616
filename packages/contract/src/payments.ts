import { keptOutCauses, type KeptOutCause } from "@yunquan/core/payments/kept-out.ts";
import {
  paymentLifecycle,
  paymentLineLifecycle,
  suspenseLifecycle,
  type PaymentLineStatus,
  type PaymentStatus,
  type SuspenseStatus,
} from "@yunquan/core/payments/lifecycle.ts";
import {
  keptOutcomes,
  suspenseOutcomes,
  type KeptOutcome,
  type SuspenseOutcome,
} from "@yunquan/core/payments/outcomes.ts";
import { suspenseCauses } from "@yunquan/core/payments/reconcile.ts";
import { timelineLine } from "./applications.ts";
import { calendarDate, fenWire, id, instant, line, page, pageQuery, paragraph, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

const count = z.number().int();
export const paymentStatus = z.enum(Object.keys(paymentLifecycle.statuses) as [PaymentStatus, ...PaymentStatus[]]);
const paymentLineStatus = z.enum(
  Object.keys(paymentLineLifecycle.statuses) as [PaymentLineStatus, ...PaymentLineStatus[]],
);

export const draftBody = z.strictObject({ settlementId: id });
export const paymentStepBody = z.strictObject({ version: seenVersion });
export const paymentRefusalBody = z.strictObject({ version: seenVersion, reason: paragraph(1_000) });
export const importBody = z.strictObject({ version: seenVersion, fileId: id });
export const retryBody = z.strictObject({ reason: line(500) });

/** Why a claim that may be paid is kept out of a batch. It stays payable. */
export const keptOutCause = z.enum(Object.keys(keptOutCauses) as [KeptOutCause, ...KeptOutCause[]]);
export const keptOut = z
  .strictObject({
    claimId: id,
    claimNumber: z.string(),
    enterpriseName: z.string(),
    amountFen: fenWire,
    cause: keptOutCause,
    causeZh: z.string(),
    causeEn: z.string(),
  })
  .meta({ id: "KeptOutOfPayment" });

export const paymentBatch = z
  .strictObject({
    id,
    number: z.string(),
    settlementId: id,
    settlementNumber: z.string(),
    cityCode: z.string(),
    status: paymentStatus,
    version: count,
    lines: count,
    totalFen: fenWire,
    paidLines: count,
    paidFen: fenWire,
    failedLines: count,
    failedFen: fenWire,
    /** Paid, and sent back by the bank: not paid any more. */
    returnedLines: count,
    returnedFen: fenWire,
    fileId: id.nullable(),
    /** SHA-256 of the released file: exporting again gives the same bytes. */
    sha256: z.string().nullable(),
    draftedBy: z.string(),
    draftedAt: instant,
    releasedBy: z.string().nullable(),
    releasedAt: instant.nullable(),
    sentAt: instant.nullable(),
    reconciledAt: instant.nullable(),
    refusedReason: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "PaymentBatch" });

/** The same money counted three times: as the batch says, as its lines add up, as the ledger has booked it. */
export const batchReckoning = z
  .strictObject({
    batchFen: fenWire,
    linesFen: fenWire,
    /** Of the lines: paid, failed, come back, and still without a word from the bank. */
    paidFen: fenWire,
    failedFen: fenWire,
    returnedFen: fenWire,
    openFen: fenWire,
    openLines: count,
    /** What the ledger has paid out of the city's cash for lines of this batch, less what came back. */
    ledgerFen: fenWire,
    suspenseOpen: count,
    agrees: z.boolean(),
  })
  .meta({ id: "BatchReckoning" });

export const paymentBatchAnswer = z
  .strictObject({ ...paymentBatch.shape, reckoning: batchReckoning, timeline: z.array(timelineLine) })
  .meta({ id: "PaymentBatchWithHistory" });

/** `remaining` lines could be paid too and wait for the next batch: one batch is bounded. */
export const drafted = z.strictObject({ batch: paymentBatch, keptOut: z.array(keptOut), remaining: count });
export const paymentListQuery = pageQuery.extend({ status: paymentStatus.optional(), settlementId: id.optional() });
/** The same list as a file, whole. */
export const paymentExportQuery = paymentListQuery.omit({ cursor: true, limit: true });
export const paymentPage = page(paymentBatch);

/** What could be drafted now for a list, and what is kept out and why. */
export const payableQuery = z.strictObject({ settlementId: id });
export const payable = z
  .strictObject({ lines: count, totalFen: fenWire, keptOut: z.array(keptOut) })
  .meta({ id: "PayableLines" });

export const paymentLine = z
  .strictObject({
    id,
    lineNumber: z.string(),
    claimId: id,
    claimNumber: z.string(),
    enterpriseName: z.string(),
    accountName: z.string(),
    /** Masked; the whole number stands in the released file only. */
    account: z.string(),
    bankName: z.string(),
    amountFen: fenWire,
    attempt: count,
    status: paymentLineStatus,
    bankReference: z.string().nullable(),
    failureReason: z.string().nullable(),
    resultOn: calendarDate.nullable(),
    resultAt: instant.nullable(),
    /** The bank's day of the return, of a payment that came back. */
    returnedOn: calendarDate.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "PaymentLine" });
export const paymentLineQuery = pageQuery.extend({ status: paymentLineStatus.optional() });
export const paymentLinePage = page(paymentLine);

export const imported = z
  .strictObject({
    batch: paymentBatch,
    resultId: id,
    paidLines: count,
    failedLines: count,
    /** Rows that say again what was booked before. */
    knownLines: count,
    suspenseLines: count,
    /** True when this very file had been imported before: nothing was done. */
    again: z.boolean(),
  })
  .meta({ id: "BankResultImported" });

type SuspenseCauseName = keyof typeof suspenseCauses;
const suspenseCause = z.enum(Object.keys(suspenseCauses) as [SuspenseCauseName, ...SuspenseCauseName[]]);

/** What importing a file would do, row by row; nothing of it is booked. */
export const resultPreviewQuery = z.strictObject({ fileId: id });
export const resultPreview = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        row: count,
        lineNumber: z.string(),
        enterpriseName: z.string().nullable(),
        amountFen: fenWire,
        outcome: z.enum(["paid", "failed"]),
        bankReference: z.string(),
        paidOn: calendarDate.nullable(),
        reason: z.string(),
        /** What becomes of the row: it is booked, says again what is booked, or goes to suspense for a cause. */
        fate: z.enum(["book", "known", "suspense"]),
        cause: suspenseCause.nullable(),
      }),
    ),
    paidLines: count,
    paidFen: fenWire,
    failedLines: count,
    failedFen: fenWire,
    knownLines: count,
    suspenseLines: count,
    /** Lines of the batch about which the bank would still have said nothing. */
    stillOpen: count,
    /** True when this very file was imported before. */
    again: z.boolean(),
  })
  .meta({ id: "BankResultPreview" });

const suspenseOutcome = z.enum(Object.keys(suspenseOutcomes) as [SuspenseOutcome, ...SuspenseOutcome[]]);
const keptOutcome = z.enum(Object.keys(keptOutcomes) as [KeptOutcome, ...KeptOutcome[]]);
const suspenseStatus = z.enum(Object.keys(suspenseLifecycle.statuses) as [SuspenseStatus, ...SuspenseStatus[]]);

/** What one person proposed to make of a row in suspense, and what another decided. */
export const proposedOutcome = z
  .strictObject({
    id,
    outcome: keptOutcome,
    status: z.enum(["proposed", "approved", "turned-down"]),
    reason: z.string(),
    /** When the bank booked the return or the payment, under which number, and its letter. */
    bookedOn: calendarDate.nullable(),
    bankReference: z.string().nullable(),
    fileId: id.nullable(),
    fileName: z.string().nullable(),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decision: z.string().nullable(),
  })
  .meta({ id: "SuspenseOutcome" });

export const suspenseLine = z
  .strictObject({
    id,
    batchId: id,
    batchNumber: z.string(),
    status: suspenseStatus,
    version: count,
    /** The row of the bank's file; null where the bank told by letter. */
    rowNumber: count.nullable(),
    cause: suspenseCause,
    lineNumber: z.string(),
    /** The line of the batch that it names, as it stands; null when there is none. */
    line: z
      .strictObject({
        id,
        status: paymentLineStatus,
        amountFen: fenWire,
        enterpriseName: z.string(),
        claimId: id,
        claimNumber: z.string(),
      })
      .nullable(),
    amountFen: fenWire,
    outcome: z.enum(["paid", "failed"]),
    bankReference: z.string(),
    paidOn: calendarDate.nullable(),
    reason: z.string(),
    openedAt: instant,
    resolvedAt: instant.nullable(),
    /** What was proposed, the last first; the first of them stands unless it was turned down. */
    outcomes: z.array(proposedOutcome),
    /** The outcomes that could be proposed now. */
    possible: z.array(suspenseOutcome),
    actions: z.array(z.string()),
  })
  .meta({ id: "SuspenseLine" });
export const suspenseQuery = pageQuery.extend({
  batchId: id.optional(),
  open: z.enum(["true", "false"]).optional(),
  /** Rows whose outcome awaits a second person, or has yet to be proposed. */
  status: suspenseStatus.optional(),
});
export const suspensePage = page(suspenseLine);

const ofTheBank = {
  bookedOn: calendarDate.optional(),
  bankReference: line(100).optional(),
  fileId: id.optional(),
} as const;
export const outcomeBody = z.strictObject({
  version: seenVersion,
  outcome: suspenseOutcome,
  reason: paragraph(1_000),
  ...ofTheBank,
});
export const outcomeStepBody = z.strictObject({ version: seenVersion });
export const outcomeRefusalBody = z.strictObject({ version: seenVersion, reason: paragraph(1_000) });
/** A return that the bank told of by letter. */
export const returnBody = z.strictObject({ reason: paragraph(1_000), ...ofTheBank, bookedOn: calendarDate });

/** What an enterprise keeps of a payment. */
export const paymentReceipt = z
  .strictObject({
    paymentLineId: id,
    lineNumber: z.string(),
    programmeZh: z.string(),
    programmeEn: z.string(),
    cityCode: z.string(),
    cityZh: z.string(),
    enterpriseName: z.string(),
    creditCode: z.string(),
    supplierName: z.string(),
    serviceZh: z.string(),
    serviceEn: z.string(),
    voucherCode: z.string(),
    faceValueFen: fenWire,
    claimId: id,
    claimNumber: z.string(),
    settlementNumber: z.string(),
    noticeNumber: z.string(),
    batchNumber: z.string(),
    amountFen: fenWire,
    accountName: z.string(),
    account: z.string(),
    bankName: z.string(),
    bankReference: z.string(),
    paidOn: calendarDate,
    bookedAt: instant,
    /** The bank sent the money back: the receipt proves no payment any more. */
    returnedOn: calendarDate.nullable(),
    voidedAt: instant.nullable(),
  })
  .meta({ id: "PaymentReceipt" });
export const receiptPage = page(paymentReceipt);
export const claimStatusAnswer = z.strictObject({ claimId: id, status: z.string() });
