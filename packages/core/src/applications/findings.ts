import { dateZh, type CalendarDate } from "../time.ts";
import type { EditionParameters } from "../editions/parameters.ts";
import type { Fen } from "../money.ts";
import { addFen } from "../money.ts";
import { Refusal, type FieldFault, type Finding } from "../refusal.ts";

/** A fee line of a contract as far as an application needs it. */
export interface ContractLine {
  readonly serviceCode: string;
  readonly amountFen: Fen;
  readonly eligible: boolean;
}

export interface ContractFacts {
  readonly number: string;
  readonly signedOn: CalendarDate;
  readonly statesEligibleFee: boolean;
  readonly hasFile: boolean;
  readonly implementationDivision: string;
  readonly annexesSignedOn: readonly CalendarDate[];
  readonly lines: readonly ContractLine[];
}

/** Everything a submission is judged by, as of one instant. What cannot be known yet is null and stays open. */
export interface ApplicationFacts {
  /** The Beijing day of the submission. */
  readonly on: CalendarDate;
  readonly edition: EditionParameters;
  readonly year: number;
  /** The window one may apply in, or null between windows. */
  readonly roundOpen: boolean;
  readonly enterprise: {
    readonly certified: boolean;
    readonly cityCode: string | null;
    /** Certified figures of the year before the plan's. */
    readonly hasYearFigures: boolean;
    readonly findings: readonly Finding[];
  };
  readonly supplierRefusal: { readonly zh: string; readonly en: string } | null;
  readonly contract: ContractFacts;
  /** Null while the draft names no service. */
  readonly service: {
    readonly code: string;
    readonly listed: boolean;
    readonly tier: string | null;
    readonly exclusionGroup: string | null;
    /** Numbers of the living applications that stand in the way. */
    readonly sameServiceNumber: string | null;
    readonly sameGroupNumber: string | null;
  } | null;
  readonly productMatches: boolean | null;
  readonly promised: boolean;
}

type Check = (facts: ApplicationFacts) => Omit<Finding, "facts"> & { facts?: Finding["facts"] };

const checks: readonly Check[] = [
  ({ roundOpen }) =>
    outcome("round-open", roundOpen, "5.18", ["当前在申领窗口期内", "当前不在申领窗口期内，开放后方可提交"], ["The application window is open", "No application window is open now"]),
  ({ enterprise }) =>
    outcome("enterprise-certified", enterprise.certified, "5.6", ["企业认证已通过", "企业尚未通过认证"], ["The enterprise is certified", "The enterprise is not certified yet"]),
  ({ enterprise, year }) => ({
    ...outcome(
      "year-figures",
      enterprise.hasYearFigures,
      "4.1.2",
      [`${year - 1} 年度经营数据已核定`, `缺少已核定的 ${year - 1} 年度经营数据`],
      [`The figures of ${year - 1} are certified`, `The certified figures of ${year - 1} are missing`],
    ),
    facts: { year: year - 1 },
  }),
  ({ enterprise, edition }) =>
    outcome(
      "city-allowed",
      enterprise.cityCode !== null && edition.cities.includes(enterprise.cityCode),
      "4.1.1",
      ["注册地在方案实施范围内", "注册地不在方案实施范围内"],
      ["Registered in a city of the programme", "Not registered in a city of the programme"],
    ),
  ({ supplierRefusal }) =>
    outcome("supplier-admitted", supplierRefusal === null, "5.3", ["供应商已注册且未被暂停", supplierRefusal?.zh ?? ""], ["The supplier is admitted and not suspended", supplierRefusal?.en ?? ""]),
  ({ contract, on }) => ({
    ...outcome(
      "contract-signed",
      contract.signedOn <= on,
      "5.5",
      [`合同于${dateZh(contract.signedOn)}签署，不晚于提交当日`, `合同签署日${dateZh(contract.signedOn)}晚于提交当日（${dateZh(on)}）`],
      [`Signed on ${contract.signedOn}, not after the day of submission`, `Signed on ${contract.signedOn}, after the day of submission (${on})`],
    ),
    facts: { signedOn: contract.signedOn, on },
  }),
  ({ contract, edition }) => ({
    ...outcome(
      "contract-start",
      contract.signedOn >= edition.contractsFromOn,
      "5.5",
      [`合同不早于起算日${dateZh(edition.contractsFromOn)}`, `合同签署日${dateZh(contract.signedOn)}早于起算日${dateZh(edition.contractsFromOn)}`],
      [`Not signed before ${edition.contractsFromOn}`, `Signed on ${contract.signedOn}, before ${edition.contractsFromOn}`],
    ),
    facts: { signedOn: contract.signedOn, fromOn: edition.contractsFromOn },
  }),
  eligibleFeeStated,
  ({ contract }) =>
    outcome("contract-file", contract.hasFile, "5.6", ["已上传合同文本", "未上传合同文本"], ["The contract's file is uploaded", "The contract's file is missing"]),
  ({ contract, edition }) => ({
    ...outcome(
      "implementation-place",
      contract.implementationDivision.startsWith(edition.implementationPrefix),
      "4.3",
      ["实施地点在规定范围内", "实施地点不在规定范围内"],
      ["Implemented in an allowed place", "Not implemented in an allowed place"],
    ),
    facts: { division: contract.implementationDivision },
  }),
  ({ service }) =>
    service === null
      ? outcome("service-listed", false, "4.4.1", ["", "请选择应用服务"], ["", "Choose the service"])
      : outcome(
          "service-listed",
          service.listed,
          "4.4.1",
          ["应用服务在现行目录和奖补标准内", "应用服务不在现行目录和奖补标准内"],
          ["The service is in the catalogue and standard in force", "The service is not in the catalogue and standard in force"],
        ),
  ({ service }) =>
    outcome(
      "tier",
      service !== null && service.tier !== null,
      "4.4.2",
      [`企业规模档次：${service?.tier ?? ""}`, "企业规模未达到奖补标准的任何一档"],
      [`Size tier: ${service?.tier ?? ""}`, "The enterprise reaches no tier of the standard"],
    ),
  ({ service, contract }) => {
    const eligible = service === null ? [] : contract.lines.filter((line) => line.serviceCode === service.code && line.eligible);
    return outcome(
      "eligible-lines",
      eligible.length > 0,
      "3.1",
      ["合同列有本服务的可补助费用项", "合同没有本服务的可补助费用项"],
      ["The contract has eligible fee lines for this service", "The contract has no eligible fee line for this service"],
    );
  },
  ({ productMatches }) =>
    outcome("product", productMatches !== false, "5.3", ["产品与供应商、应用服务一致", "所选产品不属于该供应商的该项服务，或已下架"], ["The product fits supplier and service", "The product is not this supplier's, not of this service, or not listed"]),
  ({ service }) => ({
    ...outcome(
      "one-per-contract-and-service",
      service?.sameServiceNumber == null,
      "5.6",
      ["该合同的该项服务没有其他在办或已发券申请", `该合同的该项服务已有申请 ${service?.sameServiceNumber ?? ""}`],
      ["No other living application for this contract and service", `There is a living application for it: ${service?.sameServiceNumber ?? ""}`],
    ),
    facts: { number: service?.sameServiceNumber ?? null },
  }),
  ({ service }) => ({
    ...outcome(
      "exclusion-group",
      service?.sameGroupNumber == null,
      "4.4.1",
      ["本年度同一互斥组没有其他申请", `本年度同一互斥组已有申请 ${service?.sameGroupNumber ?? ""}`],
      ["No other application of the same exclusion group this year", `There is one of the same exclusion group: ${service?.sameGroupNumber ?? ""}`],
    ),
    facts: { group: service?.exclusionGroup ?? null, number: service?.sameGroupNumber ?? null },
  }),
  ({ promised }) =>
    outcome("promise", promised, "5.6", ["已作出真实性承诺", "请勾选真实性承诺"], ["The promise of truth is given", "Tick the promise of truth"]),
];

/**
 * What a submission is judged by, rule by rule, at one instant: the enterprise's own conditions first, then round, contract,
 * supplier, service, exclusions and promise. Preview and submission use the same list; a submission with a failed one is refused.
 * @clause 5.5 5.6 4.4.1
 */
export function applicationFindings(facts: ApplicationFacts): Finding[] {
  return [...facts.enterprise.findings, ...checks.map((check) => ({ facts: {}, ...check(facts) }))];
}

/** Refuses (`application-not-eligible`) when a finding failed; every failed one is a fault of its own. */
export function refuseFailed(findings: readonly Finding[]): void {
  const failed = findings.filter((finding) => finding.outcome === "failed");
  const first = failed[0];
  if (first === undefined) return;
  const faults = failed.map((finding): FieldFault => ({ path: "", code: finding.rule, zh: finding.zh, en: finding.en }));
  throw new Refusal("application-not-eligible", { rule: first.rule, reasonZh: first.zh, reasonEn: first.en, count: failed.length }, faults);
}

/** The fee of a service that counts: the sum of its eligible lines. @clause 3.1 4.4.3 */
export function eligibleFeeOf(lines: readonly ContractLine[], serviceCode: string): Fen {
  return addFen(...lines.filter((line) => line.serviceCode === serviceCode && line.eligible).map((line) => line.amountFen));
}

/**
 * Every contract states the eligible fees; one signed before the programme's publication may state them in a supplementary
 * annex with a signing date of its own, on or before the submission and not before the contract's.
 */
function eligibleFeeStated({ contract, edition, on }: ApplicationFacts): ReturnType<Check> {
  const { signedOn, statesEligibleFee, annexesSignedOn } = contract;
  if (statesEligibleFee) {
    return outcome("eligible-fee-stated", true, "5.5", ["合同已明确可补助费用", ""], ["The contract states the eligible fees", ""]);
  }
  if (signedOn >= edition.publishedOn) {
    return outcome(
      "eligible-fee-stated",
      false,
      "5.5",
      ["", `方案发布（${dateZh(edition.publishedOn)}）后签署的合同须在合同中明确可补助费用`],
      ["", `A contract signed on or after the publication (${edition.publishedOn}) has to state the eligible fees itself`],
    );
  }
  const annexInTime = annexesSignedOn.some((annexOn) => signedOn <= annexOn && annexOn <= on);
  return {
    ...outcome(
      "eligible-fee-stated",
      annexInTime,
      "5.5",
      ["合同附件已明确可补助费用", "方案发布前签署的合同未明确可补助费用的，须补签合同附件（签署日不晚于提交当日）并上传"],
      ["A supplementary annex states the eligible fees", "A contract signed before the publication needs a supplementary annex, signed on or before the day of submission"],
    ),
    facts: { annexes: annexesSignedOn.length },
  };
}

function outcome(rule: string, met: boolean, clause: string, zh: readonly [met: string, failed: string], en: readonly [met: string, failed: string]): Omit<Finding, "facts"> {
  return { rule, outcome: met ? "met" : "failed", zh: met ? zh[0] : zh[1], en: met ? en[0] : en[1], clause };
}
