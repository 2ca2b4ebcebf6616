import { calendarYearBody, calendarYears } from "@yunquan/contract/calendar.ts";
import { done } from "@yunquan/contract/people.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, type Route } from "../platform/route.ts";
import { loadCalendarYear } from "./commands.ts";

export const calendarRoutes: readonly Route[] = [
  publicQuery(
    "calendar.read",
    {
      method: "GET",
      url: "/api/v1/public/work-calendar",
      summary: { zh: "工作日历", en: "The working-day calendar" },
      answer: calendarYears,
    },
    async (work) => ({
      years: await work.tx
        .selectFrom("workCalendarYear")
        .select(["year", "offDays", "makeUpDays", "sample", "source"])
        .orderBy("year")
        .execute(),
    }),
  ),
  command(
    "calendar.load",
    {
      method: "POST",
      url: "/api/v1/work-calendar",
      summary: { zh: "载入年度工作日历", en: "Load a year's working-day calendar" },
      body: calendarYearBody,
      answer: done,
    },
    async (work, { body }) => {
      await loadCalendarYear(work, body);
      return { done: true as const };
    },
  ),
];
