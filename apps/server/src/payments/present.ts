import type { z } from "@yunquan/contract/z.ts";
import type {
  keptOut,
  paymentBatch,
  paymentLine,
  paymentReceipt,
  proposedOutcome,
  suspenseLine,
} from "@yunquan/contract/payments.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { maskBankAccount } from "@yunquan/core/names.ts";
import { keptOutCauses } from "@yunquan/core/payments/kept-out.ts";
import { paymentLifecycle, suspenseLifecycle } from "@yunquan/core/payments/lifecycle.ts";
import { outcomesOf } from "@yunquan/core/payments/outcomes.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Actor } from "../platform/actor.ts";
import type { listLines, ShownBatch, ShownReceipt } from "./shown.ts";
import type { PayableClaim } from "./store.ts";
import { factsOfSuspense, wordOf, type ShownOutcome, type ShownSuspense } from "./suspense-store.ts";

type Out<S extends z.ZodType> = z.output<S>;

const isFinance = (actor: Actor): boolean => actor.roles.some((role) => role === "city-finance");

/** What the viewer may do with a batch now; who drafted it does not release it. Steps that only a bank's file takes are not offered. */
function actionsOf(actor: Actor, row: ShownBatch): string[] {
  const drafter = actor.kind === "person" && actor.personId === row.draftedBy;
  const steps: string[] = actionsFor(paymentLifecycle, row.status, actor.roles).filter(
    (action) => action !== "reconcile" && action !== "reconcilePartly" && !(drafter && action === "release"),
  );
  if (isFinance(actor) && row.fileId !== null) steps.push("importResult", "file");
  return steps;
}

export function presentBatch(actor: Actor, row: ShownBatch): Out<typeof paymentBatch> {
  return {
    id: row.id,
    number: row.number,
    settlementId: row.settlementId,
    settlementNumber: row.settlementNumber ?? "",
    cityCode: row.cityCode,
    status: row.status,
    version: row.version,
    lines: row.lines,
    totalFen: row.totalFen,
    paidLines: row.paidLines ?? 0,
    paidFen: row.paidFen ?? (0 as typeof row.totalFen),
    failedLines: row.failedLines ?? 0,
    failedFen: row.failedFen ?? (0 as typeof row.totalFen),
    returnedLines: row.returnedLines ?? 0,
    returnedFen: row.returnedFen ?? (0 as typeof row.totalFen),
    fileId: row.fileId,
    sha256: row.fileSha256,
    draftedBy: row.drafterName,
    draftedAt: row.draftedAt,
    releasedBy: row.releaserName,
    releasedAt: row.releasedAt,
    sentAt: row.sentAt,
    reconciledAt: row.reconciledAt,
    refusedReason: row.refusedReason,
    actions: actionsOf(actor, row),
  };
}

export function presentKeptOut(claim: PayableClaim): Out<typeof keptOut> {
  assert(claim.cause !== null, "who is kept out is so for a cause");
  const words = keptOutCauses[claim.cause];
  return {
    claimId: claim.claimId,
    claimNumber: claim.claimNumber,
    enterpriseName: claim.enterpriseName,
    amountFen: claim.amountFen,
    cause: claim.cause,
    causeZh: words.zh,
    causeEn: words.en,
  };
}

/**
 * A line that failed or came back is paid again while its claim still waits for that; who has been made payable since is in
 * another batch. Of a line that is paid a return can be noted.
 */
function lineActions(actor: Actor, row: Awaited<ReturnType<typeof listLines>>[number]): string[] {
  if (!isFinance(actor)) return [];
  if (row.status === "paid") return ["noteReturn"];
  return (row.status === "failed" || row.status === "returned") && row.claimStatus === "failed" ? ["retry"] : [];
}

export function presentPaymentLine(
  actor: Actor,
  row: Awaited<ReturnType<typeof listLines>>[number],
): Out<typeof paymentLine> {
  return {
    id: row.id,
    lineNumber: row.lineNumber,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    enterpriseName: row.enterpriseName,
    accountName: row.accountName,
    account: maskBankAccount(row.accountNumber),
    bankName: row.bankName,
    amountFen: row.amountFen,
    attempt: row.attempt,
    status: row.status,
    bankReference: row.bankReference,
    failureReason: row.failureReason,
    resultOn: row.resultOn,
    resultAt: row.resultAt,
    returnedOn: row.returnedOn,
    actions: lineActions(actor, row),
  };
}

/**
 * What the viewer may do with a row in suspense now: nobody decides on what he proposed, and who released the batch does not
 * approve what becomes of its money.
 */
function suspenseActions(actor: Actor, row: ShownSuspense, proposal: ShownOutcome | undefined): string[] {
  const self = actor.kind === "person" ? actor.personId : null;
  return actionsFor(suspenseLifecycle, row.status, actor.roles).filter(
    (action) =>
      action === "propose" || (proposal?.proposedBy !== self && !(action === "approve" && row.releasedBy === self)),
  );
}

export function presentSuspense(
  actor: Actor,
  row: ShownSuspense,
  outcomes: readonly ShownOutcome[],
): Out<typeof suspenseLine> {
  const word = wordOf(row);
  const { lineId, lineStatus, lineAmountFen, enterpriseName, claimId, claimNumber } = row;
  const named =
    lineId !== null &&
    lineStatus !== null &&
    lineAmountFen !== null &&
    enterpriseName !== null &&
    claimId !== null &&
    claimNumber !== null;
  return {
    id: row.id,
    batchId: row.batchId,
    batchNumber: row.batchNumber,
    status: row.status,
    version: row.version,
    rowNumber: row.rowNumber,
    cause: row.cause,
    lineNumber: word.lineNumber,
    line: named
      ? { id: lineId, status: lineStatus, amountFen: lineAmountFen, enterpriseName, claimId, claimNumber }
      : null,
    amountFen: word.amountFen,
    outcome: word.outcome,
    bankReference: word.bankReference,
    paidOn: word.paidOn,
    reason: word.reason,
    openedAt: row.openedAt,
    resolvedAt: row.resolvedAt,
    outcomes: outcomes.map(presentOutcome),
    possible: row.status === "open" ? outcomesOf(factsOfSuspense(row)) : [],
    actions: suspenseActions(
      actor,
      row,
      outcomes.find((one) => one.status === "proposed"),
    ),
  };
}

function presentOutcome(row: ShownOutcome): Out<typeof proposedOutcome> {
  return {
    id: row.id,
    outcome: row.outcome,
    status: row.status,
    reason: row.reason,
    bookedOn: row.bookedOn,
    bankReference: row.bankReference,
    fileId: row.fileId,
    fileName: row.fileName,
    proposedBy: row.proposerName,
    proposedAt: row.proposedAt,
    decidedBy: row.deciderName,
    decidedAt: row.decidedAt,
    decision: row.decision,
  };
}

export function presentReceipt(row: ShownReceipt): Out<typeof paymentReceipt> {
  assert(
    row.bankReference !== null && row.resultOn !== null && row.resultAt !== null && row.settlementNumber !== null,
    "a paid line has its result",
  );
  return {
    paymentLineId: row.id,
    lineNumber: row.lineNumber,
    programmeZh: row.programmeZh,
    programmeEn: row.programmeEn,
    cityCode: row.cityCode,
    cityZh: cities.find((one) => one.code === row.cityCode)?.zh ?? row.cityCode,
    enterpriseName: row.enterpriseName,
    creditCode: row.creditCode,
    supplierName: row.supplierName,
    serviceZh: row.serviceZh ?? row.serviceCode,
    serviceEn: row.serviceEn ?? row.serviceCode,
    voucherCode: row.voucherCode,
    faceValueFen: row.faceValueFen,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    settlementNumber: row.settlementNumber,
    noticeNumber: row.noticeNumber,
    batchNumber: row.batchNumber,
    amountFen: row.amountFen,
    accountName: row.accountName,
    account: maskBankAccount(row.accountNumber),
    bankName: row.bankName,
    bankReference: row.bankReference,
    paidOn: row.resultOn,
    bookedAt: row.resultAt,
    returnedOn: row.returnedOn,
    voidedAt: row.returnedAt,
  };
}
