import { expect, test } from "vitest";
import { cities } from "../divisions.ts";
import { bp, fen } from "../money.ts";
import { calendarDate } from "../time.ts";
import type { EditionParameters } from "./parameters.ts";
import { cityWords, editionRuleKeys, editionRules, editionSays, invoiceWords, sectionWords } from "./words.ts";

const parameters: EditionParameters = {
  goals: [
    { measure: "enterprises", target: 10_000, byYear: 2020 },
    { measure: "suppliers", target: 200, byYear: 2020 },
  ],
  revenueFloorFen: fen(2_000_000_000),
  establishedMonthsMin: 12,
  entityTypes: ["legal-person", "partnership"],
  industrySections: ["B", "C"],
  cities: cities.filter(({ en }) => en !== "Shenzhen").map(({ code }) => code),
  implementationPrefix: "44",
  contractsFromOn: calendarDate("2018-05-01"),
  publishedOn: calendarDate("2018-08-01"),
  feeCategories: [
    { code: "cloud", zh: "云资源", en: "cloud resources", eligible: true, reasonZh: "", reasonEn: "" },
    { code: "software", zh: "软件服务", en: "software as a service", eligible: true, reasonZh: "", reasonEn: "" },
    { code: "hardware", zh: "硬件", en: "hardware", eligible: false, reasonZh: "", reasonEn: "" },
  ],
  issueRatioBp: bp(15_000),
  supplierCeilingFen: null,
  reviewWorkdays: 10,
  supplierWorkdays: 5,
  returnWorkdays: 1,
  implementationDaysMin: 90,
  announceDaysMin: 30,
  noticeDays: 5,
  pilotReserveMaxBp: bp(5_000),
  pilotReserveReleaseDays: 60,
  settlementPeriodsMax: 2,
  standardMaxAgeDays: 366,
  invoiceRule: { kind: "paid-share", shareBp: bp(3_333) },
  evidence: [],
  subtractCarriedIn: true,
  supplementaryLists: false,
  closingCash: "carry",
  promisedCashWarnBp: bp(8_000),
};

test("every parameter of an edition is said, in both languages", () => {
  expect(new Set(editionRuleKeys)).toEqual(new Set(Object.keys(parameters)));
  for (const key of editionRuleKeys) {
    expect(editionRules[key].zh, key).toMatch(/\p{Script=Han}/u);
    expect(editionRules[key].en, key).toMatch(/^[\x20-\x7e]+$/);
    expect(editionSays(key, parameters)?.zh, key).not.toBe("");
    expect(editionSays(key, parameters)?.en, key).toMatch(/^[\x20-\x7e¥]+$/);
  }
});

test("the rules stand in the order of the clauses", () => {
  const clauses = editionRuleKeys.map((key) => editionRules[key].clause);
  expect(clauses).toEqual(clauses.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })));
});

test.each([
  [
    "goals",
    "支持工业企业上云上平台 10,000（2020 年）；培育供应商 200（2020 年）",
    /^Enterprises supported: 10,000 by 2020; /,
  ],
  ["feeCategories", "可补助：云资源、软件服务；不可补助：硬件", /count: cloud resources, .*; do not count: hardware$/],
  ["entityTypes", "独立法人、合伙企业", /^Legal person, Partnership$/],
  ["industrySections", "采矿业、制造业", /^Mining, Manufacturing$/],
  ["establishedMonthsMin", "12 个月", /^12 months$/],
  ["revenueFloorFen", "2,000 万元", /^¥20,000,000$/],
  ["contractsFromOn", "2018年5月1日", /^2018-05-01$/],
  ["returnWorkdays", "1 个工作日", /^1 working day$/],
  ["issueRatioBp", "150%", /^150%$/],
  ["supplierCeilingFen", "不设", /^none$/],
  ["evidence", "不另要求", /^none besides the invoices$/],
  ["supplementaryLists", "否", /^no$/],
  ["closingCash", "转入下年度", /^carried to the next year$/],
] as const)("%s reads %s", (key, zh, en) => {
  const words = editionSays(key, parameters);
  expect(words?.zh).toBe(zh);
  expect(words?.en).toMatch(en);
});

test("what is not filled in yet is not said", () => {
  expect(editionSays("noticeDays", { noticeDays: undefined })).toBeUndefined();
});

test("4.1.1 cities are named by the shorter list", () => {
  const [first, second] = cities;
  expect(cityWords(cities.map(({ code }) => code)).zh).toBe(`广东省 ${cities.length} 个地市`);
  expect(cityWords(cities.slice(1).map(({ code }) => code))).toEqual({
    zh: `广东省各地市，不含${first.zh}`,
    en: `the cities of Guangdong except ${first.en}`,
  });
  expect(cityWords([first.code, second.code]).zh).toBe(`${first.zh}、${second.zh}`);
});

test("4.1.1 a letter that is no section is left out", () => {
  expect(sectionWords(["C", "Z"])).toEqual([{ zh: "制造业", en: "Manufacturing" }]);
});

test("5.9 invoices equal the contract, or a share of it is paid", () => {
  expect(invoiceWords({ kind: "equal-to-contract" }).zh).toBe("总金额与合同金额一致");
  expect(invoiceWords(parameters.invoiceRule).zh).toBe("已付款不低于合同金额的 33.33%，补助不超过已开票金额");
});
