import type { Updateable } from "kysely";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { refuseOwnOrganisation } from "../conduct/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import type { EnterpriseTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { refuseBarred } from "./commands.ts";
import { certifyPendingYears, countMoved, lockEnterprise, standing, type EnterpriseRow } from "./store.ts";

/** Certifies a registration with all figures declared in it. Refuses `own-case`, `enterprise-suspended`, `enterprise-revoked`. @clause 4.1.1 */
export async function certifyEnterprise(work: Work, id: Id, version: number, opinion: string | null) {
  const enterprise = await lockForDecision(work, id, version);
  refuseBarred(enterprise, work.now);
  const to = stepTo(enterpriseLifecycle, "certify", enterprise.status, work.actor.roles);
  const { personId } = personOf(work);
  await certifyPendingYears(work, id, personId);
  return await decide(
    work,
    enterprise,
    to,
    "enterprise.certified",
    opinion,
    { certifiedAt: work.now, reviewedBy: personId, dueAt: null },
    ["贵单位的企业登记已通过核验，可以申领服务券。", "Your registration is certified; you may apply for vouchers."],
  );
}

/** Sends a registration back with a reason. */
export async function returnEnterprise(work: Work, id: Id, version: number, reason: string) {
  const enterprise = await lockForDecision(work, id, version);
  const to = stepTo(enterpriseLifecycle, "return", enterprise.status, work.actor.roles);
  return await decide(
    work,
    enterprise,
    to,
    "enterprise.returned",
    reason,
    { reviewedBy: personOf(work).personId, dueAt: null, returnReason: reason },
    [`贵单位的企业登记被退回：${reason}`, `Your registration was returned: ${reason}`],
  );
}

/** An enterprise to be decided on by somebody who does not belong to it. */
export async function lockForDecision(work: Work, id: Id, version: number): Promise<EnterpriseRow> {
  const enterprise = await lockEnterprise(work, id);
  if (enterprise.version !== version) throw new Refusal("stale-version", { noun: "enterprise" });
  await refuseOwnOrganisation(work, id);
  return enterprise;
}

async function decide(
  work: Work,
  enterprise: EnterpriseRow,
  to: EnterpriseRow["status"],
  action: RecordedAction,
  reason: string | null,
  changes: Updateable<EnterpriseTable>,
  [textZh, textEn]: readonly [string, string],
) {
  const next = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to,
    action,
    reason,
    deciding: true,
    changes,
    editionId: enterprise.editionId,
  });
  countMoved(work, enterprise, { ...enterprise, status: to });
  await sendMessage(work, {
    organisationId: enterprise.id,
    kind: action,
    objectType: "enterprise",
    objectId: enterprise.id,
    textZh,
    textEn,
  });
  return { id: enterprise.id, status: to, version: next };
}
