import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Segment, ServiceKind, Stage } from "@yunquan/core/catalogues/vocabulary.ts";
import { sameHeader } from "./csv-table.ts";
import type { FieldColumn } from "./sheet-reader.ts";

/** The sheets of annex 1.1 and their columns, in the order in which exports and the template write them. */

export const SERVICE_SHEET = "应用服务目录";
export const TIER_SHEET = "规模档";
export const AMOUNT_SHEET = "奖补标准";
export const THRESHOLD_SHEET = "完成标准";
export const GUIDE_SHEET = "填写说明";

export const SERVICE_COLUMNS = [
  { field: "code", zh: "编码", en: "Code" },
  { field: "nameZh", zh: "名称", en: "Name (zh)" },
  { field: "nameEn", zh: "英文名称", en: "Name (en)" },
  { field: "segments", zh: "业务环节", en: "Segments" },
  { field: "kind", zh: "类型", en: "Kind" },
  { field: "stage", zh: "应用阶段", en: "Stage" },
  { field: "productionFocus", zh: "面向生产制造", en: "Production focus" },
  { field: "exclusionGroup", zh: "互斥组", en: "Exclusion group" },
  { field: "descriptionZh", zh: "说明", en: "Description (zh)" },
  { field: "descriptionEn", zh: "英文说明", en: "Description (en)" },
] as const satisfies readonly FieldColumn[];

export const TIER_COLUMNS = [
  { field: "tier", zh: "规模档", en: "Tier" },
  { field: "nameZh", zh: "名称", en: "Name (zh)" },
  { field: "nameEn", zh: "英文名称", en: "Name (en)" },
  { field: "revenueFromFen", zh: "收入下限（元，含）", en: "Revenue from" },
  { field: "revenueBelowFen", zh: "收入上限（元，不含）", en: "Revenue below" },
  { field: "staffFrom", zh: "人数下限", en: "Staff from" },
  { field: "annualCapFen", zh: "年度总额上限（元）", en: "Annual cap" },
] as const satisfies readonly FieldColumn[];

export const AMOUNT_COLUMNS = [
  { field: "serviceCode", zh: "应用服务编码", en: "Service code" },
  { field: "tier", zh: "规模档", en: "Tier" },
  { field: "formula", zh: "计算方式", en: "Formula" },
  { field: "amountFen", zh: "额度（元）", en: "Amount" },
  { field: "ratioBp", zh: "比例（%）", en: "Ratio" },
  { field: "capFen", zh: "上限（元）", en: "Cap" },
] as const satisfies readonly FieldColumn[];

export const THRESHOLD_COLUMNS = [
  { field: "serviceCode", zh: "应用服务编码", en: "Service code" },
  { field: "windowDays", zh: "观察天数", en: "Window (days)" },
  { field: "activeDaysMin", zh: "活跃天数下限", en: "Active days at least" },
  { field: "usersMin", zh: "用户数下限", en: "Users at least" },
  { field: "operatorRequired", zh: "需要运营商数据", en: "Operator data required" },
] as const satisfies readonly FieldColumn[];

/** The codes of a word list by every word they may be written with: the code itself, Chinese, English, and short forms. */
function wordsOf<Code extends string>(
  table: Readonly<Record<Code, { readonly zh: string; readonly en: string }>>,
  short: Readonly<Record<string, Code>> = {},
): ReadonlyMap<string, Code> {
  const words = new Map<string, Code>();
  for (const [code, { zh, en }] of Object.entries(table) as [Code, { zh: string; en: string }][]) {
    for (const word of [code, zh, en]) words.set(sameHeader(word), code);
  }
  for (const [word, code] of Object.entries(short)) words.set(sameHeader(word), code);
  return words;
}

export const SEGMENT_WORDS = wordsOf<Segment>(segments);
export const KIND_WORDS = wordsOf<ServiceKind>(serviceKinds);
export const STAGE_WORDS = wordsOf<Stage>(stages, {
  电子化: "digitised",
  数字化: "digitised",
  经验优化: "experience",
  数据驱动: "data-driven",
});
export const FORMULA_WORDS: ReadonlyMap<string, "fixed" | "ratio"> = new Map([
  ["固定", "fixed"],
  ["固定额度", "fixed"],
  ["fixed", "fixed"],
  ["比例", "ratio"],
  ["按比例", "ratio"],
  ["ratio", "ratio"],
]);

export const chineseWords = (table: Readonly<Record<string, { readonly zh: string }>>): readonly string[] =>
  Object.values(table).map(({ zh }) => zh);
