import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { beijingDate, beijingTime, instantZh, type Instant } from "@yunquan/core/time.ts";
import { markEnterpriseSuspended } from "../enterprises/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import type { Work } from "../platform/work.ts";
import { markSupplierSuspended } from "../suppliers/commands.ts";
import { enterConduct, refuseOwnOrganisation } from "./commands.ts";
import { endSuspension, partyOrganisation, type OrganisationRow } from "./store.ts";

/**
 * Suspends an enterprise or a supplier from now or from an announced instant on: no new business from then, and what
 * exists goes on. The organisation is told. Refuses `already-suspended`, `suspension-in-the-past`, `own-case`.
 * @clause 8.4
 */
export async function suspendOrganisation(
  work: Work,
  organisationId: Id,
  given: { reason: string; startsAt?: Instant | undefined },
) {
  const organisation = await partyOrganisation(work, organisationId);
  await refuseOwnOrganisation(work, organisationId);
  const startsAt = given.startsAt ?? work.now;
  if (startsAt < work.now) {
    throw new Refusal("suspension-in-the-past", { now: work.now }, [
      { path: "startsAt", code: "past", zh: "不得早于当前时间", en: "must not be in the past" },
    ]);
  }
  await mark(work, organisation, startsAt, given.reason);
  const id = await enterConduct(work, { organisationId, kind: "suspension", reason: given.reason, startsAt });
  await tell(work, organisation, id, "conduct.suspended", [
    `自 ${instantZh(startsAt)} 起暂停贵单位享受政策，原因：${given.reason}。已办理的业务不受影响；如有异议可向省级主管部门提出。`,
    `You are suspended from ${beijingDate(startsAt)} ${beijingTime(startsAt)} Beijing time: ${given.reason}. Existing business goes on; you may appeal to the province.`,
  ]);
  return { id, organisationId, suspendedAt: startsAt };
}

/** Lifts a suspension, with the reason. Refuses `not-suspended`, `own-case`. @clause 8.4 */
export async function reinstateOrganisation(work: Work, organisationId: Id, reason: string) {
  const organisation = await partyOrganisation(work, organisationId);
  await refuseOwnOrganisation(work, organisationId);
  await mark(work, organisation, null, reason);
  await endSuspension(work, organisationId);
  const id = await enterConduct(work, { organisationId, kind: "reinstatement", reason, startsAt: work.now });
  await tell(work, organisation, id, "conduct.reinstated", [
    `贵单位已恢复享受政策：${reason}`,
    `Your suspension is lifted: ${reason}`,
  ]);
  return { id, organisationId, suspendedAt: null };
}

async function mark(
  work: Work,
  { id, kind }: OrganisationRow,
  suspendedAt: Instant | null,
  reason: string,
): Promise<void> {
  assert(kind === "enterprise" || kind === "supplier", "only an enterprise or a supplier is suspended");
  await (kind === "enterprise" ? markEnterpriseSuspended : markSupplierSuspended)(work, id, suspendedAt, reason);
}

async function tell(
  work: Work,
  organisation: OrganisationRow,
  recordId: Id,
  kind: string,
  [textZh, textEn]: readonly [string, string],
): Promise<void> {
  await sendMessage(work, {
    organisationId: organisation.id,
    kind,
    objectType: "conductRecord",
    objectId: recordId,
    textZh,
    textEn,
  });
}
