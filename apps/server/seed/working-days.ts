import { readFileSync } from "node:fs";
import { assert } from "@yunquan/core/refusal.ts";
import { addDays, calendarDate, type CalendarDate } from "@yunquan/core/time.ts";
import type { WorkCalendarYear } from "@yunquan/core/workdays.ts";

/**
 * The working-day calendars that the State Council has announced, one per year from 2018 on, as plain data in
 * working-days.json. They were taken from the package chinese-days, and a test holds them against it: a new version of
 * the package that knows a further year makes that test ask for it.
 */
export function officialCalendarYears(): WorkCalendarYear[] {
  const rows: unknown = JSON.parse(readFileSync(new URL("working-days.json", import.meta.url), "utf8"));
  assert(Array.isArray(rows), "working-days.json holds a list of years");
  return rows.map(calendarYear);
}

/**
 * A made-up calendar for a year that is not announced yet, for demonstrations only: the holidays of fixed date
 * (1–3 January, 1–5 May, 1–7 October), no make-up days, and marked as a sample.
 */
export function sampleCalendarYear(year: number): WorkCalendarYear {
  return {
    year,
    offDays: [...span(`${year}-01-01`, 3), ...span(`${year}-05-01`, 5), ...span(`${year}-10-01`, 7)],
    makeUpDays: [],
    sample: true,
  };
}

function calendarYear(row: unknown): WorkCalendarYear {
  assert(typeof row === "object" && row !== null, "a year is an object");
  assert("year" in row && typeof row.year === "number", "a year has its number");
  assert("offDays" in row && "makeUpDays" in row, "a year has its days off and its make-up days");
  return { year: row.year, offDays: dates(row.offDays), makeUpDays: dates(row.makeUpDays), sample: false };
}

function dates(list: unknown): CalendarDate[] {
  assert(Array.isArray(list), "days are a list of dates");
  return list.map((on: unknown) => calendarDate(String(on)));
}

function span(firstOn: string, days: number): CalendarDate[] {
  return Array.from({ length: days }, (_, index) => addDays(calendarDate(firstOn), index));
}
