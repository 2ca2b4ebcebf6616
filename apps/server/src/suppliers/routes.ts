import { certifyBody, reasonBody, versionBody } from "@yunquan/contract/enterprises.ts";
import * as wire from "@yunquan/contract/suppliers.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor, type ActingRoles } from "@yunquan/core/lifecycle.ts";
import { isSupplierEditable, supplierLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { readInstantCursor, readTextCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { download } from "../platform/file-routes.ts";
import { oncePublic, publicCommand, publicQuery } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { attachQualification, decideSupplier, editSupplier, registerSupplier, submitSupplier } from "./commands.ts";
import { supplierPeopleRoutes } from "./people-routes.ts";
import { poolRoutes } from "./pool-routes.ts";
import { listPublicSuppliers, listSuppliers, readQualification, readSupplier, type SupplierRow } from "./store.ts";

function actionsOf(work: Work, supplier: Pick<SupplierRow, "id" | "status">): string[] {
  const { actor } = work;
  const roles: ActingRoles = actor.roles;
  const own = actor.kind === "person" && actor.organisationId === supplier.id;
  const steps: string[] = actionsFor(supplierLifecycle, supplier.status, roles);
  if (own && isSupplierEditable(supplier.status)) steps.push("edit", "attachQualification");
  if (own && roles.includes("supplier-approver")) steps.push("addPerson", "endPerson");
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
    "suppliers.attachQualification",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/qualification",
      summary: { zh: "上传营业执照和资质证明", en: "Attach the licence and the proofs of qualification" },
      params: idParams,
      body: wire.attachQualificationBody,
      answer: wire.supplierWritten,
      refusals: ["not-found", "wrong-state", "stale-version"],
    },
    async (work, { params, body }) => withActions(work, await attachQualification(work, params.id, body)),
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
  download(
    "suppliers.read",
    {
      method: "GET",
      url: "/api/v1/suppliers/:id/qualification",
      summary: { zh: "下载营业执照和资质证明", en: "Download the licence and the proofs of qualification" },
      params: idParams,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => await readQualification(work, await readSupplier(work, params.id)),
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

export const supplierRoutes: readonly Route[] = [...registration, ...reads, ...supplierPeopleRoutes, ...poolRoutes];
