import { diffQuery } from "@yunquan/contract/catalogues.ts";
import { codeParams, versionParams } from "@yunquan/contract/programmes.ts";
import { publicStandardVersion, standardDiff, standards } from "@yunquan/contract/standards.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { publicMinuteOf, servicesOfCatalogue } from "../catalogues/commands.ts";
import { exportCatalogueWorkbook } from "../documents/catalogue-export.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { presentStandard, standardDifference, standardPage } from "./page.ts";
import { findPublishedStandard, listStandards, readStandard, type StandardRow } from "./store.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function publishedVersion(work: Work, code: string, number: string): Promise<StandardRow> {
  const { id } = await programmeByCode(work, code);
  const found = await findPublishedStandard(work, id, Number(number));
  if (found === undefined) throw new Refusal("not-found", { noun: "standard" });
  return found;
}

/** Every standard once published, what changed between versions, and the whole of annex 1.1 as a workbook. */
export const publicStandardRoutes: readonly Route[] = [
  publicQuery(
    "standards.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/standards",
      summary: { zh: "已发布的奖补标准版本", en: "Published standard versions" },
      params: codeParams,
      answer: standards,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const { id } = await programmeByCode(work, params.code);
      return {
        items: (await listStandards(work, { programmeId: id, publishedOnly: true })).map((row) =>
          presentStandard(work, row),
        ),
      };
    },
  ),
  publicQuery(
    "standards.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/standards/:number",
      summary: { zh: "某一版奖补标准（JSON）", en: "One published version as JSON" },
      params: versionParams,
      answer: publicStandardVersion,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const {
        sourceFileId: _own,
        minutes,
        ...version
      } = await standardPage(work, (await publishedVersion(work, params.code, params.number)).id);
      return { ...version, minutes: minutes.map(publicMinuteOf) };
    },
  ),
  publicDownload(
    "standards.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/standards/:number/workbook",
      summary: { zh: "附件 1.1 目录及奖补标准（XLSX）", en: "Annex 1.1, catalogue and standard (XLSX)" },
      params: versionParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await publishedVersion(work, params.code, params.number);
      const services = await servicesOfCatalogue(work, row.catalogueId);
      const content = await readStandard(work, row);
      return {
        name: `${row.titleZh}-${row.number}.xlsx`,
        mediaType: XLSX,
        bytes: await exportCatalogueWorkbook({
          title: row.titleZh,
          createdAt: row.publishedAt ?? row.createdAt,
          services,
          standard: content,
        }),
      };
    },
  ),
  publicQuery(
    "standards.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/standard-diff",
      summary: { zh: "两版奖补标准的差异", en: "What changed between two published versions" },
      params: codeParams,
      query: diffQuery,
      answer: standardDiff,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await standardDifference(
        work,
        await publishedVersion(work, params.code, given.from),
        await publishedVersion(work, params.code, given.to),
      ),
  ),
];
