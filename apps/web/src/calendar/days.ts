import {
  addDays,
  beijingDate,
  calendarDate,
  instant,
  startOfBeijingDay,
  type CalendarDate,
} from "@yunquan/core/time.ts";

/** The first day of a month, given as YYYY-MM. */
function firstOf(month: string): CalendarDate {
  return calendarDate(`${month}-01`);
}

export function monthOf(on: string): string {
  return on.slice(0, 7);
}

export function monthAfter(month: string, months: 1 | -1): string {
  return monthOf(months === 1 ? addDays(firstOf(month), 31) : addDays(firstOf(month), -1));
}

/** 0 is Monday. */
function weekday(on: CalendarDate): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The weeks that a month touches, Monday first, with the days of its neighbours that fill them. */
export function weeksOf(month: string): CalendarDate[][] {
  const first = firstOf(month);
  const start = addDays(first, -weekday(first));
  const weeks: CalendarDate[][] = [];
  for (let monday = start; monday < firstOf(monthAfter(month, 1)); monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  return weeks;
}

/** A year of the official calendar, as the API gives it. */
export interface Year {
  readonly year: number;
  readonly offDays: readonly string[];
  readonly makeUpDays: readonly string[];
  readonly sample: boolean;
}

export type DayKind = "work" | "weekend" | "off" | "make-up" | "unknown";

/** What a day is in the official calendar; unknown where its year is not loaded. */
export function kindOf(years: readonly Year[], on: CalendarDate): DayKind {
  const year = years.find((one) => one.year === Number(on.slice(0, 4)));
  if (year === undefined) return "unknown";
  if (year.makeUpDays.includes(on)) return "make-up";
  const weekend = weekday(on) >= 5;
  if (year.offDays.includes(on)) return weekend ? "weekend" : "off";
  return weekend ? "weekend" : "work";
}

/** The day to which an instant belongs when it is a deadline: midnight is the end of the day before. */
export function dayOfDeadline(at: string): CalendarDate {
  const day = beijingDate(instant(at));
  return startOfBeijingDay(day) === at ? addDays(day, -1) : day;
}

export function dayOfStart(at: string): CalendarDate {
  return beijingDate(instant(at));
}
