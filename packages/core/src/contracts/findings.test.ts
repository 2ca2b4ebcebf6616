import { describe, expect, test } from "vitest";
import { FEN_MAX, fen } from "../money.ts";
import { calendarDate } from "../time.ts";
import { eligibleFee } from "./fee-lines.ts";
import { contractFindings, type ContractFacts, type ContractParameters } from "./findings.ts";

const category = (code: string, eligible: boolean) => ({
  code,
  zh: code,
  en: code,
  eligible,
  reasonZh: "",
  reasonEn: "",
});
const parameters: ContractParameters = {
  contractsFromOn: calendarDate("2018-03-20"),
  publishedOn: calendarDate("2018-08-01"),
  implementationPrefix: "44",
  feeCategories: [category("cloud", true), category("application", true), category("automation", false)],
};
const on = calendarDate("2018-10-08");
const good: ContractFacts = {
  signedOn: calendarDate("2018-09-01"),
  totalFen: fen(310_000_00),
  statesEligibleFee: true,
  implementationDivision: "440606",
  lines: [
    { category: "cloud", amountFen: fen(60_000_00) },
    { category: "application", amountFen: fen(50_000_00) },
    { category: "automation", amountFen: fen(200_000_00) },
  ],
  annexesSignedOn: [],
  hasFile: true,
};
const unmet = (change: Partial<ContractFacts>, more: Partial<ContractParameters> = {}) =>
  contractFindings({ ...good, ...change }, { ...parameters, ...more }, on).filter(
    (finding) => finding.outcome !== "met",
  );
const only = (change: Partial<ContractFacts>, more: Partial<ContractParameters> = {}) => {
  const findings = unmet(change, more);
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

test("5.5 a contract that states its eligible fees fulfils everything", () => {
  expect(unmet({})).toEqual([]);
});

describe("5.5 the date of signature", () => {
  test("5.5 the first day is taken, the day before is refused", () => {
    const early = { statesEligibleFee: true } as const;
    expect(unmet({ ...early, signedOn: calendarDate("2018-03-20") })).toEqual([]);
    expect(only({ ...early, signedOn: calendarDate("2018-03-19") })).toMatchObject({
      rule: "signed-from",
      outcome: "failed",
      facts: { signedOn: "2018-03-19", contractsFromOn: "2018-03-20" },
    });
  });

  test("5.5 the day of submission is taken, the next is refused: sign first", () => {
    expect(unmet({ signedOn: on })).toEqual([]);
    expect(only({ signedOn: calendarDate("2018-10-09") })).toMatchObject({ rule: "signed-until", outcome: "failed" });
  });
});

describe("the total", () => {
  test("lines that do not add up are refused with the difference to the fen", () => {
    expect(only({ totalFen: fen(310_000_01) })).toMatchObject({
      rule: "total",
      outcome: "failed",
      facts: { totalFen: 31_000_001, linesFen: 31_000_000, differenceFen: 1 },
    });
    expect(only({ totalFen: fen(310_000_01) }).zh).toBe("费用项合计 310,000.00 元，比合同总额 310,000.01 元少 0.01 元");
    expect(only({ totalFen: fen(309_999_99) }).zh).toContain("多 0.01 元");
  });

  test("lines that add up to more than can be handled are refused, not rounded", () => {
    const line = { category: "cloud", amountFen: FEN_MAX };
    expect(only({ lines: [line, line], totalFen: FEN_MAX })).toMatchObject({ rule: "total", outcome: "failed" });
  });
});

describe("4.3 the place of implementation", () => {
  test("4.3 a place outside the province is refused by its name; 东莞 as a whole is a place", () => {
    expect(only({ implementationDivision: "360100" })).toMatchObject({
      rule: "implementation-place",
      outcome: "failed",
      clause: "4.3",
      zh: "实施地点在江西省，须在广东省内",
    });
    expect(only({ implementationDivision: "449999" })).toMatchObject({
      rule: "implementation-place",
      zh: "没有该行政区划代码",
    });
    expect(only({ implementationDivision: "４４０６０６" })).toMatchObject({
      rule: "implementation-place",
      outcome: "failed",
    });
    expect(unmet({ implementationDivision: "441900" })).toEqual([]);
  });

  test("4.3 where is the edition's: a programme of one city takes no other", () => {
    expect(only({ implementationDivision: "440106" }, { implementationPrefix: "4406" })).toMatchObject({
      rule: "implementation-place",
      outcome: "failed",
    });
  });
});

describe("5.5 the statement of eligible fees", () => {
  const old = { signedOn: calendarDate("2018-07-31"), statesEligibleFee: false } as const;

  test("5.5 a contract signed before the programme's publication waits for its annex, and takes one", () => {
    expect(only(old)).toMatchObject({ rule: "states-eligible-fee", outcome: "open" });
    expect(unmet({ ...old, annexesSignedOn: [calendarDate("2018-09-10")] })).toEqual([]);
    expect(unmet({ ...old, annexesSignedOn: [on] })).toEqual([]);
  });

  test("5.5 an annex signed after the submission or before its contract does not help", () => {
    expect(only({ ...old, annexesSignedOn: [calendarDate("2018-10-09")] })).toMatchObject({ outcome: "open" });
    expect(only({ ...old, annexesSignedOn: [calendarDate("2018-07-30")] })).toMatchObject({ outcome: "open" });
  });

  test("5.5 a contract signed from the day of publication on has to state them itself", () => {
    expect(
      only({ signedOn: calendarDate("2018-08-01"), statesEligibleFee: false, annexesSignedOn: [on] }),
    ).toMatchObject({ rule: "states-eligible-fee", outcome: "failed" });
  });
});

test("3.1 a category that the edition does not know is refused by its code", () => {
  expect(only({ lines: [{ category: "gifts", amountFen: good.totalFen }] })).toMatchObject({
    rule: "categories",
    outcome: "failed",
    facts: { categories: "gifts" },
  });
});

test("5.6 the document may follow, but is missing until it is there", () => {
  expect(only({ hasFile: false })).toMatchObject({ rule: "file", outcome: "open" });
});

test("3.1 only eligible lines add up to the eligible fee, in all and by service", () => {
  const lines = [
    { serviceCode: "A", amountFen: fen(60_000_00), eligible: true },
    { serviceCode: "A", amountFen: fen(50_000_00), eligible: true },
    { serviceCode: "A", amountFen: fen(200_000_00), eligible: false },
    { serviceCode: "B", amountFen: fen(1), eligible: true },
  ];
  expect(eligibleFee(lines)).toBe(110_000_01);
  expect(eligibleFee(lines, "A")).toBe(110_000_00);
  expect(eligibleFee(lines, "C")).toBe(0);
});
