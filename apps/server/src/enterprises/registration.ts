import type { editContactBody, editEnterpriseBody, registerEnterpriseBody } from "@yunquan/contract/enterprises.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import type { EligibilityParameters } from "@yunquan/core/eligibility/eligibility.ts";
import { enterpriseLifecycle, isEnterpriseEditable } from "@yunquan/core/enterprises/lifecycle.ts";
import {
  factsOfFindings,
  faultsOfFindings,
  registrationFields,
  registrationFindings,
} from "@yunquan/core/enterprises/registration.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import { createOrganisation, createPerson, grantRole } from "../people/commands.ts";
import { recordCreation, recordHistory, recordStep } from "../platform/record.ts";
import { json, type Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { conductOf, editionOfRegistration } from "./commands.ts";
import { saveFigures } from "./figures.ts";
import {
  countMoved,
  endMemberships,
  lockEnterprise,
  peopleOf,
  standing,
  takenCreditCode,
  updateOrganisation,
  yearsOf,
  type EnterpriseRow,
} from "./store.ts";

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
  const id = await createOrganisation(work, {
    kind: "enterprise",
    nameZh: details.name,
    creditCode,
    ...(cityCode === null ? {} : { cityCode }),
  });
  const personId = await createPerson(work, given.person);
  for (const role of ["enterprise-preparer", "enterprise-approver"] as const satisfies readonly Role[])
    await grantRole(work, { personId, organisationId: id, role });
  await work.tx
    .insertInto("enterprise")
    .values({
      id,
      status: "draft",
      creditCode,
      ...details,
      cityCode,
      programmeId: given.programmeId,
      editionId: edition.id,
      createdAt: work.now,
    })
    .execute();
  for (const figures of given.years) await saveFigures(work, id, { ...figures, fileId: null, dueAt: null });
  await recordCreation(work, {
    table: "enterprise",
    object: { id, status: "draft", version: 1 },
    action: "enterprise.registered",
    facts: { creditCode },
    editionId: edition.id,
  });
  const findings = await keepFindings(work, id, edition.parameters);
  return { id, personId, status: "draft" as const, version: 1, findings };
}

/** Changes a draft or a returned registration and judges it anew. Refuses `wrong-state`, `stale-version`. */
export async function editEnterprise(work: Work, id: Id, given: z.output<typeof editEnterpriseBody>) {
  const { version, programmeId, ...details } = given;
  const enterprise = await lockOwn(work, id, version);
  if (!isEnterpriseEditable(enterprise.status))
    throw new Refusal("wrong-state", { noun: "enterprise", action: "edit", status: enterprise.status });
  const edition = await editionInForce(
    work,
    programmeId ?? (await editionOfRegistration(work, enterprise)).programmeId,
    work.now,
  );
  const cityCode = cityOf(details.registeredDivision)?.code ?? null;
  await updateOrganisation(work, id, { nameZh: details.name, cityCode });
  const changes = { ...details, cityCode, programmeId: edition.programmeId, editionId: edition.id };
  const next = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to: enterprise.status,
    action: "enterprise.edited",
    changes,
    editionId: edition.id,
  });
  countMoved(work, enterprise, { ...enterprise, ...changes });
  return { id, status: enterprise.status, version: next, findings: await keepFindings(work, id, edition.parameters) };
}

/** Changes how an enterprise is reached, which needs no new certification. */
export async function editContact(work: Work, id: Id, given: z.output<typeof editContactBody>) {
  const { version, ...contact } = given;
  const enterprise = await lockOwn(work, id, version);
  const next = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to: enterprise.status,
    action: "enterprise.contact-edited",
    changes: contact,
  });
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
  const changes = {
    findings: json(findings),
    editionId: edition.id,
    promiseAcceptedAt: work.now,
    submittedAt: work.now,
    dueAt,
    returnReason: null,
  };
  const next = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to,
    action: "enterprise.submitted",
    changes,
    editionId: edition.id,
  });
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

/** Opens a certified registration to change what was certified; until it is certified again there is no new business. */
export async function reopenEnterprise(work: Work, id: Id, version: number, reason: string) {
  const enterprise = await lockOwn(work, id, version);
  const to = stepTo(enterpriseLifecycle, "reopen", enterprise.status, work.actor.roles);
  const next = await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to,
    action: "enterprise.reopened",
    reason,
    changes: { certifiedAt: null },
  });
  countMoved(work, enterprise, { ...enterprise, status: to });
  return { id, status: to, version: next };
}

/** Adds a person to the approver's own enterprise. Another's is not found. */
export async function addEnterprisePerson(
  work: Work,
  id: Id,
  given: { person: Parameters<typeof createPerson>[1]; roles: readonly Role[] },
) {
  const enterprise = await lockOwn(work, id, null);
  const personId = await createPerson(work, given.person);
  const wanted = [...new Set(given.roles)];
  for (const role of wanted) await grantRole(work, { personId, organisationId: enterprise.id, role });
  return { personId, name: given.person.name, roles: wanted };
}

/**
 * Ends what a person may do for the approver's enterprise; what he did stays in the history. Refuses `not-found`,
 * `last-approver`.
 */
export async function endEnterprisePerson(work: Work, id: Id, personId: Id): Promise<void> {
  const enterprise = await lockOwn(work, id, null);
  if (!(await endMemberships(work, enterprise.id, personId))) throw new Refusal("not-found", { noun: "person" });
  const staying = await peopleOf(work, enterprise.id);
  if (!staying.some((person) => person.roles.includes("enterprise-approver"))) throw new Refusal("last-approver");
  await recordHistory(work, {
    objectType: "person",
    objectId: personId,
    action: "person.roles-ended",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { organisationId: enterprise.id },
    editionId: null,
  });
}

/** The enterprise of the person acting, locked, on the version he saw. */
export async function lockOwn(work: Work, id: Id, version: number | null): Promise<EnterpriseRow> {
  const enterprise = await lockEnterprise(work, id);
  if (work.actor.kind === "person" && work.actor.organisationId !== enterprise.id)
    throw new Refusal("not-found", { noun: "enterprise" });
  if (version !== null && enterprise.version !== version) throw new Refusal("stale-version", { noun: "enterprise" });
  return enterprise;
}

/** Judges the registration as it now stands and keeps the outcome beside it. */
export async function keepFindings(work: Work, id: Id, parameters: EligibilityParameters): Promise<Finding[]> {
  const findings = await judge(work, await lockEnterprise(work, id), parameters);
  await work.tx
    .updateTable("enterprise")
    .set({ findings: json(findings) })
    .where("id", "=", id)
    .execute();
  return findings;
}

async function judge(work: Work, enterprise: EnterpriseRow, parameters: EligibilityParameters): Promise<Finding[]> {
  return registrationFindings(
    enterprise,
    await yearsOf(work, enterprise.id),
    await conductOf(work, enterprise),
    parameters,
    beijingDate(work.now),
  );
}

/** Two who register the same code at once come one after the other; the second is told. */
async function refuseRegistered(work: Work, creditCode: string): Promise<void> {
  if (!(await takenCreditCode(work, creditCode))) return;
  throw new Refusal("credit-code-registered", { creditCode }, [
    { path: "enterprise.creditCode", code: "registered", zh: "该代码已登记", en: "this code is already registered" },
  ]);
}
