import fc from "fast-check";
import { expect, test } from "vitest";
import { cities } from "../divisions.ts";
import { ZERO, bp, fen, type Fen } from "../money.ts";
import { allotmentFaults, moneyOf, overBudget, pilotReserveMax, vouchersCarried, type Allotment } from "./money.ts";

const ratio = bp(15_000);
const codes = cities.map((city) => city.code);
const table = (change: Partial<Record<string, Partial<Allotment>>> = {}): Allotment[] =>
  codes.map((cityCode) => ({
    cityCode,
    amountFen: fen(1_000),
    pilotReserveFen: ZERO,
    targetEnterprises: 1,
    ...change[cityCode],
  }));

test.each([
  ["the whole allotment without a reserve", 10_000, 0, 0, 15_000, 10_000],
  ["the allotment less the pilot reserve", 10_000, 5_000, 0, 7_500, 5_000],
  ["rounded down to the fen", 10_001, 0, 0, 15_001, 10_001],
  ["less what is carried in, when the edition subtracts it", 10_000, 0, 4_000, 11_000, 10_000],
  ["never below nothing", 1_000, 0, 4_000, 0, 1_000],
])("8.2 capacity is 1.5 times %s", (_rule, amount, reserve, carriedIn, capacityFen, cashFen) => {
  const money = moneyOf(
    { amountFen: fen(amount), pilotReserveFen: fen(reserve) },
    { issueRatioBp: ratio, carriedInFen: fen(carriedIn) },
  );
  expect(money).toEqual({ capacityFen, cashFen });
});

test("8.2 the ceiling is never above the ratio, and misses it by less than a fen", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600_000_000_000_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      (amount, reserveBp) => {
        const reserve = pilotReserveMax(fen(amount), bp(reserveBp));
        const { capacityFen, cashFen } = moneyOf(
          { amountFen: fen(amount), pilotReserveFen: reserve },
          { issueRatioBp: ratio, carriedInFen: ZERO },
        );
        expect(cashFen + reserve).toBe(amount);
        expect(BigInt(capacityFen) * 2n <= BigInt(cashFen) * 3n).toBe(true);
        expect((BigInt(capacityFen) + 1n) * 2n > BigInt(cashFen) * 3n).toBe(true);
      },
    ),
  );
});

test("6.3 half of an allotment may be reserved, one fen more may not", () => {
  const faultsOf = (pilotReserveFen: Fen) =>
    allotmentFaults(table({ "440600": { pilotReserveFen } }), codes, bp(5_000));
  expect(faultsOf(fen(500))).toEqual([]);
  expect(faultsOf(fen(501))).toMatchObject([{ path: "allotments.5.pilotReserveFen", code: "over-share" }]);
});

test("5.1 every city of the edition stands in the table once and no other does", () => {
  const without = table().filter((one) => one.cityCode !== "441900");
  const first = without[0];
  expect(first).toBeDefined();
  const faults = allotmentFaults([...without, first!, { ...first!, cityCode: "110000" }], codes, bp(5_000));
  expect(faults.map(({ path, code }) => [path, code])).toEqual([
    ["allotments.20.cityCode", "repeated"],
    ["allotments.21.cityCode", "not-in-programme"],
    ["allotments", "missing"],
  ]);
  expect(faults.at(-1)?.zh).toContain("东莞市");
});

test.each([
  [21_000, 0],
  [20_999, 1],
  [30_000, 0],
])("5.1 allotments of 21,000 fit a budget of %i but for %i", (budget, over) => {
  expect(overBudget(table(), fen(budget))).toBe(over);
});

test.each([
  [300_000, 100_000, 3],
  [299_999, 100_000, 2],
  [0, 100_000, 0],
])("4.4.4 %i carries vouchers of %i whole: %i", (money, face, vouchers) => {
  expect(vouchersCarried(fen(money), fen(face))).toBe(vouchers);
});
