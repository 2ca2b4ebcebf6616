import { expect, test } from "vitest";
import { countsOf } from "./test-counts.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const report = (...testResults: unknown[]) => JSON.stringify({ testResults });

test("passed and failed tests are counted over all files, skipped ones not at all", () => {
  const text = report(file("passed", "passed", "skipped", "todo"), file("failed", "passed", "failed", "failed"));
  expect(countsOf(text)).toEqual({ passed: 2, failed: 2 });
});

test("a file that fails without a failed test counts as one failed", () => {
  expect(countsOf(report(file("failed"), file("failed", "passed")))).toEqual({ passed: 1, failed: 2 });
});

test("no report means nothing passed", () => {
  expect(countsOf(null)).toEqual({ passed: 0, failed: 0 });
  expect(countsOf(report())).toEqual({ passed: 0, failed: 0 });
});
