import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** One fault in a table file; `row` counts as a spreadsheet does, the header being row 1, and 0 means the file as a whole. */
export interface TableFault {
  readonly row: number;
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

export interface TableColumn<Field extends string> {
  readonly field: Field;
  /** The header as our own templates write it. */
  readonly zh: string;
  /** Other headers that mean the same; compared without blanks, case and the width of brackets. */
  readonly also: readonly string[];
  readonly required: boolean;
}

export interface TableRowText<Field extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Field, string>>;
}

export interface TableText<Field extends string> {
  readonly rows: readonly TableRowText<Field>[];
  readonly faults: readonly TableFault[];
}

export interface TableRules {
  /** A closed schema refuses columns it does not know; a bank's file may carry as many more as it likes. */
  readonly unknownColumns: "refuse" | "ignore";
  readonly maxRows: number;
}

/**
 * Reads a CSV table in UTF-8 (with or without mark) or GB18030 into named columns. Blank lines are passed over, but counted,
 * so that a fault's row is the row people see in their spreadsheet.
 */
export function readCsvTable<Field extends string>(
  bytes: Uint8Array,
  columns: readonly TableColumn<Field>[],
  rules: TableRules,
): TableText<Field> {
  const text = decodeText(bytes);
  if (text === undefined) {
    return wrong("文件编码应为 UTF-8 或 GB18030。", "The file must be encoded in UTF-8 or GB18030.");
  }
  const records = parseRecords(text, rules.maxRows);
  if (records === undefined) {
    return wrong(
      "文件不是有效的 CSV：引号不配对，或单行过长。",
      "The file is no valid CSV: unpaired quotes, or a line too long.",
    );
  }
  return readTable(records, columns, rules);
}

/** Reads a table that is cut into cells already: what a CSV or the sheet of a workbook holds, the header first. */
export function readTable<Field extends string>(
  records: readonly (readonly string[])[],
  columns: readonly TableColumn<Field>[],
  rules: TableRules,
): TableText<Field> {
  const header = records[0];
  if (header === undefined || header.every((cell) => cell.trim() === "")) {
    return wrong("文件为空，或首行不是表头。", "The file is empty, or its first line is no header.");
  }
  if (records.length - 1 > rules.maxRows) {
    return wrong(`超过 ${rules.maxRows} 行，请分批导入。`, `More than ${rules.maxRows} rows; import in parts.`);
  }
  const { positions, faults } = readHeader(header, columns, rules);
  if (faults.length > 0) return { rows: [], faults };
  return readRows(records, header.length, columns, positions);
}

function wrong(zh: string, en: string): { readonly rows: readonly never[]; readonly faults: readonly TableFault[] } {
  return { rows: [], faults: [{ row: 0, column: "", zh, en }] };
}

/** UTF-8 if the bytes are valid as such, else GB18030; undefined if neither, or if they are no text at all. */
export function decodeText(bytes: Uint8Array): string | undefined {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes("\0") ? undefined : text;
    } catch {
      // Not this encoding; the next one may be.
    }
  }
  return undefined;
}

function parseRecords(text: string, maxRows: number): readonly (readonly string[])[] | undefined {
  try {
    // One record more than allowed is read, to know that there are too many.
    return parse(text, { relax_column_count: true, max_record_size: 64_000, to: maxRows + 2 });
  } catch {
    return undefined;
  }
}

/** Header words are compared without blanks, case and the width of brackets. */
export function sameHeader(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/g, "").toLowerCase();
}

function readHeader<Field extends string>(
  header: readonly string[],
  columns: readonly TableColumn<Field>[],
  rules: TableRules,
): { readonly positions: ReadonlyMap<Field, number>; readonly faults: readonly TableFault[] } {
  const positions = new Map<Field, number>();
  const faults: TableFault[] = [];
  const fault = (column: string, zh: string, en: string): void => void faults.push({ row: 1, column, zh, en });
  header.forEach((cell, position) => {
    const word = sameHeader(cell);
    const column = columns.find(({ field, zh, also }) =>
      [field, zh, ...also].some((name) => sameHeader(name) === word),
    );
    if (column !== undefined && positions.has(column.field)) {
      fault(cell, `列“${cell}”重复。`, `Column "${cell}" is there twice.`);
    } else if (column !== undefined) {
      positions.set(column.field, position);
    } else if (rules.unknownColumns === "refuse") {
      fault(
        cell,
        `不认识的列“${cell}”，不得提供规定以外的数据。`,
        `Unknown column "${cell}": nothing beyond the named columns may be sent.`,
      );
    }
  });
  for (const { field, zh, required } of columns) {
    if (required && !positions.has(field)) fault(zh, `缺少列“${zh}”。`, `Column "${zh}" (${field}) is missing.`);
  }
  return { positions, faults };
}

function readRows<Field extends string>(
  records: readonly (readonly string[])[],
  width: number,
  columns: readonly TableColumn<Field>[],
  positions: ReadonlyMap<Field, number>,
): TableText<Field> {
  const rows: TableRowText<Field>[] = [];
  const faults: TableFault[] = [];
  records.forEach((record, index) => {
    const row = index + 1;
    if (index === 0 || record.every((cell) => cell.trim() === "")) return;
    if (record.slice(width).some((cell) => cell.trim() !== "")) {
      faults.push({
        row,
        column: "",
        zh: "单元格多于表头的列数。",
        en: "The row has more cells than the header has columns.",
      });
      return;
    }
    const cells = Object.fromEntries(
      columns.map(({ field }) => [field, cleanCell(record[positions.get(field) ?? -1])]),
    );
    rows.push({ row, cells: cells as Record<Field, string> });
  });
  if (rows.length === 0 && faults.length === 0) {
    faults.push({ row: 0, column: "", zh: "文件没有数据行。", en: "The file has no data rows." });
  }
  return { rows, faults };
}

/** Spreadsheets and banks mark figures that must stay text by an apostrophe or a tab in front. */
function cleanCell(cell: string | undefined): string {
  return (cell ?? "").trim().replace(/^'/, "").trim();
}

/**
 * Writes a CSV for spreadsheets and treasuries: UTF-8 with mark, CRLF, and no cell that a spreadsheet would run as a formula.
 * Same rows, same bytes.
 */
export function writeCsv(rows: readonly (readonly string[])[], part: "whole" | "further" = "whole"): Uint8Array {
  const records = rows.map((row) => row.map(singleLine));
  // Only a file's first part carries the mark by which a spreadsheet knows its encoding.
  return Buffer.from(
    stringify(records, { bom: part === "whole", escape_formulas: true, record_delimiter: "windows" }),
    "utf8",
  );
}

/** A line break or control character inside a cell would split the row in readers that do not know quotes. */
function singleLine(cell: string): string {
  return cell.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
