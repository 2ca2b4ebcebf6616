import { describe, expect, test } from "vitest";
import { addDays, beijingDate, calendarDate, instant, msOf } from "../time.ts";
import {
  EVENT_AHEAD_MS,
  EVENT_LATE_DAYS,
  evaluationDueAfterEvents,
  eventFault,
  eventWindow,
  monthOf,
} from "./events.ts";

const now = instant("2026-03-31T08:00:00.000Z");
const today = beijingDate(now);
const open = eventWindow(msOf(now), today);
const voucher = { status: "issued", contractFromOn: calendarDate("2026-01-05") };
const at = (ms: number) => ({ occurredMs: ms, occurredOn: beijingDate(instant(new Date(ms).toISOString())) });
const onDay = (on: string) => at(Date.parse(`${on}T04:00:00.000Z`));

describe("which events are taken", () => {
  test("5.10 an event of today, and of the oldest open day, is taken; a day further back is closed", () => {
    expect(eventFault(at(msOf(now)), voucher, open)).toBeUndefined();
    expect(eventFault(onDay(addDays(today, -EVENT_LATE_DAYS)), voucher, open)).toBeUndefined();
    expect(eventFault(onDay(addDays(today, -EVENT_LATE_DAYS - 1)), voucher, open)).toBe("too-late");
  });

  test("5.10 a clock that is ahead by minutes is forgiven, the future is not", () => {
    expect(eventFault(at(msOf(now) + EVENT_AHEAD_MS), voucher, open)).toBeUndefined();
    expect(eventFault(at(msOf(now) + EVENT_AHEAD_MS + 1), voucher, open)).toBe("future");
  });

  test("5.10 nothing is taken for another's voucher, for one that ended, or before the contract", () => {
    expect(eventFault(at(msOf(now)), undefined, open)).toBe("unknown-voucher");
    for (const status of ["expired", "surrendered", "revoked"])
      expect(eventFault(at(msOf(now)), { ...voucher, status }, open)).toBe("voucher-ended");
    const young = { ...voucher, contractFromOn: calendarDate("2026-03-20") };
    expect(eventFault(onDay("2026-03-20"), young, open)).toBeUndefined();
    expect(eventFault(onDay("2026-03-19"), young, open)).toBe("before-contract");
  });

  test("keys belong to the month of receipt", () => {
    expect(monthOf(calendarDate("2026-03-31"))).toBe("2026-03-01");
  });
});

describe("when events make an evaluation due", () => {
  const dayEnd = instant("2026-03-31T16:00:00.000Z");
  const touched = { fromOn: calendarDate("2026-03-20"), toOn: calendarDate("2026-03-25") };
  const window = (from: string, to: string, complete: boolean) => ({
    complete,
    windowFrom: calendarDate(from),
    windowTo: calendarDate(to),
  });

  test("5.10 a claim that is not complete, or was never evaluated, is looked at after the day's end", () => {
    expect(evaluationDueAfterEvents(null, touched, now, dayEnd)).toBe(dayEnd);
    expect(evaluationDueAfterEvents(window("2026-03-01", "2026-03-19", false), touched, now, dayEnd)).toBe(dayEnd);
  });

  test("5.10 a complete claim is looked at again, at once, only when a day of its window changed", () => {
    expect(evaluationDueAfterEvents(window("2026-02-20", "2026-03-20", true), touched, now, dayEnd)).toBe(now);
    expect(evaluationDueAfterEvents(window("2026-03-25", "2026-04-20", true), touched, now, dayEnd)).toBe(now);
    expect(evaluationDueAfterEvents(window("2026-02-18", "2026-03-19", true), touched, now, dayEnd)).toBeNull();
    expect(evaluationDueAfterEvents(window("2026-03-26", "2026-04-20", true), touched, now, dayEnd)).toBeNull();
  });
});
