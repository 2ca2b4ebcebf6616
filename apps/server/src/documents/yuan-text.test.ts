import { fen, FEN_MAX } from "@yunquan/core/money.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePercent, parseYuan, percentText, plainYuanText, yuanText } from "./yuan-text.ts";

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [123_450, "1,234.50"],
  [100_000_000, "1,000,000.00"],
  [FEN_MAX, "9,999,999,999,999.99"],
])("%i fen are written %s yuan", (amount, text) => {
  expect(yuanText(fen(amount))).toBe(text);
  expect(plainYuanText(fen(amount))).toBe(text.replaceAll(",", ""));
});

test.each([
  ["1,234.50", 123_450],
  ["1234.5", 123_450],
  ["1234", 123_400],
  ["0.01", 1],
  ["0", 0],
  [" 12.30\t", 1_230],
  ["0.29", 29],
  ["9,999,999,999,999.99", FEN_MAX],
])("%j is read as %i fen", (text, amount) => {
  expect(parseYuan(text)).toBe(amount);
});

test.each([
  "",
  "1e3",
  "-1",
  "+1",
  "1.234",
  "１２３",
  "1，234.50",
  "12,34.50",
  "1,2345",
  ",123",
  "01",
  ".5",
  "1.",
  "¥100",
  "100元",
  "0x10",
  "NaN",
  "Infinity",
  "1 234.00",
  "10,000,000,000,000.00",
  "99999999999999999999",
])("%j is no amount", (text) => {
  expect(parseYuan(text)).toBeUndefined();
});

test("what is written reads back to the fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: FEN_MAX }), (amount) => {
      expect(parseYuan(yuanText(fen(amount)))).toBe(amount);
      expect(parseYuan(plainYuanText(fen(amount)))).toBe(amount);
    }),
  );
});

test("percentages are read to the basis point and refused beyond it", () => {
  expect(["50", "33.33", "0.5", "100%", "150 %"].map(parsePercent)).toEqual([5_000, 3_333, 50, 10_000, 15_000]);
  expect(["", "1e1", "33.333", "-5", "５０", "05", "1000.001"].map(parsePercent)).toEqual(Array(7).fill(undefined));
  expect([5_000, 3_333, 50, 10_000, 0, 1_050].map(percentText)).toEqual(["50", "33.33", "0.5", "100", "0", "10.5"]);
});
