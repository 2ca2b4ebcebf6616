import type { Id } from "@yunquan/core/ids.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { refuseOwnOrganisation } from "../conduct/commands.ts";
import { reopenContract } from "../contracts/commands.ts";
import { ownFile } from "../files/commands.ts";
import { sendMessage, sendToOffice, sendToOffices } from "../messages/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { supplierForBusiness } from "../suppliers/commands.ts";
import { refuseStale, stepApplication, stepApplications, type ApplicationStep } from "./commands.ts";
import {
  lockApplication,
  lockApplications,
  openPause,
  returnedUnconfirmed,
  submitted,
  type ApplicationRow,
} from "./store.ts";

/**
 * The supplier confirms contract text and form, many at once. Only the contract's own supplier: for anybody else the
 * application does not exist.
 * @clause 5.7
 */
export async function confirmApplications(
  work: Work,
  items: readonly {
    readonly actor: PersonActor;
    readonly id: Id;
    readonly version: number;
    readonly requestId?: string;
  }[],
): Promise<readonly (ApplicationRow | Refusal)[]> {
  const locked = await lockApplications(
    work,
    items.map(({ id }) => id),
  );
  const steps = new Map<Id, ApplicationStep>();
  const refused = items.map(({ actor, id, version, requestId }): Refusal | null => {
    const application = locked.get(id);
    if (
      application === undefined ||
      application.supplierId !== actor.organisationId ||
      application.firstSubmittedAt === null
    )
      return new Refusal("not-found", { noun: "application" });
    // Twice in one batch: the first is taken, and the second comes on another version.
    if (steps.has(id) || application.version !== version) return new Refusal("stale-version", { noun: "application" });
    const mine = workAs(work, actor, requestId);
    try {
      stepTo(applicationLifecycle, "confirm", application.status, actor.roles);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    const { faceValueFen, editionId } = application;
    steps.set(id, {
      work: mine,
      application,
      action: "confirm",
      changes: { confirmedAt: work.now },
      facts: { faceValueFen },
      editionId,
    });
    return null;
  });
  const done = await stepApplications(work, [...steps.values()]);
  await tellBureaus(work, done);
  const byId = new Map(done.map((application) => [application.id, application]));
  return items.map(({ id }, index) => refused[index] ?? byId.get(id) ?? new Refusal("busy"));
}

/** The supplier disputes what the enterprise entered; the case waits for the enterprise, and the bureau's clock stands. @clause 5.7 5.16 */
export async function disputeApplication(
  work: Work,
  id: Id,
  given: { version: number; reason: string },
): Promise<ApplicationRow> {
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  const returnDueAt = await returnDueAtOf(work, application);
  const done = await stepApplication(work, application, "dispute", {
    reason: given.reason,
    changes: { dueAt: null, returnDueAt, supplierDueAt: null, supplierFinalAt: null },
  });
  await openPause(work, id, "disputed", work.now);
  await sendMessage(work, {
    organisationId: application.enterpriseId,
    kind: "application.disputed",
    objectType: "application",
    objectId: id,
    textZh: `供应商对申请 ${application.number} 提出异议：${given.reason}`,
    textEn: `The supplier disputes application ${application.number}: ${given.reason}`,
  });
  return done;
}

/** The enterprise takes a disputed application back to correct it. The time to come back runs on from the dispute. */
export async function bringBackApplication(work: Work, id: Id, given: { version: number }): Promise<ApplicationRow> {
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  const done = await stepApplication(work, application, "bringBack");
  await reopenContract(work, done.contractId);
  return done;
}

/**
 * The bureau confirms in the place of a supplier who is suspended, revoked or silent beyond his time, with evidence and
 * reason: his failure does not cost an innocent enterprise its voucher. Refuses `supplier-can-answer`.
 * @clause 5.7
 */
export async function confirmInPlace(
  work: Work,
  id: Id,
  given: { version: number; reason: string; fileIds: readonly Id[] },
): Promise<ApplicationRow> {
  const actor = personOf(work);
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  await refuseOwnParties(work, application);
  if (application.status === "submitted" && !(await supplierIsAway(work, application)))
    throw new Refusal("supplier-can-answer", { until: application.supplierDueAt });
  for (const fileId of given.fileIds) await ownFile(work, fileId, actor.organisationId, ["other"]);
  return await stepApplication(work, application, "confirmInPlace", {
    reason: given.reason,
    facts: { fileIds: given.fileIds },
    deciding: true,
    changes: { confirmedAt: work.now, inPlaceReason: given.reason, inPlaceFileIds: [...given.fileIds] },
  });
}

/** True for a supplier who is suspended or revoked, who let his time pass, or who let it pass once before in this case. */
export async function supplierIsAway(work: Work, application: ApplicationRow): Promise<boolean> {
  if (application.supplierDueAt !== null && application.supplierDueAt <= work.now) return true;
  if (await returnedUnconfirmed(work, application.id)) return true;
  try {
    await supplierForBusiness(work, application.supplierId);
    return false;
  } catch (error) {
    if (
      error instanceof Refusal &&
      (error.code === "supplier-suspended" ||
        error.code === "supplier-revoked" ||
        error.code === "supplier-not-admitted")
    )
      return true;
    throw error;
  }
}

/** Nobody decides a case of an organisation he belongs to. Refuses `own-case`. */
export async function refuseOwnParties(work: Work, application: ApplicationRow): Promise<void> {
  await refuseOwnOrganisation(work, application.enterpriseId);
  await refuseOwnOrganisation(work, application.supplierId);
}

/** Until when a returned or disputed application may come back to its place in line. */
export async function returnDueAtOf(
  work: Work,
  application: ApplicationRow,
): Promise<NonNullable<ApplicationRow["returnDueAt"]>> {
  const { editionId } = submitted(application);
  const { parameters } = await editionById(work, editionId);
  return dueAtEndOfDay(await loadWorkCalendar(work), work.now, parameters.returnWorkdays);
}

/** The supplier's time is up: he is reminded once. */
export async function remindSupplier(work: Work, id: Id): Promise<void> {
  const application = await lockApplication(work, id);
  const { supplierDueAt, supplierRemindedAt, status } = application;
  if (status !== "submitted" || supplierRemindedAt !== null || supplierDueAt === null || supplierDueAt > work.now)
    return;
  await work.tx.updateTable("application").set({ supplierRemindedAt: work.now }).where("id", "=", id).execute();
  const message = {
    kind: "application.supplier-late",
    objectType: "application",
    objectId: id,
    textZh: `申请 ${application.number} 的供应商确认已到期，仍未答复。`,
    textEn: `The supplier's time to confirm application ${application.number} is up, without an answer.`,
  } as const;
  await sendMessage(work, { ...message, organisationId: application.supplierId });
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: application.cityCode },
    { ...message, role: "city-reviewer" },
  );
}

/** Twice the supplier's time is over: the application goes back to the enterprise, which can choose what to do. */
export async function returnSilent(work: Work, id: Id): Promise<void> {
  const application = await lockApplication(work, id);
  if (
    application.status !== "submitted" ||
    application.supplierFinalAt === null ||
    application.supplierFinalAt > work.now
  )
    return;
  const returnDueAt = await returnDueAtOf(work, application);
  await stepApplication(work, application, "returnSilent", {
    reason: "供应商逾期未确认",
    changes: { dueAt: null, supplierDueAt: null, supplierFinalAt: null, returnDueAt },
  });
  await openPause(work, id, "returned", work.now);
  await sendMessage(work, {
    organisationId: application.enterpriseId,
    kind: "application.returned-unconfirmed",
    objectType: "application",
    objectId: id,
    textZh: `供应商逾期未确认申请 ${application.number}，现退回贵单位；可再次提交，或请市级主管部门代为确认。`,
    textEn: `The supplier did not confirm application ${application.number} in time; it is back with you. Submit it again, or ask the bureau to confirm in his place.`,
  });
}

async function tellBureaus(work: Work, applications: readonly ApplicationRow[]): Promise<void> {
  await sendToOffices(
    work,
    applications.map(({ id, number, cityCode }) => ({
      office: { kind: "city-bureau", cityCode },
      message: {
        role: "city-reviewer",
        kind: "application.to-review",
        objectType: "application",
        objectId: id,
        textZh: `申请 ${number} 已经供应商确认，请审核。`,
        textEn: `Application ${number} is confirmed by the supplier and waits for review.`,
      },
    })),
  );
}
