import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithinNotice, lineNoticeEndsAt, NOTICE_DAYS_MIN, noticeEndsAt } from "./notice-period.ts";
import { Refusal } from "./refusal.ts";
import { addDays, addMs, beijingDate, calendarDate, daysBetween, instant, instantOfMs } from "./time.ts";

const publishedAt = instant("2026-03-02T01:00:00.000Z"); // 09:00 in Beijing

describe("notice period", () => {
  test("5.13 published 2026-03-02 09:00 for 5 days, a notice ends 2026-03-07 24:00", () => {
    expect(noticeEndsAt(publishedAt, null, 5)).toBe("2026-03-07T16:00:00.000Z");
  });

  test.each([
    ["2026-03-02", "2026-03-07T16:00:00.000Z"],
    ["2026-03-01", "2026-03-07T16:00:00.000Z"],
    ["2026-03-03", "2026-03-08T16:00:00.000Z"],
    ["2026-03-10", "2026-03-15T16:00:00.000Z"],
  ])("5.13 with the bureau's own notice of %s it ends %s: the later of the two counts", (ownSite, end) => {
    expect(noticeEndsAt(publishedAt, calendarDate(ownSite), 5)).toBe(end);
  });

  test("5.13 the day of publication is Beijing's, and is not counted even at 23:59", () => {
    expect(noticeEndsAt(instant("2026-03-02T15:59:59.999Z"), null, 7)).toBe("2026-03-09T16:00:00.000Z");
    expect(noticeEndsAt(instant("2026-03-02T16:00:00.000Z"), null, 7)).toBe("2026-03-10T16:00:00.000Z");
  });

  test.each([4, 1, 0, -3])("5.13 a notice of %i days is refused", (noticeDays) => {
    let refusal: unknown;
    try {
      noticeEndsAt(publishedAt, null, noticeDays);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: "invalid-request",
      facts: { days: noticeDays, minimumDays: 5 },
      faults: [{ path: "noticeDays", code: "notice-too-short" }],
    });
  });

  test("5.13 a lowered line's notice ends with its own or its list's, the later of the two", () => {
    const [earlier, later] = [instant("2026-03-10T16:00:00.000Z"), instant("2026-03-13T16:00:00.000Z")];
    expect(lineNoticeEndsAt(earlier, null)).toBe(earlier);
    expect(lineNoticeEndsAt(earlier, later)).toBe(later);
    expect(lineNoticeEndsAt(later, earlier)).toBe(later);
  });

  test("a part of a day is a bug", () => {
    expect(() => noticeEndsAt(publishedAt, null, 5.5)).toThrow("whole number");
  });

  test("5.13 an objection counts from publication on and until the end, not at the end itself", () => {
    const end = noticeEndsAt(publishedAt, null, 5);
    expect(isWithinNotice(addMs(publishedAt, -1), publishedAt, end)).toBe(false);
    expect(isWithinNotice(publishedAt, publishedAt, end)).toBe(true);
    expect(isWithinNotice(addMs(end, -1), publishedAt, end)).toBe(true);
    expect(isWithinNotice(end, publishedAt, end)).toBe(false);
  });

  test("5.13 every notice is open for its full number of whole Beijing days after both publications", () => {
    const published = fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2035, 0, 1) }).map(instantOfMs);
    const ownSite = fc.option(fc.integer({ min: -10, max: 10 }), { nil: null });
    fc.assert(
      fc.property(published, ownSite, fc.integer({ min: NOTICE_DAYS_MIN, max: 60 }), (at, offset, noticeDays) => {
        const publishedOn = beijingDate(at);
        const ownOn = offset === null ? null : addDays(publishedOn, offset);
        const end = noticeEndsAt(at, ownOn, noticeDays);
        const lastOn = beijingDate(addMs(end, -1));
        expect(end.endsWith("T16:00:00.000Z")).toBe(true);
        expect(daysBetween(publishedOn, lastOn)).toBe(noticeDays + Math.max(0, offset ?? 0));
        if (ownOn !== null) expect(daysBetween(ownOn, lastOn)).toBeGreaterThanOrEqual(noticeDays);
      }),
    );
  });
});
