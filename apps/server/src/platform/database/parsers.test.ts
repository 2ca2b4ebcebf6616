import { describe, expect, test } from "vitest";
import { parseArray, parseBytes, parseCalendarDate, parseInstant, parseSafeInteger, textParsers } from "./parsers.ts";

describe("int8", () => {
  test.each([
    ["0", 0],
    ["-1", -1],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["-9007199254740991", Number.MIN_SAFE_INTEGER],
  ])("%s is read exactly", (text, value) => {
    expect(parseSafeInteger(text)).toBe(value);
  });

  test.each([
    "9007199254740992",
    "-9007199254740992",
    "9223372036854775807",
    "1e3",
    "1.0",
    "0x10",
    " 1",
    "",
    "-",
    "NaN",
  ])("%j is refused rather than rounded or guessed at", (text) => {
    expect(() => parseSafeInteger(text)).toThrow(RangeError);
  });
});

describe("timestamptz and timestamp", () => {
  test.each([
    ["2026-11-22 08:00:00.123+00", "2026-11-22T08:00:00.123Z"],
    ["2026-11-22 08:00:00+00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22 08:00:00.1+00", "2026-11-22T08:00:00.100Z"],
    ["2026-11-22 08:00:00.12+00", "2026-11-22T08:00:00.120Z"],
    ["2026-11-22 08:00:00+08", "2026-11-22T00:00:00.000Z"],
    ["2026-11-22 08:00:00.5-03", "2026-11-22T11:00:00.500Z"],
    ["2026-11-22 08:00:00+05:30", "2026-11-22T02:30:00.000Z"],
    ["1900-01-01 00:05:43+08:05:43", "1899-12-31T16:00:00.000Z"],
    ["2026-11-22 08:00:00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z"],
    ["0026-03-01 00:00:00+00", "0026-03-01T00:00:00.000Z"],
    ["2027-01-01 07:59:59.999+08", "2026-12-31T23:59:59.999Z"],
    ["2024-02-29 12:00:00+00", "2024-02-29T12:00:00.000Z"],
  ])("%s reads %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test("microseconds are cut off, so that the last moment of a day stays in that day", () => {
    expect(parseInstant("2026-12-31 23:59:59.999999+00")).toBe("2026-12-31T23:59:59.999Z");
  });

  test.each([
    "infinity",
    "-infinity",
    "2026-02-30 00:00:00+00",
    "2026-13-01 00:00:00+00",
    "2026-11-22 25:00:00+00",
    "2026-11-22",
    "22/11/2026 08:00:00 UTC",
    "0044-03-15 12:00:00+00 BC",
    "12026-11-22 08:00:00+00",
    "9999-12-31 23:00:00-05",
    "",
  ])("%j is refused", (text) => {
    expect(() => parseInstant(text)).toThrow(RangeError);
  });
});

describe("date", () => {
  test.each(["2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31"])("%s stays the text it is", (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.each(["2026-02-29", "2026-11-31", "22.11.2026", "infinity", "2026-11-22 08:00:00", "0044-03-15 BC"])(
    "%j is refused",
    (text) => {
      expect(() => parseCalendarDate(text)).toThrow(RangeError);
    },
  );
});

describe("bytea", () => {
  test("bytes are read from their hexadecimal form", () => {
    expect([...parseBytes("\\x00ff10")]).toEqual([0, 255, 16]);
    expect(parseBytes("\\x")).toHaveLength(0);
  });

  test.each(["00ff", "\\x0", "\\xzz", "\\000"])("%j is refused", (text) => {
    expect(() => parseBytes(text)).toThrow(RangeError);
  });
});

describe("arrays", () => {
  test.each([
    ["{}", []],
    ["{1,-2,NULL}", [1, -2, null]],
    [
      "{{1,2},{3,4}}",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["[0:1]={1,2}", [1, 2]],
  ])("%s of int8", (text, values) => {
    expect(parseArray(text, parseSafeInteger)).toEqual(values);
  });

  test("a quoted element keeps its commas, braces, quotes and backslashes, and a quoted NULL is a word", () => {
    const text = String.raw`{"a,b","{}","say \"hi\"","back\\slash","NULL","",plain}`;
    expect(parseArray(text, (item) => item)).toEqual(["a,b", "{}", 'say "hi"', "back\\slash", "NULL", "", "plain"]);
  });

  test("an array that is not one, or does not end, is refused", () => {
    expect(() => parseArray("1,2", parseSafeInteger)).toThrow(RangeError);
    expect(() => parseArray("{1,2", parseSafeInteger)).toThrow(RangeError);
  });

  test("numerics in an array stay text, as they do alone", () => {
    expect(textParsers.get(1231)?.("{0.10,12345678901234567890.5}")).toEqual(["0.10", "12345678901234567890.5"]);
  });
});
