import type { claimAnswer, claimLine, claimSummary, claimWritten } from "@yunquan/contract/claims.ts";
import type { z } from "@yunquan/contract/z.ts";
import { checklistItems, type ChecklistItem } from "@yunquan/core/claims/checklist.ts";
import {
  claimLifecycle,
  editableStatuses,
  holderOf,
  waitingStatuses,
  type ClaimAction,
} from "@yunquan/core/claims/lifecycle.ts";
import { claimWaterfall } from "@yunquan/core/claims/reckoning.ts";
import type { CompletionThresholds } from "@yunquan/core/usage/evaluate.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { ZERO } from "@yunquan/core/money.ts";
import { Refusal, assert, type Finding } from "@yunquan/core/refusal.ts";
import type { Actor } from "../platform/actor.ts";
import type { Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import { invoiceFindings, reckon } from "./facts.ts";
import { aheadOf, carriedFromOf, listedClaim, placeOf, type ListedClaim } from "./lists.ts";
import { contractOf, evaluationOf, reportOf, timelineOf, voucherOf } from "./reading.ts";
import { evidenceOf, findClaim, submitted, wasReturnedUnconfirmed, type ClaimRow } from "./store.ts";

type Answer = z.output<typeof claimAnswer>;
type Summary = z.output<typeof claimSummary>;

/** Steps that settlements and payments take with their own objects; a claim's page has no button for them. */
const own: ReadonlySet<ClaimAction> = new Set([
  "submit",
  "confirm",
  "confirmInPlace",
  "dispute",
  "bringBack",
  "review",
  "sendBack",
  "return",
  "approve",
  "reject",
  "withdraw",
  "defer",
  "resume",
]);

/**
 * What the viewer may do now. The lifecycle says who may step from here; what also depends on the person (he reviewed it
 * himself), on the report or on time is cut here, and decided again when he acts.
 */
function actionsOf(work: Work, claim: ClaimRow, supplierAway: boolean): string[] {
  const { actor } = work;
  const personId = actor.kind === "person" ? actor.personId : null;
  const complete = claim.mark === "complete" && claim.reportMark === "complete" && claim.evaluateDueAt === null;
  const steps = actionsFor(claimLifecycle, claim.status, actor.roles).filter((action) => {
    if (!own.has(action)) return false;
    if (action === "confirmInPlace") return supplierAway;
    if (action === "review") return complete;
    if (action === "approve") return complete && claim.reviewedBy !== personId;
    if (action === "defer") return claim.reportMark === "complete";
    if (action === "reject") return claim.reviewedBy !== personId;
    return true;
  });
  const edits =
    editableStatuses.includes(claim.status) && actor.kind === "person" && actor.organisationId === claim.enterpriseId;
  return edits ? ["update", ...steps] : steps;
}

export function written(work: Work, claim: ClaimRow): z.output<typeof claimWritten> {
  const { id, number, status, version, amountFen, position, submittedAt } = claim;
  return { id, number, status, version, amountFen, position, submittedAt, actions: actionsOf(work, claim, false) };
}

export function summary(work: Work, claim: ListedClaim): Summary {
  const away = claim.supplierBarred || (claim.supplierDueAt !== null && claim.supplierDueAt <= work.now);
  return summaryWith(work, claim, away);
}

function summaryWith(work: Work, claim: ListedClaim, supplierAway: boolean): Summary {
  return {
    id: claim.id,
    number: claim.number,
    status: claim.status,
    version: claim.version,
    programmeId: claim.programmeId,
    cityCode: claim.cityCode,
    serviceCode: claim.serviceCode,
    serviceNameZh: claim.serviceNameZh,
    serviceNameEn: claim.serviceNameEn,
    voucherId: claim.voucherId,
    voucherCode: claim.voucherCode,
    enterprise: { id: claim.enterpriseId, name: claim.enterpriseName },
    supplier: { id: claim.supplierId, name: claim.supplierName },
    amountFen: claim.amountFen,
    position: claim.position,
    carriedFrom: claim.carriedFrom,
    mark: claim.mark,
    reportMark: claim.reportMark,
    holder: holderOf(claim.status),
    createdAt: claim.createdAt,
    submittedAt: claim.submittedAt,
    supplierDueAt: claim.supplierDueAt,
    dueAt: claim.dueAt,
    overdueAt: claim.overdueAt,
    returnDueAt: claim.returnDueAt,
    actions: actionsOf(work, claim, supplierAway),
  };
}

/** Everything the page of one claim shows. */
export async function whole(work: Work, id: Id): Promise<Answer> {
  const row = await listedClaim(work, id);
  if (row === undefined) throw new Refusal("not-found", { noun: "claim" });
  const listed = summary(work, row);
  const late =
    listed.actions.includes("confirmInPlace") ||
    (row.status === "submitted" && (await wasReturnedUnconfirmed(work, id)));
  const [voucher, contract] = [await voucherOf(work, row.voucherId), await contractOf(work, row.contractId)];
  const judged = await judgementOf(work, row, { contract, faceValueFen: voucher.faceValueFen });
  const note = isParty(work.actor) && row.decidedAt === null;
  return {
    ...(late ? summaryWith(work, row, true) : listed),
    planId: row.planId,
    editionId: row.editionId,
    voucher,
    contract,
    implementedOn: row.implementedOn,
    acceptedOn: row.acceptedOn,
    evidence: await evidenceOf(work, id),
    ...judged,
    // The recommendation is the bureau's working note until the approver has decided.
    checklist: note ? null : storedChecklist(row),
    recommendation: note ? null : row.recommendation,
    lastReason: row.lastReason,
    confirmedAt: row.confirmedAt,
    confirmedInPlace: row.confirmedInPlace,
    decidedAt: row.decidedAt,
    deferral: row.deferredReason === null ? null : { reason: row.deferredReason, until: row.deferredUntil },
    report: await reportOf(work, row.reportId),
    evaluation: await evaluation(work, row),
    paidAt: row.paidAt,
    timeline: await timelineOf(work, id),
  };
}

/** Sums and findings: live while the enterprise can still change what they say, else as they were submitted. */
async function judgementOf(
  work: Work,
  row: ListedClaim,
  by: { contract: Answer["contract"]; faceValueFen: Answer["voucher"]["faceValueFen"] },
): Promise<Pick<Answer, "invoicedFen" | "eligibleInvoicedFen" | "paidFen" | "reckonedFen" | "waterfall" | "findings">> {
  const draft = row.position === null;
  const edition = draft
    ? await editionInForce(work, row.programmeId, work.now)
    : await editionById(work, row.editionId);
  const reckoning = await reckon(work, row, {
    parameters: edition.parameters,
    contract: by.contract,
    faceValueFen: by.faceValueFen,
  });
  const { invoicedFen } = reckoning;
  if (editableStatuses.includes(row.status)) {
    const { eligibleInvoicedFen, paidFen, amountFen } = reckoning;
    return {
      invoicedFen,
      eligibleInvoicedFen,
      paidFen,
      reckonedFen: amountFen,
      waterfall: claimWaterfall(by.faceValueFen, eligibleInvoicedFen, amountFen),
      findings: [...reckoning.findings, ...(await invoiceFindings(work, row))],
    };
  }
  const eligibleInvoicedFen = row.invoicedFen ?? reckoning.eligibleInvoicedFen;
  const reckonedFen = row.amountFen ?? reckoning.amountFen;
  return {
    invoicedFen,
    eligibleInvoicedFen,
    paidFen: row.paymentTotalFen ?? reckoning.paidFen,
    reckonedFen,
    waterfall: claimWaterfall(by.faceValueFen, eligibleInvoicedFen, reckonedFen),
    findings: row.findings as Finding[],
  };
}

async function evaluation(work: Work, row: ClaimRow): Promise<Answer["evaluation"]> {
  const found = row.evaluationId === null ? undefined : await evaluationOf(work, row.evaluationId);
  if (found === undefined) return null;
  const { id, outcome, findings, thresholds, windowFrom, windowTo, evaluatedAt } = found;
  return {
    id,
    outcome,
    findings: [...findings],
    thresholds: thresholds as CompletionThresholds,
    windowFrom,
    windowTo,
    evaluatedAt,
  };
}

function storedChecklist(row: ClaimRow): Record<ChecklistItem, boolean> | null {
  const stored = row.checklist as Partial<Record<ChecklistItem, boolean>>;
  const answers = checklistItems.map((item) => [item, stored[item]] as const);
  return answers.every(([, answer]) => answer !== undefined)
    ? (Object.fromEntries(answers) as Record<ChecklistItem, boolean>)
    : null;
}

function isParty(actor: Actor): boolean {
  return actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier");
}

/** Where a claim stands in its city's line, and who is before it. @clause 8.2 */
export async function lineAnswer(work: Work, id: Id): Promise<z.output<typeof claimLine>> {
  const row = await findClaim(work, id);
  if (row.position === null) throw new Refusal("wrong-state", { noun: "claim", action: "line", status: row.status });
  const claim = submitted(row);
  const waiting = waitingStatuses.includes(claim.status);
  const { givenAt, lastPosition } = await placeOf(work, claim);
  const { counted, nearest } = waiting
    ? await aheadOf(work, claim)
    : { counted: { claims: 0, amountFen: ZERO, markedComplete: 0 }, nearest: [] };
  return {
    claimId: claim.id,
    position: claim.position,
    givenAt,
    carriedFrom: await carriedFromOf(work, id),
    waiting,
    ahead: counted,
    nearest: nearest.map((one) => {
      assert(
        one.position !== null && one.amountFen !== null && one.submittedAt !== null,
        "a claim in line was submitted",
      );
      const { position, carriedFrom, status, amountFen, submittedAt } = one;
      return { position, carriedFrom, status, mark: one.reportMark, amountFen, submittedAt };
    }),
    lastPosition,
  };
}
