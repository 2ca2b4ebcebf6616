import { Refusal, type FieldFault, type Finding, type RefusalFacts } from "../refusal.ts";

/** The service an application names, as of the instant it is judged at. */
export interface ServiceFacts {
  /** In the catalogue and the standard that hold. */
  readonly listed: boolean;
  /** The enterprise's tier in that standard; null when it reaches none or its figures are not certified. */
  readonly tier: string | null;
  readonly hasEligibleLine: boolean;
  readonly exclusionGroup: string | null;
  /** Numbers of the living applications that stand in the way. */
  readonly sameServiceNumber: string | null;
  readonly sameGroupNumber: string | null;
}

/** Everything a submission is judged by, as of one instant. */
export interface ApplicationFacts {
  /** As their own nouns decide them at that instant: registration, figures and conduct; dates, lines, document and place. */
  readonly enterpriseFindings: readonly Finding[];
  readonly contractFindings: readonly Finding[];
  /** The window is open, or the application keeps the round it was returned in. */
  readonly roundOpen: boolean;
  /** It comes back in time with the supplier it was submitted with: his standing is not asked again. */
  readonly supplierKept: boolean;
  readonly supplierRefusal: { readonly zh: string; readonly en: string } | null;
  /** Null while the draft names no service. */
  readonly service: ServiceFacts | null;
  /** Null when no product is named, which is allowed. */
  readonly productMatches: boolean | null;
  readonly promised: boolean;
}

/**
 * What a submission is judged by, rule by rule: the enterprise's own conditions, the round, the contract, the supplier, the
 * service and what stands in its way, and the promise. Preview and submission use the same list.
 * @clause 5.5 5.6 4.4.1
 */
export function applicationFindings(facts: ApplicationFacts): Finding[] {
  const { service, supplierKept, supplierRefusal } = facts;
  return [
    ...facts.enterpriseFindings,
    found(
      "round-open",
      "5.18",
      facts.roundOpen,
      ["在申领窗口期内", "The application window is open"],
      ["当前不在申领窗口期内，开放后方可提交", "No application window is open now"],
    ),
    ...facts.contractFindings,
    found(
      "supplier-admitted",
      "5.3",
      supplierRefusal === null,
      supplierKept
        ? [
            "供应商与首次提交时一致，补正期内不再核对其资格",
            "It keeps the supplier of its first submission, who is not asked again in time",
          ]
        : ["供应商已注册且未被暂停", "The supplier is admitted and not suspended"],
      [supplierRefusal?.zh ?? "", supplierRefusal?.en ?? ""],
    ),
    ...(service === null
      ? [found("service-chosen", "5.6", false, ["", ""], ["请选择应用服务", "Choose the service"])]
      : serviceFindings(service)),
    found(
      "product",
      "5.3",
      facts.productMatches !== false,
      ["产品与供应商、应用服务一致", "The product fits supplier and service"],
      [
        "所选产品不属于该供应商的该项服务，或已下架",
        "The product is not this supplier's, not of this service, or not listed",
      ],
    ),
    found(
      "promise",
      "5.6",
      facts.promised,
      ["已作出真实性承诺", "The promise of truth is given"],
      ["请勾选真实性承诺", "Tick the promise of truth"],
    ),
  ];
}

/** Refuses (`application-not-eligible`) unless every finding is met; each that is not is a fault of its own. */
export function refuseUnmet(findings: readonly Finding[]): void {
  const unmet = findings.filter((finding) => finding.outcome !== "met");
  const first = unmet[0];
  if (first === undefined) return;
  const faults = unmet.map((finding): FieldFault => ({ path: "", code: finding.rule, zh: finding.zh, en: finding.en }));
  throw new Refusal(
    "application-not-eligible",
    { rule: first.rule, reasonZh: first.zh, reasonEn: first.en, count: unmet.length },
    faults,
  );
}

function serviceFindings(service: ServiceFacts): Finding[] {
  const { tier, sameServiceNumber, sameGroupNumber } = service;
  return [
    found(
      "service-listed",
      "4.4.1",
      service.listed,
      ["应用服务在现行目录和奖补标准内", "The service is in the catalogue and standard in force"],
      ["应用服务不在现行目录和奖补标准内", "The service is not in the catalogue and standard in force"],
    ),
    found(
      "tier",
      "4.4.2",
      tier !== null,
      [`企业规模档次：${tier}`, `Size tier: ${tier}`],
      [
        "企业未达到奖补标准的任何一档，或上年度数据未核验",
        "The enterprise reaches no tier of the standard, or its figures are not certified",
      ],
      { tier },
    ),
    found(
      "eligible-lines",
      "3.1",
      service.hasEligibleLine,
      ["合同列有本服务的可补助费用项", "The contract has eligible fee lines for this service"],
      ["合同没有本服务的可补助费用项", "The contract has no eligible fee line for this service"],
    ),
    found(
      "one-per-contract-and-service",
      "5.6",
      sameServiceNumber === null,
      ["该合同的该项服务没有其他在办或已发券申请", "No other living application for this contract and service"],
      [`该合同的该项服务已有申请 ${sameServiceNumber}`, `There is a living application for it: ${sameServiceNumber}`],
      { number: sameServiceNumber },
    ),
    found(
      "exclusion-group",
      "4.4.1",
      sameGroupNumber === null,
      ["本年度同一互斥组没有其他申请", "No other application of the same exclusion group this year"],
      [`本年度同一互斥组已有申请 ${sameGroupNumber}`, `There is one of the same exclusion group: ${sameGroupNumber}`],
      { group: service.exclusionGroup, number: sameGroupNumber },
    ),
  ];
}

type Words = readonly [zh: string, en: string];

function found(
  rule: string,
  clause: string,
  met: boolean,
  ifMet: Words,
  ifNot: Words,
  facts: RefusalFacts = {},
): Finding {
  const [zh, en] = met ? ifMet : ifNot;
  return { rule, outcome: met ? "met" : "failed", facts, zh, en, clause };
}
