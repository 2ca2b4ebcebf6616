import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bpToPercentText,
  fenToYuanPlain,
  fenToYuanText,
  percentTextToBp,
  yuanTextToFen,
  type DecimalFault,
} from "./decimal.ts";
import { bp, fen, FEN_MAX } from "./money.ts";

const amounts = fc.oneof(fc.nat({ max: 100_000 }), fc.integer({ min: 0, max: FEN_MAX })).map(fen);

describe("amounts typed in yuan", () => {
  test.each([
    ["0", 0],
    ["0.01", 1],
    ["0.1", 10],
    ["0.10", 10],
    ["1", 100],
    ["1.5", 150],
    ["19.99", 1_999],
    ["1.15", 115],
    ["0.07", 7],
    ["100000.00", 10_000_000],
    ["1,234.56", 123_456],
    ["1,234,567", 123_456_700],
    ["4503599627370.49", 450_359_962_737_049],
    ["9999999999999.99", 999_999_999_999_999],
    ["9,999,999,999,999.99", 999_999_999_999_999],
  ])("%s yuan is %i fen", (text, amountFen) => {
    expect(yuanTextToFen(text)).toEqual({ ok: true, amountFen });
  });

  test.each<[string, DecimalFault]>([
    ["", "empty"],
    ["１２３", "full-width"],
    ["1２", "full-width"],
    ["12．5", "full-width"],
    ["12\u3000", "full-width"],
    ["-1", "negative"],
    ["-0.01", "negative"],
    ["-0", "negative"],
    ["01", "leading-zero"],
    ["00", "leading-zero"],
    ["00.5", "leading-zero"],
    ["0000000000000000000001", "leading-zero"],
    ["1.234", "too-many-decimals"],
    ["1.000", "too-many-decimals"],
    ["1,234.567", "too-many-decimals"],
    ["0.001", "too-many-decimals"],
    ["10000000000000", "too-large"],
    ["10000000000000.00", "too-large"],
    ["9999999999999999999999", "too-large"],
    ["1e309", "not-a-number"],
    ["1e2", "not-a-number"],
    ["0x10", "not-a-number"],
    ["0b1", "not-a-number"],
    ["NaN", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["-Infinity", "not-a-number"],
    ["+1", "not-a-number"],
    ["1.", "not-a-number"],
    [".5", "not-a-number"],
    [".", "not-a-number"],
    ["-", "not-a-number"],
    [" 1", "not-a-number"],
    ["1 ", "not-a-number"],
    ["1\n", "not-a-number"],
    ["1 000", "not-a-number"],
    ["1_000", "not-a-number"],
    ["1,23", "not-a-number"],
    ["1234,567", "not-a-number"],
    ["0,123", "not-a-number"],
    [",123", "not-a-number"],
    ["1,,234", "not-a-number"],
    ["1.2,3", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["١٢٣", "not-a-number"],
    ["一万", "not-a-number"],
    ["10元", "not-a-number"],
    ["¥10", "not-a-number"],
  ])("%j is refused: %s", (text, fault) => {
    expect(yuanTextToFen(text)).toEqual({ ok: false, fault });
  });

  test.each([
    [0, "0.00", "0.00"],
    [5, "0.05", "0.05"],
    [99, "0.99", "0.99"],
    [100, "1.00", "1.00"],
    [99_999, "999.99", "999.99"],
    [100_000, "1000.00", "1,000.00"],
    [123_456_789, "1234567.89", "1,234,567.89"],
    [999_999_999_999_999, "9999999999999.99", "9,999,999,999,999.99"],
  ])("%i fen is written %s, and %s for people", (amount, plain, text) => {
    expect(fenToYuanPlain(fen(amount))).toBe(plain);
    expect(fenToYuanText(fen(amount))).toBe(text);
  });

  test("every amount survives being written and read, with and without marks", () => {
    fc.assert(
      fc.property(amounts, (amountFen) => {
        expect(yuanTextToFen(fenToYuanPlain(amountFen))).toEqual({ ok: true, amountFen });
        expect(yuanTextToFen(fenToYuanText(amountFen))).toEqual({ ok: true, amountFen });
        expect(fenToYuanText(amountFen).replaceAll(",", "")).toBe(fenToYuanPlain(amountFen));
      }),
    );
  });

  test("whatever is typed gives an amount within the limits or one fault; nothing throws", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-+eEx % ０．"), maxLength: 24 }),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = yuanTextToFen(text);
        if (read.ok) {
          expect(text).toMatch(/^[0-9,]+(\.[0-9]{1,2})?$/);
          expect(BigInt(read.amountFen)).toBe(exactHundredths(text));
        } else {
          expect(Object.keys(read)).toEqual(["ok", "fault"]);
        }
      }),
    );
  });
});

function exactHundredths(text: string): bigint {
  const [whole = "", part = ""] = text.replaceAll(",", "").split(".");
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
}

describe("percentages", () => {
  test.each([
    ["0", 0],
    ["30", 3_000],
    ["30%", 3_000],
    ["33.33", 3_333],
    ["0.5%", 50],
    ["150", 15_000],
    ["1000", 100_000],
  ])("%s is %i basis points", (text, ratioBp) => {
    expect(percentTextToBp(text)).toEqual({ ok: true, ratioBp });
  });

  test.each<[string, DecimalFault]>([
    ["", "empty"],
    ["%", "empty"],
    ["30%%", "not-a-number"],
    ["30 %", "not-a-number"],
    ["３０", "full-width"],
    ["30％", "full-width"],
    ["-5", "negative"],
    ["05", "leading-zero"],
    ["33.333", "too-many-decimals"],
    ["1000.01", "too-large"],
    ["1e1", "not-a-number"],
  ])("%j is refused: %s", (text, fault) => {
    expect(percentTextToBp(text)).toEqual({ ok: false, fault });
  });

  test.each([
    [0, "0%"],
    [1, "0.01%"],
    [50, "0.5%"],
    [1_000, "10%"],
    [3_333, "33.33%"],
    [3_000, "30%"],
    [10_000, "100%"],
    [100_000, "1000%"],
  ])("%i basis points are written %s", (ratio, text) => {
    expect(bpToPercentText(bp(ratio))).toBe(text);
  });

  test("every ratio survives being written and read", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }).map(bp), (ratioBp) => {
        expect(percentTextToBp(bpToPercentText(ratioBp))).toEqual({ ok: true, ratioBp });
      }),
    );
  });
});
