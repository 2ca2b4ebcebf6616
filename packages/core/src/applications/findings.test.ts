import { expect, test } from "vitest";
import { Refusal, type Finding } from "../refusal.ts";
import { reviewQuestionKeys, refuseContradiction, type Checklist } from "./checklist.ts";
import { applicationFindings, refuseUnmet, type ApplicationFacts } from "./findings.ts";

const met = (rule: string): Finding => ({ rule, outcome: "met", facts: {}, zh: "是", en: "yes", clause: "4.1.1" });

const facts: ApplicationFacts = {
  enterpriseFindings: [met("certified")],
  contractFindings: [met("signed-until")],
  roundOpen: true,
  supplierKept: false,
  supplierRefusal: null,
  service: {
    listed: true,
    tier: "B",
    hasEligibleLine: true,
    exclusionGroup: null,
    sameServiceNumber: null,
    sameGroupNumber: null,
  },
  productMatches: null,
  promised: true,
};
const unmetOf = (change: Partial<ApplicationFacts>): string[] =>
  applicationFindings({ ...facts, ...change })
    .filter(({ outcome }) => outcome !== "met")
    .map(({ rule }) => rule);
const service = (change: Partial<NonNullable<ApplicationFacts["service"]>>): Partial<ApplicationFacts> => ({
  service: { ...facts.service!, ...change },
});

test("5.6 a whole application meets every rule", () => {
  expect(unmetOf({})).toEqual([]);
  expect(() => refuseUnmet(applicationFindings(facts))).not.toThrow();
});

test("8.4 a supplier that is kept is not asked again, and the finding does not say that he is admitted", () => {
  const supplierOf = (change: Partial<ApplicationFacts>) =>
    applicationFindings({ ...facts, ...change }).find(({ rule }) => rule === "supplier-admitted");
  expect(supplierOf({})).toMatchObject({ outcome: "met", zh: "供应商已注册且未被暂停" });
  expect(supplierOf({ supplierKept: true })).toMatchObject({
    outcome: "met",
    zh: "供应商与首次提交时一致，补正期内不再核对其资格",
  });
});

test.each<[string, Partial<ApplicationFacts>, string]>([
  ["no window is open", { roundOpen: false }, "round-open"],
  ["the supplier is suspended", { supplierRefusal: { zh: "已暂停", en: "suspended" } }, "supplier-admitted"],
  ["the service is not listed", service({ listed: false }), "service-listed"],
  ["no tier is reached", service({ tier: null }), "tier"],
  ["there is no eligible line", service({ hasEligibleLine: false }), "eligible-lines"],
  [
    "the contract's service has an application",
    service({ sameServiceNumber: "SQ2026-000001" }),
    "one-per-contract-and-service",
  ],
  [
    "the exclusion group is taken",
    service({ exclusionGroup: "g", sameGroupNumber: "SQ2026-000002" }),
    "exclusion-group",
  ],
  ["no service is chosen", { service: null }, "service-chosen"],
  ["the product is another's", { productMatches: false }, "product"],
  ["the promise is not ticked", { promised: false }, "promise"],
  ["the enterprise fails", { enterpriseFindings: [{ ...met("certified"), outcome: "failed" }] }, "certified"],
  ["something of the contract is open", { contractFindings: [{ ...met("file"), outcome: "open" }] }, "file"],
])("5.5 5.6 not met when %s", (_name, change, rule) => {
  expect(unmetOf(change)).toEqual([rule]);
});

test("everything that is not met is told at once, open or failed", () => {
  const findings = applicationFindings({
    ...facts,
    roundOpen: false,
    promised: false,
    contractFindings: [{ ...met("file"), outcome: "open" }],
  });
  expect(() => refuseUnmet(findings)).toThrow(Refusal);
  try {
    refuseUnmet(findings);
  } catch (error) {
    const refusal = error as Refusal;
    expect(refusal.code).toBe("application-not-eligible");
    expect(refusal.facts["count"]).toBe(3);
    expect(refusal.faults.map(({ code }) => code)).toEqual(["round-open", "file", "promise"]);
    expect(refusal.faults.every(({ zh, en }) => zh !== "" && en !== "")).toBe(true);
  }
});

test("every finding speaks both languages, met or not", () => {
  for (const change of [
    {},
    { service: null },
    { roundOpen: false, supplierRefusal: { zh: "停", en: "no" }, productMatches: false, promised: false },
  ]) {
    for (const { rule, zh, en, outcome } of applicationFindings({ ...facts, ...change }))
      expect(
        [zh, en].every((text) => text !== ""),
        `${rule} ${outcome}`,
      ).toBe(true);
  }
});

const answers = (no: Partial<Record<string, string>>): Checklist =>
  Object.fromEntries(
    reviewQuestionKeys.map((question) => [
      question,
      no[question] === undefined ? { yes: true, remark: "" } : { yes: false, remark: no[question] },
    ]),
  ) as Checklist;

test("5.8 approval is recommended only with every answer yes", () => {
  expect(() => refuseContradiction(answers({}), "approve")).not.toThrow();
  expect(() => refuseContradiction(answers({ "fees-agree": "合同为 10 万" }), "approve")).toThrow(
    expect.objectContaining({ code: "checklist-contradicts" }),
  );
});

test("5.8 a no says why, and a rejection may be recommended whatever the answers", () => {
  expect(() => refuseContradiction(answers({ "fees-agree": "" }), "reject")).toThrow(
    expect.objectContaining({ code: "checklist-remark-missing" }),
  );
  expect(() => refuseContradiction(answers({ "fees-agree": "合同为 10 万" }), "reject")).not.toThrow();
  expect(() => refuseContradiction(answers({}), "reject")).not.toThrow();
});
