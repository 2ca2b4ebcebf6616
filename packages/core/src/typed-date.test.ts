import { describe, expect, test } from "vitest";
import { readTypedDate } from "./typed-date.ts";

describe("a date as people type it", () => {
  test.each([
    "2026-11-05",
    "2026-11-5",
    "2026/11/05",
    "2026/11/5",
    "2026.11.5",
    "2026.11.05",
    "20261105",
    "2026年11月5日",
    "2026年11月05日",
    " 2026 年 11 月 5 日 ",
    "２０２６／１１／０５",
  ])("%s is read", (text) => {
    expect(readTypedDate(text)).toBe("2026-11-05");
  });

  test.each([
    "",
    "2026",
    "2026-11",
    "2026/11-05",
    "2026-02-30",
    "20261301",
    "26/11/05",
    "05/11/2026",
    "明天",
    "2026年11月5",
  ])("%s is not", (text) => {
    expect(readTypedDate(text)).toBeUndefined();
  });
});
