import { refuseContradiction, type Checklist, type Recommendation } from "@yunquan/core/applications/checklist.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { reopenContract } from "../contracts/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { refuseSecondHand } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { endApplication, refuseStale, stepApplication } from "./commands.ts";
import { refuseOwnParties, returnDueAtOf } from "./supplier-answer.ts";
import { findApplication, lockApplication, openPause, submitted, type ApplicationRow } from "./store.ts";

/**
 * The bureau sends an application back with a reason. It keeps its place and its amounts for the return time; its contract
 * opens again where nothing else stands on it.
 * @clause 5.8 5.16
 */
export async function returnApplication(
  work: Work,
  id: Id,
  given: { version: number; reason: string },
): Promise<ApplicationRow> {
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  await refuseOwnParties(work, application);
  const returnDueAt = await returnDueAtOf(work, application);
  const done = await stepApplication(work, application, "return", {
    reason: given.reason,
    changes: {
      dueAt: null,
      supplierDueAt: null,
      supplierFinalAt: null,
      returnDueAt,
      reviewedBy: null,
      recommendation: null,
      checklist: json({}),
    },
  });
  await openPause(work, id, "returned", work.now);
  await reopenContract(work, done.contractId);
  await sendMessage(work, {
    organisationId: application.enterpriseId,
    kind: "application.returned",
    objectType: "application",
    objectId: id,
    textZh: `申请 ${application.number} 被退回补正：${given.reason}`,
    textEn: `Application ${application.number} was returned for correction: ${given.reason}`,
  });
  return done;
}

/**
 * The reviewer answers the programme's questions about the contract and recommends. He may review again what came back to
 * him; he does not approve.
 * @clause 5.8
 */
export async function reviewApplication(
  work: Work,
  id: Id,
  given: { version: number; checklist: Checklist; recommendation: Recommendation; remark: string | null },
): Promise<ApplicationRow> {
  const actor = personOf(work);
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  await refuseOwnParties(work, application);
  await refuseSecondHand(work, [id], ["application.confirmed-in-place"]);
  refuseContradiction(given.checklist, given.recommendation);
  const done = await stepApplication(work, application, "review", {
    reason: given.remark,
    facts: { recommendation: given.recommendation },
    deciding: true,
    changes: { checklist: json(given.checklist), recommendation: given.recommendation, reviewedBy: actor.personId },
  });
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: application.cityCode },
    {
      role: "city-approver",
      kind: "application.to-approve",
      objectType: "application",
      objectId: id,
      textZh: `申请 ${application.number} 已审核，请复核。`,
      textEn: `Application ${application.number} is reviewed and waits for approval.`,
    },
  );
  return done;
}

/** The approver differs and sends the case back to the reviewer, with his reason. The clock runs on. */
export async function sendBackApplication(
  work: Work,
  id: Id,
  given: { version: number; reason: string },
): Promise<ApplicationRow> {
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  await refuseOwnParties(work, application);
  return await stepApplication(work, application, "sendBack", {
    reason: given.reason,
    changes: { reviewedBy: null, recommendation: null },
  });
}

/** The approver rejects with a reason; what the application held is free at once. Refuses `second-hand`. @clause 5.8 */
export async function rejectApplication(
  work: Work,
  id: Id,
  given: { version: number; reason: string },
): Promise<ApplicationRow> {
  const actor = personOf(work);
  const seen = submitted(await findApplication(work, id));
  await refuseOwnParties(work, seen);
  await refuseSecondHand(work, [id]);
  const done = await endApplication(work, seen, "reject", given.version, {
    reason: given.reason,
    deciding: true,
    changes: { decidedBy: actor.personId, decidedAt: work.now, dueAt: null },
  });
  for (const organisationId of [seen.enterpriseId, seen.supplierId]) {
    await sendMessage(work, {
      organisationId,
      kind: "application.rejected",
      objectType: "application",
      objectId: id,
      textZh: `申请 ${seen.number} 不予通过：${given.reason}`,
      textEn: `Application ${seen.number} was rejected: ${given.reason}`,
    });
  }
  return done;
}
