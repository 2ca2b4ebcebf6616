import { describe, expect, test } from "vitest";
import { parseFen } from "./money.ts";
import { yuanEntryFault, yuanEntryOf, yuanEntryText } from "./yuan-entry.ts";

describe("an amount as a field holds it", () => {
  test.each([
    ["0", "0", "0.00"],
    ["1234.5", "123450", "1234.50"],
    ["1,234.56", "123456", "1234.56"],
    ["9999999999999.99", "999999999999999", "9999999999999.99"],
  ])("%s yuan is held in fen", (typed, entry, shown) => {
    expect(yuanEntryOf(typed)).toBe(entry);
    expect(yuanEntryText(entry)).toBe(shown);
    expect(yuanEntryFault(entry)).toBeUndefined();
  });

  test.each([
    ["10000000000000", "too-large"],
    ["99999999999999", "too-large"],
    ["100000000000000", "too-large"],
    ["1.234", "too-many-decimals"],
    ["-5", "negative"],
    ["五元", "not-a-number"],
    ["?5", "not-a-number"],
  ])("%s stays as typed, is never read as fen and is refused by name", (typed, fault) => {
    const entry = yuanEntryOf(typed) ?? "";
    expect(parseFen(entry)).toBeUndefined();
    expect(yuanEntryText(entry)).toBe(typed);
    expect(yuanEntryFault(entry)).toBe(fault);
  });

  test("a value of the server is fen, whatever its length", () => {
    expect(yuanEntryText("10000000000000")).toBe("100000000000.00");
    expect(yuanEntryFault("10000000000000")).toBeUndefined();
  });

  test("nothing typed is nothing", () => {
    expect(yuanEntryOf(" ")).toBeNull();
    expect(yuanEntryText(null)).toBe("");
  });
});
