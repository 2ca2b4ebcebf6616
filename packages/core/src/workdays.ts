import { assert, Refusal } from "./refusal.ts";
import { addDays, beijingDate, endOfBeijingDay, yearOf, type CalendarDate, type Instant } from "./time.ts";

/**
 * The official working-day calendar of one year, as the State Council announces it every November. Saturdays and Sundays
 * are off unless they are make-up days; `offDays` may list them all the same.
 */
export interface WorkCalendarYear {
  readonly year: number;
  readonly offDays: readonly CalendarDate[];
  /** Saturdays and Sundays that are worked for a longer holiday. */
  readonly makeUpDays: readonly CalendarDate[];
  /** Made up for a demonstration, not announced; whoever shows a date of such a year says so. */
  readonly sample: boolean;
}

interface LoadedYear {
  readonly off: ReadonlySet<CalendarDate>;
  readonly makeUp: ReadonlySet<CalendarDate>;
  readonly sample: boolean;
}

/** The years that are loaded. A day of any other year is neither a working day nor a day off: asking is refused. */
export interface WorkCalendar {
  readonly years: ReadonlyMap<number, LoadedYear>;
}

/** Builds the calendar. A year given twice, a day of another year, or a day both off and worked is a bug of the caller. */
export function workCalendar(years: readonly WorkCalendarYear[]): WorkCalendar {
  const loaded = new Map<number, LoadedYear>();
  for (const { year, offDays, makeUpDays, sample } of years) {
    assert(!loaded.has(year), `calendar year given twice: ${year}`);
    const off = new Set(offDays);
    for (const on of [...offDays, ...makeUpDays]) assert(yearOf(on) === year, `${on} is no day of ${year}`);
    for (const on of makeUpDays) assert(!off.has(on), `${on} is both off and worked`);
    loaded.set(year, { off, makeUp: new Set(makeUpDays), sample });
  }
  return { years: loaded };
}

/** True when the day belongs to a year made up for a demonstration. Refuses `calendar-year-not-loaded`. */
export function isSampleDay(calendar: WorkCalendar, on: CalendarDate): boolean {
  return yearFor(calendar, on).sample;
}

/**
 * Whether a calendar date is a working day. Refuses `calendar-year-not-loaded` with the year.
 * @clause 5.16
 */
export function isWorkday(calendar: WorkCalendar, on: CalendarDate): boolean {
  const { off, makeUp } = yearFor(calendar, on);
  if (makeUp.has(on)) return true;
  return !off.has(on) && !isWeekend(on);
}

/**
 * The n-th working day after a day, which itself is not counted; 0 gives the day back as it is.
 * Refuses `calendar-year-not-loaded` if a day it has to look at lies in a year that is not loaded.
 * @clause 5.16
 */
export function addWorkdays(calendar: WorkCalendar, startOn: CalendarDate, n: number): CalendarDate {
  assert(Number.isSafeInteger(n) && n >= 0, `working days must be a whole number, got ${n}`);
  let on = startOn;
  for (let left = n; left > 0;) {
    on = addDays(on, 1);
    if (isWorkday(calendar, on)) left -= 1;
  }
  return on;
}

/**
 * The working days after `fromOn` up to and including `toOn`; negative when `toOn` is earlier. So the days left until a
 * due day are counted from today, and `workdaysBetween(c, d, addWorkdays(c, d, n))` is n.
 * Refuses `calendar-year-not-loaded`.
 */
export function workdaysBetween(calendar: WorkCalendar, fromOn: CalendarDate, toOn: CalendarDate): number {
  const [first, last, sign] = fromOn <= toOn ? [fromOn, toOn, 1] : [toOn, fromOn, -1];
  let counted = 0;
  for (let on = first; on < last;) {
    on = addDays(on, 1);
    if (isWorkday(calendar, on)) counted += 1;
  }
  return counted === 0 ? 0 : sign * counted;
}

/**
 * When something that starts at an instant and may take n working days is due: at 24:00 Beijing time of the n-th working
 * day, the Beijing day of the start not counted. The instant itself is too late (it is 00:00 of the next day).
 * Refuses `calendar-year-not-loaded`.
 * @clause 5.16
 */
export function dueAtEndOfDay(calendar: WorkCalendar, startedAt: Instant, n: number): Instant {
  return endOfBeijingDay(addWorkdays(calendar, beijingDate(startedAt), n));
}

function yearFor(calendar: WorkCalendar, on: CalendarDate): LoadedYear {
  const loaded = calendar.years.get(yearOf(on));
  if (loaded === undefined) throw new Refusal("calendar-year-not-loaded", { year: yearOf(on) });
  return loaded;
}

function isWeekend(on: CalendarDate): boolean {
  const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
