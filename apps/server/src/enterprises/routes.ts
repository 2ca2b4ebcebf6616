import * as wire from "@yunquan/contract/enterprises.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { enterpriseLifecycle, isEnterpriseEditable } from "@yunquan/core/enterprises/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor, type ActingRoles } from "@yunquan/core/lifecycle.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { oncePublic, publicCommand } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import { inTransaction, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { accountRoutes } from "./account-routes.ts";
import { enterprisePeopleRoutes } from "./people-routes.ts";
import { certifyEnterprise, returnEnterprise } from "./certification.ts";
import { checkEligibility } from "./eligibility.ts";
import { editContact, editEnterprise, registerEnterprise, reopenEnterprise, submitEnterprise } from "./registration.ts";
import {
  countEnterprises,
  historyOf,
  listEnterprises,
  readEnterprise,
  yearsOf,
  type EnterpriseRow,
  type EnterpriseYearRow,
} from "./store.ts";
import { certifyYear, declareYear, returnYear } from "./years.ts";

/** What the viewer may do with an enterprise now: the steps of its lifecycle, and what changes it without a step. */
function actionsOf(work: Work, enterprise: Pick<EnterpriseRow, "id" | "status">, pendingYears = false): string[] {
  const { actor } = work;
  const own = actor.kind === "person" && actor.organisationId === enterprise.id;
  const roles: ActingRoles = actor.roles;
  const steps: string[] = actionsFor(enterpriseLifecycle, enterprise.status, roles);
  if (own && isEnterpriseEditable(enterprise.status)) steps.push("edit");
  if (own && enterprise.status !== "submitted") steps.push("declareYear");
  if (own) steps.push("editContact");
  if (own && roles.includes("enterprise-approver")) steps.push("addPerson", "endPerson");
  if (own && roles.includes("enterprise-preparer")) steps.push("proposeAccount");
  if (pendingYears && enterprise.status === "certified" && roles.includes("city-reviewer"))
    steps.push("certifyYear", "returnYear");
  return steps;
}

function withActions<Written extends { id: Id; status: EnterpriseRow["status"]; version: number }>(
  work: Work,
  written: Written,
) {
  return { ...written, actions: actionsOf(work, written) };
}

function yearAnswer({ enterpriseId, certifiedBy, returnedAt, ...year }: EnterpriseYearRow) {
  const status =
    year.certifiedAt !== null
      ? ("certified" as const)
      : returnedAt !== null
        ? ("returned" as const)
        : ("pending" as const);
  return { ...year, status };
}

async function enterpriseAnswer(work: Work, id: Id) {
  const { editionId, reviewedBy, createdAt, ...enterprise } = await readEnterprise(work, id);
  const years = (await yearsOf(work, id)).map(yearAnswer);
  return {
    ...enterprise,
    placeZh: placeNameZh(enterprise.registeredDivision),
    placeEn: placeNameEn(enterprise.registeredDivision),
    findings: enterprise.findings as Finding[],
    years,
    history: await historyOf(work, id),
    actions: actionsOf(
      work,
      enterprise,
      years.some((year) => year.status === "pending"),
    ),
  };
}

const registration: readonly Route[] = [
  publicCommand(
    "enterprises.register",
    {
      method: "POST",
      url: "/api/v1/enterprises",
      summary: {
        zh: "企业注册（人员、单位、企业登记一次填报，保存为草稿）",
        en: "Register an enterprise with its first person, as a draft",
      },
      body: wire.registerEnterpriseBody,
      answer: wire.enterpriseRegistered,
      refusals: [
        "idempotency-key-missing",
        "idempotency-key-reused",
        "credit-code-registered",
        "login-name-taken",
        "year-not-over",
        "no-edition-in-force",
        "not-found",
      ],
      status: 201,
    },
    async ({ body }, context) => {
      const registered = await oncePublic(
        context,
        "enterprises.register",
        async (work) => await registerEnterprise(work, body),
      );
      return { ...registered, actions: [] };
    },
  ),
  publicCommand(
    "eligibility.check",
    {
      method: "POST",
      url: "/api/v1/eligibility",
      summary: { zh: "条件自测（无须登录）", en: "Check the conditions of taking part, without an account" },
      body: wire.eligibilityBody,
      answer: wire.eligibilityAnswer,
      refusals: ["no-edition-in-force"],
    },
    async ({ body }, { platform, request }) =>
      await inTransaction(platform, systemActor, request.id, async (work) => await checkEligibility(work, body)),
  ),
  command(
    "enterprises.edit",
    {
      method: "PUT",
      url: "/api/v1/enterprises/:id",
      summary: { zh: "修改企业登记", en: "Change the registration" },
      params: idParams,
      body: wire.editEnterpriseBody,
      answer: wire.enterpriseSaved,
      refusals: ["not-found", "wrong-state", "stale-version", "no-edition-in-force"],
    },
    async (work, { params, body }) => withActions(work, await editEnterprise(work, params.id, body)),
  ),
  command(
    "enterprises.editContact",
    {
      method: "PUT",
      url: "/api/v1/enterprises/:id/contact",
      summary: { zh: "修改联系方式", en: "Change the contact" },
      params: idParams,
      body: wire.editContactBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "stale-version"],
    },
    async (work, { params, body }) => withActions(work, await editContact(work, params.id, body)),
  ),
  command(
    "enterprises.submit",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/submit",
      summary: { zh: "提交企业登记", en: "Submit the registration" },
      params: idParams,
      body: wire.submitEnterpriseBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "registration-not-eligible", "calendar-year-not-loaded"],
    },
    async (work, { params, body }) => withActions(work, await submitEnterprise(work, params.id, body.version)),
  ),
  command(
    "enterprises.certify",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/certify",
      summary: { zh: "核验企业登记", en: "Certify the registration" },
      params: idParams,
      body: wire.certifyBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case", "enterprise-suspended", "enterprise-revoked"],
    },
    async (work, { params, body }) =>
      withActions(work, await certifyEnterprise(work, params.id, body.version, body.opinion ?? null)),
  ),
  command(
    "enterprises.return",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/return",
      summary: { zh: "退回企业登记", en: "Return the registration" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case"],
    },
    async (work, { params, body }) =>
      withActions(work, await returnEnterprise(work, params.id, body.version, body.reason)),
  ),
  command(
    "enterprises.reopen",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/reopen",
      summary: { zh: "重新打开已核验的登记以变更", en: "Reopen a certified registration to change it" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version"],
    },
    async (work, { params, body }) =>
      withActions(work, await reopenEnterprise(work, params.id, body.version, body.reason)),
  ),
];

const years: readonly Route[] = [
  command(
    "enterprises.declareYear",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/years",
      summary: { zh: "填报年度数据", en: "Declare a year's figures" },
      params: idParams,
      body: wire.declareYearBody,
      answer: wire.enterpriseSaved,
      refusals: [
        "not-found",
        "wrong-state",
        "stale-version",
        "year-not-over",
        "year-certified",
        "calendar-year-not-loaded",
      ],
    },
    async (work, { params, body }) => withActions(work, await declareYear(work, params.id, body)),
  ),
  command(
    "enterprises.certifyYear",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/certify-year",
      summary: { zh: "核验年度数据", en: "Certify a year's figures" },
      params: idParams,
      body: wire.yearBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case", "year-not-pending"],
    },
    async (work, { params, body }) => withActions(work, await certifyYear(work, params.id, body)),
  ),
  command(
    "enterprises.returnYear",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/return-year",
      summary: { zh: "退回年度数据", en: "Return a year's figures" },
      params: idParams,
      body: wire.returnYearBody,
      answer: wire.enterpriseWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "own-case", "year-not-pending"],
    },
    async (work, { params, body }) => withActions(work, await returnYear(work, params.id, body)),
  ),
];

const reads: readonly Route[] = [
  query(
    "enterprises.list",
    {
      method: "GET",
      url: "/api/v1/enterprises",
      summary: { zh: "企业名单", en: "Enterprises" },
      query: wire.enterpriseListQuery,
      answer: wire.enterpriseList,
    },
    async (work, { query: given }) => {
      const after = readInstantCursor(given.cursor);
      const rows = await listEnterprises(work, {
        ...given,
        pendingYear: given.pendingYear === "true",
        after,
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.submittedAt ?? "", row.id],
        (row) => ({
          id: row.id,
          status: row.status,
          version: row.version,
          name: row.name,
          creditCode: row.creditCode,
          cityCode: row.cityCode,
          industryCode: row.industryCode,
          submittedAt: row.submittedAt,
          dueAt: row.dueAt,
          certifiedAt: row.certifiedAt,
          pendingYears: row.pendingYears ?? [],
          suspendedAt: row.suspendedAt,
        }),
      );
    },
  ),
  query(
    "enterprises.counts",
    {
      method: "GET",
      url: "/api/v1/enterprises/counts",
      summary: { zh: "各市各状态企业数", en: "Enterprises by city and state" },
      query: wire.enterpriseCountsQuery,
      answer: wire.enterpriseCounts,
    },
    async (work, { query: given }) => {
      const rows = await countEnterprises(work, given.programmeId);
      return {
        counts: rows.map((row) => ({
          cityCode: row.cityCode,
          status: wire.enterpriseStatus.parse(row.status),
          enterprises: row.cases,
        })),
      };
    },
  ),
  query(
    "enterprises.read",
    {
      method: "GET",
      url: "/api/v1/enterprises/:id",
      summary: { zh: "企业详情", en: "An enterprise" },
      params: idParams,
      answer: wire.enterpriseAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await enterpriseAnswer(work, params.id),
  ),
];

export const enterpriseRoutes: readonly Route[] = [
  ...registration,
  ...years,
  ...reads,
  ...enterprisePeopleRoutes,
  ...accountRoutes,
];
