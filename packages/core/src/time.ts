import { assert } from "./refusal.ts";

declare const instantBrand: unique symbol;
/** An instant in UTC as fixed-format text, `2026-03-02T01:00:00.000Z`. Texts of this format compare as the instants do. */
export type Instant = string & { readonly [instantBrand]: "Instant" };

declare const dateBrand: unique symbol;
/** A calendar date, `2026-03-02`, without a time or a zone. */
export type CalendarDate = string & { readonly [dateBrand]: "CalendarDate" };

/** The programme counts days in Beijing: UTC+8, no summer time since 1992 (and never for our dates). */
export const BEIJING_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A date that every month has. */
const EVERYDAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** True for an existing calendar date in the form YYYY-MM-DD (2026-02-30 is none). */
export function isCalendarDate(text: string): text is CalendarDate {
  if (EVERYDAY.test(text)) return true;
  if (!DATE.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}

export function calendarDate(text: string): CalendarDate {
  assert(isCalendarDate(text), `not a calendar date: ${text}`);
  return text;
}

export function instant(text: string): Instant {
  assert(isInstant(text), `not an instant: ${text}`);
  return text;
}

export function instantOfMs(ms: number): Instant {
  return instant(new Date(ms).toISOString());
}

export function msOf(at: Instant): number {
  return Date.parse(at);
}

export function addMs(at: Instant, ms: number): Instant {
  return instantOfMs(msOf(at) + ms);
}

export function addDays(on: CalendarDate, days: number): CalendarDate {
  return calendarDate(new Date(Date.parse(`${on}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS);
}

/** The calendar date of an instant in Beijing. */
export function beijingDate(at: Instant): CalendarDate {
  return calendarDate(new Date(msOf(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 10));
}

/** 00:00 Beijing time of a date. */
export function startOfBeijingDay(on: CalendarDate): Instant {
  return instantOfMs(Date.parse(`${on}T00:00:00.000Z`) - BEIJING_OFFSET_MS);
}

/** 24:00 Beijing time of a date, which is 00:00 of the next. A deadline "until the end of the day" is this instant, excluded. */
export function endOfBeijingDay(on: CalendarDate): Instant {
  return startOfBeijingDay(addDays(on, 1));
}

export function yearOf(on: CalendarDate): number {
  return Number(on.slice(0, 4));
}

/** The time of day of an instant in Beijing, `09:00`. */
export function beijingTime(at: Instant): string {
  return new Date(msOf(at) + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
}

/** 2026年3月2日 */
export function dateZh(on: CalendarDate): string {
  const [year, month, day] = on.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** 2026年3月2日 09:00:00.123, Beijing time. */
export function instantZh(at: Instant, precision: "minute" | "second" | "millisecond" = "minute"): string {
  const local = new Date(msOf(at) + BEIJING_OFFSET_MS).toISOString();
  const end = { minute: 16, second: 19, millisecond: 23 }[precision];
  return `${dateZh(calendarDate(local.slice(0, 10)))} ${local.slice(11, end)}`;
}

/** The later of two instants. */
export function laterOf(one: Instant, other: Instant): Instant {
  return other > one ? other : one;
}

/**
 * A deadline, which is the first instant that is too late, as Chinese texts write it: `2026年9月30日 18:00`. A midnight is
 * 24:00 of the day that it ends, `2026年9月30日 24:00`, for at 00:00 of the next a reader takes one day more than he has.
 */
export function deadlineZh(at: Instant): string {
  return endsItsDay(at) ? `${dateZh(dayBefore(at))} 24:00` : instantZh(at);
}

/** The same as English texts write it: `2026-09-30 18:00`, and a midnight as `2026-09-30 24:00`. */
export function deadlineEn(at: Instant): string {
  return endsItsDay(at) ? `${dayBefore(at)} 24:00` : `${beijingDate(at)} ${beijingTime(at)}`;
}

function endsItsDay(at: Instant): boolean {
  return startOfBeijingDay(beijingDate(at)) === at;
}

function dayBefore(at: Instant): CalendarDate {
  return addDays(beijingDate(at), -1);
}
