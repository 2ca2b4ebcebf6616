import {
  publicCatalogueVersion,
  catalogueDiff,
  catalogues,
  diffQuery,
  publicCatalogue,
  publicCatalogueQuery,
  vocabulary,
} from "@yunquan/contract/catalogues.ts";
import { codeParams, versionParams } from "@yunquan/contract/programmes.ts";
import type { z } from "@yunquan/contract/z.ts";
import { headOf } from "@yunquan/core/catalogues/version-diff.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { catalogueTemplate, exportCatalogueWorkbook } from "../documents/catalogue-export.ts";
import { planById } from "../plans/commands.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { preparedQuery, publicQuery } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { publicMinuteOf } from "./commands.ts";
import { inUse, serviceList } from "./in-use.ts";
import { catalogueDifference, cataloguePage, presentCatalogue, presentService, serviceEntryOf } from "./page.ts";
import { findPublishedCatalogue, listCatalogues, servicesOf, type CatalogueRow } from "./store.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A version that was published once; drafts are not found. */
async function publishedVersion(work: Work, code: string, number: string): Promise<CatalogueRow> {
  const { id } = await programmeByCode(work, code);
  const found = await findPublishedCatalogue(work, id, Number(number));
  if (found === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  return found;
}

async function pageOfCatalogue(
  work: Work,
  code: string,
  given: z.output<typeof publicCatalogueQuery>,
): Promise<z.output<typeof publicCatalogue>> {
  const programme = await programmeByCode(work, code);
  const current = await inUse(work, programme.id);
  const { catalogue, standard } = current;
  const { items, nextCursor } = await serviceList(work, programme.id, current, given);
  return {
    catalogue: catalogue === undefined ? null : headOf(catalogue),
    standard:
      standard === undefined
        ? null
        : { ...headOf(standard), sample: standard.sample, year: (await planById(work, standard.planId)).year },
    tiers: [...(standard?.tiers ?? [])],
    items: items.map(({ service, amounts, products, prices, rating }) => ({
      ...presentService(service),
      amounts: amounts
        .filter((amount) => given.tier === undefined || amount.tier === given.tier)
        .map(({ tier, formula, amountFen, ratioBp, capFen }) => ({ tier, formula, amountFen, ratioBp, capFen })),
      products,
      prices: [...prices],
      rating: rating ?? null,
    })),
    nextCursor,
  };
}

const wordsOf = <Code extends string, Words>(table: Readonly<Record<Code, Words>>) =>
  Object.entries(table).map(([code, words]) => ({ code: code as Code, ...(words as Words) }));

/** The catalogue as everybody may read it: the one in use, every version once published, and what changed between them. */
export const publicCatalogueRoutes: readonly Route[] = [
  preparedQuery(
    "catalogues.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/catalogue",
      summary: {
        zh: "现行目录及各档额度（可筛选、检索）",
        en: "The catalogue in use with amounts per tier, filtered and searched",
      },
      params: codeParams,
      query: publicCatalogueQuery,
      answer: publicCatalogue,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => await pageOfCatalogue(work, params.code, given),
  ),
  preparedQuery(
    "catalogues.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/catalogues",
      summary: { zh: "已发布的目录版本", en: "Published catalogue versions" },
      params: codeParams,
      answer: catalogues,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const { id } = await programmeByCode(work, params.code);
      return {
        items: (await listCatalogues(work, { programmeId: id, publishedOnly: true })).map((row) =>
          presentCatalogue(work, row),
        ),
      };
    },
  ),
  preparedQuery(
    "catalogues.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/catalogues/:number",
      summary: { zh: "某一版目录（JSON）", en: "One published version as JSON" },
      params: versionParams,
      answer: publicCatalogueVersion,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const {
        sourceFileId: _own,
        minutes,
        ...version
      } = await cataloguePage(work, (await publishedVersion(work, params.code, params.number)).id);
      return { ...version, minutes: minutes.map(publicMinuteOf) };
    },
  ),
  publicDownload(
    "catalogues.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/catalogues/:number/workbook",
      summary: { zh: "某一版目录（XLSX）", en: "One published version as XLSX" },
      params: versionParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await publishedVersion(work, params.code, params.number);
      const services = (await servicesOf(work, row.id)).map(serviceEntryOf);
      return {
        name: `${row.titleZh}-${row.number}.xlsx`,
        mediaType: XLSX,
        bytes: await exportCatalogueWorkbook({
          title: row.titleZh,
          createdAt: row.publishedAt ?? row.createdAt,
          services,
        }),
      };
    },
  ),
  preparedQuery(
    "catalogues.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/catalogue-diff",
      summary: { zh: "两版目录的差异", en: "What changed between two published versions" },
      params: codeParams,
      query: diffQuery,
      answer: catalogueDiff,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await catalogueDifference(
        work,
        await publishedVersion(work, params.code, given.from),
        await publishedVersion(work, params.code, given.to),
      ),
  ),
  publicQuery(
    "catalogues.vocabulary",
    {
      method: "GET",
      url: "/api/v1/public/catalogue-vocabulary",
      summary: { zh: "业务环节、类型（含定义）与应用阶段", en: "Segments, kinds with their definitions, stages" },
      answer: vocabulary,
    },
    async () =>
      await Promise.resolve({ segments: wordsOf(segments), kinds: wordsOf(serviceKinds), stages: wordsOf(stages) }),
  ),
  publicDownload(
    "catalogues.template",
    {
      method: "GET",
      url: "/api/v1/public/catalogue-template",
      summary: { zh: "附件 1.1 表格模板（XLSX）", en: "The blank sheet of annex 1.1 (XLSX)" },
    },
    async (work) => ({ name: "附件1.1-模板.xlsx", mediaType: XLSX, bytes: await catalogueTemplate(work.now) }),
  ),
];
