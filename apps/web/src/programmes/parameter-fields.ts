import { bpToPercentText } from "@yunquan/core/decimal.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { allEntityTypes, entityTypeWords } from "@yunquan/core/enterprises/entity-types.ts";
import { industrySections } from "@yunquan/core/industry.ts";
import { bp } from "@yunquan/core/money.ts";
import { goalMeasures } from "@yunquan/core/programmes/goals.ts";
import type { Schemas } from "../api.ts";
import type { Speech } from "../speech.ts";

export type Parameters = Schemas["EditionParameters"];
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How a parameter is typed and said. */
export type FieldKind =
  | { readonly as: "number"; readonly unit: Words; readonly min: number; readonly max: number }
  | { readonly as: "percent" }
  | { readonly as: "amount"; readonly optional?: boolean }
  | { readonly as: "date" }
  | { readonly as: "yes" }
  | { readonly as: "one" | "several"; readonly options: readonly (Words & { readonly value: string })[] }
  | { readonly as: "text" }
  | { readonly as: "goals" | "fees" | "invoices" };

export interface Field {
  readonly key: keyof Parameters;
  readonly clause: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: FieldKind;
}

export interface FieldGroup {
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly Field[];
}

const field = (key: keyof Parameters, clause: string, zh: string, en: string, kind: FieldKind): Field => ({
  key,
  clause,
  zh,
  en,
  kind,
});
const days = (min: number, max: number): FieldKind => ({
  as: "number",
  unit: { zh: "天", en: "days" },
  min,
  max,
});
const workdays = (min: number, max: number): FieldKind => ({
  as: "number",
  unit: { zh: "个工作日", en: "working days" },
  min,
  max,
});
const sectionOptions = Object.entries(industrySections).map(([value, words]) => ({ value, ...words }));

/** Everything an edition fixes, in groups and in the order of the programme's clauses. */
export const fieldGroups: readonly FieldGroup[] = [
  { zh: "目标", en: "Goals", fields: [field("goals", "1.1", "工作目标", "Goals", { as: "goals" })] },
  {
    zh: "谁可以申领",
    en: "Who may apply",
    fields: [
      field("cities", "4.1.1", "登记注册地", "Registered in", {
        as: "several",
        options: cities.map(({ code, zh, en }) => ({ value: code, zh, en })),
      }),
      field("entityTypes", "4.1.1", "主体类型", "Legal form", {
        as: "several",
        options: allEntityTypes.map((value) => ({ value, ...entityTypeWords(value) })),
      }),
      field("industrySections", "4.1.1", "行业门类", "Industry", { as: "several", options: sectionOptions }),
      field("establishedMonthsMin", "4.1.1", "成立满", "Established for", {
        as: "number",
        unit: { zh: "个月", en: "months" },
        min: 0,
        max: 600,
      }),
      field("revenueFloorFen", "4.1.2", "上年度主营业务收入不低于", "Revenue of the year before, at least", {
        as: "amount",
      }),
      field("implementationPrefix", "4.1.1", "实施地的行政区划代码前缀", "Division codes of where it is implemented", {
        as: "text",
      }),
    ],
  },
  {
    zh: "补什么",
    en: "What is subsidised",
    fields: [
      field("feeCategories", "3.1", "费用类别", "Fee categories", { as: "fees" }),
      field("contractsFromOn", "5.5", "合同签订日期不早于", "Contracts signed from", { as: "date" }),
      field("publishedOn", "5.5", "方案印发日期", "Programme published on", { as: "date" }),
      field("implementationDaysMin", "5.17", "实施期不少于", "Time to implement, at least", days(1, 1_000)),
    ],
  },
  {
    zh: "办理时限",
    en: "Time limits",
    fields: [
      field("supplierWorkdays", "5.7", "供应商确认", "The supplier answers within", workdays(1, 60)),
      field("returnWorkdays", "5.8", "退回补正", "A returned case comes back within", workdays(1, 120)),
      field("reviewWorkdays", "5.16", "地市审核", "The city reviews within", workdays(1, 60)),
      field("noticeDays", "5.13", "公示期", "Notice period", days(5, 60)),
      field("announceDaysMin", "5.18", "截止日期提前公布", "Deadlines announced ahead by", days(30, 365)),
      field("standardMaxAgeDays", "4.4.4", "标准更新提醒", "A standard is due for its update after", days(30, 366)),
    ],
  },
  {
    zh: "资金",
    en: "Money",
    fields: [
      field("issueRatioBp", "8.2", "发放额度与结算资金之比", "Vouchers issued per cash", { as: "percent" }),
      field("supplierCeilingFen", "8.2", "供应商年度总额上限", "Ceiling of a supplier", {
        as: "amount",
        optional: true,
      }),
      field("pilotReserveMaxBp", "6.3", "试点资金占切块不超过", "Pilots, of a share at most", { as: "percent" }),
      field("pilotReserveReleaseDays", "6.3", "试点资金保留", "Pilot money is kept for", days(1, 365)),
      field("promisedCashWarnBp", "8.2", "往年承诺占资金达此比例时提醒", "Warn when earlier promises reach", {
        as: "percent",
      }),
      field("subtractCarriedIn", "8.2", "结转兑付扣减发放额度", "Carried-over claims reduce capacity", { as: "yes" }),
      field("closingCash", "8.2", "年度结余资金", "Money left at the end of a year", {
        as: "one",
        options: [
          { value: "lapse", zh: "收回", en: "lapses" },
          { value: "carry", zh: "转入下年度", en: "carried to the next year" },
        ],
      }),
    ],
  },
  {
    zh: "结算",
    en: "Settlement",
    fields: [
      field("invoiceRule", "5.9", "发票要求", "Invoices", { as: "invoices" }),
      field("evidence", "5.9", "结算证明材料", "Evidence for a claim", {
        as: "several",
        options: [
          { value: "payment-proof", zh: "付款凭证", en: "proof of payment" },
          { value: "acceptance-report", zh: "验收报告", en: "acceptance report" },
        ],
      }),
      field("settlementPeriodsMax", "5.18", "每年结算次数上限", "Settlements a year, at most", {
        as: "number",
        unit: { zh: "次", en: "times" },
        min: 1,
        max: 2,
      }),
      field("supplementaryLists", "8.2", "允许补充清单", "Supplementary lists", { as: "yes" }),
    ],
  },
];

/** What an edition says about one field, in words. */
export function says(speech: Speech, { key, kind }: Field, parameters: Parameters): string {
  const { t, total, date } = speech;
  const value = parameters[key];
  const plain = typeof value === "object" ? "" : String(value);
  switch (kind.as) {
    case "number":
      return `${plain} ${t(kind.unit.zh, kind.unit.en)}`;
    case "percent":
      return bpToPercentText(bp(Number(value)));
    case "amount":
      return value === null ? t("不设", "none") : total(plain);
    case "date":
      return date(plain);
    case "yes":
      return value === true ? t("是", "yes") : t("否", "no");
    case "text":
      return plain;
    case "one":
    case "several": {
      const chosen = kind.options.filter(
        (one) => value === one.value || (Array.isArray(value) && value.some((item) => item === one.value)),
      );
      if (key === "cities" && chosen.length === cities.length)
        return t("广东省 21 个地市", "all 21 cities of Guangdong");
      return chosen.length === 0 ? t("不另要求", "none") : chosen.map((one) => t(one.zh, one.en)).join(t("、", ", "));
    }
    case "goals":
      return goalsSay(speech, parameters);
    case "fees":
      return feesSay(speech, parameters);
    case "invoices":
      return invoicesSay(speech, parameters);
  }
}

function goalsSay({ t, count }: Speech, { goals }: Parameters): string {
  if (goals.length === 0) return t("不设", "none");
  return goals
    .map(({ measure, target, byYear }) => {
      const { zh, en } = goalMeasures[measure];
      return t(`${zh} ${count(target)}（${byYear} 年）`, `${en}: ${count(target)} by ${byYear}`);
    })
    .join(t("；", "; "));
}

function feesSay({ t }: Speech, { feeCategories }: Parameters): string {
  const named = (eligible: boolean): string =>
    feeCategories
      .filter((one) => one.eligible === eligible)
      .map((one) => t(one.zh, one.en))
      .join(t("、", ", "));
  const not = named(false);
  return `${t("可补助：", "count: ")}${named(true)}${not === "" ? "" : t(`；不可补助：${not}`, `; do not count: ${not}`)}`;
}

function invoicesSay({ t }: Speech, { invoiceRule }: Parameters): string {
  if (invoiceRule.kind === "equal-to-contract")
    return t("总金额与合同金额一致", "their sum equals the contract amount");
  const share = bpToPercentText(bp(invoiceRule.shareBp));
  return t(
    `已付款不低于合同金额的 ${share}，补助不超过已开票金额`,
    `at least ${share} of the contract paid, and no more subsidised than invoiced`,
  );
}
