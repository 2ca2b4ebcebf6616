import { checkCreditCode, creditCodeFaults } from "../credit-code.ts";
import { checkDivision, divisionFaults, isInProvince, placeNameEn, placeNameZh, provinceNames } from "../divisions.ts";
import { fenToYuanText } from "../decimal.ts";
import type { EditionParameters } from "../editions/parameters.ts";
import { industrySection, industrySections } from "../industry.ts";
import { fen, type Fen } from "../money.ts";
import type { Finding, RefusalFacts } from "../refusal.ts";
import { dateZh, type CalendarDate, type Instant } from "../time.ts";
import { entityTypeWords } from "../enterprises/entity-types.ts";
import { addMonths } from "./months.ts";

/** The parameters of an edition that decide who may take part. */
export type EligibilityParameters = Pick<
  EditionParameters,
  "cities" | "entityTypes" | "industrySections" | "establishedMonthsMin" | "revenueFloorFen"
>;

/** What an enterprise says about itself. Null: not told yet, so that its rule stays open. */
export interface EligibilitySubject {
  readonly creditCode: string | null;
  readonly registeredDivision: string | null;
  readonly entityType: string | null;
  readonly industryCode: string | null;
  readonly establishedOn: CalendarDate | null;
  /** The revenue of the year before the one applied for, with that year. */
  readonly revenue: { readonly year: number; readonly revenueFen: Fen } | null;
  /** What the conduct record says; null for a self-check, which does not look into it. */
  readonly conduct: { readonly suspendedAt: Instant | null; readonly revokedAt: Instant | null } | null;
}

/** The rules in the order they are shown, each with the field of the form it speaks about. */
export const eligibilityFields = {
  "credit-code": "creditCode",
  "registered-place": "registeredDivision",
  "entity-type": "entityType",
  industry: "industryCode",
  established: "establishedOn",
  revenue: "revenueFen",
  conduct: "creditCode",
} as const;
export type EligibilityRule = keyof typeof eligibilityFields;

/**
 * Decides every condition of taking part and names each outcome with the facts it used: the same function for the public
 * self-check, the registration and the application. `on` is the day it is asked for.
 * @clause 4.1.1 4.1.2 8.4 8.5
 */
export function eligibilityFindings(
  subject: EligibilitySubject,
  parameters: EligibilityParameters,
  on: CalendarDate,
): Finding[] {
  return [
    creditCodeFinding(subject),
    placeFinding(subject, parameters),
    entityTypeFinding(subject, parameters),
    industryFinding(subject, parameters),
    establishedFinding(subject, parameters, on),
    revenueFinding(subject, parameters),
    conductFinding(subject),
  ];
}

/** True when every finding is met: what is open is not met. */
export function allMet(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.outcome === "met");
}

type Words = readonly [zh: string, en: string];

function found(
  rule: EligibilityRule,
  outcome: Finding["outcome"],
  [zh, en]: Words,
  facts: RefusalFacts,
  clause = "4.1.1",
): Finding {
  return { rule, outcome, facts, zh, en, clause };
}

function creditCodeFinding({ creditCode }: EligibilitySubject): Finding {
  if (creditCode === null)
    return found("credit-code", "open", ["尚未填写统一社会信用代码", "The credit code is not given yet"], {});
  const faults = checkCreditCode(creditCode).faults.map((fault) => creditCodeFaults[fault]);
  if (faults.length === 0)
    return found("credit-code", "met", ["统一社会信用代码有效", "The credit code is valid"], { creditCode });
  return found(
    "credit-code",
    "failed",
    [faults.map(({ zh }) => zh).join("；"), faults.map(({ en }) => en).join("; ")],
    { creditCode },
  );
}

function placeFinding({ registeredDivision }: EligibilitySubject, { cities }: EligibilityParameters): Finding {
  if (registeredDivision === null)
    return found("registered-place", "open", ["尚未填写登记地", "The place of registration is not given yet"], {});
  const place = checkDivision(registeredDivision);
  const facts = { registeredDivision };
  if (!place.ok) {
    const elsewhere = place.province === null ? null : provinceNames[place.province];
    const { zh, en } = divisionFaults[place.fault];
    return elsewhere === null || isInProvince(registeredDivision)
      ? found("registered-place", "failed", [zh, en], facts)
      : found(
          "registered-place",
          "failed",
          [`登记地在${elsewhere.zh}，须在广东省登记注册`, `Registered in ${elsewhere.en}; it has to be Guangdong`],
          { ...facts, province: elsewhere.zh },
        );
  }
  const name = [placeNameZh(registeredDivision) ?? "", placeNameEn(registeredDivision) ?? ""] as const;
  if (!cities.includes(place.city.code)) {
    return found(
      "registered-place",
      "failed",
      [`本政策版本不适用于${place.city.zh}登记的企业`, `This edition does not cover enterprises of ${place.city.en}`],
      { ...facts, cityCode: place.city.code },
    );
  }
  return found("registered-place", "met", [`登记地：${name[0]}`, `Registered in ${name[1]}`], {
    ...facts,
    cityCode: place.city.code,
  });
}

function entityTypeFinding({ entityType }: EligibilitySubject, { entityTypes }: EligibilityParameters): Finding {
  if (entityType === null)
    return found("entity-type", "open", ["尚未填写主体类型", "The type of entity is not given yet"], {});
  const words = entityTypeWords(entityType);
  const allowed = entityTypes.map(entityTypeWords);
  if (entityTypes.includes(entityType))
    return found("entity-type", "met", [`主体类型：${words.zh}`, `Type of entity: ${words.en}`], { entityType });
  return found(
    "entity-type",
    "failed",
    [
      `${words.zh}不符合条件，须为：${allowed.map(({ zh }) => zh).join("、")}`,
      `${words.en} does not qualify; it has to be: ${allowed.map(({ en }) => en).join(", ")}`,
    ],
    { entityType },
  );
}

function industryFinding({ industryCode }: EligibilitySubject, parameters: EligibilityParameters): Finding {
  if (industryCode === null)
    return found("industry", "open", ["尚未填写行业代码", "The industry code is not given yet"], {});
  const section = industrySection(industryCode);
  if (section === undefined) {
    return found("industry", "failed", ["GB/T 4754-2017 中没有该行业代码", "GB/T 4754-2017 has no such code"], {
      industryCode,
    });
  }
  const { zh, en } = industrySections[section];
  const facts = { industryCode, section };
  if (parameters.industrySections.includes(section))
    return found("industry", "met", [`行业：${section} ${zh}`, `Industry: ${section} ${en}`], facts);
  const allowed = parameters.industrySections;
  return found(
    "industry",
    "failed",
    [
      `${section} ${zh}不在支持范围（${allowed.join("、")} 门类）`,
      `${section} ${en} is not covered (sections ${allowed.join(", ")})`,
    ],
    facts,
  );
}

function establishedFinding(
  { establishedOn }: EligibilitySubject,
  { establishedMonthsMin }: EligibilityParameters,
  on: CalendarDate,
): Finding {
  if (establishedOn === null)
    return found("established", "open", ["尚未填写成立日期", "The date of establishment is not given yet"], {});
  const facts = { establishedOn, monthsMin: establishedMonthsMin };
  if (establishedOn > on)
    return found("established", "failed", ["成立日期晚于今日", "The date of establishment lies in the future"], facts);
  const reachedOn = addMonths(establishedOn, establishedMonthsMin);
  if (reachedOn > on) {
    return found(
      "established",
      "failed",
      [
        `成立须满 ${establishedMonthsMin} 个月，${dateZh(reachedOn)}起满足`,
        `It has to exist for ${establishedMonthsMin} months, which it does from ${reachedOn}`,
      ],
      { ...facts, reachedOn },
    );
  }
  return found("established", "met", [`成立于${dateZh(establishedOn)}`, `Established on ${establishedOn}`], facts);
}

function revenueFinding({ revenue }: EligibilitySubject, { revenueFloorFen }: EligibilityParameters): Finding {
  if (revenue === null) {
    return found(
      "revenue",
      "open",
      ["尚未填报上年度主营业务收入", "The revenue of the year before is not given yet"],
      { floorFen: revenueFloorFen },
      "4.1.2",
    );
  }
  const { year, revenueFen } = revenue;
  const facts = { year, revenueFen, floorFen: revenueFloorFen };
  const floor = fenToYuanText(revenueFloorFen);
  const told = fenToYuanText(revenueFen);
  if (revenueFen >= revenueFloorFen) {
    return found(
      "revenue",
      "met",
      [`${year} 年主营业务收入 ${told} 元，不低于 ${floor} 元`, `Revenue of ${year}: ${told} yuan, not below ${floor}`],
      facts,
      "4.1.2",
    );
  }
  const short = fenToYuanText(fen(revenueFloorFen - revenueFen));
  return found(
    "revenue",
    "failed",
    [
      `${year} 年主营业务收入 ${told} 元，低于 ${floor} 元，差 ${short} 元`,
      `Revenue of ${year}: ${told} yuan, below ${floor} by ${short}`,
    ],
    { ...facts, shortFen: fen(revenueFloorFen - revenueFen) },
    "4.1.2",
  );
}

function conductFinding({ conduct }: EligibilitySubject): Finding {
  if (conduct === null) {
    return found(
      "conduct",
      "open",
      ["信用档案在提交时由系统核对", "The conduct record is checked at submission"],
      {},
      "8.4",
    );
  }
  if (conduct.revokedAt !== null) {
    return found(
      "conduct",
      "failed",
      ["因骗补已被取消享受政策的资格", "Barred from the programme for fraud"],
      { revokedAt: conduct.revokedAt },
      "8.5",
    );
  }
  if (conduct.suspendedAt !== null) {
    return found(
      "conduct",
      "failed",
      ["处于暂停享受政策期间", "Suspended from the programme"],
      { suspendedAt: conduct.suspendedAt },
      "8.4",
    );
  }
  return found("conduct", "met", ["信用档案中没有暂停或取消记录", "No suspension or revocation on record"], {}, "8.4");
}
