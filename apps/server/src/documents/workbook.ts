import { once, type EventEmitter } from "node:events";
import type { Writable } from "node:stream";
import { setImmediate as othersFirst } from "node:timers/promises";
import type { Instant } from "@yunquan/core/time.ts";
import ExcelJS from "exceljs";
import { openZip } from "./zip-safety.ts";
import { steadyZip } from "./zip-times.ts";

/** The only file that knows which library reads and writes workbooks. */

declare module "exceljs" {
  // The typings leave out that drop-downs can be set for a whole range. Set cell by cell, the library merges them into
  // ranges that overlap, which spreadsheets may report as damage.
  interface Worksheet {
    readonly dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
    // Left out as well: where a sheet that is written row by row goes. The library itself never waits for it.
    readonly stream: { readonly pipes: readonly (EventEmitter & Pick<Writable, "write">)[] };
  }
  namespace stream.xlsx {
    // And how much of the file may wait between its parts: a megabyte in each of them, if nobody says less.
    interface ArchiverZipOptions {
      highWaterMark: number;
    }
  }
}

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: "text" | "amount" | "count";
  /** A drop-down: words, or the cells of another sheet's column. `several` lets people type more than one word. */
  readonly choices?: readonly string[] | { readonly sheet: string; readonly column: number };
  readonly several?: boolean;
  readonly note?: string;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Lines above the header, for printed lists; a sheet that is read back has none. */
  readonly heading?: readonly string[];
  /** How many rows below the last one are made ready for typing. */
  readonly blankRows?: number;
}

export interface Workbook {
  readonly title: string;
  readonly createdAt: Instant;
  readonly sheets: readonly Sheet[];
}

/** Writes a workbook; the same content gives the same bytes, so that frozen lists can be hashed. */
export async function writeWorkbook(content: Workbook): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "云券 Yunquan";
  workbook.lastModifiedBy = "云券 Yunquan";
  workbook.title = content.title;
  workbook.created = new Date(content.createdAt);
  workbook.modified = new Date(content.createdAt);
  for (const sheet of content.sheets) addSheet(workbook, sheet);
  return steadyZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** A sheet whose rows are not all there yet. */
export type StreamedSheet = Omit<Sheet, "rows" | "blankRows" | "heading"> & {
  readonly title: string;
  readonly createdAt: Instant;
  readonly heading: readonly string[];
};

/** So many rows are written before everybody else has a turn. */
const ROWS_AT_ONCE = 100;

/**
 * Writes a workbook of one sheet while its rows are still being read, and reads on only as fast as the sink takes them:
 * neither the rows nor the file are ever held as a whole. Ends the sink after the last row. Rejects when `signal` says so;
 * the sink is then its owner's to destroy, and what it got is no workbook.
 */
export async function streamWorkbook(
  sink: Writable,
  sheet: StreamedSheet,
  pages: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
  signal: AbortSignal,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: sink,
    useStyles: true,
    useSharedStrings: false,
    zip: { highWaterMark: 64 * 1024 },
  });
  workbook.creator = "云券 Yunquan";
  workbook.lastModifiedBy = "云券 Yunquan";
  workbook.title = sheet.title;
  workbook.created = new Date(sheet.createdAt);
  workbook.modified = new Date(sheet.createdAt);
  const headerRow = sheet.heading.length + 1;
  const worksheet = workbook.addWorksheet(sheet.name, sheetLook(headerRow));
  addHead(worksheet, sheet.heading, sheet.columns);
  worksheet.getRow(headerRow).commit();
  // One record for each column: the library knows a look again by its record, and looks every other one up by its XML.
  const looks = sheet.columns.map((column): Partial<ExcelJS.Style> => cellLook(column));
  let last = headerRow;
  for await (const rows of pages) {
    for (const values of rows) {
      last += 1;
      const row = worksheet.getRow(last);
      looks.forEach((look, position) => {
        const value = values[position] ?? null;
        const cell = row.getCell(position + 1);
        cell.value = typeof value === "string" ? safeText(value) : value;
        cell.style = look;
      });
      row.height = rowHeight(sheet.columns, values);
      row.commit();
      if (last % ROWS_AT_ONCE === 0) await taken(worksheet, signal);
    }
    await taken(worksheet, signal);
  }
  worksheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: last, column: sheet.columns.length } };
  await unlessStopped(workbook.commit(), signal);
}

/** The library waits for a sink to finish, and goes on waiting for one that is gone: whoever is stopped waits no longer. */
async function unlessStopped(done: Promise<void>, signal: AbortSignal): Promise<void> {
  done.catch(() => undefined);
  const settled = new AbortController();
  const stopped = async (): Promise<void> => {
    if (!signal.aborted) await once(signal, "abort", { signal: settled.signal });
    signal.throwIfAborted();
  };
  try {
    await Promise.race([done, stopped()]);
  } finally {
    settled.abort();
  }
}

/** Waits until what was written has gone on towards the sink; lets everybody else have a turn in any case. */
async function taken(worksheet: ExcelJS.Worksheet, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const [pipe] = worksheet.stream.pipes;
  // An empty write changes nothing and asks whether there is room.
  if (pipe?.write("") === false) await once(pipe, "drain", { signal });
  else await othersFirst(undefined, { signal });
}

const LINE_HEIGHT = 16;

/** How many lines a text takes in a column: readers of the file do not all fit rows to wrapped texts by themselves. */
function linesIn(text: string, width: number): number {
  const lines = text.split("\n").map((line) => {
    const units = [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 1.1 : 2.1), 0);
    return Math.max(1, Math.ceil(units / width));
  });
  return lines.reduce((sum, count) => sum + count, 0);
}

const NAVY = "FF12335F";
const HEAD_FILL = "FFEDF1F7";
const HAIRLINE = "FFAEB8C5";

function addSheet(workbook: ExcelJS.Workbook, sheet: Sheet): void {
  const heading = sheet.heading ?? [];
  const headerRow = heading.length + 1;
  const worksheet = workbook.addWorksheet(sheet.name, sheetLook(headerRow));
  addHead(worksheet, heading, sheet.columns);
  const total = sheet.rows.length + (sheet.blankRows ?? 0);
  for (let index = 0; index < total; index += 1) {
    sheet.columns.forEach((column, position) => {
      const cell = worksheet.getCell(headerRow + 1 + index, position + 1);
      const value = sheet.rows[index]?.[position] ?? null;
      cell.value = typeof value === "string" ? safeText(value) : value;
      Object.assign(cell, cellLook(column));
    });
    if (index < sheet.rows.length)
      worksheet.getRow(headerRow + 1 + index).height = rowHeight(sheet.columns, sheet.rows[index] ?? []);
  }
  if (total > 0)
    sheet.columns.forEach((column, index) => addChoices(worksheet, column, index, headerRow + 1, headerRow + total));
}

function sheetLook(headerRow: number): Partial<ExcelJS.AddWorksheetOptions> {
  return {
    views: [{ state: "frozen", ySplit: headerRow }],
    pageSetup: {
      // A4. The typings have an enum for it that the library lacks at run time.
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
    },
  };
}

/** The lines above the header, the header, and how wide the columns are. */
function addHead(worksheet: ExcelJS.Worksheet, heading: readonly string[], columns: readonly SheetColumn[]): void {
  const headerRow = heading.length + 1;
  heading.forEach((line, index) => {
    const cell = worksheet.getCell(index + 1, 1);
    cell.value = safeText(line);
    worksheet.getRow(index + 1).height = index === 0 ? 24 : LINE_HEIGHT;
    cell.alignment = { vertical: "middle" };
    cell.font = { bold: index === 0, size: index === 0 ? 14 : 10, color: { argb: NAVY } };
  });
  columns.forEach((column, index) => {
    worksheet.getColumn(index + 1).width = column.width;
    styleHeader(worksheet.getCell(headerRow, index + 1), column);
  });
  worksheet.getRow(headerRow).height =
    LINE_HEIGHT * Math.max(...columns.map((column) => linesIn(column.header, column.width)));
}

function rowHeight(columns: readonly SheetColumn[], values: readonly (string | number | null)[]): number {
  return (
    LINE_HEIGHT * Math.max(...columns.map((column, position) => linesIn(String(values[position] ?? ""), column.width)))
  );
}

/** A cell holds a text as a text, never as a formula; what XML cannot hold is left out. */
function safeText(text: string): string {
  return text
    .slice(0, 32_000)
    .toWellFormed()
    .replaceAll(/[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, "");
}

function styleHeader(cell: ExcelJS.Cell, column: SheetColumn): void {
  cell.value = column.header;
  cell.font = { bold: true, color: { argb: NAVY } };
  cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: HEAD_FILL } };
  cell.alignment = { vertical: "middle", wrapText: true };
  cell.border = { top: { style: "thin", color: { argb: NAVY } }, bottom: { style: "thin", color: { argb: NAVY } } };
  if (column.note !== undefined) cell.note = column.note;
}

function cellLook(column: SheetColumn): Pick<ExcelJS.Style, "numFmt" | "alignment" | "border"> {
  return {
    numFmt: { text: "@", amount: "#,##0.00", count: "0" }[column.kind],
    alignment: { vertical: "top", wrapText: column.kind === "text" },
    border: { bottom: { style: "hair", color: { argb: HAIRLINE } } },
  };
}

function addChoices(worksheet: ExcelJS.Worksheet, column: SheetColumn, index: number, from: number, to: number): void {
  const formula = choicesFormula(column);
  if (formula === undefined) return;
  const letter = letterOf(index + 1);
  worksheet.dataValidations.add(`${letter}${from}:${letter}${to}`, {
    type: "list",
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: column.several !== true,
    errorTitle: "请从列表中选择",
    error: "请选择列表中的值。Choose one of the list.",
  });
}

/** The letter of a column; our sheets have fewer than 27. */
function letterOf(column: number): string {
  return String.fromCharCode(64 + column);
}

function choicesFormula({ choices }: SheetColumn): string | undefined {
  if (choices === undefined) return undefined;
  if ("sheet" in choices) {
    const letter = letterOf(choices.column);
    return `'${choices.sheet}'!$${letter}$2:$${letter}$2000`;
  }
  return `"${choices.join(",")}"`;
}

/** What stands in a cell, as text: numbers in plain decimal notation, percentages as per cent. */
export interface CellText {
  readonly kind: "text" | "number" | "formula" | "unreadable";
  readonly text: string;
}

export interface RowText {
  readonly row: number;
  /** By position, the first column at 0; empty cells are missing. */
  readonly cells: ReadonlyMap<number, CellText>;
}

/** The sheets of a workbook by name, without empty rows. */
export type WorkbookText = ReadonlyMap<string, readonly RowText[]>;

const READ_LIMITS = { maxEntries: 400, maxUnpacked: 24 * 1024 * 1024 };

/**
 * Reads a workbook into texts. Undefined if it is none, or unpacks to more than a catalogue ever takes, or lies about its
 * sizes: all of it is unpacked once, counted, before the library, which trusts sizes, gets it.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookText | undefined> {
  const zip = await openZip(bytes, READ_LIMITS);
  if (zip === undefined || !zip.names.has("xl/workbook.xml") || !(await zip.isTruthful())) return undefined;
  const workbook = new ExcelJS.Workbook();
  try {
    // A Buffer may be a view into memory shared with others; the library takes the whole memory.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    return undefined;
  }
  return new Map(workbook.worksheets.map((worksheet) => [worksheet.name.trim(), rowsOf(worksheet)]));
}

function rowsOf(worksheet: ExcelJS.Worksheet): readonly RowText[] {
  const rows: RowText[] = [];
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells = new Map<number, CellText>();
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const text = cellText(cell);
      if (text !== undefined) cells.set(column - 1, text);
    });
    if (cells.size > 0) rows.push({ row: number, cells });
  });
  return rows;
}

function cellText(cell: ExcelJS.Cell): CellText | undefined {
  const { value } = cell;
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : { kind: "text", text: value.trim() };
  if (typeof value === "number") return { kind: "number", text: numberText(value, cell.numFmt) };
  if (typeof value === "boolean") return { kind: "text", text: value ? "是" : "否" };
  if (value instanceof Date)
    return { kind: "unreadable", text: Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10) };
  if ("richText" in value)
    return {
      kind: "text",
      text: value.richText
        .map((part) => part.text)
        .join("")
        .trim(),
    };
  if ("hyperlink" in value) return { kind: "text", text: value.text.trim() };
  if ("formula" in value || "sharedFormula" in value) return { kind: "formula", text: `=${cell.formula}` };
  return { kind: "unreadable", text: "error" in value ? value.error : "" };
}

/** The shortest decimal that names the stored number, which is what was typed; a percentage is moved by two places. */
function numberText(value: number, format: string | undefined): string {
  const text = String(value);
  if (format === undefined || !/%/.test(format.replaceAll(/"[^"]*"/g, ""))) return text;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", decimals = ""] = match;
  const moved = `${whole}${decimals.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = decimals.slice(2);
  return `${sign}${moved}${rest === "" ? "" : `.${rest}`}`;
}
