import {
  eligibilityFields,
  eligibilityFindings,
  type EligibilityParameters,
  type EligibilitySubject,
} from "../eligibility/eligibility.ts";
import type { Fen } from "../money.ts";
import type { FieldFault, Finding, RefusalFacts } from "../refusal.ts";
import { yearOf, type CalendarDate, type Instant } from "../time.ts";
import type { EnterpriseStatus } from "./lifecycle.ts";

/** One year's figures as declared. A returned year counts for nothing until it is declared again. */
export interface DeclaredYear {
  readonly year: number;
  readonly revenueFen: Fen;
  readonly fileId: string | null;
  readonly certifiedAt: Instant | null;
  readonly returnedAt: Instant | null;
}

/** What an enterprise registers with. */
export interface RegistrationDetails {
  readonly creditCode: string;
  readonly registeredDivision: string;
  readonly entityType: string;
  readonly industryCode: string;
  readonly establishedOn: CalendarDate;
}

export interface ConductState {
  readonly suspendedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** How old the newest declared year may be: while last year's accounts are being closed, the year before still stands. */
const YEARS_BACK_MAX = 2;

/** The fields of the form behind the rules of a registration. */
export const registrationFields: Readonly<Record<string, string>> = {
  ...eligibilityFields,
  revenue: "years",
  "figures-proof": "years",
};

/**
 * Decides a registration on a day: the conditions of the edition, judged on the newest declared year, and that its
 * figures are proved by a document. Each application judges its own plan's year again.
 * @clause 4.1.1 4.1.2
 */
export function registrationFindings(
  details: RegistrationDetails,
  years: readonly DeclaredYear[],
  conduct: ConductState,
  parameters: EligibilityParameters,
  on: CalendarDate,
): Finding[] {
  const newest = newestYear(years, on);
  const subject: EligibilitySubject = { ...details, revenue: newest, conduct };
  return [...eligibilityFindings(subject, parameters, on), proofFinding(newest)];
}

/** The year on whose figures a registration is judged. */
function newestYear(years: readonly DeclaredYear[], on: CalendarDate): DeclaredYear | null {
  const usable = years.filter(
    (one) => one.returnedAt === null && one.year >= yearOf(on) - YEARS_BACK_MAX && one.year < yearOf(on),
  );
  return usable.toSorted((a, b) => b.year - a.year)[0] ?? null;
}

function proofFinding(newest: DeclaredYear | null): Finding {
  const words = { rule: "figures-proof", clause: "4.1.2", facts: newest === null ? {} : { year: newest.year } };
  if (newest === null || newest.fileId === null) {
    return {
      ...words,
      outcome: "open",
      zh: "请上传上年度主营业务收入的证明（审计报告或纳税申报表）",
      en: "Upload the proof of the revenue (audit report or tax return)",
    };
  }
  return {
    ...words,
    outcome: "met",
    zh: `已上传 ${newest.year} 年度证明材料`,
    en: `The proof of ${newest.year} is uploaded`,
  };
}

/** The figures of the year before the plan's, as an application needs them. */
export interface PriorYear {
  readonly year: number;
  readonly revenueFen: Fen;
  readonly certifiedAt: Instant | null;
}

/**
 * Decides whether an enterprise may apply under a plan of `planYear`: the edition's conditions on the figures of the year
 * before, that its registration is certified, and that these very figures are.
 * @clause 4.1.1 4.1.2
 */
export function applicantFindings(
  applicant: {
    readonly details: RegistrationDetails;
    readonly status: EnterpriseStatus;
    readonly conduct: ConductState;
    readonly priorYear: PriorYear | null;
  },
  planYear: number,
  parameters: EligibilityParameters,
  on: CalendarDate,
): Finding[] {
  const { details, status, conduct, priorYear } = applicant;
  const figures = priorYear?.year === planYear - 1 ? priorYear : null;
  return [
    ...eligibilityFindings({ ...details, revenue: figures, conduct }, parameters, on),
    status === "certified"
      ? {
          rule: "certified",
          outcome: "met",
          facts: { status },
          zh: "企业登记已经市级核验",
          en: "The registration is certified",
          clause: "4.1.1",
        }
      : {
          rule: "certified",
          outcome: "failed",
          facts: { status },
          zh: "企业登记尚未经市级核验",
          en: "The registration is not certified yet",
          clause: "4.1.1",
        },
    figuresFinding(figures, planYear - 1),
  ];
}

function figuresFinding(figures: PriorYear | null, year: number): Finding {
  const words = { rule: "figures-certified", facts: { year }, clause: "4.1.2" };
  if (figures === null)
    return {
      ...words,
      outcome: "failed",
      zh: `尚未填报 ${year} 年度数据`,
      en: `The figures of ${year} are not declared`,
    };
  if (figures.certifiedAt === null)
    return {
      ...words,
      outcome: "failed",
      zh: `${year} 年度数据尚未经市级核验`,
      en: `The figures of ${year} are not certified yet`,
    };
  return { ...words, outcome: "met", zh: `${year} 年度数据已经市级核验`, en: `The figures of ${year} are certified` };
}

/** What is not met, as faults of the fields of the form. */
export function faultsOfFindings(findings: readonly Finding[], fields: Readonly<Record<string, string>>): FieldFault[] {
  return findings
    .filter((finding) => finding.outcome !== "met")
    .map(({ rule, zh, en }) => ({ path: fields[rule] ?? "", code: rule, zh, en }));
}

/** The words and figures of a refusal for findings that are not met: all of them at once. */
export function factsOfFindings(findings: readonly Finding[]) {
  const unmet = findings.filter((finding) => finding.outcome !== "met");
  return {
    ...unmet.reduce<RefusalFacts>((all, { facts }) => ({ ...all, ...facts }), {}),
    failed: unmet.length,
    reasonsZh: unmet.map(({ zh }) => zh).join("；"),
    reasonsEn: unmet.map(({ en }) => en).join("; "),
  };
}
