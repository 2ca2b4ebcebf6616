import { describe, expect, test } from "vitest";
import { makeCreditCode } from "../credit-code.ts";
import { fen } from "../money.ts";
import { calendarDate, instant } from "../time.ts";
import { allMet, eligibilityFindings, type EligibilityParameters, type EligibilitySubject } from "./eligibility.ts";
import { addMonths } from "./months.ts";

const parameters: EligibilityParameters = {
  cities: ["440100", "440600", "441900"],
  entityTypes: ["legal-person"],
  industrySections: ["B", "C", "D"],
  establishedMonthsMin: 12,
  revenueFloorFen: fen(10_000_000_00),
};
const on = calendarDate("2026-03-02");
const good: EligibilitySubject = {
  creditCode: makeCreditCode({ serial: 1 }),
  registeredDivision: "440606",
  entityType: "legal-person",
  industryCode: "3525",
  establishedOn: calendarDate("2010-05-04"),
  revenue: { year: 2025, revenueFen: fen(10_000_000_00) },
  conduct: { suspendedAt: null, revokedAt: null },
};

const ruled = (change: Partial<EligibilitySubject>, more: Partial<EligibilityParameters> = {}) =>
  eligibilityFindings({ ...good, ...change }, { ...parameters, ...more }, on).filter(
    (finding) => finding.outcome !== "met",
  );
const only = (change: Partial<EligibilitySubject>, more: Partial<EligibilityParameters> = {}) => {
  const findings = ruled(change, more);
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

describe("4.1.1 conditions of registration", () => {
  test("4.1.1 an industrial legal person of the province meets them all", () => {
    const findings = eligibilityFindings(good, parameters, on);
    expect(allMet(findings)).toBe(true);
    expect(findings.map((finding) => finding.rule)).toEqual([
      "credit-code",
      "registered-place",
      "entity-type",
      "industry",
      "established",
      "revenue",
      "conduct",
    ]);
  });

  test.each([
    ["full-width", "９1440000Y0000001XX", "半角"],
    ["lower case", good.creditCode!.toLowerCase(), "大写"],
    [
      "a wrong check character",
      `${good.creditCode!.slice(0, 17)}${good.creditCode!.endsWith("A") ? "B" : "A"}`,
      "校验位",
    ],
  ])("4.1.1 a credit code with %s is refused by name", (_what, creditCode, words) => {
    const finding = only({ creditCode });
    expect(finding).toMatchObject({ rule: "credit-code", outcome: "failed" });
    expect(finding.zh).toContain(words);
  });

  test("4.1.1 a place in another province is refused with the province's name", () => {
    expect(only({ registeredDivision: "430100" })).toMatchObject({
      rule: "registered-place",
      outcome: "failed",
      zh: "登记地在湖南省，须在广东省登记注册",
      facts: { province: "湖南省" },
    });
  });

  test("4.1.1 a city that the edition does not cover is refused; 东莞 without a district is a place", () => {
    expect(only({ registeredDivision: "440305" })).toMatchObject({
      rule: "registered-place",
      facts: { cityCode: "440300" },
    });
    expect(ruled({ registeredDivision: "441900" })).toEqual([]);
  });

  test("4.1.1 a branch is refused, and says what would do", () => {
    expect(only({ entityType: "branch" })).toMatchObject({
      rule: "entity-type",
      outcome: "failed",
      zh: "分支机构不符合条件，须为：独立法人",
    });
  });

  test("4.1.1 sections B, C and D are industry; a software firm is refused with its section", () => {
    for (const industryCode of ["06", "1310", "43", "4411", "4620"]) expect(ruled({ industryCode })).toEqual([]);
    expect(only({ industryCode: "6513" })).toMatchObject({
      rule: "industry",
      outcome: "failed",
      facts: { section: "I" },
    });
    expect(only({ industryCode: "99" })).toMatchObject({ rule: "industry", zh: "GB/T 4754-2017 中没有该行业代码" });
  });

  test("4.1.1 which sections count is the edition's: a programme for software firms takes section I", () => {
    expect(ruled({ industryCode: "6513" }, { industrySections: ["I"] })).toEqual([]);
  });

  test("the age counts in months to the day, and the day it is reached is told", () => {
    expect(ruled({ establishedOn: calendarDate("2025-03-02") })).toEqual([]);
    expect(only({ establishedOn: calendarDate("2025-03-03") })).toMatchObject({
      rule: "established",
      facts: { reachedOn: "2026-03-03" },
    });
    expect(only({ establishedOn: calendarDate("2026-03-03") }, { establishedMonthsMin: 0 }).zh).toContain("晚于今日");
  });
});

describe("4.1.2 condition of revenue", () => {
  test("4.1.2 exactly at the floor is accepted, one fen under is refused with the figure and the rule", () => {
    expect(ruled({ revenue: { year: 2025, revenueFen: fen(1_000_000_000) } })).toEqual([]);
    const finding = only({ revenue: { year: 2025, revenueFen: fen(999_999_999) } });
    expect(finding).toMatchObject({
      rule: "revenue",
      outcome: "failed",
      clause: "4.1.2",
      facts: { year: 2025, revenueFen: 999_999_999, floorFen: 1_000_000_000, shortFen: 1 },
    });
    expect(finding.zh).toBe("2025 年主营业务收入 9,999,999.99 元，低于 10,000,000.00 元，差 0.01 元");
  });

  test("4.1.2 the floor is a parameter", () => {
    expect(ruled({ revenue: { year: 2025, revenueFen: fen(1) } }, { revenueFloorFen: fen(0) })).toEqual([]);
  });
});

test("8.4 8.5 a suspended and a barred enterprise are refused, a stranger's record stays open", () => {
  const at = instant("2026-01-01T00:00:00.000Z");
  expect(only({ conduct: { suspendedAt: at, revokedAt: null } })).toMatchObject({
    rule: "conduct",
    outcome: "failed",
    clause: "8.4",
  });
  expect(only({ conduct: { suspendedAt: at, revokedAt: at } })).toMatchObject({
    rule: "conduct",
    outcome: "failed",
    clause: "8.5",
  });
  expect(only({ conduct: null })).toMatchObject({ rule: "conduct", outcome: "open" });
});

test("every failed condition is named at once, and what is not told is open", () => {
  const wrong = ruled({
    registeredDivision: "430100",
    entityType: "branch",
    industryCode: "6513",
    revenue: { year: 2025, revenueFen: fen(1) },
  });
  expect(wrong.map((finding) => finding.rule)).toEqual(["registered-place", "entity-type", "industry", "revenue"]);
  const empty = eligibilityFindings(
    {
      creditCode: null,
      registeredDivision: null,
      entityType: null,
      industryCode: null,
      establishedOn: null,
      revenue: null,
      conduct: null,
    },
    parameters,
    on,
  );
  expect(new Set(empty.map((finding) => finding.outcome))).toEqual(new Set(["open"]));
});

test.each([
  ["2025-01-31", 1, "2025-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2025-08-31", 6, "2026-02-28"],
  ["2025-12-15", 1, "2026-01-15"],
  ["2025-03-10", 0, "2025-03-10"],
  ["2024-02-29", 12, "2025-02-28"],
])("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(calendarDate(from), months)).toBe(to);
});
