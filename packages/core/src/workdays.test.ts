import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "./refusal.ts";
import { addDays, calendarDate, instant, yearOf } from "./time.ts";
import { addWorkdays, dueAtEndOfDay, isSampleDay, isWorkday, workCalendar, workdaysBetween } from "./workdays.ts";
import { notLoadedYear, officialCalendar, year2018, year2026 } from "./workdays.fixture.ts";

const days = fc.integer({ min: 0, max: 364 }).map((day) => addDays(calendarDate("2026-01-01"), day));

describe("working days", () => {
  test.each([
    ["2018-09-28", "2018-10-10"],
    ["2018-10-03", "2018-10-12"],
    ["2026-02-13", "2026-02-27"],
    ["2026-04-30", "2026-05-11"],
    ["2026-09-30", "2026-10-13"],
  ])("5.16 five working days after %s, itself not counted, is %s", (from, to) => {
    expect(addWorkdays(officialCalendar, calendarDate(from), 5)).toBe(to);
    expect(workdaysBetween(officialCalendar, calendarDate(from), calendarDate(to))).toBe(5);
  });

  test.each([
    ["2026-01-01", false],
    ["2026-01-04", true],
    ["2026-01-05", true],
    ["2026-01-10", false],
    ["2026-02-14", true],
    ["2026-02-15", false],
    ["2026-02-23", false],
    ["2026-02-24", true],
    ["2026-02-28", true],
    ["2026-10-10", true],
    ["2018-12-29", true],
    ["2018-12-31", false],
  ])("5.16 %s is a working day: %s", (on, expected) => {
    expect(isWorkday(officialCalendar, calendarDate(on))).toBe(expected);
  });

  test("5.16 the year 2026 has 248 working days", () => {
    const calendar = workCalendar([year2026]);
    expect(workdaysBetween(calendar, calendarDate("2025-12-31"), calendarDate("2026-12-31"))).toBe(248);
  });

  test("5.16 a deadline ends at 24:00 Beijing time of its day", () => {
    // 23:59 in Beijing is still the 13th; 00:00 is the 14th, which is worked but is then the day of the start.
    expect(dueAtEndOfDay(officialCalendar, instant("2026-02-13T15:59:59.999Z"), 5)).toBe("2026-02-27T16:00:00.000Z");
    expect(dueAtEndOfDay(officialCalendar, instant("2026-02-13T16:00:00.000Z"), 5)).toBe("2026-02-28T16:00:00.000Z");
  });

  test("5.16 a year that is not loaded is refused with the year, never taken as one without holidays", () => {
    const only2026 = workCalendar([year2026]);
    const refusals = [
      [() => isWorkday(only2026, calendarDate("2027-01-04")), 2027],
      [() => isSampleDay(only2026, calendarDate("2027-01-04")), 2027],
      [() => addWorkdays(only2026, calendarDate("2026-12-30"), 2), 2027],
      [() => addWorkdays(only2026, calendarDate("2025-12-30"), 1), 2025],
      [() => addWorkdays(only2026, calendarDate("2026-01-01"), 249), 2027],
      [() => workdaysBetween(only2026, calendarDate("2026-12-31"), calendarDate("2027-01-01")), 2027],
      [() => workdaysBetween(only2026, calendarDate("2026-01-02"), calendarDate("2025-12-30")), 2025],
      [() => dueAtEndOfDay(only2026, instant("2026-12-31T01:00:00.000Z"), 5), 2027],
      [() => isWorkday(workCalendar([]), calendarDate("2026-03-02")), 2026],
    ] as const;
    for (const [ask, year] of refusals) expect(notLoadedYear(ask)).toBe(year);
  });

  test("5.16 a year is asked for only when one of its days has to be looked at", () => {
    const only2026 = workCalendar([year2026]);
    expect(addWorkdays(only2026, calendarDate("2026-12-30"), 1)).toBe("2026-12-31");
    expect(addWorkdays(only2026, calendarDate("2025-12-31"), 1)).toBe("2026-01-04");
    expect(addWorkdays(only2026, calendarDate("2030-01-01"), 0)).toBe("2030-01-01");
    expect(workdaysBetween(only2026, calendarDate("2030-01-01"), calendarDate("2030-01-01"))).toBe(0);
  });

  test("a calendar refuses a year given twice, a day of another year and a day both off and worked", () => {
    const on = calendarDate("2026-01-04");
    expect(() => workCalendar([year2026, year2026])).toThrow("twice");
    expect(() => workCalendar([{ ...year2018, offDays: [on] }])).toThrow("no day of 2018");
    expect(() => workCalendar([{ ...year2026, offDays: [on], makeUpDays: [on] }])).toThrow("both off and worked");
  });

  test("a day of a made-up year says so", () => {
    const calendar = workCalendar([year2026, { year: 2027, offDays: [], makeUpDays: [], sample: true }]);
    expect(isSampleDay(calendar, calendarDate("2027-06-01"))).toBe(true);
    expect(isSampleDay(calendar, calendarDate("2026-06-01"))).toBe(false);
  });

  test("a part of a day or a negative number of days is a bug", () => {
    expect(() => addWorkdays(officialCalendar, calendarDate("2026-03-02"), -1)).toThrow("whole number");
    expect(() => addWorkdays(officialCalendar, calendarDate("2026-03-02"), 0.5)).toThrow("whole number");
  });

  test("5.16 the n-th working day is a working day, has n working days before it, and n grows with it", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (from, n) => {
        fc.pre(yearOf(addDays(from, 60)) === 2026);
        const due = addWorkdays(officialCalendar, from, n);
        expect(isWorkday(officialCalendar, due)).toBe(true);
        expect(workdaysBetween(officialCalendar, from, due)).toBe(n);
        expect(addWorkdays(officialCalendar, from, n + 1) > due).toBe(true);
        expect(addWorkdays(officialCalendar, addWorkdays(officialCalendar, from, 1), n - 1)).toBe(due);
      }),
    );
  });

  test("5.16 counting is additive and changes its sign with the direction", () => {
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const between = (from: typeof a, to: typeof a) => workdaysBetween(officialCalendar, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
    );
  });

  test("refusals are the one class that the platform answers with", () => {
    expect(() => isWorkday(workCalendar([]), calendarDate("2026-03-02"))).toThrow(Refusal);
  });
});
