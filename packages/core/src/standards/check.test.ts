import { expect, test } from "vitest";
import { fen } from "../money.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "./amounts.ts";
import { standardFaults, type StandardContent } from "./check.ts";

const frame = { serviceCodes: ["SAAS-01", "APP-01"], revenueFloorFen: fen(1_000) };
const tier = (code: string, from: number, below: number | null, staffFrom: number | null = null): StandardTier => ({
  tier: code,
  nameZh: code,
  nameEn: code,
  revenueFromFen: fen(from),
  revenueBelowFen: below === null ? null : fen(below),
  staffFrom,
  annualCapFen: fen(10_000),
});
const amount = (serviceCode: string, code: string): StandardAmount => ({
  serviceCode,
  tier: code,
  formula: "fixed",
  amountFen: fen(100),
  ratioBp: null,
  capFen: null,
});
const threshold = (serviceCode: string, windowDays = 30, activeDaysMin = 10): StandardThreshold => ({
  serviceCode,
  windowDays,
  activeDaysMin,
  usersMin: 1,
  operatorRequired: false,
});

const sound: StandardContent = {
  tiers: [tier("A", 0, 5_000), tier("B", 5_000, null, 20)],
  amounts: ["SAAS-01", "APP-01"].flatMap((code) => [amount(code, "A"), amount(code, "B")]),
  thresholds: [threshold("SAAS-01"), threshold("APP-01")],
};
const pathsOf = (change: Partial<StandardContent>) =>
  standardFaults({ ...sound, ...change }, frame).map(({ path, code }) => `${path} ${code}`);

test("a sound standard has no fault", () => {
  expect(pathsOf({})).toEqual([]);
});

test.each([
  ["a gap between tiers", [tier("A", 0, 4_999), tier("B", 5_000, null)], ["tiers.0.revenueBelowFen gap"]],
  ["an overlap of tiers", [tier("A", 0, 5_001), tier("B", 5_000, null)], ["tiers.0.revenueBelowFen overlap"]],
  ["two tiers without an end", [tier("A", 0, null), tier("B", 5_000, null)], ["tiers.0.revenueBelowFen overlap"]],
  ["an end of the highest tier", [tier("A", 0, 5_000), tier("B", 5_000, 9_000)], ["tiers.1.revenueBelowFen gap"]],
  [
    "a lowest tier above the programme's floor",
    [tier("A", 1_001, 5_000), tier("B", 5_000, null)],
    ["tiers.0.revenueFromFen gap"],
  ],
  [
    "staff asked for in the lowest tier",
    [tier("A", 0, 5_000, 1), tier("B", 5_000, null)],
    ["tiers.0.staffFrom lowest"],
  ],
])("4.4.2 %s is a fault, in whatever order the tiers come", (_rule, tiers, expected) => {
  expect(pathsOf({ tiers })).toEqual(expected);
  const turned = pathsOf({ tiers: tiers.toReversed() });
  expect(turned).toEqual(
    expected.map((fault) => fault.replace(/^tiers\.(\d)/, (_, index: string) => `tiers.${1 - Number(index)}`)),
  );
});

test("4.4.2 a tier given twice is a fault", () => {
  expect(pathsOf({ tiers: [tier("A", 0, 5_000), tier("A", 5_000, null)] })).toContain("tiers.1.tier repeated");
});

test("4.4.1 every service has an amount in every tier, and none is for something unknown or given twice", () => {
  const amounts = [...sound.amounts.slice(1), amount("APP-01", "B"), amount("APP-99", "A"), amount("APP-01", "Z")];
  expect(pathsOf({ amounts })).toEqual([
    "amounts.3 repeated",
    "amounts.4.serviceCode unknown",
    "amounts.5.tier unknown",
    "amounts missing",
  ]);
});

test("4.4.1 every service has one threshold that fits its window, and all faults come at once", () => {
  const thresholds = [threshold("SAAS-01", 10, 11), threshold("SAAS-01"), threshold("NONE-1")];
  expect(pathsOf({ thresholds, tiers: [tier("A", 0, 5_001), tier("B", 5_000, null)] })).toEqual([
    "tiers.0.revenueBelowFen overlap",
    "thresholds.1.serviceCode repeated",
    "thresholds.0.activeDaysMin over-window",
    "thresholds.2.serviceCode unknown",
    "thresholds missing",
  ]);
});

test("a window may be active on each of its days", () => {
  expect(pathsOf({ thresholds: [threshold("SAAS-01", 10, 10), threshold("APP-01", 1, 1)] })).toEqual([]);
});
