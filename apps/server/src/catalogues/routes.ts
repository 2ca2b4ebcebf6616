import {
  catalogue,
  catalogueBody,
  catalogueChange,
  catalogueDiff,
  catalogueFromFile,
  cataloguePublished,
  catalogues,
  catalogueSummary,
  minuteBody,
  versionAction,
  versionsQuery,
} from "@yunquan/contract/catalogues.ts";
import { id, idParams } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { headOf } from "@yunquan/core/catalogues/version-diff.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { exportCatalogueWorkbook } from "../documents/catalogue-export.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import {
  catalogueById,
  changeCatalogue,
  confirmCatalogue,
  createCatalogue,
  createCatalogueFromFile,
  publishCatalogue,
} from "./commands.ts";
import { catalogueDifference, cataloguePage, presentCatalogue, serviceEntryOf } from "./page.ts";
import { listCatalogues, servicesOf } from "./store.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function summaryOf(work: Work, catalogueId: Id) {
  const [row] = await listCatalogues(work, { id: catalogueId });
  if (row === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  return presentCatalogue(work, row);
}

export const catalogueRoutes: readonly Route[] = [
  command(
    "catalogues.create",
    {
      method: "POST",
      url: "/api/v1/catalogues",
      summary: { zh: "编制目录（数据）", en: "Draft a catalogue from data" },
      body: catalogueBody,
      answer: catalogue,
      status: 201,
      refusals: ["not-found", "catalogue-faults"],
    },
    async (work, { body }) => await cataloguePage(work, await createCatalogue(work, body)),
  ),
  command(
    "catalogues.create",
    {
      method: "POST",
      url: "/api/v1/catalogues/from-file",
      summary: { zh: "编制目录（导入附件 1.1 表格）", en: "Draft a catalogue from the sheet of annex 1.1" },
      body: catalogueFromFile,
      answer: catalogue,
      status: 201,
      refusals: ["not-found", "catalogue-faults", "file-damaged"],
    },
    async (work, { body }) => await cataloguePage(work, await createCatalogueFromFile(work, body)),
  ),
  command(
    "catalogues.change",
    {
      method: "PUT",
      url: "/api/v1/catalogues/:id",
      summary: { zh: "修改目录草稿", en: "Rewrite a draft" },
      params: idParams,
      body: catalogueChange,
      answer: catalogue,
      refusals: ["not-found", "stale-version", "wrong-state", "catalogue-faults"],
    },
    async (work, { params, body }) => {
      await changeCatalogue(work, params.id, body);
      return await cataloguePage(work, params.id);
    },
  ),
  query(
    "catalogues.list",
    {
      method: "GET",
      url: "/api/v1/catalogues",
      summary: { zh: "目录版本", en: "Catalogue versions" },
      query: versionsQuery,
      answer: catalogues,
    },
    async (work, { query: given }) => ({
      items: (await listCatalogues(work, given)).map((row) => presentCatalogue(work, row)),
    }),
  ),
  query(
    "catalogues.read",
    {
      method: "GET",
      url: "/api/v1/catalogues/:id",
      summary: { zh: "目录详情", en: "A catalogue version" },
      params: idParams,
      answer: catalogue,
      refusals: ["not-found"],
    },
    async (work, { params }) => await cataloguePage(work, params.id),
  ),
  query(
    "catalogues.read",
    {
      method: "GET",
      url: "/api/v1/catalogues/:id/diff",
      summary: { zh: "与另一版本比较", en: "Compare with another version" },
      params: idParams,
      query: z.strictObject({ with: id }),
      answer: catalogueDiff,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await catalogueDifference(work, await catalogueById(work, given.with), await catalogueById(work, params.id)),
  ),
  download(
    "catalogues.read",
    {
      method: "GET",
      url: "/api/v1/catalogues/:id/workbook",
      summary: { zh: "下载目录（XLSX）", en: "Download as XLSX" },
      params: idParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await catalogueById(work, params.id);
      const services = (await servicesOf(work, row.id)).map(serviceEntryOf);
      return {
        name: `${row.titleZh}-${row.number}.xlsx`,
        mediaType: XLSX,
        bytes: await exportCatalogueWorkbook({ title: row.titleZh, createdAt: row.createdAt, services }),
      };
    },
  ),
  command(
    "catalogues.confirm",
    {
      method: "POST",
      url: "/api/v1/catalogues/:id/confirm",
      summary: { zh: "录入专家委确认纪要", en: "Enter the panel's minute" },
      params: idParams,
      body: minuteBody,
      answer: catalogueSummary,
      refusals: ["not-found", "stale-version", "wrong-state", "minute-in-the-future"],
    },
    async (work, { params, body }) => {
      await confirmCatalogue(work, params.id, body);
      return await summaryOf(work, params.id);
    },
  ),
  command(
    "catalogues.publish",
    {
      method: "POST",
      url: "/api/v1/catalogues/:id/publish",
      summary: { zh: "发布目录", en: "Publish the catalogue" },
      params: idParams,
      body: versionAction,
      answer: cataloguePublished,
      refusals: ["not-found", "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      const { superseded } = await publishCatalogue(work, params.id, body.version);
      const { status, version, actions } = await summaryOf(work, params.id);
      return {
        id: params.id,
        status,
        version,
        actions,
        publishedAt: work.now,
        superseded: superseded === null ? null : headOf(superseded),
      };
    },
  ),
];
