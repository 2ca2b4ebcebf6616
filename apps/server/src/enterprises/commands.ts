import type { z } from "@yunquan/contract/z.ts";
import type { editContactBody, editEnterpriseBody, registerEnterpriseBody } from "@yunquan/contract/enterprises.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import type { EligibilityParameters } from "@yunquan/core/eligibility/eligibility.ts";
import { enterpriseLifecycle, isEnterpriseEditable, type EnterpriseAction } from "@yunquan/core/enterprises/lifecycle.ts";
import { applicantFindings, factsOfFindings, faultsOfFindings, registrationFields, registrationFindings } from "@yunquan/core/enterprises/registration.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { SizeClass } from "@yunquan/core/size-class.ts";
import { beijingDate, type Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import type { Updateable } from "kysely";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { refuseOwnOrganisation, revokedSince } from "../conduct/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { createOrganisation, createPerson, grantRole } from "../people/commands.ts";
import type { EnterpriseTable } from "../platform/database/tables.generated.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import {
  certifyPendingYears,
  countMoved,
  findActiveAccount,
  findYear,
  holdEnterprise,
  lockEnterprise,
  standing,
  takenCreditCode,
  updateOrganisation,
  yearsOf,
  type EnterpriseRow,
  type PaymentAccountRow,
} from "./store.ts";
import { saveFigures } from "./figures.ts";

/** The figures of the year before a plan's, which decide tier and size class. */
export interface YearFigures {
  readonly year: number;
  readonly revenueFen: Fen;
  readonly staff: number;
  readonly sizeClass: SizeClass;
  readonly certifiedAt: Instant | null;
}

/** An enterprise as an application needs it. */
export interface Applicant extends Omit<EnterpriseRow, "findings"> {
  readonly yearFigures: YearFigures | null;
  readonly findings: readonly Finding[];
}

/**
 * The enterprise that applies under a plan of `year`, held as it is (FOR SHARE) until the transaction ends. `yearFigures`
 * are those of `year − 1`, null when they are not declared. `findings` are every condition of the edition (that of its
 * registration when none is given), that its registration is certified and that these figures are: an application may go
 * in only when all are met. Refuses `not-found`, `enterprise-suspended`, `enterprise-revoked`.
 * @clause 4.1.1 4.1.2 8.4
 */
export async function enterpriseForApplication(work: Work, enterpriseId: Id, year: number, parameters?: EligibilityParameters): Promise<Applicant> {
  const enterprise = await holdEnterprise(work, enterpriseId);
  refuseBarred(enterprise, work.now);
  const figures = await findYear(work, enterpriseId, year - 1);
  const yearFigures = figures === undefined || figures.returnedAt !== null ? null : figures;
  const conditions = parameters ?? (await editionOfRegistration(work, enterprise)).parameters;
  const applicant = { details: enterprise, status: enterprise.status, conduct: await conductOf(work, enterprise), priorYear: yearFigures };
  return { ...enterprise, yearFigures, findings: applicantFindings(applicant, year, conditions, beijingDate(work.now)) };
}

/** Where a payment to this enterprise goes; null while no account is confirmed. @clause 5.14 */
export async function activePaymentAccount(work: Work, enterpriseId: Id): Promise<PaymentAccountRow | null> {
  return (await findActiveAccount(work, enterpriseId)) ?? null;
}

/** New business is refused from the instant of a suspension or a revocation on; what exists goes on. @clause 8.4 8.5 */
export function refuseBarred(enterprise: Pick<EnterpriseRow, "suspendedAt" | "revokedAt">, now: Instant): void {
  if (enterprise.revokedAt !== null && enterprise.revokedAt <= now) throw new Refusal("enterprise-revoked", { revokedAt: enterprise.revokedAt });
  if (enterprise.suspendedAt !== null && enterprise.suspendedAt <= now) throw new Refusal("enterprise-suspended", { suspendedAt: enterprise.suspendedAt });
}

/**
 * Registers person, organisation and enterprise at once, as a draft with its findings. Refuses `credit-code-registered`,
 * `login-name-taken`, `year-not-over`, `no-edition-in-force`.
 * @clause 5.6
 */
export async function registerEnterprise(work: Work, given: z.output<typeof registerEnterpriseBody>) {
  const { creditCode, ...details } = given.enterprise;
  const edition = await editionInForce(work, given.programmeId, work.now);
  await refuseRegistered(work, creditCode);
  const cityCode = cityOf(details.registeredDivision)?.code ?? null;
  const id = await createOrganisation(work, { kind: "enterprise", nameZh: details.name, creditCode, ...(cityCode === null ? {} : { cityCode }) });
  const personId = await createPerson(work, given.person);
  for (const role of ["enterprise-preparer", "enterprise-approver"] as const satisfies readonly Role[]) await grantRole(work, { personId, organisationId: id, role });
  await work.tx
    .insertInto("enterprise")
    .values({ id, status: "draft", creditCode, ...details, cityCode, programmeId: given.programmeId, editionId: edition.id, createdAt: work.now })
    .execute();
  for (const figures of given.years) await saveFigures(work, id, { ...figures, fileId: null, dueAt: null });
  await recordCreation(work, { table: "enterprise", object: { id, status: "draft", version: 1 }, action: "enterprise.registered", facts: { creditCode }, editionId: edition.id });
  const findings = await keepFindings(work, id, edition.parameters);
  return { id, personId, status: "draft" as const, version: 1, findings };
}

/** Changes a draft or a returned registration and judges it anew. Refuses `wrong-state`, `stale-version`. */
export async function editEnterprise(work: Work, id: Id, given: z.output<typeof editEnterpriseBody>) {
  const { version, programmeId, ...details } = given;
  const enterprise = await lockOwn(work, id, version);
  if (!isEnterpriseEditable(enterprise.status)) throw new Refusal("wrong-state", { noun: "enterprise", action: "edit", status: enterprise.status });
  const edition = await editionInForce(work, programmeId ?? (await editionOfRegistration(work, enterprise)).programmeId, work.now);
  const cityCode = cityOf(details.registeredDivision)?.code ?? null;
  await updateOrganisation(work, id, { nameZh: details.name, cityCode });
  const changes = { ...details, cityCode, programmeId: edition.programmeId, editionId: edition.id };
  const next = await recordStep(work, { table: "enterprise", object: standing(enterprise), to: enterprise.status, action: "enterprise.edited", changes, editionId: edition.id });
  countMoved(work, enterprise, { ...enterprise, ...changes });
  return { id, status: enterprise.status, version: next, findings: await keepFindings(work, id, edition.parameters) };
}

/** Changes how an enterprise is reached, which needs no new certification. */
export async function editContact(work: Work, id: Id, given: z.output<typeof editContactBody>) {
  const { version, ...contact } = given;
  const enterprise = await lockOwn(work, id, version);
  const next = await recordStep(work, { table: "enterprise", object: standing(enterprise), to: enterprise.status, action: "enterprise.contact-edited", changes: contact });
  return { id, status: enterprise.status, version: next };
}

/**
 * Submits a registration to the bureau of its place. Every condition that is not met is named at once
 * (`registration-not-eligible`); the bureau gets the edition's working days.
 * @clause 4.1.1 4.1.2 5.6
 */
export async function submitEnterprise(work: Work, id: Id, version: number) {
  const enterprise = await lockOwn(work, id, version);
  const to = stepTo(enterpriseLifecycle, "submit", enterprise.status, work.actor.roles);
  const edition = await editionInForce(work, (await editionOfRegistration(work, enterprise)).programmeId, work.now);
  const findings = await judge(work, enterprise, edition.parameters);
  const faults = faultsOfFindings(findings, registrationFields);
  if (faults.length > 0) throw new Refusal("registration-not-eligible", factsOfFindings(findings), faults);
  const dueAt = dueAtEndOfDay(await loadWorkCalendar(work), work.now, edition.parameters.reviewWorkdays);
  const changes = { findings: json(findings), editionId: edition.id, promiseAcceptedAt: work.now, submittedAt: work.now, dueAt, returnReason: null };
  const next = await recordStep(work, { table: "enterprise", object: standing(enterprise), to, action: "enterprise.submitted", changes, editionId: edition.id });
  countMoved(work, enterprise, { ...enterprise, status: to, submittedAt: work.now });
  if (enterprise.cityCode !== null) {
    await sendToOffice(
      work,
      { kind: "city-bureau", cityCode: enterprise.cityCode },
      {
        role: "city-reviewer",
        kind: "enterprise.submitted",
        objectType: "enterprise",
        objectId: id,
        textZh: `${enterprise.name}提交了企业登记，请核验。`,
        textEn: `${enterprise.name} submitted its registration for certification.`,
      },
    );
  }
  return { id, status: to, version: next };
}

/** Certifies a registration with all figures declared in it. Refuses `own-case`, `enterprise-suspended`, `enterprise-revoked`. @clause 4.1.1 */
export async function certifyEnterprise(work: Work, id: Id, version: number, opinion: string | null) {
  const enterprise = await lockForDecision(work, id, version);
  refuseBarred(enterprise, work.now);
  const to = stepTo(enterpriseLifecycle, "certify", enterprise.status, work.actor.roles);
  const { personId } = personOf(work);
  await certifyPendingYears(work, id, personId);
  return await decide(work, enterprise, to, "enterprise.certified", opinion, { certifiedAt: work.now, reviewedBy: personId, dueAt: null }, [
    "贵单位的企业登记已通过核验，可以申领服务券。",
    "Your registration is certified; you may apply for vouchers.",
  ]);
}

/** Sends a registration back with a reason. */
export async function returnEnterprise(work: Work, id: Id, version: number, reason: string) {
  const enterprise = await lockForDecision(work, id, version);
  const to = stepTo(enterpriseLifecycle, "return", enterprise.status, work.actor.roles);
  return await decide(work, enterprise, to, "enterprise.returned", reason, { reviewedBy: personOf(work).personId, dueAt: null, returnReason: reason }, [
    `贵单位的企业登记被退回：${reason}`,
    `Your registration was returned: ${reason}`,
  ]);
}

/** Opens a certified registration to change what was certified; until it is certified again there is no new business. */
export async function reopenEnterprise(work: Work, id: Id, version: number, reason: string) {
  const enterprise = await lockOwn(work, id, version);
  const to = stepTo(enterpriseLifecycle, "reopen", enterprise.status, work.actor.roles);
  const next = await recordStep(work, { table: "enterprise", object: standing(enterprise), to, action: "enterprise.reopened", reason, changes: { certifiedAt: null } });
  countMoved(work, enterprise, { ...enterprise, status: to });
  return { id, status: to, version: next };
}

/** Adds a person to the approver's own enterprise. Another's is not found. */
export async function addEnterprisePerson(work: Work, id: Id, given: { person: Parameters<typeof createPerson>[1]; roles: readonly Role[] }) {
  const enterprise = await lockOwn(work, id, null);
  const personId = await createPerson(work, given.person);
  const wanted = [...new Set(given.roles)];
  for (const role of wanted) await grantRole(work, { personId, organisationId: enterprise.id, role });
  return { personId, name: given.person.name, roles: wanted };
}

/**
 * Sets or lifts the suspension of an enterprise; the decision and its record are conduct's. Whoever holds the enterprise
 * for an application is waited for, and whoever comes after sees it. Refuses `already-suspended`, `not-suspended`.
 * @clause 8.4
 */
export async function markEnterpriseSuspended(work: Work, id: Id, suspendedAt: Instant | null, reason: string): Promise<void> {
  const enterprise = await lockEnterprise(work, id);
  if (suspendedAt !== null && enterprise.suspendedAt !== null) throw new Refusal("already-suspended");
  if (suspendedAt === null && enterprise.suspendedAt === null) throw new Refusal("not-suspended");
  const action = suspendedAt === null ? "enterprise.reinstated" : "enterprise.suspended";
  await recordStep(work, { table: "enterprise", object: standing(enterprise), to: enterprise.status, action, reason, deciding: true, changes: { suspendedAt } });
}

/** The enterprise of the person acting, locked, on the version he saw. */
export async function lockOwn(work: Work, id: Id, version: number | null): Promise<EnterpriseRow> {
  const enterprise = await lockEnterprise(work, id);
  if (work.actor.kind === "person" && work.actor.organisationId !== enterprise.id) throw new Refusal("not-found", { noun: "enterprise" });
  if (version !== null && enterprise.version !== version) throw new Refusal("stale-version", { noun: "enterprise" });
  return enterprise;
}

/** An enterprise to be decided on by somebody who does not belong to it. */
export async function lockForDecision(work: Work, id: Id, version: number): Promise<EnterpriseRow> {
  const enterprise = await lockEnterprise(work, id);
  if (enterprise.version !== version) throw new Refusal("stale-version", { noun: "enterprise" });
  await refuseOwnOrganisation(work, id);
  return enterprise;
}

/** The edition the registration was last judged by. */
export async function editionOfRegistration(work: Work, enterprise: Pick<EnterpriseRow, "editionId">) {
  if (enterprise.editionId === null) throw new Refusal("not-found", { noun: "edition" });
  return await editionById(work, enterprise.editionId);
}

/** What a registration may do now, for its viewer. */
export const enterpriseActions: readonly EnterpriseAction[] = ["submit", "certify", "return", "reopen"];

async function decide(
  work: Work,
  enterprise: EnterpriseRow,
  to: EnterpriseRow["status"],
  action: string,
  reason: string | null,
  changes: Updateable<EnterpriseTable>,
  [textZh, textEn]: readonly [string, string],
) {
  const next = await recordStep(work, { table: "enterprise", object: standing(enterprise), to, action, reason, deciding: true, changes, editionId: enterprise.editionId });
  countMoved(work, enterprise, { ...enterprise, status: to });
  await sendMessage(work, { organisationId: enterprise.id, kind: action, objectType: "enterprise", objectId: enterprise.id, textZh, textEn });
  return { id: enterprise.id, status: to, version: next };
}

/** Two who register the same code at once come one after the other; the second is told. */
async function refuseRegistered(work: Work, creditCode: string): Promise<void> {
  if (!(await takenCreditCode(work, creditCode))) return;
  throw new Refusal("credit-code-registered", { creditCode }, [{ path: "enterprise.creditCode", code: "registered", zh: "该代码已登记", en: "this code is already registered" }]);
}

async function conductOf(work: Work, enterprise: Pick<EnterpriseRow, "creditCode" | "suspendedAt" | "revokedAt">) {
  const { suspendedAt, revokedAt } = enterprise;
  return {
    suspendedAt: suspendedAt !== null && suspendedAt <= work.now ? suspendedAt : null,
    revokedAt: revokedAt !== null && revokedAt <= work.now ? revokedAt : await revokedSince(work, enterprise.creditCode),
  };
}

async function judge(work: Work, enterprise: EnterpriseRow, parameters: EligibilityParameters): Promise<Finding[]> {
  return registrationFindings(enterprise, await yearsOf(work, enterprise.id), await conductOf(work, enterprise), parameters, beijingDate(work.now));
}

/** Judges the registration as it now stands and keeps the outcome beside it. */
export async function keepFindings(work: Work, id: Id, parameters: EligibilityParameters): Promise<Finding[]> {
  const findings = await judge(work, await lockEnterprise(work, id), parameters);
  await work.tx.updateTable("enterprise").set({ findings: json(findings) }).where("id", "=", id).execute();
  return findings;
}
