import { pinyin } from "pinyin-pro";
import type { Updateable } from "kysely";
import type { editSupplierBody, registerSupplierBody } from "@yunquan/contract/suppliers.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { isSupplierEditable, supplierLifecycle, type SupplierAction } from "@yunquan/core/suppliers/lifecycle.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import { refuseOwnOrganisation, revokedSince } from "../conduct/commands.ts";
import { ownFile } from "../files/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { createOrganisation, createPerson, grantRole } from "../people/commands.ts";
import { systemActor } from "../platform/actor.ts";
import type { SupplierTable } from "../platform/database/tables.generated.ts";
import { heldVersions, type Versions } from "../platform/held-versions.ts";
import { recordCreation, recordHistory, recordStep } from "../platform/record.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import {
  deletePoolMember,
  endMemberships,
  peopleOf,
  findPoolMember,
  findProduct,
  holdSupplier,
  insertSupplier,
  lockSupplier,
  renameOrganisation,
  savePoolMember,
  takenSupplierCode,
  type ProductRow,
  type SupplierRow,
} from "./store.ts";

/**
 * The supplier of a new piece of business, held as it is until the transaction ends. Refuses `supplier-not-admitted`,
 * `supplier-suspended`, `supplier-revoked`; business begun before goes on without asking.
 * @clause 5.4 8.4
 */
export async function supplierForBusiness(work: Work, supplierId: Id): Promise<SupplierRow> {
  const supplier = await holdSupplier(work, supplierId);
  if (supplier.revokedAt !== null && supplier.revokedAt <= work.now)
    throw new Refusal("supplier-revoked", { revokedAt: supplier.revokedAt });
  if (supplier.status !== "admitted") throw new Refusal("supplier-not-admitted", { status: supplier.status });
  if (supplier.suspendedAt !== null && supplier.suspendedAt <= work.now)
    throw new Refusal("supplier-suspended", { suspendedAt: supplier.suspendedAt });
  return supplier;
}

/** Holds suppliers as `supplierForBusiness` does, for whoever saw them a moment ago: their versions. */
export async function holdSuppliers(work: Work, ids: readonly Id[]): Promise<Versions> {
  return await heldVersions(work, "supplier", ids, "share");
}

/** Holds products for whoever saw them before: their versions. */
export async function holdProducts(work: Work, ids: readonly Id[]): Promise<Versions> {
  return await heldVersions(work, "product", ids, "share");
}

/** A product, in whatever state: what may be done with it, its asker decides. Refuses `not-found`. */
export async function productById(work: Work, id: Id): Promise<ProductRow> {
  const product = await findProduct(work, id);
  if (product === undefined) throw new Refusal("not-found", { noun: "product" });
  return product;
}

/** Registers person, organisation and supplier at once, as a draft. Refuses `credit-code-registered`, `login-name-taken`. @clause 5.3 */
export async function registerSupplier(work: Work, given: z.output<typeof registerSupplierBody>) {
  const { creditCode, ...details } = given.supplier;
  if (await takenSupplierCode(work, creditCode)) {
    throw new Refusal("credit-code-registered", { creditCode }, [
      { path: "supplier.creditCode", code: "registered", zh: "该代码已登记", en: "this code is already registered" },
    ]);
  }
  const id = await createOrganisation(work, { kind: "supplier", nameZh: details.name, creditCode });
  const personId = await createPerson(work, given.person);
  for (const role of ["supplier-preparer", "supplier-approver"] as const satisfies readonly Role[])
    await grantRole(work, { personId, organisationId: id, role });
  await insertSupplier(work, {
    id,
    status: "draft",
    creditCode,
    ...details,
    route: "province",
    pinyin: pinyinKey(details.name),
    createdAt: work.now,
  });
  await recordCreation(work, {
    table: "supplier",
    object: { id, status: "draft", version: 1 },
    action: "supplier.registered",
    facts: { creditCode },
  });
  return { id, personId, status: "draft" as const, version: 1 };
}

/** Changes a draft or a returned registration. Refuses `wrong-state`, `stale-version`. */
export async function editSupplier(work: Work, id: Id, given: z.output<typeof editSupplierBody>) {
  const { version, ...details } = given;
  const supplier = await lockOwn(work, id, version);
  if (!isSupplierEditable(supplier.status))
    throw new Refusal("wrong-state", { noun: "supplier", action: "edit", status: supplier.status });
  await renameOrganisation(work, id, details.name);
  const changes = { ...details, pinyin: pinyinKey(details.name) };
  const next = await recordStep(work, {
    table: "supplier",
    object: supplier,
    to: supplier.status,
    action: "supplier.edited",
    changes,
  });
  return { id, status: supplier.status, version: next };
}

/** Attaches the licence and the proofs of qualification, as one document; a later one takes its place. Refuses `wrong-state`, `not-found`. @clause 5.3 */
export async function attachQualification(work: Work, id: Id, given: { version: number; fileId: Id }) {
  const supplier = await lockOwn(work, id, given.version);
  if (!isSupplierEditable(supplier.status))
    throw new Refusal("wrong-state", { noun: "supplier", action: "attachQualification", status: supplier.status });
  await ownFile(work, given.fileId, id, ["qualification"]);
  const next = await recordStep(work, {
    table: "supplier",
    object: supplier,
    to: supplier.status,
    action: "supplier.qualification-attached",
    changes: { qualificationFileId: given.fileId },
  });
  return { id, status: supplier.status, version: next };
}

/**
 * Submits a registration. A member of the resource pool is admitted by the system in the same transaction; everybody else
 * waits for the province. Refuses `supplier-revoked` for a code that was barred, in whatever role.
 * @clause 5.3 5.4 8.5
 */
export async function submitSupplier(work: Work, id: Id, version: number) {
  const supplier = await lockOwn(work, id, version);
  const to = stepTo(supplierLifecycle, "submit", supplier.status, work.actor.roles);
  const revokedAt = await revokedSince(work, supplier.creditCode);
  if (revokedAt !== null) throw new Refusal("supplier-revoked", { revokedAt });
  const member = await findPoolMember(work, supplier.creditCode);
  const route = member === undefined ? ("province" as const) : ("resource-pool" as const);
  const changes = { route, submittedAt: work.now, decidedReason: null };
  const next = await recordStep(work, {
    table: "supplier",
    object: supplier,
    to,
    action: "supplier.submitted",
    changes,
    facts: { route },
  });
  if (member !== undefined)
    return await admitFromPool(work, { ...supplier, ...changes, status: to, version: next }, member.listedOn);
  await sendToOffice(
    work,
    { kind: "province" },
    {
      role: "province-reviewer",
      kind: "supplier.submitted",
      objectType: "supplier",
      objectId: id,
      textZh: `${supplier.name}提交了供应商注册，请审核。`,
      textEn: `${supplier.name} submitted its registration for review.`,
    },
  );
  return { id, status: to, version: next };
}

async function admitFromPool(work: Work, supplier: SupplierRow, listedOn: CalendarDate) {
  const system = workAs(work, systemActor);
  const to = stepTo(supplierLifecycle, "admitFromPool", supplier.status, system.actor.roles);
  const version = await recordStep(system, {
    table: "supplier",
    object: supplier,
    to,
    action: "supplier.admitted",
    facts: { route: "resource-pool", listedOn },
    changes: { admittedAt: work.now },
  });
  await tell(work, supplier, "supplier.admitted", [
    "贵单位在产业生态供给资源池内，注册已通过。",
    "You are in the resource pool: your registration is admitted.",
  ]);
  return { id: supplier.id, status: to, version };
}

/** The province admits, returns or rejects; what it says is kept and told. Refuses `own-case`. @clause 5.4 */
export async function decideSupplier(
  work: Work,
  id: Id,
  action: "admit" | "return" | "reject",
  given: { version: number; reason: string | null },
) {
  const supplier = await lockSupplier(work, id);
  if (supplier.version !== given.version) throw new Refusal("stale-version", { noun: "supplier" });
  await refuseOwnOrganisation(work, id);
  const to = stepTo(supplierLifecycle, action, supplier.status, work.actor.roles);
  const { past, words } = outcomes[action];
  const changes: Updateable<SupplierTable> = {
    reviewedBy: personOf(work).personId,
    decidedReason: given.reason,
    ...(action === "admit" ? { admittedAt: work.now } : {}),
  };
  const next = await recordStep(work, {
    table: "supplier",
    object: supplier,
    to,
    action: past,
    reason: given.reason,
    deciding: true,
    changes,
  });
  await tell(work, supplier, past, words(given.reason ?? ""));
  return { id, status: to, version: next };
}

const outcomes = {
  admit: { past: "supplier.admitted", words: () => ["贵单位的供应商注册已通过。", "Your registration is admitted."] },
  return: {
    past: "supplier.returned",
    words: (reason) => [`贵单位的供应商注册被退回：${reason}`, `Your registration was returned: ${reason}`],
  },
  reject: {
    past: "supplier.rejected",
    words: (reason) => [`贵单位的供应商注册未通过：${reason}`, `Your registration was rejected: ${reason}`],
  },
} as const satisfies Partial<
  Record<SupplierAction, { past: string; words: (reason: string) => readonly [string, string] }>
>;

/** Adds a person to the approver's own supplier. Another's is not found. */
export async function addSupplierPerson(
  work: Work,
  id: Id,
  given: { person: Parameters<typeof createPerson>[1]; roles: readonly Role[] },
) {
  const supplier = await lockOwn(work, id, null);
  const personId = await createPerson(work, given.person);
  const wanted = [...new Set(given.roles)];
  for (const role of wanted) await grantRole(work, { personId, organisationId: supplier.id, role });
  return { personId, name: given.person.name, roles: wanted };
}

/**
 * Ends what a person may do for the approver's supplier; what he did stays in the history. Refuses `not-found`,
 * `last-approver`.
 */
export async function endSupplierPerson(work: Work, id: Id, personId: Id): Promise<void> {
  const supplier = await lockOwn(work, id, null);
  if (!(await endMemberships(work, supplier.id, personId))) throw new Refusal("not-found", { noun: "person" });
  const staying = await peopleOf(work, supplier.id);
  if (!staying.some((person) => person.roles.includes("supplier-approver"))) throw new Refusal("last-approver");
  await recordHistory(work, {
    objectType: "person",
    objectId: personId,
    action: "person.roles-ended",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { organisationId: supplier.id },
    editionId: null,
  });
}

/** Sets or lifts the suspension of a supplier; the decision and its record are conduct's. Refuses `already-suspended`, `not-suspended`. @clause 8.4 */
export async function markSupplierSuspended(
  work: Work,
  id: Id,
  suspendedAt: Instant | null,
  reason: string,
): Promise<void> {
  const supplier = await lockSupplier(work, id);
  if (suspendedAt !== null && supplier.suspendedAt !== null) throw new Refusal("already-suspended");
  if (suspendedAt === null && supplier.suspendedAt === null) throw new Refusal("not-suspended");
  const action = suspendedAt === null ? "supplier.reinstated" : "supplier.suspended";
  await recordStep(work, {
    table: "supplier",
    object: supplier,
    to: supplier.status,
    action,
    reason,
    deciding: true,
    changes: { suspendedAt },
  });
}

/** Puts an organisation on the list of the resource pool, or corrects its entry; who is on it is admitted as it submits. @clause 5.4 */
export async function addPoolMember(
  work: Work,
  given: { creditCode: string; name: string; listedOn: CalendarDate },
): Promise<void> {
  await savePoolMember(work, given);
  await notePool(work, "resourcePool.added", null, given);
}

/** Takes an organisation off the list; a supplier admitted before stays admitted. */
export async function removePoolMember(work: Work, creditCode: string, reason: string): Promise<void> {
  if (!(await deletePoolMember(work, creditCode))) throw new Refusal("not-found", { noun: "resourcePoolMember" });
  await notePool(work, "resourcePool.removed", reason, { creditCode });
}

async function notePool(
  work: Work,
  action: RecordedAction,
  reason: string | null,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "resourcePoolMember",
    objectId: work.newId(),
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason,
    facts,
    editionId: null,
  });
}

async function lockOwn(work: Work, id: Id, version: number | null): Promise<SupplierRow> {
  const supplier = await lockSupplier(work, id);
  if (work.actor.kind === "person" && work.actor.organisationId !== supplier.id)
    throw new Refusal("not-found", { noun: "supplier" });
  if (version !== null && supplier.version !== version) throw new Refusal("stale-version", { noun: "supplier" });
  return supplier;
}

async function tell(
  work: Work,
  supplier: Pick<SupplierRow, "id">,
  kind: string,
  [textZh, textEn]: readonly [string, string],
): Promise<void> {
  await sendMessage(work, {
    organisationId: supplier.id,
    kind,
    objectType: "supplier",
    objectId: supplier.id,
    textZh,
    textEn,
  });
}

/**
 * What lists of suppliers and products sort by and search in, since the database has no Chinese collation: the syllables
 * without tones, then their first letters (格力 → "geli gl"), in lower case.
 */
export function pinyinKey(name: string): string {
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  const words = syllables.map((syllable) => syllable.trim().toLowerCase()).filter((syllable) => syllable !== "");
  return `${words.join("")} ${words.map((word) => word.charAt(0)).join("")}`;
}
