import {
  personAdded,
  peopleOfOrganisation,
  certifyBody,
  reasonBody,
  versionBody,
} from "@yunquan/contract/enterprises.ts";
import { done } from "@yunquan/contract/people.ts";
import * as wire from "@yunquan/contract/suppliers.ts";
import { idParams, pageQuery } from "@yunquan/contract/wire.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor, type ActingRoles } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { isSupplierEditable, supplierLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { readInstantCursor, readTextCursor } from "../platform/key-cursor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { command, oncePublic, publicCommand, publicQuery, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import {
  addPoolMember,
  addSupplierPerson,
  decideSupplier,
  editSupplier,
  registerSupplier,
  removePoolMember,
  submitSupplier,
} from "./commands.ts";
import { listPool, listPublicSuppliers, listSuppliers, peopleOf, readSupplier, type SupplierRow } from "./store.ts";

function actionsOf(work: Work, supplier: Pick<SupplierRow, "id" | "status">): string[] {
  const { actor } = work;
  const roles: ActingRoles = actor.roles;
  const own = actor.kind === "person" && actor.organisationId === supplier.id;
  const steps: string[] = actionsFor(supplierLifecycle, supplier.status, roles);
  if (own && isSupplierEditable(supplier.status)) steps.push("edit");
  if (own && roles.includes("supplier-approver")) steps.push("addPerson");
  if (own && supplier.status === "admitted") steps.push("createProduct");
  return steps;
}

function withActions<Written extends { id: Id; status: SupplierRow["status"]; version: number }>(
  work: Work,
  written: Written,
) {
  return { ...written, actions: actionsOf(work, written) };
}

function place(division: string) {
  return { placeZh: placeNameZh(division), placeEn: placeNameEn(division) };
}

const registration: readonly Route[] = [
  publicCommand(
    "suppliers.register",
    {
      method: "POST",
      url: "/api/v1/suppliers",
      summary: {
        zh: "供应商注册（人员、单位、供应商一次填报，保存为草稿）",
        en: "Register a supplier with its first person, as a draft",
      },
      body: wire.registerSupplierBody,
      answer: wire.supplierRegistered,
      refusals: ["idempotency-key-missing", "idempotency-key-reused", "credit-code-registered", "login-name-taken"],
      status: 201,
    },
    async ({ body }, context) => ({
      ...(await oncePublic(context, "suppliers.register", async (work) => await registerSupplier(work, body))),
      actions: [],
    }),
  ),
  command(
    "suppliers.edit",
    {
      method: "PUT",
      url: "/api/v1/suppliers/:id",
      summary: { zh: "修改供应商注册信息", en: "Change the registration" },
      params: idParams,
      body: wire.editSupplierBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version"],
    },
    async (work, { params, body }) => withActions(work, await editSupplier(work, params.id, body)),
  ),
  command(
    "suppliers.submit",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/submit",
      summary: { zh: "提交供应商注册", en: "Submit the registration" },
      params: idParams,
      body: versionBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "supplier-revoked"],
    },
    async (work, { params, body }) => withActions(work, await submitSupplier(work, params.id, body.version)),
  ),
  command(
    "suppliers.admit",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/admit",
      summary: { zh: "准予注册", en: "Admit a supplier" },
      params: idParams,
      body: certifyBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case"],
    },
    async (work, { params, body }) =>
      withActions(
        work,
        await decideSupplier(work, params.id, "admit", { version: body.version, reason: body.opinion ?? null }),
      ),
  ),
  command(
    "suppliers.return",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/return",
      summary: { zh: "退回补正", en: "Return the registration" },
      params: idParams,
      body: reasonBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case"],
    },
    async (work, { params, body }) => withActions(work, await decideSupplier(work, params.id, "return", body)),
  ),
  command(
    "suppliers.reject",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/reject",
      summary: { zh: "不予注册", en: "Reject the registration" },
      params: idParams,
      body: reasonBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case"],
    },
    async (work, { params, body }) => withActions(work, await decideSupplier(work, params.id, "reject", body)),
  ),
];

const reads: readonly Route[] = [
  query(
    "suppliers.list",
    {
      method: "GET",
      url: "/api/v1/suppliers",
      summary: { zh: "供应商注册名单", en: "Registrations of suppliers" },
      query: wire.supplierListQuery,
      answer: wire.supplierList,
    },
    async (work, { query: given }) => {
      const rows = await listSuppliers(work, {
        ...given,
        after: readInstantCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.submittedAt ?? "", row.id],
        ({ id, status, version, name, creditCode, route, submittedAt, admittedAt, suspendedAt }) => ({
          id,
          status,
          version,
          name,
          creditCode,
          route,
          submittedAt,
          admittedAt,
          suspendedAt,
        }),
      );
    },
  ),
  query(
    "suppliers.read",
    {
      method: "GET",
      url: "/api/v1/suppliers/:id",
      summary: { zh: "供应商详情", en: "A supplier" },
      params: idParams,
      answer: wire.supplierAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const { pinyin, reviewedBy, createdAt, ...supplier } = await readSupplier(work, params.id);
      return { ...supplier, ...place(supplier.registeredDivision), actions: actionsOf(work, supplier) };
    },
  ),
  publicQuery(
    "suppliers.public",
    {
      method: "GET",
      url: "/api/v1/public/suppliers",
      summary: { zh: "供应商名录（公开）", en: "The public list of suppliers" },
      query: wire.publicSupplierQuery,
      answer: wire.publicSuppliers,
    },
    async (work, { query: given }) => {
      const rows = await listPublicSuppliers(work, {
        ...given,
        after: readTextCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.pinyin, row.id],
        ({ pinyin, registeredDivision, listedProducts, ...row }) => ({
          ...row,
          ...place(registeredDivision),
          listedProducts: listedProducts ?? 0,
        }),
      );
    },
  ),
];

const people: readonly Route[] = [
  command(
    "suppliers.addPerson",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/people",
      summary: { zh: "添加本单位人员", en: "Add a person to one's own supplier" },
      params: idParams,
      body: wire.addSupplierPersonBody,
      answer: personAdded,
      refusals: ["not-found", "login-name-taken"],
      status: 201,
    },
    async (work, { params, body }) => await addSupplierPerson(work, params.id, body),
  ),
  query(
    "suppliers.listPeople",
    {
      method: "GET",
      url: "/api/v1/suppliers/:id/people",
      summary: { zh: "本单位人员", en: "The people of one's own supplier" },
      params: idParams,
      answer: peopleOfOrganisation,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const supplier = await readSupplier(work, params.id);
      if (work.actor.organisationId !== supplier.id) throw new Refusal("not-found", { noun: "supplier" });
      return { people: await peopleOf(work, supplier.id) };
    },
  ),
];

const pool: readonly Route[] = [
  query(
    "resourcePool.list",
    {
      method: "GET",
      url: "/api/v1/resource-pool",
      summary: { zh: "产业生态供给资源池名单", en: "The resource pool" },
      query: pageQuery,
      answer: wire.poolList,
    },
    async (work, { query: given }) => {
      const after = readCursor(given.cursor, ["string"])?.[0];
      const rows = await listPool(work, after === undefined ? undefined : String(after), given.limit + 1);
      return pageOf(
        rows,
        given.limit,
        (row) => [row.creditCode],
        (row) => row,
      );
    },
  ),
  command(
    "resourcePool.add",
    {
      method: "POST",
      url: "/api/v1/resource-pool",
      summary: { zh: "列入资源池", en: "Put an organisation on the list of the resource pool" },
      body: wire.poolMemberBody,
      answer: done,
      status: 201,
    },
    async (work, { body }) => {
      await addPoolMember(work, body);
      return { done: true as const };
    },
  ),
  command(
    "resourcePool.remove",
    {
      method: "POST",
      url: "/api/v1/resource-pool/remove",
      summary: { zh: "移出资源池", en: "Take an organisation off the list of the resource pool" },
      body: wire.poolRemoveBody,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { body }) => {
      await removePoolMember(work, body.creditCode, body.reason);
      return { done: true as const };
    },
  ),
];

export const supplierRoutes: readonly Route[] = [...registration, ...reads, ...people, ...pool];
