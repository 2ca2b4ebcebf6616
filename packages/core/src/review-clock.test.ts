import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reviewClock, type Pause } from "./review-clock.ts";
import {
  addDays,
  addMs,
  beijingDate,
  calendarDate,
  DAY_MS,
  endOfBeijingDay,
  instant,
  startOfBeijingDay,
  type Instant,
} from "./time.ts";
import { notLoadedYear, officialCalendar as calendar, year2026 } from "./workdays.fixture.ts";
import { dueAtEndOfDay, isWorkday, workCalendar, workdaysBetween } from "./workdays.ts";

/** Beijing time, e.g. "03-02 10:00" of 2026. */
function beijing(text: string): Instant {
  return instant(new Date(`2026-${text.replace(" ", "T")}:00+08:00`).toISOString());
}

const startedAt = beijing("03-02 10:00"); // a Monday
const clock = (pauses: readonly Pause[], at: string, days = 5) =>
  reviewClock({ calendar, startedAt, pauses, days, at: beijing(at) });
const away = (from: string, to: string | null): Pause => ({
  from: beijing(from),
  to: to === null ? null : beijing(to),
});

describe("review clock", () => {
  test("5.16 without a pause a review of 5 working days ends at 24:00 of the fifth", () => {
    expect(clock([], "03-02 10:00")).toEqual({
      dueAt: "2026-03-09T16:00:00.000Z",
      usedDays: 0,
      leftDays: 5,
      paused: false,
      overdue: false,
    });
    expect(clock([], "03-09 23:59")).toMatchObject({ usedDays: 4, leftDays: 1, overdue: false });
    expect(clock([], "03-10 00:00")).toMatchObject({ usedDays: 5, leftDays: 0, overdue: true });
    expect(clock([], "03-12 09:00")).toMatchObject({ usedDays: 7, leftDays: 0, overdue: true });
  });

  test("5.16 neither the day a case leaves nor the day it comes back counts", () => {
    const pauses = [away("03-04 15:00", "03-06 09:00")];
    expect(clock(pauses, "03-06 09:00")).toMatchObject({ usedDays: 1, leftDays: 4, paused: false });
    expect(clock(pauses, "03-06 09:00").dueAt).toBe(beijing("03-13 00:00"));
  });

  test("5.16 while a case is away nothing is due and nothing is used", () => {
    const pauses = [away("03-04 15:00", null)];
    expect(clock(pauses, "03-04 15:00")).toEqual({
      dueAt: null,
      usedDays: 1,
      leftDays: 4,
      paused: true,
      overdue: false,
    });
    expect(clock(pauses, "11-30 09:00")).toMatchObject({ dueAt: null, usedDays: 1, leftDays: 4, paused: true });
  });

  test.each([
    ["for an hour of one day", [away("03-04 10:00", "03-04 11:00")], "03-11 00:00"],
    ["over a weekend", [away("03-06 18:00", "03-09 08:00")], "03-12 00:00"],
    ["on a Saturday", [away("03-07 08:00", "03-07 09:00")], "03-10 00:00"],
    ["before the day after the start", [away("03-02 11:00", "03-02 18:00")], "03-10 00:00"],
    ["from midnight to midnight", [away("03-04 00:00", "03-05 00:00")], "03-11 00:00"],
    ["on the last day", [away("03-09 23:59", "03-10 09:00")], "03-12 00:00"],
    ["from the due instant on", [away("03-10 00:00", "03-20 00:00")], "03-10 00:00"],
    ["long after the due instant", [away("03-20 09:00", null)], "03-10 00:00"],
    ["for no time at all", [away("03-04 10:00", "03-04 10:00")], "03-10 00:00"],
    ["twice on one day", [away("03-04 09:00", "03-04 10:00"), away("03-04 14:00", "03-04 15:00")], "03-11 00:00"],
    ["twice", [away("03-03 09:00", "03-03 10:00"), away("03-05 09:00", "03-05 10:00")], "03-12 00:00"],
    ["overlapping", [away("03-03 09:00", "03-05 10:00"), away("03-04 09:00", "03-06 10:00")], "03-14 00:00"],
  ])("5.16 a case away %s", (_name, pauses, due) => {
    expect(clock(pauses, "03-02 10:00").dueAt).toBe(beijing(due));
  });

  test("5.16 days within a pause need no calendar, later days do", () => {
    const only2026 = workCalendar([year2026]);
    const input = { calendar: only2026, startedAt: beijing("12-30 10:00"), days: 5, at: beijing("12-30 10:00") };
    expect(reviewClock({ ...input, pauses: [away("12-31 09:00", null)] }).dueAt).toBeNull();
    const back = instant("2027-01-04T01:00:00.000Z");
    expect(notLoadedYear(() => reviewClock({ ...input, pauses: [{ from: beijing("12-31 09:00"), to: back }] }))).toBe(
      2027,
    );
    expect(notLoadedYear(() => reviewClock({ ...input, pauses: [] }))).toBe(2027);
  });

  test("a pause that ends before it begins, and a review without a day, are bugs", () => {
    expect(() => clock([away("03-05 10:00", "03-04 10:00")], "03-06 10:00")).toThrow("ends before it begins");
    expect(() => clock([], "03-06 10:00", 0)).toThrow("at least one working day");
  });
});

// Instants of the first nine months of 2026 to the minute, with midnights often among them.
const origin = instant("2026-01-05T16:00:00.000Z");
const atDay = (maximum: number) =>
  fc
    .tuple(fc.nat({ max: maximum }), fc.oneof(fc.constant(0), fc.nat({ max: 1439 })))
    .map(([day, minute]) => addMs(origin, day * DAY_MS + minute * 60_000));
const pauseIn = fc
  .tuple(atDay(60), atDay(60))
  .map(([a, b]): Pause => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const reviews = fc.record({
  startedAt: atDay(40),
  pauses: fc.array(pauseIn, { maxLength: 4 }),
  days: fc.integer({ min: 1, max: 10 }),
});

describe("review clock, for all reviews", () => {
  test("5.16 the counted days are exactly the working days after the start of which no instant lies in a pause", () => {
    fc.assert(
      fc.property(reviews, atDay(90), (review, at) => {
        const start = beijingDate(review.startedAt);
        const counted: string[] = [];
        for (let on = addDays(start, 1); counted.length < review.days; on = addDays(on, 1)) {
          const [begin, end] = [startOfBeijingDay(on), endOfBeijingDay(on)];
          const touched = review.pauses.some(({ from, to }) => to !== null && from < to && from < end && begin < to);
          if (isWorkday(calendar, on) && !touched) counted.push(end);
        }
        const read = reviewClock({ calendar, ...review, at });
        expect(read.dueAt).toBe(counted.at(-1));
        expect(Math.min(read.usedDays, review.days)).toBe(counted.filter((end) => end <= at).length);
        expect(read.overdue).toBe(at >= counted.at(-1)!);
        expect(read.leftDays === 0).toBe(read.overdue);
      }),
    );
  });

  test("5.16 no pause brings the due instant forward, and without one it is that of the plain deadline", () => {
    fc.assert(
      fc.property(reviews, pauseIn, (review, more) => {
        const due = (pauses: readonly Pause[]) =>
          reviewClock({ calendar, ...review, pauses, at: review.startedAt }).dueAt!;
        expect(due([])).toBe(dueAtEndOfDay(calendar, review.startedAt, review.days));
        expect(due([...review.pauses, more]) >= due(review.pauses)).toBe(true);
        expect(due([...review.pauses].reverse())).toBe(due(review.pauses));
      }),
    );
  });

  test("5.16 what was left when a case left is left when it comes back, and the bureau then gets that many whole days", () => {
    fc.assert(
      fc.property(reviews, pauseIn, (review, pause) => {
        fc.pre(pause.to !== null && pause.from < pause.to && review.startedAt <= pause.from);
        const at = (instantOf: Instant, pauses: readonly Pause[]) =>
          reviewClock({ calendar, startedAt: review.startedAt, days: review.days, pauses, at: instantOf });
        const before = at(pause.from, [{ from: pause.from, to: null }]);
        const after = at(pause.to, [pause]);
        expect(after.leftDays).toBe(before.leftDays);
        expect(after.usedDays).toBe(before.usedDays);
        if (before.leftDays > 0) {
          expect(before.dueAt).toBeNull();
          const lastAwayOn = beijingDate(addMs(pause.to, -1));
          const countedFromOn = [lastAwayOn, beijingDate(review.startedAt)].sort().at(-1)!;
          const dueOn = beijingDate(addMs(after.dueAt!, -1));
          expect(workdaysBetween(calendar, calendarDate(countedFromOn), dueOn)).toBe(before.leftDays);
        } else {
          expect(after.dueAt).toBe(before.dueAt);
        }
      }),
    );
  });

  test("5.16 time only uses days up, never gives them back", () => {
    fc.assert(
      fc.property(reviews, atDay(90), atDay(90), (review, a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const first = reviewClock({ calendar, ...review, at: early });
        const second = reviewClock({ calendar, ...review, at: late });
        expect(second.usedDays).toBeGreaterThanOrEqual(first.usedDays);
        expect(second.dueAt).toBe(first.dueAt);
      }),
    );
  });
});
