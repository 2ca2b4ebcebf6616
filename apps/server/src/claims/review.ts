import { refuseUnmetChecklist, type ChecklistAnswers } from "@yunquan/core/claims/checklist.ts";
import { refuseUnready } from "@yunquan/core/claims/reckoning.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { contractForCase } from "../contracts/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { lockLines } from "../order/commands.ts";
import { refuseSecondHand } from "../platform/record.ts";
import { eachAlone, json, personOf, workAs, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { voucherForClaim } from "../vouchers/commands.ts";
import { refuseStale, refuseStep, reviewDueAtOf, reviewUndone, stepClaim, unreviewed } from "./commands.ts";
import { endClaim, freedCash, lockToEnd, releaseInvoices } from "./ending.ts";
import { reckon } from "./facts.ts";
import { refuseOwnParties, returnDueAtOf } from "./supplier-answer.ts";
import type { ClaimStepItem } from "./submission.ts";
import { lockClaim, lockReadableClaims, peekClaims, type ClaimRow } from "./store.ts";

/**
 * The reviewer answers the programme's questions about a claim that a frozen report marks complete, and recommends it. The
 * sum test is made once more. He may review again what comes back to him; he does not approve.
 * Refuses `not-marked-complete`, `checklist-not-met`, `invoice-total-differs`.
 * @clause 5.11
 */
export async function reviewClaim(
  work: Work,
  id: Id,
  given: { version: number; checklist: ChecklistAnswers; recommendation: string },
): Promise<ClaimRow> {
  const actor = personOf(work);
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  refuseStep(work, claim, "review");
  await refuseOwnParties(work, claim);
  await refuseSecondHand(work, [id], ["claim.confirmed-in-place"]);
  refuseUnmarked(claim);
  refuseUnmetChecklist(given.checklist);
  const voucher = await voucherForClaim(work, claim.voucherId);
  const { contract } = await contractForCase(work, claim.contractId);
  const { parameters } = await editionById(work, claim.editionId);
  refuseUnready(await reckon(work, claim, { parameters, contract, faceValueFen: voucher.faceValueFen }));
  const done = await stepClaim(work, claim, "review", {
    reason: given.recommendation,
    facts: { reportId: claim.reportId, checklist: given.checklist },
    deciding: true,
    changes: { checklist: json(given.checklist), recommendation: given.recommendation, reviewedBy: actor.personId },
  });
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: claim.cityCode },
    {
      role: "city-approver",
      kind: "claim.to-approve",
      objectType: "claim",
      objectId: id,
      textZh: `结算申请 ${claim.number} 已审核，请复核。`,
      textEn: `Claim ${claim.number} is reviewed and waits for approval.`,
    },
  );
  return done;
}

/**
 * The approver approves claims, each for itself; each approval names the frozen report that marks the claim complete.
 * Refuses `not-marked-complete`, `second-hand` (who reviewed does not approve), `own-case`.
 * @clause 5.11 7.2
 */
export async function approveClaims(
  work: Work,
  items: readonly ClaimStepItem[],
): Promise<readonly (ClaimRow | Refusal)[]> {
  await lockReadableClaims(
    work,
    items.map(({ id }) => id),
  );
  const results: (ClaimRow | Refusal)[] = [];
  for (const item of items)
    results.push(await eachAlone(work, async () => await approveOne(workAs(work, item.actor), item)));
  return results;
}

async function approveOne(work: Work, item: ClaimStepItem): Promise<ClaimRow> {
  const claim = await lockClaim(work, item.id);
  refuseStale(claim, item.version);
  refuseStep(work, claim, "approve");
  await refuseOwnParties(work, claim);
  refuseUnmarked(claim);
  if (claim.reviewedBy === item.actor.personId) throw new Refusal("second-hand", { action: "claim.reviewed" });
  await refuseSecondHand(work, [claim.id]);
  const done = await stepClaim(work, claim, "approve", {
    facts: { reportId: claim.reportId },
    deciding: true,
    changes: { decidedBy: item.actor.personId, decidedAt: work.now, dueAt: null, evaluateDueAt: null },
  });
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.approved",
    objectType: "claim",
    objectId: claim.id,
    textZh: `结算申请 ${claim.number} 审核通过，等待列入结算清单。`,
    textEn: `Claim ${claim.number} is approved and waits for a settlement list.`,
  });
  return done;
}

/** The approver differs and sends the claim back to the reviewer, with his reason. The bureau's clock runs on. */
export async function sendBackClaim(work: Work, id: Id, given: { version: number; reason: string }): Promise<ClaimRow> {
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  await refuseOwnParties(work, claim);
  return await stepClaim(work, claim, "sendBack", {
    reason: given.reason,
    changes: { ...unreviewed(), lastReason: given.reason },
  });
}

/**
 * The bureau returns a claim with a reason. It keeps its place for the return time, also when its voucher's last instant
 * passes meanwhile; it holds no cash.
 * @clause 5.11 5.17
 */
export async function returnClaim(work: Work, id: Id, given: { version: number; reason: string }): Promise<ClaimRow> {
  const claim = await lockToEnd(work, id);
  refuseStale(claim, given.version);
  await refuseOwnParties(work, claim);
  const returnDueAt = await returnDueAtOf(work, claim);
  const done = await stepClaim(work, claim, "return", {
    reason: given.reason,
    changes: {
      ...reviewUndone,
      checklist: json({}),
      ...(await freedCash(work, claim)),
      lastReason: given.reason,
      returnDueAt,
    },
  });
  await releaseInvoices(work, claim);
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.returned",
    objectType: "claim",
    objectId: id,
    textZh: `结算申请 ${claim.number} 被退回补正：${given.reason}`,
    textEn: `Claim ${claim.number} was returned for correction: ${given.reason}`,
  });
  return done;
}

/** The approver rejects with a reason; the voucher is the enterprise's again if there is time left. Refuses `second-hand`. @clause 5.11 */
export async function rejectClaim(work: Work, id: Id, given: { version: number; reason: string }): Promise<ClaimRow> {
  const actor = personOf(work);
  const claim = await lockToEnd(work, id);
  refuseStale(claim, given.version);
  refuseStep(work, claim, "reject");
  await refuseOwnParties(work, claim);
  await refuseSecondHand(work, [id]);
  const done = await endClaim(work, claim, "reject", {
    reason: given.reason,
    deciding: true,
    changes: { decidedBy: actor.personId, decidedAt: work.now, lastReason: given.reason },
  });
  for (const organisationId of [claim.enterpriseId, claim.supplierId]) {
    await sendMessage(work, {
      organisationId,
      kind: "claim.rejected",
      objectType: "claim",
      objectId: id,
      textZh: `结算申请 ${claim.number} 不予通过：${given.reason}`,
      textEn: `Claim ${claim.number} was rejected: ${given.reason}`,
    });
  }
  return done;
}

/**
 * The approver defers a claim that a frozen report marks complete, with reason and end: it stays in line, and a settlement
 * keeps its amount aside, so that nobody behind it takes it. One not marked complete blocks nobody and holds no cash, so there
 * is nothing to defer. Refuses `not-marked-complete`, `deferral-end`.
 * @clause 5.11 8.2
 */
export async function deferClaim(
  work: Work,
  id: Id,
  given: { version: number; reason: string; until: Instant },
): Promise<ClaimRow> {
  const actor = personOf(work);
  // A freeze reads the line without touching its claims: who takes an approved one out of it waits for the freeze.
  await lockLines(
    work,
    (await peekClaims(work, [id])).map(({ programmeId, cityCode }) => ({ programmeId, cityCode, kind: "claim" })),
  );
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  refuseStep(work, claim, "defer");
  await refuseOwnParties(work, claim);
  // Newer data that contradict the report do not matter here: it is the report's mark that blocks a list.
  if (claim.reportMark !== "complete") throw notMarkedComplete(claim);
  if (given.until <= work.now) {
    throw new Refusal("deferral-end", { until: given.until }, [
      { path: "until", code: "past", zh: "须晚于现在", en: "must lie after now" },
    ]);
  }
  const done = await stepClaim(work, claim, "defer", {
    reason: given.reason,
    facts: { until: given.until },
    changes: { deferredReason: given.reason, deferredUntil: given.until, deferredBy: actor.personId, dueAt: null },
  });
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.deferred",
    objectType: "claim",
    objectId: id,
    textZh: `结算申请 ${claim.number} 暂缓办理：${given.reason}`,
    textEn: `Claim ${claim.number} is deferred: ${given.reason}`,
  });
  return done;
}

/** Ends a deferral: the claim is reviewed anew, and the bureau's time begins again. */
export async function resumeClaim(work: Work, id: Id, given: { version: number }): Promise<ClaimRow> {
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  if (work.actor.kind === "person") await refuseOwnParties(work, claim);
  return await resume(work, claim);
}

/** The end of a deferral has come. */
export async function endDeferral(work: Work, id: Id): Promise<void> {
  const claim = await lockClaim(work, id);
  if (claim.status !== "deferred" || claim.deferredUntil === null || claim.deferredUntil > work.now) return;
  await resume(work, claim);
}

async function resume(work: Work, claim: ClaimRow): Promise<ClaimRow> {
  const dueAt = claim.reportMark === "complete" ? await reviewDueAtOf(work, claim) : null;
  return await stepClaim(work, claim, "resume", {
    changes: {
      ...unreviewed(),
      deferredReason: null,
      deferredUntil: null,
      deferredBy: null,
      dueAt,
      overdueAt: null,
      evaluateDueAt: claim.mark === null ? work.now : claim.evaluateDueAt,
    },
  });
}

/** The bureau's time is over: the province is told once. @clause 5.16 */
export async function escalateClaim(work: Work, id: Id): Promise<void> {
  const claim = await lockClaim(work, id);
  const { status, dueAt, overdueAt } = claim;
  if ((status !== "evaluated" && status !== "reviewed") || overdueAt !== null || dueAt === null || dueAt > work.now)
    return;
  await work.tx.updateTable("claim").set({ overdueAt: work.now }).where("id", "=", id).execute();
  const message = {
    kind: "claim.overdue",
    objectType: "claim",
    objectId: id,
    textZh: `结算申请 ${claim.number} 审核已逾期。`,
    textEn: `The review of claim ${claim.number} is overdue.`,
  } as const;
  await sendToOffice(work, { kind: "city-bureau", cityCode: claim.cityCode }, message);
  await sendToOffice(work, { kind: "province" }, message);
}

/** Only what a frozen report marks complete, and what no newer data contradict, can be passed. @clause 5.11 */
function refuseUnmarked(claim: ClaimRow): void {
  if (
    claim.reportId === null ||
    claim.reportMark !== "complete" ||
    claim.mark !== "complete" ||
    claim.evaluateDueAt !== null
  )
    throw notMarkedComplete(claim);
}

function notMarkedComplete({ mark, reportMark, evaluateDueAt }: ClaimRow): Refusal {
  return new Refusal("not-marked-complete", { mark, reportMark, evaluationDue: evaluateDueAt !== null });
}
