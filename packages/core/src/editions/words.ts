import { bpToPercentText } from "../decimal.ts";
import { cities } from "../divisions.ts";
import { entityTypeWords } from "../enterprises/entity-types.ts";
import { industrySections } from "../industry.ts";
import { amountInFull } from "../money-words.ts";
import type { Bp } from "../money.ts";
import { goalMeasures } from "../programmes/goals.ts";
import { dateZh, type CalendarDate } from "../time.ts";
import type { EditionParameters, InvoiceRule } from "./parameters.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One rule of an edition: its name, the clause it stands in, and how its value is said. */
export interface EditionRule<Value> extends Words {
  readonly clause: string;
  readonly says: (value: Value) => Words;
}

/** What may be asked for with a claim besides the invoices. @clause 5.9 */
export const evidenceKinds = {
  "payment-proof": { zh: "付款凭证", en: "proof of payment" },
  "acceptance-report": { zh: "验收报告", en: "acceptance report" },
} as const satisfies Record<EditionParameters["evidence"][number], Words>;

/** What becomes of the cash that a plan has left when its year closes. @clause 8.2 */
export const closingCashWords = {
  lapse: { zh: "收回", en: "lapses" },
  carry: { zh: "转入下年度", en: "carried to the next year" },
} as const satisfies Record<EditionParameters["closingCash"], Words>;

/** The units in which an edition's plain numbers count; the English is the plural. */
export const ruleUnits = {
  days: { zh: "天", en: "days" },
  workdays: { zh: "个工作日", en: "working days" },
  months: { zh: "个月", en: "months" },
  times: { zh: "次", en: "times" },
} as const;

const none: Words = { zh: "不设", en: "none" };
const same = (text: string): Words => ({ zh: text, en: text });
const percent = (ratio: Bp): Words => same(bpToPercentText(ratio));
const date = (on: CalendarDate): Words => ({ zh: dateZh(on), en: on });
const yes = (is: boolean): Words => (is ? { zh: "是", en: "yes" } : { zh: "否", en: "no" });

const counted =
  (unit: keyof typeof ruleUnits) =>
  (number: number): Words => {
    const { zh, en } = ruleUnits[unit];
    return { zh: `${number} ${zh}`, en: `${number} ${number === 1 ? en.slice(0, -1) : en}` };
  };
const days = counted("days");
const workdays = counted("workdays");
const months = counted("months");
const times = counted("times");

function joined(words: readonly Words[], betweenZh = "、", betweenEn = ", "): Words {
  return { zh: words.map(({ zh }) => zh).join(betweenZh), en: words.map(({ en }) => en).join(betweenEn) };
}

function rule<Value>(clause: string, zh: string, en: string, says: (value: Value) => Words): EditionRule<Value> {
  return { clause, zh, en, says };
}

/**
 * Everything an edition fixes, in both languages and in the order of the programme's clauses. The public pages print it
 * and compare two editions with it; whoever writes an edition sees the same words. Amounts are exact, in the
 * largest unit that says them; dates are Chinese in Chinese and ISO in English.
 */
export const editionRules: { readonly [Key in keyof EditionParameters]: EditionRule<EditionParameters[Key]> } = {
  goals: rule("1.1", "工作目标", "Goals", goalWords),
  feeCategories: rule("3.1", "费用类别", "Fee categories", feeWords),
  cities: rule("4.1.1", "登记注册地", "Registered in", cityWords),
  entityTypes: rule("4.1.1", "主体类型", "Legal form", (types) => joined(types.map(entityTypeWords))),
  industrySections: rule("4.1.1", "行业门类", "Industry", (letters) => joined(sectionWords(letters))),
  establishedMonthsMin: rule("4.1.1", "成立满", "Established for", (least) =>
    least === 0 ? { zh: "不限", en: "any time" } : months(least),
  ),
  implementationPrefix: rule("4.1.1", "实施地的行政区划代码前缀", "Division codes of where it is implemented", same),
  revenueFloorFen: rule("4.1.2", "上年度主营业务收入不低于", "Revenue of the year before, at least", amountInFull),
  standardMaxAgeDays: rule("4.4.4", "标准更新提醒", "A standard is due for its update after", days),
  contractsFromOn: rule("5.5", "合同签订日期不早于", "Contracts signed from", date),
  publishedOn: rule("5.5", "方案印发日期", "Programme published on", date),
  supplierWorkdays: rule("5.7", "供应商确认", "The supplier answers within", workdays),
  returnWorkdays: rule("5.8", "退回补正", "A returned case comes back within", workdays),
  invoiceRule: rule("5.9", "发票要求", "Invoices", invoiceWords),
  evidence: rule("5.9", "结算证明材料", "Evidence for a claim", (kinds) =>
    kinds.length === 0
      ? { zh: "不另要求", en: "none besides the invoices" }
      : joined(kinds.map((kind) => evidenceKinds[kind])),
  ),
  noticeDays: rule("5.13", "公示期", "Notice period", days),
  reviewWorkdays: rule("5.16", "地市审核", "The city reviews within", workdays),
  implementationDaysMin: rule("5.17", "实施期不少于", "Time to implement, at least", days),
  announceDaysMin: rule("5.18", "截止日期提前公布", "Deadlines announced ahead by", days),
  settlementPeriodsMax: rule("5.18", "每年结算次数上限", "Settlements a year, at most", times),
  pilotReserveMaxBp: rule("6.3", "试点资金占切块不超过", "Pilots, of a share at most", percent),
  pilotReserveReleaseDays: rule("6.3", "试点资金保留", "Pilot money is kept for", days),
  issueRatioBp: rule("8.2", "发放额度与结算资金之比", "Vouchers issued per cash", percent),
  supplierCeilingFen: rule("8.2", "供应商年度总额上限", "Ceiling of a supplier", (ceiling) =>
    ceiling === null ? none : amountInFull(ceiling),
  ),
  promisedCashWarnBp: rule("8.2", "往年承诺占资金达此比例时提醒", "Warn when earlier promises reach", percent),
  subtractCarriedIn: rule("8.2", "结转兑付扣减发放额度", "Carried-over claims reduce capacity", yes),
  supplementaryLists: rule("8.2", "允许补充清单", "Supplementary lists", yes),
  closingCash: rule("8.2", "年度结余资金", "Money left at the end of a year", (kept) => closingCashWords[kept]),
};

/** The keys of all rules, in the order of the clauses. */
export const editionRuleKeys = Object.keys(editionRules) as (keyof EditionParameters)[];

/** What parameters say under one rule; undefined where the value is still missing (an edition that is being written). */
export function editionSays<Key extends keyof EditionParameters>(
  key: Key,
  parameters: { readonly [One in Key]: EditionParameters[One] | undefined },
): Words | undefined {
  const value = parameters[key];
  return value === undefined ? undefined : editionRules[key].says(value);
}

/** The sections of GB/T 4754-2017 with these letters; letters that are none are left out. @clause 4.1.1 */
export function sectionWords(letters: readonly string[]): Words[] {
  return letters.flatMap((letter) =>
    Object.entries(industrySections).flatMap(([known, { zh, en }]) => (known === letter ? [{ zh, en }] : [])),
  );
}

/** Which cities are meant; the shorter list is the one that says it. @clause 4.1.1 */
export function cityWords(codes: readonly string[]): Words {
  const included = cities.filter((city) => codes.includes(city.code));
  const excluded = cities.filter((city) => !codes.includes(city.code));
  if (excluded.length === 0)
    return { zh: `广东省 ${cities.length} 个地市`, en: `any of the ${cities.length} cities of Guangdong` };
  if (excluded.length >= included.length) return joined(included);
  const { zh, en } = joined(excluded);
  return { zh: `广东省各地市，不含${zh}`, en: `the cities of Guangdong except ${en}` };
}

/** What a claim's invoices have to show. @clause 5.9 */
export function invoiceWords(invoiceRule: InvoiceRule): Words {
  if (invoiceRule.kind === "equal-to-contract")
    return { zh: "总金额与合同金额一致", en: "their sum equals the contract amount" };
  const share = bpToPercentText(invoiceRule.shareBp);
  return {
    zh: `已付款不低于合同金额的 ${share}，补助不超过已开票金额`,
    en: `at least ${share} of the contract paid, and no more subsidised than invoiced`,
  };
}

function goalWords(goals: EditionParameters["goals"]): Words {
  if (goals.length === 0) return none;
  const words = goals.map(({ measure, target, byYear }) => {
    const { zh, en } = goalMeasures[measure];
    const count = target.toLocaleString("en-US");
    return { zh: `${zh} ${count}（${byYear} 年）`, en: `${en}: ${count} by ${byYear}` };
  });
  return joined(words, "；", "; ");
}

function feeWords(feeCategories: EditionParameters["feeCategories"]): Words {
  const counts = joined(feeCategories.filter(({ eligible }) => eligible));
  const not = joined(feeCategories.filter(({ eligible }) => !eligible));
  if (not.zh === "") return { zh: `可补助：${counts.zh}`, en: `count: ${counts.en}` };
  return {
    zh: `可补助：${counts.zh}；不可补助：${not.zh}`,
    en: `count: ${counts.en}; do not count: ${not.en}`,
  };
}
