import { expect, test } from "vitest";
import { deadlineEn, deadlineZh, instant } from "./time.ts";

test("a deadline is written with its hour by Beijing time, and a midnight as 24:00 of the day that it ends", () => {
  const table = [
    ["2026-11-20T10:00:00.000Z", "2026年11月20日 18:00", "2026-11-20 18:00"],
    ["2026-11-19T16:00:00.000Z", "2026年11月19日 24:00", "2026-11-19 24:00"],
    ["2026-11-19T16:01:00.000Z", "2026年11月20日 00:01", "2026-11-20 00:01"],
    ["2026-12-31T16:00:00.000Z", "2026年12月31日 24:00", "2026-12-31 24:00"],
  ] as const;
  for (const [at, zh, en] of table) expect([deadlineZh(instant(at)), deadlineEn(instant(at))]).toEqual([zh, en]);
});
