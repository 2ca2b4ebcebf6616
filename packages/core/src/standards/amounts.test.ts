import { expect, test } from "vitest";
import { bp, fen } from "../money.ts";
import { amountFor, fullFaceOf, listedAmount, tierFor, type StandardAmount } from "./amounts.ts";

const tiers = [
  { tier: "A", revenueFromFen: fen(0), staffFrom: null },
  { tier: "B", revenueFromFen: fen(2_000_000_000), staffFrom: null },
  { tier: "C", revenueFromFen: fen(40_000_000_000), staffFrom: 1_000 },
];
const fixed: StandardAmount = {
  serviceCode: "SAAS-01",
  tier: "B",
  formula: "fixed",
  amountFen: fen(10_000_000),
  ratioBp: null,
  capFen: null,
};
const share: StandardAmount = {
  serviceCode: "CLOUD-01",
  tier: "B",
  formula: "ratio",
  amountFen: null,
  ratioBp: bp(3_333),
  capFen: fen(6_000_000),
};

test.each([
  ["below the first bound", 1_999_999_999, 5_000, "A"],
  ["at a bound", 2_000_000_000, 10, "B"],
  ["at both bounds of the highest", 40_000_000_000, 1_000, "C"],
  ["with the revenue of the highest but not its staff", 40_000_000_000, 999, "B"],
])("4.4.2 the tier of an enterprise %s", (_rule, revenue, staff, tier) => {
  expect(tierFor(tiers.toReversed(), fen(revenue), staff)?.tier).toBe(tier);
});

test("4.4.2 an enterprise that reaches no tier has none", () => {
  expect(tierFor(tiers.slice(1), fen(1_999_999_999), 5_000)).toBeUndefined();
});

test("4.4.2 a fixed amount does not look at the fee", () => {
  expect(listedAmount([share, fixed], "SAAS-01", "B", fen(1))).toBe(10_000_000);
});

test.each([
  ["rounds down to the fen", 100, 33],
  ["is capped", 100_000_000, 6_000_000],
  ["reaches its cap exactly", 18_001_801, 6_000_000],
])("4.4.2 a share of the fee %s", (_rule, fee, listed) => {
  expect(listedAmount([share, fixed], "CLOUD-01", "B", fen(fee))).toBe(listed);
});

test("4.4.1 a service or tier that the standard does not list has no amount", () => {
  expect(listedAmount([share, fixed], "SAAS-01", "A", fen(1_000))).toBeUndefined();
  expect(listedAmount([share, fixed], "APP-01", "B", fen(1_000))).toBeUndefined();
  expect(amountFor([share, fixed], "CLOUD-01", "B")).toBe(share);
});

test("4.4.4 the full face is the fixed amount, or the cap of a share", () => {
  expect([fullFaceOf(fixed), fullFaceOf(share)]).toEqual([10_000_000, 6_000_000]);
});
