import { idParams } from "@yunquan/contract/wire.ts";
import {
  allotmentsBody,
  dashboard,
  guideBody,
  moveBody,
  plan,
  planAction,
  planBody,
  planChange,
  planClosed,
  planSummary,
  plans,
  plansQuery,
} from "@yunquan/contract/plans.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { addFen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { dashboardWorkbook } from "../documents/dashboard-workbook.ts";
import { readFileBytes } from "../files/commands.ts";
import { download, publicDownload } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { reachInForce } from "../standards/commands.ts";
import { moveBetweenCities, setAllotments } from "./allotments.ts";
import { changePlan, closePlan, createPlan, planById, publishGuide, publishPlan } from "./commands.ts";
import { planDashboard, planPage, presentPlan } from "./page.ts";
import { allotmentsOf, guideOf, listPlans } from "./store.ts";

async function pageOf(work: Work, id: Id) {
  return await planPage(work, id, await reachInForce(work, id));
}

async function summaryOf(work: Work, id: Id) {
  return presentPlan(
    work,
    await planById(work, id),
    addFen(...(await allotmentsOf(work, id)).map((one) => one.amountFen)),
  );
}

export const planRoutes: readonly Route[] = [
  command(
    "plans.create",
    {
      method: "POST",
      url: "/api/v1/plans",
      summary: { zh: "编制年度计划", en: "Create a year's plan" },
      body: planBody,
      answer: planSummary,
      status: 201,
      refusals: ["plan-year-taken", "not-found"],
    },
    async (work, { body }) => await summaryOf(work, await createPlan(work, body)),
  ),
  command(
    "plans.change",
    {
      method: "PUT",
      url: "/api/v1/plans/:id",
      summary: { zh: "调整预算与目标", en: "Change budget and target" },
      params: idParams,
      body: planChange,
      answer: planSummary,
      refusals: ["not-found", "stale-version", "wrong-state", "allotments-over-budget"],
    },
    async (work, { params, body }) => {
      await changePlan(work, params.id, body);
      return await summaryOf(work, params.id);
    },
  ),
  query(
    "plans.list",
    {
      method: "GET",
      url: "/api/v1/plans",
      summary: { zh: "年度计划列表", en: "Plans" },
      query: plansQuery,
      answer: plans,
    },
    async (work, { query: given }) => ({
      items: (await listPlans(work, given.programmeId)).map(({ allottedFen, ...row }) =>
        presentPlan(work, row, allottedFen),
      ),
    }),
  ),
  query(
    "plans.read",
    {
      method: "GET",
      url: "/api/v1/plans/:id",
      summary: { zh: "年度计划：各地市切块、额度与资金", en: "A plan with its cities, capacity and cash" },
      params: idParams,
      answer: plan,
      refusals: ["not-found"],
    },
    async (work, { params }) => await pageOf(work, params.id),
  ),
  query(
    "plans.dashboard",
    {
      method: "GET",
      url: "/api/v1/plans/:id/dashboard",
      summary: { zh: "年度计划执行情况（按地市）", en: "Target against actual, by city" },
      params: idParams,
      answer: dashboard,
      refusals: ["not-found", "calendar-year-not-loaded"],
    },
    async (work, { params }) => await planDashboard(work, params.id),
  ),
  download(
    "plans.dashboard",
    {
      method: "GET",
      url: "/api/v1/plans/:id/dashboard/workbook",
      summary: { zh: "导出执行情况（XLSX）", en: "Target against actual as XLSX" },
      params: idParams,
      refusals: ["not-found", "calendar-year-not-loaded"],
    },
    async (work, { params }) => {
      const figures = await planDashboard(work, params.id);
      return {
        name: `${figures.year}-年度计划执行情况.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await dashboardWorkbook(figures, work.now),
      };
    },
  ),
  command(
    "plans.allot",
    {
      method: "PUT",
      url: "/api/v1/plans/:id/allotments",
      summary: { zh: "切块到地市（整表）", en: "Split the plan to the cities (the whole table)" },
      params: idParams,
      body: allotmentsBody,
      answer: plan,
      refusals: [
        "not-found",
        "stale-version",
        "wrong-state",
        "allotments-over-budget",
        "allotment-below-use",
        "pilot-reserve-fixed",
      ],
    },
    async (work, { params, body }) => {
      await setAllotments(work, params.id, body);
      return await pageOf(work, params.id);
    },
  ),
  command(
    "plans.publish",
    {
      method: "POST",
      url: "/api/v1/plans/:id/publish",
      summary: { zh: "发布年度计划", en: "Publish the plan" },
      params: idParams,
      body: planAction,
      answer: plan,
      refusals: [
        "not-found",
        "stale-version",
        "wrong-state",
        "allotments-missing",
        "allotments-over-budget",
        "no-edition-in-force",
      ],
    },
    async (work, { params, body }) => {
      await publishPlan(work, params.id, body.version);
      return await pageOf(work, params.id);
    },
  ),
  command(
    "plans.publishGuide",
    {
      method: "POST",
      url: "/api/v1/plans/:id/publish-guide",
      summary: { zh: "发布申领指南", en: "Publish the guide to applying" },
      params: idParams,
      body: guideBody,
      answer: plan,
      refusals: ["not-found", "stale-version", "plan-not-published"],
    },
    async (work, { params, body }) => {
      await publishGuide(work, params.id, body);
      return await pageOf(work, params.id);
    },
  ),
  command(
    "plans.move",
    {
      method: "POST",
      url: "/api/v1/plans/:id/move",
      summary: { zh: "地市间调剂额度或资金", en: "Move allotment or cash between cities" },
      params: idParams,
      body: moveBody,
      answer: plan,
      refusals: [
        "not-found",
        "stale-version",
        "plan-not-published",
        "same-city",
        "allotment-below-use",
        "pilot-reserve-over-share",
      ],
    },
    async (work, { params, body }) => {
      await moveBetweenCities(work, params.id, body);
      return await pageOf(work, params.id);
    },
  ),
  command(
    "plans.close",
    {
      method: "POST",
      url: "/api/v1/plans/:id/close",
      summary: { zh: "年度结转", en: "Close the plan" },
      params: idParams,
      body: planAction,
      answer: planClosed,
      refusals: ["not-found", "stale-version", "wrong-state", "plan-still-open", "no-next-plan"],
    },
    async (work, { params, body }) => {
      const closed = await closePlan(work, params.id, body.version);
      const { id, status, version, actions } = await summaryOf(work, params.id);
      return {
        id,
        status,
        version,
        actions,
        fate: closed.fate,
        freedFen: addFen(...closed.cities.map((city) => city.freedFen)),
        cities: [...closed.cities],
      };
    },
  ),
  publicDownload(
    "plans.guide",
    {
      method: "GET",
      url: "/api/v1/public/plans/:id/guide",
      summary: { zh: "下载申领指南", en: "Download the guide to applying" },
      params: idParams,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => {
      const guide = await guideOf(work, params.id);
      if (guide === undefined) throw new Refusal("not-found", { noun: "guide" });
      return {
        name: guide.name,
        mediaType: guide.mediaType,
        sha256: guide.sha256,
        bytes: await readFileBytes(work, guide.id),
      };
    },
  ),
];
