import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkCharacter,
  checkCreditCode,
  creditCode,
  creditCodeFaults,
  isCreditCode,
  makeCreditCode,
  organisationCheckCharacter,
} from "./credit-code.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const example = "91350100M000100Y43";
const letters = fc.constantFrom(...alphabet);
const first17 = fc
  .tuple(
    fc.array(letters, { minLength: 2, maxLength: 2 }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.array(letters, { minLength: 9, maxLength: 9 }),
  )
  .map(([head, division, tail]) => head.join("") + String(division).padStart(6, "0") + tail.join(""));

describe("credit code (GB 32100-2015)", () => {
  test("4.1.1 the standard's own example is valid, and only with its check character 3", () => {
    expect(checkCreditCode(example).faults).toEqual([]);
    expect(checkCharacter("91350100M000100Y4")).toBe("3");
    for (const last of alphabet) expect(isCreditCode(`91350100M000100Y4${last}`)).toBe(last === "3");
  });

  test.each([
    ["", ["length"]],
    [example.slice(0, 17), ["length"]],
    [`${example}0`, ["length"]],
    ["91350100m000100y43", ["lower-case"]],
    ["９１350100M000100Y43", ["full-width"]],
    ["91350100Ｍ000100Y43", ["full-width"]],
    ["91350100M00010 Y43", ["blank"]],
    ["91350100M000100Y4\u200b", ["blank"]],
    ["91350100-M000100Y43", ["length", "blank"]],
    [` ${example}`, ["length", "blank"]],
    [`${example}\u3000`, ["length", "full-width"]],
    ["91350100I000100Y43", ["alphabet"]],
    ["91350100O000100Y43", ["alphabet"]],
    ["91350100S000100Y43", ["alphabet"]],
    ["91350100V000100Y43", ["alphabet"]],
    ["91350100Z000100Y43", ["alphabet"]],
    ["91350100中000100Y43", ["alphabet"]],
    ["91350100\u{1F600}000100Y43", ["alphabet"]],
    ["9135A100M000100Y43", ["division-digits"]],
    ["91350100M000100Y4Z", ["alphabet"]],
    ["91350100M000100Y44", ["check-character"]],
    ["９1350100m00010 I4", ["length", "blank", "full-width", "lower-case", "alphabet"]],
  ])("4.1.1 %j is refused with %j", (text, faults) => {
    expect(checkCreditCode(text).faults).toEqual(faults);
    expect(isCreditCode(text)).toBe(false);
    expect(() => creditCode(text)).toThrow("not a credit code");
  });

  test("nothing is normalised: a disguised form of a valid code is a fault, never a pass", () => {
    expect(isCreditCode(example.toLowerCase())).toBe(false);
    expect(isCreditCode(Array.from(example, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(""))).toBe(
      false,
    );
  });

  test("a failing organisation code is only a warning", () => {
    // The standard's example carries the organisation code M000100Y-4.
    expect(organisationCheckCharacter("M000100Y")).toBe("4");
    expect(checkCreditCode(example).warnings).toEqual([]);
    const wrong = "91350100M000100Y5";
    expect(checkCreditCode(wrong + checkCharacter(wrong))).toEqual({ faults: [], warnings: ["organisation-check"] });
  });

  test.each([
    ["D2143569", "X"],
    ["00000000", "0"],
    ["10000000", "8"],
  ])("GB 11714: %s has the check character %s", (first8, check) => {
    expect(organisationCheckCharacter(first8)).toBe(check);
  });

  test("every first 17 characters have exactly one valid last character", () => {
    fc.assert(
      fc.property(first17, (head) => {
        const valid = [...alphabet].filter((last) => isCreditCode(head + last));
        expect(valid).toEqual([checkCharacter(head)]);
      }),
    );
  });

  test("a single wrong character, and two neighbours exchanged, are always found", () => {
    fc.assert(
      fc.property(first17, fc.nat({ max: 17 }), letters, (head, at, other) => {
        const code = head + checkCharacter(head);
        const single = code.slice(0, at) + other + code.slice(at + 1);
        if (single !== code) expect(isCreditCode(single)).toBe(false);
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (at < 17 && swapped !== code) expect(isCreditCode(swapped)).toBe(false);
      }),
    );
  });

  test("no text at all makes the check throw, and faults come in the order of the list", () => {
    const order = Object.keys(creditCodeFaults);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 24 }), (text) => {
        const { faults } = checkCreditCode(text);
        expect(faults).toEqual([...faults].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
        expect(faults.length > 0 || text.length === 18).toBe(true);
      }),
    );
  });

  test("a sample code is valid without warnings, keeps its division, and differs for every serial", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.nat({ max: 9_999_999 }), (a, b) => {
        const code = makeCreditCode({ serial: a, division: "440106" });
        expect(checkCreditCode(code)).toEqual({ faults: [], warnings: [] });
        expect(code.slice(2, 8)).toBe("440106");
        expect(code === makeCreditCode({ serial: b, division: "440106" })).toBe(a === b);
      }),
    );
    expect(() => makeCreditCode({ serial: 10_000_000 })).toThrow("serial");
    expect(() => makeCreditCode({ serial: 1, division: "44" })).toThrow("division");
  });
});
