import { expect, test } from "vitest";
import { editionParameters, readParameters, storedParameters } from "./programmes.ts";

const category = { code: "cloud", zh: "云资源", en: "Cloud", eligible: true, reasonZh: "属于", reasonEn: "named" };
const sound = {
  goals: [{ measure: "enterprises", target: 10_000, byYear: 2027 }],
  revenueFloorFen: "1000000000",
  establishedMonthsMin: 0,
  entityTypes: ["legal-person"],
  industrySections: ["B", "C", "D"],
  cities: ["440100", "440600"],
  implementationPrefix: "44",
  contractsFromOn: "2018-03-20",
  publishedOn: "2018-08-01",
  feeCategories: [category],
  issueRatioBp: 15_000,
  supplierCeilingFen: null,
  reviewWorkdays: 5,
  supplierWorkdays: 5,
  returnWorkdays: 10,
  implementationDaysMin: 120,
  announceDaysMin: 30,
  noticeDays: 5,
  pilotReserveMaxBp: 5_000,
  pilotReserveReleaseDays: 60,
  settlementPeriodsMax: 2,
  standardMaxAgeDays: 365,
  invoiceRule: { kind: "equal-to-contract" },
  evidence: ["payment-proof"],
  subtractCarriedIn: false,
  supplementaryLists: false,
  closingCash: "carry",
  promisedCashWarnBp: 5_000,
};

const faultsOf = (change: Record<string, unknown>): string[] => {
  const parsed = editionParameters.safeParse({ ...sound, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("."));
};

test("parameters read back from the database as they went in", () => {
  const parameters = editionParameters.parse(sound);
  expect(parameters.revenueFloorFen).toBe(1_000_000_000);
  expect(readParameters(JSON.parse(JSON.stringify(storedParameters(parameters))))).toEqual(parameters);
});

test.each([
  ["5.13 a notice shorter than 5 days", { noticeDays: 4 }, ["noticeDays"]],
  ["5.18 an announcement less than 30 days ahead", { announceDaysMin: 29 }, ["announceDaysMin"]],
  ["5.18 three settlement periods", { settlementPeriodsMax: 3 }, ["settlementPeriodsMax"]],
  ["6.3 a pilot reserve of more than a half", { pilotReserveMaxBp: 5_001 }, ["pilotReserveMaxBp"]],
  ["8.2 a ratio below the whole", { issueRatioBp: 9_999 }, ["issueRatioBp"]],
  ["4.4.4 a standard that may stay for more than a year", { standardMaxAgeDays: 367 }, ["standardMaxAgeDays"]],
  ["a city outside the province", { cities: ["440100", "110000"] }, ["cities.1"]],
  ["a city given twice", { cities: ["440100", "440100"] }, ["cities"]],
  ["no eligible category", { feeCategories: [{ ...category, eligible: false }] }, ["feeCategories"]],
  ["a category given twice", { feeCategories: [category, category] }, ["feeCategories"]],
  ["contracts from after the programme's own publication", { contractsFromOn: "2018-08-02" }, ["contractsFromOn"]],
  ["an unknown legal form", { entityTypes: ["club"] }, ["entityTypes.0"]],
  ["an amount as a number", { revenueFloorFen: 1_000 }, ["revenueFloorFen"]],
  ["a share for the rule that has none", { invoiceRule: { kind: "equal-to-contract", shareBp: 1 } }, ["invoiceRule"]],
  ["the same goal twice", { goals: [sound.goals[0], sound.goals[0]] }, ["goals"]],
  [
    "several faults at once",
    { noticeDays: 4, announceDaysMin: 1, cities: [] },
    ["cities", "announceDaysMin", "noticeDays"],
  ],
])("%s is refused at its field", (_rule, change, paths) => {
  expect(faultsOf(change)).toEqual(paths);
});

test.each([
  ["a notice of 5 days", { noticeDays: 5 }],
  ["120 days may become 90 by another edition", { implementationDaysMin: 90 }],
  ["one settlement a year", { settlementPeriodsMax: 1 }],
  ["no pilot reserve at all", { pilotReserveMaxBp: 0 }],
  ["paid share of 60 %", { invoiceRule: { kind: "paid-share", shareBp: 6_000 } }],
])("%s is allowed", (_rule, change) => {
  expect(faultsOf(change)).toEqual([]);
});
