import { bpToPercentText } from "@yunquan/core/decimal.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { entityTypeWords } from "@yunquan/core/enterprises/entity-types.ts";
import { industrySections } from "@yunquan/core/industry.ts";
import { goalMeasures } from "@yunquan/core/programmes/goals.ts";
import type { Speech } from "./language.ts";

/** One rule of an edition in words: what it is about, the clause it stands in, and what it says. */
export interface RuleWords {
  readonly name: string;
  readonly clause: string;
  readonly says: string;
}

/** Everything an edition fixes, in words and in the order of the programme's clauses. Two editions are compared line by line. */
export function editionWords(speech: Speech, parameters: EditionParameters): RuleWords[] {
  const { t } = speech;
  const rule = (clause: string, zh: string, en: string, says: string): RuleWords => ({ clause, name: t(zh, en), says });
  const days = (count: number): string => t(`${count} 天`, `${count} days`);
  const workdays = (count: number): string => t(`${count} 个工作日`, `${count} working days`);
  const yes = (is: boolean): string => (is ? t("是", "yes") : t("否", "no"));
  return [
    rule("1.1", "工作目标", "Goals", goals(speech, parameters)),
    rule("3.1", "可补助费用", "Fees that count", fees(speech, parameters, true)),
    rule("3.1", "不可补助费用", "Fees that do not count", fees(speech, parameters, false)),
    rule("4.1.1", "登记注册地", "Registered in", places(speech, parameters.cities)),
    rule("4.1.1", "主体类型", "Legal form", joined(speech, parameters.entityTypes.map(entityTypeWords))),
    rule("4.1.1", "行业门类", "Industry", joined(speech, parameters.industrySections.flatMap(sectionWords))),
    rule(
      "4.1.1",
      "成立时间",
      "Established for",
      parameters.establishedMonthsMin === 0
        ? t("不限", "any time")
        : t(`满 ${parameters.establishedMonthsMin} 个月`, `at least ${parameters.establishedMonthsMin} months`),
    ),
    rule(
      "4.1.2",
      "上年度主营业务收入下限",
      "Least revenue of the year before",
      speech.total(parameters.revenueFloorFen),
    ),
    rule("5.5", "合同签订日期不早于", "Contracts signed from", speech.date(parameters.contractsFromOn)),
    rule("5.5", "方案印发日期", "Programme published on", speech.date(parameters.publishedOn)),
    rule("5.7", "供应商确认时限", "Supplier answers within", workdays(parameters.supplierWorkdays)),
    rule("5.16", "地市审核时限", "City reviews within", workdays(parameters.reviewWorkdays)),
    rule("5.8", "退回补正时限", "A returned case comes back within", workdays(parameters.returnWorkdays)),
    rule("5.9", "发票要求", "Invoices", invoices(speech, parameters)),
    rule("5.9", "结算证明材料", "Evidence for a claim", evidence(speech, parameters)),
    rule("5.13", "公示期", "Notice period", days(parameters.noticeDays)),
    rule("5.17", "实施期不少于", "Time to implement", days(parameters.implementationDaysMin)),
    rule("5.18", "截止日期提前公布", "Deadlines announced ahead", days(parameters.announceDaysMin)),
    rule("5.18", "每年结算次数上限", "Settlements a year, at most", String(parameters.settlementPeriodsMax)),
    rule("6.3", "试点资金占切块上限", "Pilots, of an allotment at most", bpToPercentText(parameters.pilotReserveMaxBp)),
    rule("6.3", "试点资金保留期", "Pilot money is kept for", days(parameters.pilotReserveReleaseDays)),
    rule("8.2", "发放额度与目标额度之比", "Vouchers issued per money", bpToPercentText(parameters.issueRatioBp)),
    rule(
      "8.2",
      "供应商年度总额上限",
      "Ceiling of a supplier",
      parameters.supplierCeilingFen === null ? t("不设", "none") : speech.total(parameters.supplierCeilingFen),
    ),
    rule("8.2", "结转扣减发放额度", "Carried-over claims reduce capacity", yes(parameters.subtractCarriedIn)),
    rule("8.2", "补充清单", "Supplementary lists", yes(parameters.supplementaryLists)),
    rule(
      "8.2",
      "年度结余资金",
      "Money left at the end of a year",
      parameters.closingCash === "carry" ? t("转入下年度", "carried to the next year") : t("收回", "lapses"),
    ),
    rule("4.4.4", "标准更新提醒", "A standard is due for its update after", days(parameters.standardMaxAgeDays)),
  ];
}

function joined({ t }: Speech, words: readonly { readonly zh: string; readonly en: string }[]): string {
  return words.map(({ zh, en }) => t(zh, en)).join(t("、", ", "));
}

export function sectionWords(code: string): { readonly zh: string; readonly en: string }[] {
  return Object.entries(industrySections).flatMap(([letter, section]) => (letter === code ? [section] : []));
}

export function places(speech: Speech, codes: readonly string[]): string {
  const { t } = speech;
  const included = cities.filter((city) => codes.includes(city.code));
  if (included.length === cities.length) return t("广东省 21 个地市", "any of the 21 cities of Guangdong");
  const excluded = cities.filter((city) => !codes.includes(city.code));
  // The shorter list is the one that says it.
  if (excluded.length < included.length)
    return `${t("广东省各地市，不含", "the cities of Guangdong except ")}${joined(speech, excluded)}`;
  return joined(speech, included);
}

function goals({ t, count }: Speech, parameters: EditionParameters): string {
  return parameters.goals
    .map((goal) => {
      const { zh, en } = goalMeasures[goal.measure];
      return t(`${zh} ${count(goal.target)}（${goal.byYear} 年）`, `${en}: ${count(goal.target)} by ${goal.byYear}`);
    })
    .join(t("；", "; "));
}

function fees(speech: Speech, { feeCategories }: EditionParameters, eligible: boolean): string {
  return joined(
    speech,
    feeCategories.filter((category) => category.eligible === eligible),
  );
}

export function invoices({ t }: Speech, { invoiceRule }: EditionParameters): string {
  return invoiceRule.kind === "equal-to-contract"
    ? t("总金额与合同金额一致", "their sum equals the contract amount")
    : t(
        `已付款不低于合同金额的 ${bpToPercentText(invoiceRule.shareBp)}，补助不超过已开票金额`,
        `at least ${bpToPercentText(invoiceRule.shareBp)} of the contract paid, and no more subsidised than invoiced`,
      );
}

function evidence(speech: Speech, parameters: EditionParameters): string {
  const words = {
    "payment-proof": { zh: "付款凭证", en: "proof of payment" },
    "acceptance-report": { zh: "验收报告", en: "acceptance report" },
  } as const;
  return parameters.evidence.length === 0
    ? speech.t("不另要求", "none besides the invoices")
    : joined(
        speech,
        parameters.evidence.map((kind) => words[kind]),
      );
}
