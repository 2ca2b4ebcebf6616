import { Refusal } from "./refusal.ts";
import { addDays, calendarDate, type CalendarDate } from "./time.ts";
import { workCalendar, type WorkCalendarYear } from "./workdays.ts";

/** The two years the rules are tested with, as the State Council announced them. For tests only. */
export const year2018: WorkCalendarYear = {
  year: 2018,
  offDays: [
    calendarDate("2018-01-01"),
    ...span("2018-02-15", 7),
    ...span("2018-04-05", 3),
    ...span("2018-04-29", 3),
    calendarDate("2018-06-18"),
    calendarDate("2018-09-24"),
    ...span("2018-10-01", 7),
    ...span("2018-12-30", 2),
  ],
  makeUpDays: ["2018-02-11", "2018-02-24", "2018-04-08", "2018-04-28", "2018-09-29", "2018-09-30", "2018-12-29"].map(
    calendarDate,
  ),
  sample: false,
};

export const year2026: WorkCalendarYear = {
  year: 2026,
  offDays: [
    ...span("2026-01-01", 3),
    ...span("2026-02-15", 9),
    ...span("2026-04-04", 3),
    ...span("2026-05-01", 5),
    ...span("2026-06-19", 3),
    ...span("2026-09-25", 3),
    ...span("2026-10-01", 7),
  ],
  makeUpDays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"].map(calendarDate),
  sample: false,
};

export const officialCalendar = workCalendar([year2018, year2026]);

/** The year a call was refused for; undefined when it was not refused for a missing year. */
export function notLoadedYear(ask: () => unknown): unknown {
  try {
    ask();
  } catch (error) {
    if (error instanceof Refusal && error.code === "calendar-year-not-loaded") return error.facts["year"];
    throw error;
  }
  return undefined;
}

function span(firstOn: string, days: number): CalendarDate[] {
  return Array.from({ length: days }, (_, index) => addDays(calendarDate(firstOn), index));
}
