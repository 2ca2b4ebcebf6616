import { cityFigures, cityFiguresQuery } from "@yunquan/contract/city-figures.ts";
import { cityFiguresWorkbook } from "../documents/city-figures-file.ts";
import { planById } from "../plans/commands.ts";
import { download } from "../platform/file-routes.ts";
import { query, type Route } from "../platform/route.ts";
import { programmeById } from "../programmes/commands.ts";
import { figuresOfCity } from "./city-figures.ts";

/** The figures of one city: plan, vouchers, claims, money, working days used. */
export const cityFigureRoutes: readonly Route[] = [
  query(
    "cityFigures.read",
    {
      method: "GET",
      url: "/api/v1/city-figures",
      summary: { zh: "地市执行情况", en: "The figures of one city in one plan" },
      query: cityFiguresQuery,
      answer: cityFigures,
      refusals: ["not-found", "calendar-year-not-loaded"],
    },
    async (work, { query: given }) => await figuresOfCity(work, given.planId, given.cityCode),
  ),
  download(
    "cityFigures.read",
    {
      method: "GET",
      url: "/api/v1/city-figures/file",
      summary: { zh: "导出地市执行情况（XLSX）", en: "The figures of one city as a workbook" },
      query: cityFiguresQuery,
      refusals: ["not-found", "calendar-year-not-loaded"],
    },
    async (work, { query: given }) => {
      const figures = await figuresOfCity(work, given.planId, given.cityCode);
      const programme = await programmeById(work, (await planById(work, given.planId)).programmeId);
      return {
        name: `city-figures-${figures.cityCode}-${figures.year}.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await cityFiguresWorkbook(programme.nameZh, figures),
      };
    },
  ),
];
