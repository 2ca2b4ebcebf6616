import { expect, test } from "vitest";
import { Refusal } from "../refusal.ts";
import { DAY_MS, addMs, instant } from "../time.ts";
import { checkAnnouncement, checkPostponement, overlaps, windowFaults } from "./windows.ts";

const now = instant("2026-03-02T01:00:00.000Z");
const inDays = (days: number, ms = 0) => addMs(now, days * DAY_MS + ms);
const refusalOf = (run: () => void): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

test("5.18 a deadline 30 days ahead may be announced, one a millisecond nearer may not", () => {
  expect(refusalOf(() => checkAnnouncement(inDays(30), now, 30))).toBeUndefined();
  expect(refusalOf(() => checkAnnouncement(inDays(30, -1), now, 30))).toBe("deadline-too-near");
});

test.each([
  ["later and 30 days ahead", inDays(20), inDays(30), undefined],
  ["later but too near", inDays(10), inDays(29), "deadline-too-near"],
  ["to the same instant", inDays(40), inDays(40), "deadline-only-later"],
  ["earlier", inDays(60), inDays(40), "deadline-only-later"],
  ["after it has passed", inDays(0), inDays(60), "deadline-passed"],
])("5.18 an announced deadline moved %s", (_rule, current, next, code) => {
  expect(refusalOf(() => checkPostponement(current, next, now, 30))).toBe(code);
});

test("5.18 a window ends after it starts and on whole minutes", () => {
  const faults = windowFaults(
    { opensAt: instant("2026-03-02T01:00:30.000Z"), endsAt: instant("2026-03-02T01:00:00.000Z") },
    "closesAt",
  );
  expect(faults.map(({ path, code }) => [path, code])).toEqual([
    ["opensAt", "minute"],
    ["closesAt", "before-start"],
  ]);
  expect(windowFaults({ opensAt: now, endsAt: inDays(30) }, "deadlineAt")).toEqual([]);
});

test("windows that only touch do not overlap", () => {
  const first = { opensAt: now, endsAt: inDays(10) };
  expect(overlaps(first, { opensAt: inDays(10), endsAt: inDays(20) })).toBe(false);
  expect(overlaps(first, { opensAt: inDays(10, -1), endsAt: inDays(20) })).toBe(true);
  expect(overlaps({ opensAt: inDays(2), endsAt: inDays(3) }, first)).toBe(true);
});
