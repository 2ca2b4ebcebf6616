import { isCalendarDate } from "@yunquan/core/time.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { usageSources } from "@yunquan/core/usage/marks.ts";
import type { UsageSource } from "@yunquan/core/usage/marks.ts";
import { readCsvTable, readTable, writeCsv } from "./csv-table.ts";
import type { TableColumn, TableFault, TableRowText, TableText } from "./csv-table.ts";
import { readWorkbook, type RowText } from "./workbook.ts";

const MEASURES = ["activeUsers", "loginCount", "deviceCount", "onlineMinutes"] as const;
type Measure = (typeof MEASURES)[number];
type Field = "voucherCode" | "source" | "usedOn" | Measure;

const COLUMNS: readonly TableColumn<Field>[] = [
  { field: "voucherCode", zh: "服务券编号", also: [], required: true },
  { field: "source", zh: "来源", also: [], required: true },
  { field: "usedOn", zh: "使用日期", also: [], required: true },
  { field: "activeUsers", zh: "活跃用户数", also: [], required: true },
  { field: "loginCount", zh: "登录次数", also: [], required: true },
  { field: "deviceCount", zh: "设备连接数", also: [], required: false },
  { field: "onlineMinutes", zh: "在线分钟数", also: [], required: false },
];

const SOURCES: ReadonlyMap<string, UsageSource> = new Map([
  ["operator", "operator"],
  ["运营商", "operator"],
  [usageSources.operator.zh, "operator"],
  ["interface", "interface"],
  ["接口", "interface"],
  [usageSources.interface.zh, "interface"],
]);

/** Measures that not every service has; left out they count as none. */
const OPTIONAL: ReadonlySet<Measure> = new Set(["deviceCount", "onlineMinutes"]);

/** No enterprise has a thousand million of anything in a day; a larger figure is a slip or an overflow. */
const MEASURE_MAX = 1_000_000_000;

/** How one voucher's service was used on one day, by one source. */
export interface UsageRow extends Readonly<Record<Measure, number>> {
  readonly row: number;
  readonly voucherCode: string;
  readonly source: UsageSource;
  readonly usedOn: CalendarDate;
}

/** What a file holds: the rows that are right, and what is wrong with the others. */
export interface UsageFile {
  readonly rows: readonly UsageRow[];
  readonly faults: readonly TableFault[];
}

const RULES = { unknownColumns: "refuse", maxRows: 20_000 } as const;

/**
 * Reads a usage file: CSV in UTF-8 or GB18030, Chinese or English headers. The schema is closed: a column beyond the named
 * ones refuses the whole file, so that no business data gets in by accident. Every other fault is named by row and column;
 * days after `latestOn` (today, in Beijing) and days given twice for a voucher and source are faults.
 *
 * @clause 5.10 5.12
 */
export function readUsageCsv(bytes: Uint8Array, latestOn: CalendarDate): UsageFile {
  return judgeRows(readCsvTable(bytes, COLUMNS, RULES), latestOn);
}

/**
 * The same from a workbook: its first sheet, days as dates or as text. A formula is refused by its row, for what it shows
 * depends on who opens the file.
 *
 * @clause 5.10 5.12
 */
export async function readUsageWorkbook(bytes: Uint8Array, latestOn: CalendarDate): Promise<UsageFile> {
  const workbook = await readWorkbook(bytes);
  const sheet = workbook?.values().next().value;
  if (sheet === undefined)
    return {
      rows: [],
      faults: [{ row: 0, column: "", zh: "文件不是有效的 XLSX。", en: "The file is no valid XLSX." }],
    };
  return judgeRows(readTable(recordsOf(sheet), COLUMNS, RULES), latestOn);
}

/** The rows at the places they have in the sheet, so that a fault names the row one sees. */
function recordsOf(sheet: readonly RowText[]): string[][] {
  const last = Math.max(0, ...sheet.map(({ row }) => row));
  const records: string[][] = Array.from({ length: last }, () => []);
  for (const { row, cells } of sheet) {
    const width = Math.max(-1, ...cells.keys()) + 1;
    records[row - 1] = Array.from({ length: width }, (_, index) => cells.get(index)?.text ?? "");
  }
  return records;
}

function judgeRows(table: TableText<Field>, latestOn: CalendarDate): UsageFile {
  const faults: TableFault[] = [...table.faults];
  const rows: UsageRow[] = [];
  const seen = new Map<string, number>();
  for (const text of table.rows) {
    const found = readRow(text, latestOn);
    faults.push(...found.faults);
    if (found.row === undefined) continue;
    const key = `${found.row.voucherCode} ${found.row.source} ${found.row.usedOn}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, text.row);
      rows.push(found.row);
    } else {
      faults.push(
        faultOf(
          text.row,
          "usedOn",
          `与第 ${first} 行是同一服务券、来源和日期。`,
          `Same voucher, source and day as row ${first}.`,
        ),
      );
    }
  }
  return { rows, faults };
}

function faultOf(row: number, field: Field, zh: string, en: string): TableFault {
  return { row, column: COLUMNS.find((column) => column.field === field)?.zh ?? field, zh, en };
}

function readRow(
  { row, cells }: TableRowText<Field>,
  latestOn: CalendarDate,
): { readonly row: UsageRow | undefined; readonly faults: readonly TableFault[] } {
  const faults: TableFault[] = [];
  const fault = (field: Field, zh: string, en: string): void => void faults.push(faultOf(row, field, zh, en));
  const { voucherCode, usedOn } = cells;
  const source = SOURCES.get(cells.source.toLowerCase());
  if (voucherCode === "") fault("voucherCode", "服务券编号为空。", "The voucher code is empty.");
  if (source === undefined)
    fault(
      "source",
      `来源“${cells.source}”应为 operator 或 interface。`,
      `The source "${cells.source}" must be operator or interface.`,
    );
  const known = isCalendarDate(usedOn);
  if (!known) fault("usedOn", `日期“${usedOn}”应为 YYYY-MM-DD。`, `The day "${usedOn}" must be a date, YYYY-MM-DD.`);
  if (known && usedOn > latestOn) fault("usedOn", `日期 ${usedOn} 晚于今天。`, `The day ${usedOn} lies after today.`);
  const measures = MEASURES.map((measure) => {
    const value = OPTIONAL.has(measure) && cells[measure] === "" ? 0 : readMeasure(cells[measure]);
    if (value === undefined)
      fault(measure, `“${cells[measure]}”应为 0 或正整数。`, `"${cells[measure]}" must be a whole number, 0 or more.`);
    return value ?? 0;
  });
  if (faults.length > 0 || source === undefined || !known) return { row: undefined, faults };
  const [activeUsers = 0, loginCount = 0, deviceCount = 0, onlineMinutes = 0] = measures;
  return { row: { row, voucherCode, source, usedOn, activeUsers, loginCount, deviceCount, onlineMinutes }, faults };
}

function readMeasure(text: string): number | undefined {
  const value = /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value <= MEASURE_MAX ? value : undefined;
}

/** The empty form: the header alone, since an example row would be imported with the rest. */
export function usageCsvTemplate(): Uint8Array {
  return writeCsv([COLUMNS.map((column) => column.field)]);
}
