import { minuteBody, versionAction, versionsQuery } from "@yunquan/contract/catalogues.ts";
import {
  standard,
  standardBody,
  standardChange,
  standardDiff,
  standardFromFile,
  standardPublished,
  standards,
  standardSummary,
} from "@yunquan/contract/standards.ts";
import { id, idParams } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import { headOf } from "@yunquan/core/catalogues/version-diff.ts";
import { servicesOfCatalogue } from "../catalogues/commands.ts";
import { exportCatalogueWorkbook } from "../documents/catalogue-export.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import {
  changeStandard,
  confirmStandard,
  createStandard,
  createStandardFromFile,
  publishStandard,
  standardById,
} from "./commands.ts";
import { presentStandard, standardDifference, standardPage, standardSummaryOf } from "./page.ts";
import { listStandards } from "./store.ts";
import { reachOf } from "./reach.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const draftRefusals = [
  "not-found",
  "other-programme",
  "plan-not-published",
  "no-edition-in-force",
  "standard-faults",
] as const;

export const standardRoutes: readonly Route[] = [
  command(
    "standards.create",
    {
      method: "POST",
      url: "/api/v1/standards",
      summary: { zh: "编制奖补标准（数据）", en: "Draft a standard from data" },
      body: standardBody,
      answer: standard,
      status: 201,
      refusals: draftRefusals,
    },
    async (work, { body }) => await standardPage(work, await createStandard(work, body)),
  ),
  command(
    "standards.create",
    {
      method: "POST",
      url: "/api/v1/standards/from-file",
      summary: { zh: "编制奖补标准（导入附件 1.1 表格）", en: "Draft a standard from the sheets of annex 1.1" },
      body: standardFromFile,
      answer: standard,
      status: 201,
      refusals: [...draftRefusals, "file-damaged"],
    },
    async (work, { body }) => await standardPage(work, await createStandardFromFile(work, body)),
  ),
  command(
    "standards.change",
    {
      method: "PUT",
      url: "/api/v1/standards/:id",
      summary: { zh: "修改标准草稿", en: "Rewrite a draft" },
      params: idParams,
      body: standardChange,
      answer: standard,
      refusals: [...draftRefusals, "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      await changeStandard(work, params.id, body);
      return await standardPage(work, params.id);
    },
  ),
  query(
    "standards.list",
    {
      method: "GET",
      url: "/api/v1/standards",
      summary: { zh: "奖补标准版本", en: "Standard versions" },
      query: versionsQuery,
      answer: standards,
    },
    async (work, { query: given }) => ({
      items: (await listStandards(work, given)).map((row) => presentStandard(work, row)),
    }),
  ),
  query(
    "standards.read",
    {
      method: "GET",
      url: "/api/v1/standards/:id",
      summary: { zh: "奖补标准详情", en: "A standard version" },
      params: idParams,
      answer: standard,
      refusals: ["not-found"],
    },
    async (work, { params }) => await standardPage(work, params.id),
  ),
  query(
    "standards.read",
    {
      method: "GET",
      url: "/api/v1/standards/:id/diff",
      summary: { zh: "与另一版本比较", en: "Compare with another version" },
      params: idParams,
      query: z.strictObject({ with: id }),
      answer: standardDiff,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await standardDifference(work, await standardById(work, given.with), await standardById(work, params.id)),
  ),
  download(
    "standards.read",
    {
      method: "GET",
      url: "/api/v1/standards/:id/workbook",
      summary: { zh: "下载目录及奖补标准（XLSX）", en: "Download with its catalogue as XLSX" },
      params: idParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await standardById(work, params.id);
      const services = await servicesOfCatalogue(work, row.catalogueId);
      return {
        name: `${row.titleZh}-${row.number}.xlsx`,
        mediaType: XLSX,
        bytes: await exportCatalogueWorkbook({ title: row.titleZh, createdAt: row.createdAt, services, standard: row }),
      };
    },
  ),
  command(
    "standards.confirm",
    {
      method: "POST",
      url: "/api/v1/standards/:id/confirm",
      summary: { zh: "录入专家委确认纪要", en: "Enter the panel's minute" },
      params: idParams,
      body: minuteBody,
      answer: standardSummary,
      refusals: ["not-found", "stale-version", "wrong-state", "minute-in-the-future"],
    },
    async (work, { params, body }) => {
      await confirmStandard(work, params.id, body);
      return await standardSummaryOf(work, params.id);
    },
  ),
  command(
    "standards.publish",
    {
      method: "POST",
      url: "/api/v1/standards/:id/publish",
      summary: { zh: "发布奖补标准", en: "Publish the standard" },
      params: idParams,
      body: versionAction,
      answer: standardPublished,
      refusals: ["not-found", "stale-version", "wrong-state", "plan-not-published", "catalogue-not-current"],
    },
    async (work, { params, body }) => {
      const { publishedAt, superseded } = await publishStandard(work, params.id, body.version);
      const row = await standardById(work, params.id);
      const { status, version, actions } = await standardSummaryOf(work, params.id);
      return {
        id: params.id,
        status,
        version,
        actions,
        publishedAt,
        superseded: superseded === null ? null : headOf(superseded),
        reach: await reachOf(work, row.planId, row.amounts),
      };
    },
  ),
];
