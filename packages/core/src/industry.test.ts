import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkIndustry,
  eligibleSections,
  industryDivisions,
  industrySection,
  industrySections,
  type IndustrySection,
} from "./industry.ts";

const two = (value: number) => String(value).padStart(2, "0");

describe("industry (GB/T 4754-2017)", () => {
  test("the sections cover the divisions 01 to 97 without a gap or an overlap", () => {
    const ranges = Object.values(industrySections);
    expect(ranges[0]?.from).toBe(1);
    expect(ranges.at(-1)?.to).toBe(97);
    for (const [index, range] of ranges.entries()) {
      expect(range.to).toBeGreaterThanOrEqual(range.from);
      if (index > 0) expect(range.from).toBe((ranges.at(index - 1)?.to ?? Number.NaN) + 1);
    }
    expect(Object.keys(industrySections).join("")).toBe("ABCDEFGHIJKLMNOPQRST");
  });

  test("every division of B, C and D has a name of its own, and no other division is listed", () => {
    const listed = Object.keys(industryDivisions).sort();
    expect(listed).toEqual(Array.from({ length: 41 }, (_, index) => two(index + 6)));
    expect(new Set(Object.values(industryDivisions).map(({ zh }) => zh)).size).toBe(41);
    expect(new Set(Object.values(industryDivisions).map(({ en }) => en)).size).toBe(41);
  });

  test.each([
    ["05", "A"],
    ["06", "B"],
    ["12", "B"],
    ["13", "C"],
    ["3990", "C"],
    ["391", "C"],
    ["43", "C"],
    ["44", "D"],
    ["4620", "D"],
    ["47", "E"],
    ["6513", "I"],
    ["97", "T"],
    ["98", undefined],
    ["00", undefined],
    ["", undefined],
    ["3", undefined],
    ["39900", undefined],
    ["C39", undefined],
    ["３９", undefined],
    ["39 ", undefined],
    ["-39", undefined],
    ["3e1", undefined],
  ])("the section of %j is %s", (code, section) => {
    expect(industrySection(code)).toBe(section);
  });

  test.each([
    ["0610", { ok: true, section: "B", division: "06" }],
    ["13", { ok: true, section: "C", division: "13" }],
    ["4412", { ok: true, section: "D", division: "44" }],
    ["6513", { ok: false, fault: "outside-industry", section: "I" }],
    ["0111", { ok: false, fault: "outside-industry", section: "A" }],
    ["4710", { ok: false, fault: "outside-industry", section: "E" }],
    ["99", { ok: false, fault: "unknown", section: null }],
    ["3", { ok: false, fault: "format", section: null }],
    ["39900", { ok: false, fault: "format", section: null }],
    ["C3912", { ok: false, fault: "format", section: null }],
    ["制造业", { ok: false, fault: "format", section: null }],
  ])("4.1.1 the industry code %s gives %j", (code, expected) => {
    expect(checkIndustry(code)).toEqual(expected);
  });

  test("4.1.1 exactly the divisions of B, C and D are industry, at every depth", () => {
    fc.assert(
      fc.property(fc.nat({ max: 99 }), fc.constantFrom("", "1", "0", "11", "99"), (division, rest) => {
        const code = two(division) + rest;
        const section: IndustrySection | undefined = industrySection(code);
        expect(section).toBe(industrySection(two(division)));
        expect(checkIndustry(code).ok).toBe(eligibleSections.some((eligible) => eligible === section));
        expect(checkIndustry(code).ok).toBe(division >= 6 && division <= 46);
      }),
    );
  });
});
