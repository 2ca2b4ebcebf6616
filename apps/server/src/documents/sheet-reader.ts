import { decimalFaults, percentTextToBp, yuanTextToFen } from "@yunquan/core/decimal.ts";
import type { Bp, Fen } from "@yunquan/core/money.ts";
import { sameHeader } from "./csv-table.ts";
import type { CellText, RowText, WorkbookText } from "./workbook.ts";

/** One fault in a workbook; row 0 means the sheet as a whole, and column is its header. */
export interface SheetFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

export interface FieldColumn {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** The header as templates and exports write it, Chinese above English. */
export function headerOf(column: FieldColumn): string {
  return `${column.zh}\n${column.en}`;
}

/**
 * Finds a sheet and its columns by their headers, in any order, and hands out its rows. A sheet that is missing or empty, a
 * column that is missing, double or unknown is a fault; rows are read only when the header is right.
 */
export function openSheet(
  workbook: WorkbookText,
  sheet: string,
  columns: readonly FieldColumn[],
  faults: SheetFault[],
): readonly SheetRow[] {
  const fault = (row: number, column: string, zh: string, en: string): void =>
    void faults.push({ sheet, row, column, zh, en });
  const rows = workbook.get(sheet);
  if (rows === undefined) {
    fault(0, "", `缺少工作表“${sheet}”。`, `The sheet "${sheet}" is missing.`);
    return [];
  }
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) {
    fault(0, "", `工作表“${sheet}”没有数据。`, `The sheet "${sheet}" has no data.`);
    return [];
  }
  const before = faults.length;
  const positions = headerPositions(header, columns, fault);
  return faults.length > before ? [] : body.map((row) => new SheetRow(sheet, row, columns, positions, faults));
}

function headerPositions(
  header: RowText,
  columns: readonly FieldColumn[],
  fault: (row: number, column: string, zh: string, en: string) => void,
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [position, { text }] of header.cells) {
    const word = sameHeader(text);
    const column = columns.find((known) =>
      [headerOf(known), known.zh, known.en, known.field].some((name) => sameHeader(name) === word),
    );
    if (column === undefined) fault(header.row, text, `不认识的列“${text}”。`, `Unknown column "${text}".`);
    else if (positions.has(column.field))
      fault(header.row, text, `列“${text}”重复。`, `Column "${text}" is there twice.`);
    else positions.set(column.field, position);
  }
  for (const { field, zh, en } of columns) {
    if (!positions.has(field)) fault(header.row, zh, `缺少列“${zh}”。`, `Column "${en}" is missing.`);
  }
  return positions;
}

/** Reads the cells of one row by field and collects what is wrong with them; a wrong cell reads as undefined. */
export class SheetRow {
  readonly row: number;
  private readonly sheet: string;
  private readonly cells: ReadonlyMap<number, CellText>;
  private readonly columns: readonly FieldColumn[];
  private readonly positions: ReadonlyMap<string, number>;
  private readonly faults: SheetFault[];

  constructor(
    sheet: string,
    text: RowText,
    columns: readonly FieldColumn[],
    positions: ReadonlyMap<string, number>,
    faults: SheetFault[],
  ) {
    this.sheet = sheet;
    this.row = text.row;
    this.cells = text.cells;
    this.columns = columns;
    this.positions = positions;
    this.faults = faults;
  }

  fault(field: string, zh: string, en: string): undefined {
    const column = this.columns.find((known) => known.field === field)?.zh ?? "";
    this.faults.push({ sheet: this.sheet, row: this.row, column, zh, en });
    return undefined;
  }

  /** The text of a cell, empty if there is none. A formula is refused: what it shows depends on who opens the file. */
  private raw(field: string): string | undefined {
    const cell = this.cells.get(this.positions.get(field) ?? -1);
    if (cell === undefined) return "";
    if (cell.kind === "formula") {
      return this.fault(
        field,
        `不接受公式（${cell.text}），请粘贴为数值。`,
        `A formula (${cell.text}) is not taken; paste the value.`,
      );
    }
    if (cell.kind === "unreadable") {
      return this.fault(
        field,
        `单元格内容“${cell.text}”是日期或错误值。`,
        `The cell "${cell.text}" is a date or an error.`,
      );
    }
    return cell.text;
  }

  isEmpty(field: string): boolean {
    return !this.cells.has(this.positions.get(field) ?? -1);
  }

  text(field: string, max: number): string | undefined {
    const text = this.optionalText(field, max);
    return text === "" ? this.fault(field, "不能为空。", "It must not be empty.") : text;
  }

  optionalText(field: string, max: number): string | undefined {
    const text = this.raw(field);
    if (text === undefined) return undefined;
    if (/(?![\t\n\r])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u.test(text)) {
      return this.fault(field, "含有不可见字符。", "It contains invisible characters.");
    }
    return [...text].length > max ? this.fault(field, `不超过 ${max} 字。`, `At most ${max} characters.`) : text;
  }

  code(field: string, pattern: RegExp, wordsZh: string, wordsEn: string): string | undefined {
    const text = this.text(field, 40);
    if (text === undefined) return undefined;
    return pattern.test(text) ? text : this.fault(field, `“${text}”应为${wordsZh}。`, `"${text}" must be ${wordsEn}.`);
  }

  choice<Value>(field: string, values: ReadonlyMap<string, Value>, shown: readonly string[]): Value | undefined {
    const text = this.text(field, 200);
    if (text === undefined) return undefined;
    const value = values.get(sameHeader(text));
    return (
      value ??
      this.fault(field, `“${text}”应为：${shown.join("、")}。`, `"${text}" must be one of: ${shown.join(", ")}.`)
    );
  }

  /** Several words divided by 、 or a comma, each only once. */
  choices<Value>(
    field: string,
    values: ReadonlyMap<string, Value>,
    shown: readonly string[],
  ): readonly Value[] | undefined {
    const text = this.text(field, 400);
    if (text === undefined) return undefined;
    const words = text
      .split(/[、,，;；\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const found = words.map((word) => values.get(sameHeader(word)));
    const unknown = words.filter((_, index) => found[index] === undefined);
    if (unknown.length > 0) {
      return this.fault(
        field,
        `“${unknown.join("、")}”应为：${shown.join("、")}。`,
        `"${unknown.join(", ")}" must be of: ${shown.join(", ")}.`,
      );
    }
    const known = found.filter((value) => value !== undefined);
    return new Set(known).size === known.length ? known : this.fault(field, "有重复的值。", "A value is given twice.");
  }

  yesNo(field: string): boolean | undefined {
    return this.choice(field, YES_NO, ["是", "否"]);
  }

  amount(field: string): Fen | undefined {
    const text = this.text(field, 40);
    if (text === undefined) return undefined;
    const reading = yuanTextToFen(text);
    return reading.ok ? reading.amountFen : this.decimalFault(field, text, reading.fault);
  }

  positiveAmount(field: string): Fen | undefined {
    const amount = this.amount(field);
    return amount === 0 ? this.fault(field, "须大于零。", "It must be above zero.") : amount;
  }

  percent(field: string, maxBp: number): Bp | undefined {
    const text = this.text(field, 40);
    if (text === undefined) return undefined;
    const reading = percentTextToBp(text);
    if (!reading.ok) return this.decimalFault(field, text, reading.fault);
    const inside = reading.ratioBp > 0 && reading.ratioBp <= maxBp;
    return inside
      ? reading.ratioBp
      : this.fault(
          field,
          `“${text}”应大于 0，不超过 ${maxBp / 100}。`,
          `"${text}" must be above 0 and at most ${maxBp / 100}.`,
        );
  }

  count(field: string, min: number, max: number): number | undefined {
    const text = this.text(field, 40);
    if (text === undefined) return undefined;
    const value = /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;
    const inside = value !== undefined && value >= min && value <= max;
    return inside
      ? value
      : this.fault(
          field,
          `“${text}”应为 ${min} 到 ${max} 的整数。`,
          `"${text}" must be a whole number from ${min} to ${max}.`,
        );
  }

  /** A cell that its formula does not use must be empty, or somebody meant something that would be lost. */
  mustBeEmpty(field: string, zh: string, en: string): void {
    if (!this.isEmpty(field)) this.fault(field, zh, en);
  }

  private decimalFault(field: string, text: string, fault: keyof typeof decimalFaults): undefined {
    const words = decimalFaults[fault];
    return this.fault(field, `“${text}”：${words.zh}。`, `"${text}": ${words.en}.`);
  }
}

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["yes", true],
  ["否", false],
  ["no", false],
]);
