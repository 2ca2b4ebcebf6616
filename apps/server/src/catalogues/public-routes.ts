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
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { catalogueTemplate, exportCatalogueWorkbook } from "../documents/catalogue-export.ts";
import { planById } from "../plans/commands.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { preparedQuery, publicQuery } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { currentStandard, type Standard } from "../standards/commands.ts";
import { catalogueById, publicMinuteOf } from "./commands.ts";
import { catalogueDifference, cataloguePage, presentCatalogue, presentService, serviceEntryOf } from "./page.ts";
import {
  filterServices,
  findCurrentCatalogue,
  findPublishedCatalogue,
  listCatalogues,
  listedProducts,
  servicesOf,
  type CatalogueRow,
} from "./store.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A version that was published once; drafts are not found. */
async function publishedVersion(work: Work, code: string, number: string): Promise<CatalogueRow> {
  const { id } = await programmeByCode(work, code);
  const found = await findPublishedCatalogue(work, id, Number(number));
  if (found === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  return found;
}

/** What one applies by now: the catalogue of the standard in force; before the first standard, the catalogue alone. */
async function inUse(
  work: Work,
  programmeId: Id,
): Promise<{ standard: Standard | undefined; listed: CatalogueRow | undefined }> {
  const standard = await currentStandard(work, programmeId);
  return {
    standard,
    listed:
      standard === undefined
        ? await findCurrentCatalogue(work, programmeId)
        : await catalogueById(work, standard.catalogueId),
  };
}

async function pageOfCatalogue(
  work: Work,
  code: string,
  given: z.output<typeof publicCatalogueQuery>,
): Promise<z.output<typeof publicCatalogue>> {
  const programme = await programmeByCode(work, code);
  const { standard, listed } = await inUse(work, programme.id);
  const head = {
    catalogue: listed === undefined ? null : headOf(listed),
    standard:
      standard === undefined
        ? null
        : { ...headOf(standard), sample: standard.sample, year: (await planById(work, standard.planId)).year },
    tiers: [...(standard?.tiers ?? [])],
  };
  const cursor = readCursor(given.cursor, ["number", "id"]);
  if (listed === undefined) return { ...head, items: [], nextCursor: null };
  const rows = await filterServices(work, listed.id, {
    segment: given.segment,
    kind: given.kind,
    stage: given.stage,
    productionFocus: given.productionFocus === undefined ? undefined : given.productionFocus === "true",
    tier:
      given.tier === undefined || standard === undefined ? undefined : { standardId: standard.id, tier: given.tier },
    offered:
      given.supplierId === undefined && given.city === undefined
        ? undefined
        : { programmeId: programme.id, supplierId: given.supplierId, city: given.city },
    text: given.text,
    after: cursor === undefined ? undefined : { ordinal: Number(cursor[0]), id: String(cursor[1]) },
    limit: given.limit + 1,
  });
  const products = await listedProducts(
    work,
    programme.id,
    rows.map((row) => row.code),
  );
  const amountsOf = (serviceCode: string) =>
    (standard?.amounts ?? [])
      .filter(
        (amount) => amount.serviceCode === serviceCode && (given.tier === undefined || amount.tier === given.tier),
      )
      .map(({ tier, formula, amountFen, ratioBp, capFen }) => ({ tier, formula, amountFen, ratioBp, capFen }));
  const page = pageOf(
    rows,
    given.limit,
    (row) => [row.ordinal, row.id],
    (row) => ({ ...presentService(row), amounts: amountsOf(row.code), products: products.get(row.code) ?? 0 }),
  );
  return { ...head, ...page };
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
