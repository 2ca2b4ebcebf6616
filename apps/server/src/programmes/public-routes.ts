import {
  codeParams,
  goalsAnswer,
  openData,
  openDataFileQuery,
  openDataQuery,
  publicProgrammePage,
  publicProgrammes,
  statisticsAnswer,
  statisticsQuery,
} from "@yunquan/contract/programmes.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import { programmeByCode } from "./commands.ts";
import { openDataFile, presentOpenData } from "./open-data.ts";
import { presentGoals, presentPublic, presentStatistics } from "./public.ts";
import { presentParameters } from "./routes.ts";
import { findEditionInForce, listProgrammes } from "./store.ts";

/** What everybody may read about the programmes, without signing in. */
export const publicProgrammeRoutes: readonly Route[] = [
  publicQuery(
    "programmes.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes",
      summary: { zh: "方案与开放批次、各地市剩余额度", en: "Programmes with open rounds and what is left by city" },
      answer: publicProgrammes,
    },
    async (work) => {
      const items = [];
      for (const row of await listProgrammes(work)) items.push(await presentPublic(work, row));
      return { now: work.now, items };
    },
  ),
  publicQuery(
    "programmes.public",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code",
      summary: { zh: "方案及其政策参数", en: "A programme with its parameters" },
      params: codeParams,
      answer: publicProgrammePage,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await programmeByCode(work, params.code);
      const current = await findEditionInForce(work, row.id, work.now);
      return {
        ...(await presentPublic(work, row)),
        parameters: current === undefined ? null : presentParameters(current.parameters),
      };
    },
  ),
  publicQuery(
    "programmes.goals",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/goals",
      summary: { zh: "工作目标与实际完成", en: "Goals with what the records say" },
      params: codeParams,
      answer: goalsAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await presentGoals(work, await programmeByCode(work, params.code)),
  ),
  publicQuery(
    "programmes.statistics",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/statistics",
      summary: { zh: "按业务环节、类型、阶段、规模的统计", en: "Statistics by segment, kind, stage and size" },
      params: codeParams,
      query: statisticsQuery,
      answer: statisticsAnswer,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => {
      const { id } = await programmeByCode(work, params.code);
      return await presentStatistics(work, {
        programmeId: id,
        year: given.year === undefined ? null : Number(given.year),
        city: given.city ?? null,
      });
    },
  ),
  publicQuery(
    "programmes.openData",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/open-data",
      summary: { zh: "数据公开：各地市、各月发券与兑付", en: "Open data: vouchers and payments by city and by month" },
      params: codeParams,
      query: openDataQuery,
      answer: openData,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await presentOpenData(work, await programmeByCode(work, params.code), yearOf(given.year)),
  ),
  publicDownload(
    "programmes.openData",
    {
      method: "GET",
      url: "/api/v1/public/programmes/:code/open-data/file",
      summary: { zh: "数据公开（CSV）", en: "Open data as CSV" },
      params: codeParams,
      query: openDataFileQuery,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) =>
      await openDataFile(work, await programmeByCode(work, params.code), yearOf(given.year), given.table),
  ),
];

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
