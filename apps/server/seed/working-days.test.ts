import { addDays, calendarDate, type CalendarDate } from "@yunquan/core/time.ts";
import { addWorkdays, isSampleDay, isWorkday, workCalendar, workdaysBetween } from "@yunquan/core/workdays.ts";
import { getHolidaysInRange, isWorkday as isWorkdayOfPackage } from "chinese-days";
import { describe, expect, test } from "vitest";
import { officialCalendarYears, sampleCalendarYear } from "./working-days.ts";

const years = officialCalendarYears();
const calendar = workCalendar(years);

function daysOf(year: number): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let on = calendarDate(`${year}-01-01`); on.startsWith(String(year)); on = addDays(on, 1)) days.push(on);
  return days;
}

/** "1/1-3 2/15-21" of a year, as the notices are written. */
function dates(year: number, text: string): string[] {
  return text.split(" ").flatMap((part) => {
    const [month = "", from = "", to = from] = part.split(/[/-]/);
    const first = calendarDate(`${year}-${month.padStart(2, "0")}-${from.padStart(2, "0")}`);
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => addDays(first, index));
  });
}

describe("announced working-day calendars", () => {
  test("5.16 the years 2018 to 2026 are there, none of them a sample", () => {
    expect(years.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(years.every(({ sample }) => !sample)).toBe(true);
  });

  test.each([
    [
      2018,
      "1/1-1 2/15-21 4/5-7 4/29-30 5/1-1 6/18-18 9/24-24 10/1-7 12/30-31",
      "2/11-11 2/24-24 4/8-8 4/28-28 9/29-30 12/29-29",
    ],
    [2026, "1/1-3 2/15-23 4/4-6 5/1-5 6/19-21 9/25-27 10/1-7", "1/4-4 2/14-14 2/28-28 5/9-9 9/20-20 10/10-10"],
  ])("5.16 the year %i is the one announced", (year, off, makeUp) => {
    const loaded = years.find((candidate) => candidate.year === year);
    expect(loaded?.offDays).toEqual(dates(year, off));
    expect(loaded?.makeUpDays).toEqual(dates(year, makeUp));
  });

  test("5.16 the year 2026 has 248 working days", () => {
    expect(workdaysBetween(calendar, calendarDate("2025-12-31"), calendarDate("2026-12-31"))).toBe(248);
  });

  test.each([
    ["2018-09-28", "2018-10-10"],
    ["2018-10-03", "2018-10-12"],
    ["2026-02-13", "2026-02-27"],
    ["2026-04-30", "2026-05-11"],
    ["2026-09-30", "2026-10-13"],
  ])("5.16 five working days after %s is %s", (from, to) => {
    expect(addWorkdays(calendar, calendarDate(from), 5)).toBe(to);
  });

  test("5.16 every single day of every year agrees with the package the data came from", () => {
    for (const { year } of years) {
      const different = daysOf(year).filter((on) => isWorkday(calendar, on) !== isWorkdayOfPackage(on));
      expect(different).toEqual([]);
    }
  });

  test("no year that the package knows is missing from the data", () => {
    const last = years.at(-1)!.year;
    // Beyond its last year the package takes every Monday to Friday as worked, so it names no holiday there.
    expect(getHolidaysInRange(`${last}-10-01`, `${last}-10-07`, false)).toHaveLength(7);
    expect(getHolidaysInRange(`${last + 1}-01-01`, `${last + 1}-12-31`, false)).toEqual([]);
  });

  test("every make-up day is a Saturday or a Sunday", () => {
    const worked = years.flatMap(({ makeUpDays }) => makeUpDays);
    expect(worked.length).toBeGreaterThan(40);
    for (const on of worked) expect([0, 6]).toContain(new Date(on).getUTCDay());
  });
});

describe("sample calendar", () => {
  test("it has weekends and the holidays of fixed date off, nothing made up for, and says it is a sample", () => {
    const sample = workCalendar([sampleCalendarYear(2027)]);
    const off = daysOf(2027).filter((on) => !isWorkday(sample, on));
    const weekends = daysOf(2027).filter((on) => [0, 6].includes(new Date(on).getUTCDay()));
    expect(off).toEqual([...new Set([...weekends, ...dates(2027, "1/1-3 5/1-5 10/1-7")])].sort());
    expect(isSampleDay(sample, calendarDate("2027-03-01"))).toBe(true);
    expect(isSampleDay(calendar, calendarDate("2026-03-02"))).toBe(false);
  });

  test("it joins the announced years, so that a deadline can run over the turn of the year", () => {
    const joined = workCalendar([...years, sampleCalendarYear(2027)]);
    expect(addWorkdays(joined, calendarDate("2026-12-30"), 3)).toBe("2027-01-05");
  });
});
