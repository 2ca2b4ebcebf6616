import { expect, test } from "vitest";
import { makeCreditCode } from "../credit-code.ts";
import type { EligibilityParameters } from "../eligibility/eligibility.ts";
import { fen } from "../money.ts";
import { calendarDate, instant } from "../time.ts";
import {
  applicantFindings,
  factsOfFindings,
  faultsOfFindings,
  registrationFields,
  registrationFindings,
  type DeclaredYear,
} from "./registration.ts";

const parameters: EligibilityParameters = {
  cities: ["440600"],
  entityTypes: ["legal-person"],
  industrySections: ["C"],
  establishedMonthsMin: 0,
  revenueFloorFen: fen(10_000_000_00),
};
const details = {
  creditCode: makeCreditCode({ serial: 2 }),
  registeredDivision: "440606",
  entityType: "legal-person",
  industryCode: "3525",
  establishedOn: calendarDate("2010-05-04"),
};
const conduct = { suspendedAt: null, revokedAt: null };
const on = calendarDate("2026-03-02");
const at = instant("2026-02-01T00:00:00.000Z");
const year = (of: number, more: Partial<DeclaredYear> = {}): DeclaredYear => ({
  year: of,
  revenueFen: fen(20_000_000_00),
  fileId: "file",
  certifiedAt: null,
  returnedAt: null,
  ...more,
});
const unmet = (years: readonly DeclaredYear[]) =>
  registrationFindings(details, years, conduct, parameters, on)
    .filter((finding) => finding.outcome !== "met")
    .map((finding) => finding.rule);

test("4.1.2 a registration is judged by its newest declared year", () => {
  expect(unmet([year(2024, { revenueFen: fen(1) }), year(2025)])).toEqual([]);
  expect(unmet([year(2024), year(2025, { revenueFen: fen(1) })])).toEqual(["revenue"]);
});

test("4.1.2 while last year's accounts are being closed the year before stands, an older one does not", () => {
  expect(unmet([year(2024)])).toEqual([]);
  expect(unmet([year(2023)])).toEqual(["revenue", "figures-proof"]);
});

test("4.1.2 a returned year counts for nothing, and figures need their proof", () => {
  expect(unmet([year(2025, { returnedAt: at })])).toEqual(["revenue", "figures-proof"]);
  expect(unmet([year(2025, { fileId: null })])).toEqual(["figures-proof"]);
});

test("an application needs the certified figures of the year before its plan, not of any other", () => {
  const applicant = {
    details,
    status: "certified" as const,
    conduct,
    priorYear: { year: 2025, revenueFen: fen(20_000_000_00), certifiedAt: at },
  };
  const wrong = (change: Partial<Parameters<typeof applicantFindings>[0]>, planYear = 2026) =>
    applicantFindings({ ...applicant, ...change }, planYear, parameters, on)
      .filter((finding) => finding.outcome !== "met")
      .map((finding) => finding.rule);
  expect(wrong({})).toEqual([]);
  expect(wrong({ status: "submitted" })).toEqual(["certified"]);
  expect(wrong({ priorYear: null })).toEqual(["revenue", "figures-certified"]);
  expect(wrong({ priorYear: { ...applicant.priorYear, certifiedAt: null } })).toEqual(["figures-certified"]);
  expect(wrong({}, 2027)).toEqual(["revenue", "figures-certified"]);
});

test("a refusal tells every reason, each with the field of the form it is about", () => {
  const findings = registrationFindings(
    { ...details, entityType: "branch" },
    [year(2025, { revenueFen: fen(999_999_999) })],
    conduct,
    parameters,
    on,
  );
  expect(faultsOfFindings(findings, registrationFields).map(({ path, code }) => [path, code])).toEqual([
    ["entityType", "entity-type"],
    ["years", "revenue"],
  ]);
  expect(factsOfFindings(findings)).toMatchObject({
    failed: 2,
    entityType: "branch",
    shortFen: 1,
    floorFen: 1_000_000_000,
  });
});
