import { assert } from "./refusal.ts";
import { addDays, addMs, beijingDate, endOfBeijingDay, type CalendarDate, type Instant } from "./time.ts";
import { isWorkday, type WorkCalendar } from "./workdays.ts";

/** A stretch in which the case is not with the bureau (waiting, returned, disputed): `from` is in it, `to` is not. */
export interface Pause {
  readonly from: Instant;
  /** Null while the case is still away. */
  readonly to: Instant | null;
}

export interface ReviewClockInput {
  readonly calendar: WorkCalendar;
  /** Submission, or promotion from the waiting list, or (the bureau's own clock) the supplier's confirmation. */
  readonly startedAt: Instant;
  readonly pauses: readonly Pause[];
  /** Working days allowed, at least 1. */
  readonly days: number;
  /** The instant to read the clock at: now, or the decision's instant for a case that is decided. */
  readonly at: Instant;
}

export interface ReviewClock {
  /** The first instant that is too late; null while the case is away and was not due before it left. */
  readonly dueAt: Instant | null;
  /** Counted days that are over: `days` of them on the first overdue day, so whether a case is late is `overdue`'s to say. */
  readonly usedDays: number;
  /** `days − usedDays`, never below 0. */
  readonly leftDays: number;
  readonly paused: boolean;
  readonly overdue: boolean;
}

/**
 * Reads the clock of a review in whole working days of Beijing.
 *
 * A day counts if it is a working day, lies after the day of the start, and no instant of it lies in a pause. So neither
 * the day on which a case leaves nor the day on which it comes back counts, just as the first day does not: the bureau
 * gets every one of its days whole. What is left when a case leaves is exactly what is left when it comes back; a pause
 * never brings the due instant forward, and a pause after the due instant does not move it. A case that leaves and
 * comes back at one and the same instant has not been away.
 *
 * Refuses `calendar-year-not-loaded` for a day that has to be looked at; days within a pause need no calendar.
 * @clause 5.16
 */
export function reviewClock({ calendar, startedAt, pauses, days, at }: ReviewClockInput): ReviewClock {
  assert(Number.isSafeInteger(days) && days >= 1, `a review takes at least one working day, got ${days}`);
  const startOn = beijingDate(startedAt);
  const away = awayDays(pauses);
  const dueOn = nthCountedDay(calendar, startOn, away, days);
  const usedDays = countedDaysBefore(calendar, startOn, away, beijingDate(at));
  const dueAt = dueOn === null ? null : endOfBeijingDay(dueOn);
  return {
    dueAt,
    usedDays,
    leftDays: Math.max(0, days - usedDays),
    paused: pauses.some(({ from, to }) => from <= at && (to === null || at < to)),
    overdue: dueAt !== null && at >= dueAt,
  };
}

interface DaySpan {
  readonly firstOn: CalendarDate;
  /** Null: without an end so far. */
  readonly lastOn: CalendarDate | null;
}

/** The Beijing days that a pause touches. One that ends at 00:00 does not touch the day that begins then. */
function awayDays(pauses: readonly Pause[]): DaySpan[] {
  return pauses.flatMap(({ from, to }) => {
    assert(to === null || from <= to, `a pause ends before it begins: ${from} to ${to}`);
    if (to === from) return [];
    return { firstOn: beijingDate(from), lastOn: to === null ? null : beijingDate(addMs(to, -1)) };
  });
}

function isAway(away: readonly DaySpan[], on: CalendarDate): boolean {
  return away.some(({ firstOn, lastOn }) => firstOn <= on && (lastOn === null || on <= lastOn));
}

function nthCountedDay(
  calendar: WorkCalendar,
  startOn: CalendarDate,
  away: readonly DaySpan[],
  n: number,
): CalendarDate | null {
  let on = startOn;
  for (let left = n; left > 0;) {
    on = addDays(on, 1);
    // Once an open pause has begun there are no further days to find.
    if (away.some(({ firstOn, lastOn }) => lastOn === null && firstOn <= on)) return null;
    if (!isAway(away, on) && isWorkday(calendar, on)) left -= 1;
  }
  return on;
}

function countedDaysBefore(
  calendar: WorkCalendar,
  startOn: CalendarDate,
  away: readonly DaySpan[],
  beforeOn: CalendarDate,
): number {
  let counted = 0;
  for (let on = addDays(startOn, 1); on < beforeOn; on = addDays(on, 1)) {
    if (!isAway(away, on) && isWorkday(calendar, on)) counted += 1;
  }
  return counted;
}
