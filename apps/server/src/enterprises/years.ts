import { isEnterpriseEditable } from "@yunquan/core/enterprises/lifecycle.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { ownFile } from "../files/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { lockForDecision } from "./certification.ts";
import { editionOfRegistration } from "./commands.ts";
import { saveFigures } from "./figures.ts";
import { keepFindings, lockOwn } from "./registration.ts";
import { findYear, standing, updateYear, type EnterpriseRow } from "./store.ts";

/**
 * Declares a year's figures with their proof. Before certification they belong to the registration; afterwards they are
 * certified by themselves, within the edition's working days, and no other year loses its own certification.
 * Refuses `wrong-state` while the registration is with the bureau, `year-not-over`, `year-certified`.
 * @clause 4.1.2
 */
export async function declareYear(
  work: Work,
  id: Id,
  given: { version: number; year: number; revenueFen: Fen; staff: number; fileId: Id },
) {
  const enterprise = await lockOwn(work, id, given.version);
  const alone = enterprise.status === "certified";
  if (!alone && !isEnterpriseEditable(enterprise.status))
    throw new Refusal("wrong-state", { noun: "enterprise", action: "declareYear", status: enterprise.status });
  await ownFile(work, given.fileId, enterprise.id, ["qualification", "other"]);
  const { parameters } = await editionOfRegistration(work, enterprise);
  const dueAt = alone ? dueAtEndOfDay(await loadWorkCalendar(work), work.now, parameters.reviewWorkdays) : null;
  const { year, revenueFen, staff, fileId } = given;
  await saveFigures(work, id, { year, revenueFen, staff, fileId, dueAt });
  const version = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to: enterprise.status,
    action: "enterprise.year-declared",
    facts: { year, revenueFen, staff },
  });
  if (alone && enterprise.cityCode !== null) {
    await sendToOffice(
      work,
      { kind: "city-bureau", cityCode: enterprise.cityCode },
      {
        role: "city-reviewer",
        kind: "enterprise.year-declared",
        objectType: "enterprise",
        objectId: id,
        textZh: `${enterprise.name}填报了 ${year} 年度数据，请核验。`,
        textEn: `${enterprise.name} declared its figures of ${year} for certification.`,
      },
    );
  }
  return { id, status: enterprise.status, version, findings: await keepFindings(work, id, parameters) };
}

/** Certifies one year's figures of a certified enterprise. Refuses `year-not-pending`, `own-case`. */
export async function certifyYear(work: Work, id: Id, given: { version: number; year: number }) {
  const enterprise = await lockPendingYear(work, id, given);
  await updateYear(work, id, given.year, { certifiedAt: work.now, certifiedBy: personOf(work).personId, dueAt: null });
  return await decided(work, enterprise, "enterprise.year-certified", given.year, null, [
    `贵单位 ${given.year} 年度数据已通过核验。`,
    `Your figures of ${given.year} are certified.`,
  ]);
}

/** Sends one year's figures back with a reason; the enterprise declares them again. */
export async function returnYear(work: Work, id: Id, given: { version: number; year: number; reason: string }) {
  const enterprise = await lockPendingYear(work, id, given);
  await updateYear(work, id, given.year, { returnedAt: work.now, returnReason: given.reason, dueAt: null });
  return await decided(work, enterprise, "enterprise.year-returned", given.year, given.reason, [
    `贵单位 ${given.year} 年度数据被退回：${given.reason}`,
    `Your figures of ${given.year} were returned: ${given.reason}`,
  ]);
}

async function lockPendingYear(work: Work, id: Id, given: { version: number; year: number }): Promise<EnterpriseRow> {
  const enterprise = await lockForDecision(work, id, given.version);
  if (enterprise.status !== "certified")
    throw new Refusal("wrong-state", { noun: "enterprise", action: "certifyYear", status: enterprise.status });
  const figures = await findYear(work, id, given.year);
  if (figures === undefined || figures.certifiedAt !== null || figures.returnedAt !== null)
    throw new Refusal("year-not-pending", { year: given.year });
  return enterprise;
}

async function decided(
  work: Work,
  enterprise: EnterpriseRow,
  action: RecordedAction,
  year: number,
  reason: string | null,
  [textZh, textEn]: readonly [string, string],
) {
  const version = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to: enterprise.status,
    action,
    reason,
    facts: { year },
    deciding: true,
  });
  await sendMessage(work, {
    organisationId: enterprise.id,
    kind: action,
    objectType: "enterprise",
    objectId: enterprise.id,
    textZh,
    textEn,
  });
  return { id: enterprise.id, status: enterprise.status, version };
}
