import { catalogueFaults } from "@yunquan/core/catalogues/check.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import type { FieldFault } from "@yunquan/core/refusal.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";
import { standardFaults } from "@yunquan/core/standards/check.ts";
import type { StandardContent, StandardFrame } from "@yunquan/core/standards/check.ts";
import {
  AMOUNT_COLUMNS,
  AMOUNT_SHEET,
  chineseWords,
  FORMULA_WORDS,
  KIND_WORDS,
  SEGMENT_WORDS,
  SERVICE_COLUMNS,
  SERVICE_SHEET,
  STAGE_WORDS,
  THRESHOLD_COLUMNS,
  THRESHOLD_SHEET,
  TIER_COLUMNS,
  TIER_SHEET,
} from "./catalogue-columns.ts";
import { openSheet } from "./sheet-reader.ts";
import type { FieldColumn, SheetFault, SheetRow } from "./sheet-reader.ts";
import { readWorkbook } from "./workbook.ts";
import type { WorkbookText } from "./workbook.ts";

export interface ServicesReading {
  readonly services: readonly Service[];
  readonly faults: readonly SheetFault[];
}

export interface StandardReading {
  readonly standard: StandardContent;
  readonly faults: readonly SheetFault[];
}

const SERVICE_CODE = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/;
const TIER_CODE = /^[A-Z][A-Z0-9]{0,9}$/;
const CODE_WORDS = ["大写字母、数字、连字符", "capital letters, digits, hyphens"] as const;
const NOTHING: StandardContent = { tiers: [], amounts: [], thresholds: [] };

/**
 * Reads the services of an annex 1.1 workbook. Every fault is reported at once with sheet, row and column, those between rows
 * (a code given twice) too; with any fault there is nothing to import.
 *
 * @clause A1.1 4.4.1
 */
export async function readServiceSheet(bytes: Uint8Array): Promise<ServicesReading> {
  const workbook = await readWorkbook(bytes);
  return workbook === undefined ? { services: [], faults: [noWorkbook()] } : servicesOf(workbook);
}

/**
 * Reads the standard of an annex 1.1 workbook: tiers with their annual caps, amounts, completion thresholds. With a frame
 * (the catalogue's services, the revenue floor) it is also checked as a whole, and each fault led back to its row.
 *
 * @clause A1.1 4.4.1 4.4.2
 */
export async function readStandardSheets(bytes: Uint8Array, frame?: StandardFrame): Promise<StandardReading> {
  const workbook = await readWorkbook(bytes);
  return workbook === undefined ? { standard: NOTHING, faults: [noWorkbook()] } : standardOf(workbook, frame);
}

/**
 * Reads both from one workbook; amounts may name the services of that workbook only.
 *
 * @clause A1.1
 */
export async function readCatalogueWorkbook(
  bytes: Uint8Array,
  revenueFloorFen: StandardFrame["revenueFloorFen"],
): Promise<ServicesReading & StandardReading> {
  const workbook = await readWorkbook(bytes);
  if (workbook === undefined) return { services: [], standard: NOTHING, faults: [noWorkbook()] };
  const { services, faults } = servicesOf(workbook);
  const frame = { serviceCodes: services.map(({ code }) => code), revenueFloorFen };
  // Without a sound catalogue every amount would be held against the wrong services.
  const standard = standardOf(workbook, faults.length === 0 ? frame : undefined);
  return { services, standard: standard.standard, faults: [...faults, ...standard.faults] };
}

function noWorkbook(): SheetFault {
  return {
    sheet: "",
    row: 0,
    column: "",
    zh: "不是有效的 XLSX 工作簿，或内容过大。",
    en: "No valid XLSX workbook, or too large.",
  };
}

interface Read<Item> {
  readonly items: readonly Item[];
  /** The row of each item, to lead faults between rows back to them. */
  readonly rows: readonly number[];
}

function readItems<Item>(rows: readonly SheetRow[], read: (row: SheetRow) => Item | undefined): Read<Item> {
  const items: Item[] = [];
  const numbers: number[] = [];
  for (const row of rows) {
    const item = read(row);
    if (item === undefined) continue;
    items.push(item);
    numbers.push(row.row);
  }
  return { items, rows: numbers };
}

function servicesOf(workbook: WorkbookText): ServicesReading {
  const faults: SheetFault[] = [];
  const read = readItems(openSheet(workbook, SERVICE_SHEET, SERVICE_COLUMNS, faults), readService);
  const between = catalogueFaults(read.items).map((fault) =>
    led(fault, { services: [SERVICE_SHEET, SERVICE_COLUMNS, read.rows] }),
  );
  faults.push(...between);
  return { services: faults.length === 0 ? read.items : [], faults };
}

function readService(row: SheetRow): Service | undefined {
  const code = row.code("code", SERVICE_CODE, ...CODE_WORDS);
  const nameZh = row.text("nameZh", 60);
  const nameEn = row.text("nameEn", 120);
  const found = row.choices("segments", SEGMENT_WORDS, chineseWords(segments));
  const kind = row.choice("kind", KIND_WORDS, chineseWords(serviceKinds));
  const stage = row.choice("stage", STAGE_WORDS, chineseWords(stages));
  const productionFocus = row.yesNo("productionFocus");
  const exclusionGroup = row.optionalText("exclusionGroup", 40);
  const descriptionZh = row.optionalText("descriptionZh", 1_000);
  const descriptionEn = row.optionalText("descriptionEn", 1_000);
  if (code === undefined || nameZh === undefined || nameEn === undefined || found === undefined || kind === undefined)
    return undefined;
  if (stage === undefined || productionFocus === undefined || exclusionGroup === undefined) return undefined;
  if (descriptionZh === undefined || descriptionEn === undefined) return undefined;
  const group = exclusionGroup === "" ? null : exclusionGroup;
  return {
    code,
    nameZh,
    nameEn,
    segments: found,
    kind,
    stage,
    productionFocus,
    exclusionGroup: group,
    descriptionZh,
    descriptionEn,
  };
}

function standardOf(workbook: WorkbookText, frame: StandardFrame | undefined): StandardReading {
  const faults: SheetFault[] = [];
  const tiers = readItems(openSheet(workbook, TIER_SHEET, TIER_COLUMNS, faults), readTier);
  const amounts = readItems(openSheet(workbook, AMOUNT_SHEET, AMOUNT_COLUMNS, faults), readAmount);
  const thresholds = readItems(openSheet(workbook, THRESHOLD_SHEET, THRESHOLD_COLUMNS, faults), readThreshold);
  const standard = { tiers: tiers.items, amounts: amounts.items, thresholds: thresholds.items };
  // A row that could not be read would show up again as a gap; the whole is checked once every row is read.
  if (frame !== undefined && faults.length === 0) {
    const sheets: Sheets = {
      tiers: [TIER_SHEET, TIER_COLUMNS, tiers.rows],
      amounts: [AMOUNT_SHEET, AMOUNT_COLUMNS, amounts.rows],
      thresholds: [THRESHOLD_SHEET, THRESHOLD_COLUMNS, thresholds.rows],
    };
    faults.push(...standardFaults(standard, frame).map((fault) => led(fault, sheets)));
  }
  return { standard: faults.length === 0 ? standard : NOTHING, faults };
}

function readTier(row: SheetRow): StandardTier | undefined {
  const tier = row.code(
    "tier",
    TIER_CODE,
    "大写字母、数字（以字母开头，至多 10 位）",
    "capital letters and digits, at most 10, a letter first",
  );
  const nameZh = row.text("nameZh", 40);
  const nameEn = row.text("nameEn", 80);
  const revenueFromFen = row.amount("revenueFromFen");
  const revenueBelowFen = row.isEmpty("revenueBelowFen") ? null : row.positiveAmount("revenueBelowFen");
  const staffFrom = row.isEmpty("staffFrom") ? null : row.count("staffFrom", 1, 10_000_000);
  const annualCapFen = row.positiveAmount("annualCapFen");
  if (tier === undefined || nameZh === undefined || nameEn === undefined || revenueFromFen === undefined)
    return undefined;
  if (revenueBelowFen === undefined || staffFrom === undefined || annualCapFen === undefined) return undefined;
  return { tier, nameZh, nameEn, revenueFromFen, revenueBelowFen, staffFrom, annualCapFen };
}

function readAmount(row: SheetRow): StandardAmount | undefined {
  const serviceCode = row.code("serviceCode", SERVICE_CODE, ...CODE_WORDS);
  const tier = row.code("tier", TIER_CODE, ...CODE_WORDS);
  const formula = row.choice("formula", FORMULA_WORDS, ["固定", "比例"]);
  if (formula === "fixed") {
    row.mustBeEmpty("ratioBp", "固定额度不填比例。", "A fixed amount has no ratio.");
    row.mustBeEmpty("capFen", "固定额度不填上限。", "A fixed amount has no cap.");
    const amountFen = row.positiveAmount("amountFen");
    if (serviceCode === undefined || tier === undefined || amountFen === undefined) return undefined;
    return { serviceCode, tier, formula, amountFen, ratioBp: null, capFen: null };
  }
  if (formula === undefined) return undefined;
  row.mustBeEmpty("amountFen", "按比例计算的不填额度。", "A ratio has no fixed amount.");
  const ratioBp = row.percent("ratioBp", 10_000);
  const capFen = row.positiveAmount("capFen");
  if (serviceCode === undefined || tier === undefined || ratioBp === undefined || capFen === undefined)
    return undefined;
  return { serviceCode, tier, formula, amountFen: null, ratioBp, capFen };
}

function readThreshold(row: SheetRow): StandardThreshold | undefined {
  const serviceCode = row.code("serviceCode", SERVICE_CODE, ...CODE_WORDS);
  const windowDays = row.count("windowDays", 1, 366);
  const activeDaysMin = row.count("activeDaysMin", 1, 366);
  const usersMin = row.count("usersMin", 1, 1_000_000);
  const operatorRequired = row.yesNo("operatorRequired");
  if (serviceCode === undefined || windowDays === undefined || activeDaysMin === undefined) return undefined;
  if (usersMin === undefined || operatorRequired === undefined) return undefined;
  return { serviceCode, windowDays, activeDaysMin, usersMin, operatorRequired };
}

type Sheets = Readonly<
  Record<string, readonly [sheet: string, columns: readonly FieldColumn[], rows: readonly number[]]>
>;

/** Leads a fault of the rules, which name lists and indexes (amounts.3.tier), back to its sheet, row and column. */
function led({ path, zh, en }: FieldFault, sheets: Sheets): SheetFault {
  const [list = "", index, field] = path.split(".");
  const [sheet = "", columns = [], rows = []] = sheets[list] ?? [];
  const column = columns.find((known) => known.field === field)?.zh ?? "";
  return { sheet, row: index === undefined ? 0 : (rows[Number(index)] ?? 0), column, zh: `${zh}。`, en: `${en}.` };
}
