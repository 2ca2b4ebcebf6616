import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Bp, Fen } from "@yunquan/core/money.ts";
import { fen } from "@yunquan/core/money.ts";
import type { StandardContent } from "@yunquan/core/standards/check.ts";
import type { Instant } from "@yunquan/core/time.ts";
import {
  AMOUNT_COLUMNS,
  AMOUNT_SHEET,
  chineseWords,
  GUIDE_SHEET,
  SERVICE_COLUMNS,
  SERVICE_SHEET,
  THRESHOLD_COLUMNS,
  THRESHOLD_SHEET,
  TIER_COLUMNS,
  TIER_SHEET,
} from "./catalogue-columns.ts";
import { headerOf } from "./sheet-reader.ts";
import type { FieldColumn } from "./sheet-reader.ts";
import { writeWorkbook } from "./workbook.ts";
import type { Sheet, SheetColumn } from "./workbook.ts";

export interface CatalogueExport {
  readonly title: string;
  readonly createdAt: Instant;
  readonly services: readonly Service[];
  /** Left out for a catalogue without a standard; its sheets are then left out too. */
  readonly standard?: StandardContent;
}

/**
 * Writes a catalogue, and its standard, as the workbook of annex 1.1. What it writes is what the import reads.
 *
 * @clause A1.1 4.4.1
 */
export function exportCatalogueWorkbook(data: CatalogueExport): Promise<Uint8Array> {
  return writeWorkbook({
    title: data.title,
    createdAt: data.createdAt,
    sheets: [serviceSheet(data.services, 0), ...(data.standard === undefined ? [] : standardSheets(data.standard, 0))],
  });
}

const BLANK_ROWS = 200;

/**
 * The blank workbook to fill in, with drop-downs and instructions.
 *
 * @clause A1.1
 */
export function catalogueTemplate(createdAt: Instant): Promise<Uint8Array> {
  const nothing = { tiers: [], amounts: [], thresholds: [] };
  return writeWorkbook({
    title: "应用服务目录及奖补标准（模板）",
    createdAt,
    sheets: [guideSheet(), serviceSheet([], BLANK_ROWS), ...standardSheets(nothing, BLANK_ROWS)],
  });
}

type Layout = Readonly<Record<string, Omit<SheetColumn, "header">>>;

function columnsOf(columns: readonly FieldColumn[], layout: Layout): readonly SheetColumn[] {
  return columns.map((column) => ({ header: headerOf(column), ...(layout[column.field] ?? TEXT) }));
}

const TEXT = { width: 24, kind: "text" } as const;
const AMOUNT = { width: 20, kind: "amount" } as const;
const COUNT = { width: 14, kind: "count" } as const;
const YES_NO = { width: 16, kind: "text", choices: ["是", "否"] } as const;
const SERVICE_CODES = { width: 18, kind: "text", choices: { sheet: SERVICE_SHEET, column: 1 } } as const;
const TIERS = { width: 12, kind: "text", choices: { sheet: TIER_SHEET, column: 1 } } as const;

function serviceSheet(services: readonly Service[], blankRows: number): Sheet {
  return {
    name: SERVICE_SHEET,
    blankRows,
    columns: columnsOf(SERVICE_COLUMNS, {
      code: { width: 14, kind: "text", note: "大写字母、数字、连字符，如 PC-003。Capital letters, digits, hyphens." },
      segments: {
        width: 26,
        kind: "text",
        choices: chineseWords(segments),
        several: true,
        note: "可填多个，用顿号分隔。Several are divided by 、",
      },
      kind: { width: 14, kind: "text", choices: chineseWords(serviceKinds) },
      stage: { width: 22, kind: "text", choices: chineseWords(stages) },
      productionFocus: YES_NO,
      exclusionGroup: {
        width: 16,
        kind: "text",
        note: "同组服务每企业每年只能有一项有效申请，可不填。One living application per group and year; may be empty.",
      },
      descriptionZh: { width: 44, kind: "text" },
      descriptionEn: { width: 44, kind: "text" },
    }),
    rows: services.map((service) => [
      service.code,
      service.nameZh,
      service.nameEn,
      service.segments.map((segment) => segments[segment].zh).join("、"),
      serviceKinds[service.kind].zh,
      stages[service.stage].zh,
      service.productionFocus ? "是" : "否",
      service.exclusionGroup,
      service.descriptionZh,
      service.descriptionEn,
    ]),
  };
}

function standardSheets(standard: StandardContent, blankRows: number): readonly Sheet[] {
  return [
    {
      name: TIER_SHEET,
      blankRows: Math.min(blankRows, 10),
      columns: columnsOf(TIER_COLUMNS, {
        tier: { width: 10, kind: "text", note: "如 A、B、C。For instance A, B, C." },
        revenueFromFen: AMOUNT,
        revenueBelowFen: { ...AMOUNT, note: "最高一档不填。Empty in the highest tier." },
        staffFrom: { ...COUNT, note: "不作要求则不填。Empty if none is asked for." },
        annualCapFen: AMOUNT,
      }),
      rows: standard.tiers.map((tier) => [
        tier.tier,
        tier.nameZh,
        tier.nameEn,
        yuan(tier.revenueFromFen),
        yuan(tier.revenueBelowFen),
        tier.staffFrom,
        yuan(tier.annualCapFen),
      ]),
    },
    {
      name: AMOUNT_SHEET,
      blankRows,
      columns: columnsOf(AMOUNT_COLUMNS, {
        serviceCode: SERVICE_CODES,
        tier: TIERS,
        formula: { width: 12, kind: "text", choices: ["固定", "比例"] },
        amountFen: { ...AMOUNT, note: "计算方式为固定时填写。For a fixed amount." },
        ratioBp: { ...AMOUNT, width: 12, note: "可补助费用的百分比，50 即 50%。Per cent of the eligible fee." },
        capFen: { ...AMOUNT, note: "计算方式为比例时填写。For a ratio." },
      }),
      rows: standard.amounts.map((amount) => [
        amount.serviceCode,
        amount.tier,
        amount.formula === "fixed" ? "固定" : "比例",
        yuan(amount.amountFen),
        percent(amount.ratioBp),
        yuan(amount.capFen),
      ]),
    },
    {
      name: THRESHOLD_SHEET,
      blankRows,
      columns: columnsOf(THRESHOLD_COLUMNS, {
        serviceCode: SERVICE_CODES,
        windowDays: COUNT,
        activeDaysMin: COUNT,
        usersMin: COUNT,
        operatorRequired: YES_NO,
      }),
      rows: standard.thresholds.map((threshold) => [
        threshold.serviceCode,
        threshold.windowDays,
        threshold.activeDaysMin,
        threshold.usersMin,
        threshold.operatorRequired ? "是" : "否",
      ]),
    },
  ];
}

/** Yuan as the number a spreadsheet keeps; with 15 digits at most it names the fen exactly. */
function yuan(amount: Fen | null): number | null {
  return amount === null ? null : Number(fenToYuanPlain(amount));
}

function percent(ratio: Bp | null): number | null {
  return ratio === null ? null : Number(fenToYuanPlain(fen(ratio)));
}

function guideSheet(): Sheet {
  const lines: readonly (readonly [string, string])[] = [
    [
      "填写四个工作表：应用服务目录、规模档、奖补标准、完成标准。表头不得改动，列的顺序可以调整。",
      "Fill in the four sheets. Headers stay as they are; columns may change places.",
    ],
    [
      "金额以元为单位，至多两位小数，不得使用公式；比例 50 表示 50%。",
      "Amounts are in yuan with two decimals at most, no formulas; a ratio of 50 means 50 %.",
    ],
    [
      "奖补标准须为每项应用服务、每个规模档各填一行；计算方式为“固定”的填额度，为“比例”的填比例和上限。",
      "One row for every service and tier: an amount where the formula is fixed, ratio and cap where it is a ratio.",
    ],
    [
      "完成标准每项应用服务填一行：观察天数内，活跃天数和用户数达到下限方可标注为完成。",
      "One threshold for every service: within the window, active days and users must reach their minimum.",
    ],
    [
      "规模档按上年度主营业务收入首尾相接，最低一档从收入门槛起，最高一档不填收入上限。",
      "Tiers follow each other without gap from the revenue floor up; the highest has no upper end.",
    ],
    [
      "导入时逐格检查，全部问题一次列出；有任何问题都不会导入。",
      "The import checks every cell and names all faults at once; with any fault nothing is imported.",
    ],
  ];
  return {
    name: GUIDE_SHEET,
    columns: [
      { header: "填写说明", width: 70, kind: "text" },
      { header: "Instructions", width: 80, kind: "text" },
    ],
    rows: lines,
  };
}
