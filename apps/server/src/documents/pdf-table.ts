import type { Sheet } from "./pdf.ts";
import { GREY, HAIRLINE, HEAD_FILL, INK, mm, NAVY, SIZE } from "./pdf-style.ts";

export interface Column {
  readonly zh: string;
  readonly en: string;
  /** Share of the table's width; the shares of all columns are taken in proportion. */
  readonly share: number;
  readonly align?: "left" | "center" | "right";
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly bold?: boolean;
  readonly color?: string;
}

const PAD = mm(1.6);
const CELL_LEADING = 1.45;
const LINE = SIZE.cell * CELL_LEADING;

interface Placed {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

/**
 * A table that breaks over pages and repeats its header there. A row stays on one page unless it is taller than a page;
 * then it is split between its lines, so that nothing is ever cut off.
 */
export function drawTable(sheet: Sheet, columns: readonly Column[], rows: readonly TableRow[]): void {
  const placed = place(sheet, columns);
  const table = sheet.element("Table");
  const header = (): void => drawHeader(sheet, placed, table);
  const laid = rows.map((row) => ({ row, cells: linesOf(sheet, placed, row) }));
  const first = laid[0];
  // A header alone at the foot of a page says nothing, and so does a last row, the total as a rule, alone at the top.
  sheet.keep(headerHeight(sheet, placed) + (first === undefined ? 0 : Math.min(rowHeight(first.cells), mm(60))));
  header();
  laid.forEach(({ row, cells }, index) => {
    const last = index === laid.length - 2 ? laid[index + 1] : undefined;
    const together = rowHeight(cells) + (last === undefined ? 0 : rowHeight(last.cells));
    if (last !== undefined && index > 0 && sheet.y + together > sheet.bottom && together < mm(100))
      nextPage(sheet, header);
    drawRow(sheet, placed, cells, row, table, header);
  });
  table.end();
  sheet.space(mm(2));
}

function linesOf(sheet: Sheet, placed: readonly Placed[], row: TableRow): readonly (readonly string[])[] {
  return placed.map((cell, index) => sheet.lines(row.cells[index] ?? "", cell.width - 2 * PAD, SIZE.cell));
}

function rowHeight(cells: readonly (readonly string[])[]): number {
  return Math.max(...cells.map((lines) => lines.length), 1) * LINE + 2 * PAD;
}

function place(sheet: Sheet, columns: readonly Column[]): readonly Placed[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = sheet.left;
  return columns.map((column) => {
    const cell = { column, x, width: (sheet.width * column.share) / shares };
    x += cell.width;
    return cell;
  });
}

function headerHeight(sheet: Sheet, placed: readonly Placed[]): number {
  const heights = placed.map(
    ({ column, width }) =>
      sheet.heightOf(column.zh, width - 2 * PAD, SIZE.cell, 1.35) +
      sheet.heightOf(column.en, width - 2 * PAD, 6.5, 1.3),
  );
  return Math.max(...heights) + 2 * PAD;
}

type TableElement = ReturnType<Sheet["element"]>;

function drawHeader(sheet: Sheet, placed: readonly Placed[], table: TableElement): void {
  const height = headerHeight(sheet, placed);
  const y = sheet.y;
  sheet.artifact(() => sheet.doc.rect(sheet.left, y, sheet.width, height).fillColor(HEAD_FILL).fill());
  const cells = placed.map(({ column, x, width }) => {
    const inner = width - 2 * PAD;
    const zh = sheet.lines(column.zh, inner, SIZE.cell);
    const en = sheet.lines(column.en, inner, 6.5);
    const align = column.align ?? "left";
    return sheet.doc.struct("TH", headOf(column.zh, "Column"), () => {
      sheet.drawLines(
        zh,
        { x: x + PAD, y: y + PAD, width: inner },
        { size: SIZE.cell, color: NAVY, bold: true, align, leading: 1.35 },
      );
      const below = y + PAD + zh.length * SIZE.cell * 1.35;
      sheet.drawLines(en, { x: x + PAD, y: below, width: inner }, { size: 6.5, color: GREY, align, leading: 1.3 });
    });
  });
  table.add(sheet.doc.struct("TR", {}, cells));
  frame(sheet, placed, y, height, NAVY, 0.9);
  sheet.y = y + height;
}

function drawRow(
  sheet: Sheet,
  placed: readonly Placed[],
  cells: readonly (readonly string[])[],
  row: TableRow,
  table: TableElement,
  header: () => void,
): void {
  const tallest = Math.max(...cells.map((lines) => lines.length), 1);
  const pageRoom = sheet.bottom - sheet.top - headerHeight(sheet, placed);
  const wholeHeight = rowHeight(cells);
  if (sheet.y + wholeHeight > sheet.bottom && wholeHeight <= pageRoom) nextPage(sheet, header);
  let from = 0;
  while (from < tallest) {
    const fitting = Math.floor((sheet.bottom - sheet.y - 2 * PAD) / LINE + 0.0001);
    if (fitting < 1) {
      nextPage(sheet, header);
      continue;
    }
    const until = Math.min(tallest, from + fitting);
    drawPart(
      sheet,
      placed,
      cells.map((lines) => lines.slice(from, until)),
      until - from,
      row,
      table,
    );
    from = until;
  }
}

function nextPage(sheet: Sheet, header: () => void): void {
  sheet.newPage();
  header();
}

function drawPart(
  sheet: Sheet,
  placed: readonly Placed[],
  cells: readonly (readonly string[])[],
  lineCount: number,
  row: TableRow,
  table: TableElement,
): void {
  const y = sheet.y;
  const height = lineCount * LINE + 2 * PAD;
  const elements = placed.map(({ column, x, width }, index) =>
    sheet.doc.struct("TD", {}, () =>
      sheet.drawLines(
        cells[index] ?? [],
        { x: x + PAD, y: y + PAD, width: width - 2 * PAD },
        {
          size: SIZE.cell,
          color: row.color ?? INK,
          bold: row.bold ?? false,
          align: column.align ?? "left",
          leading: CELL_LEADING,
        },
      ),
    ),
  );
  table.add(sheet.doc.struct("TR", {}, elements));
  frame(sheet, placed, y, height, HAIRLINE, 0.5);
  sheet.y = y + height;
}

/** Rules around a row: the outer lines are the table's, the lower one closes the row wherever a page ends. */
function frame(
  sheet: Sheet,
  placed: readonly Placed[],
  y: number,
  height: number,
  color: string,
  weight: number,
): void {
  const right = sheet.left + sheet.width;
  sheet.line(sheet.left, y + height, right, y + height, color, weight);
  if (color === NAVY) sheet.line(sheet.left, y, right, y, color, weight);
  for (const { x } of placed) sheet.line(x, y, x, y + height, HAIRLINE, 0.5);
  sheet.line(right, y, right, y + height, HAIRLINE, 0.5);
}

export interface KeyValue {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
  readonly bold?: boolean;
}

/** A form-like table: label on the left, value on the right, one or two pairs beside each other. */
export function drawKeyValues(sheet: Sheet, pairs: readonly KeyValue[], perRow: 1 | 2 = 1): void {
  const labelWidth = mm(33);
  const pairWidth = sheet.width / perRow;
  const valueWidth = pairWidth - labelWidth;
  const table = sheet.element("Table");
  for (let index = 0; index < pairs.length; index += perRow) {
    const row = pairs.slice(index, index + perRow);
    // A pair left alone in its row takes the whole width.
    const span = row.length < perRow ? sheet.width - labelWidth : valueWidth;
    const height = Math.max(...row.map((pair) => pairHeight(sheet, pair, labelWidth, span)));
    sheet.keep(height);
    const y = sheet.y;
    const cells = row.flatMap((pair, position) =>
      pairCells(sheet, pair, sheet.left + position * pairWidth, y, height, labelWidth, span),
    );
    table.add(sheet.doc.struct("TR", {}, cells));
    sheet.line(sheet.left, y + height, sheet.left + sheet.width, y + height, HAIRLINE, 0.5);
    // After the cells, whose fill would cover half of it.
    if (index === 0 || y === sheet.top) sheet.rule(NAVY, 0.9);
    sheet.y = y + height;
  }
  table.end();
  sheet.rule(NAVY, 0.9);
  sheet.space(mm(2));
}

function pairHeight(sheet: Sheet, pair: KeyValue, labelWidth: number, valueWidth: number): number {
  const value = sheet.heightOf(pair.value, valueWidth - 2 * PAD, SIZE.body, 1.4);
  const label =
    sheet.heightOf(pair.zh, labelWidth - 2 * PAD, SIZE.cell, 1.3) +
    sheet.heightOf(pair.en, labelWidth - 2 * PAD, 6.5, 1.25);
  return Math.max(value, label) + 2 * PAD;
}

function pairCells(
  sheet: Sheet,
  pair: KeyValue,
  x: number,
  y: number,
  height: number,
  labelWidth: number,
  valueWidth: number,
) {
  const labelInner = labelWidth - 2 * PAD;
  const valueInner = valueWidth - 2 * PAD;
  const zh = sheet.lines(pair.zh, labelInner, SIZE.cell);
  const en = sheet.lines(pair.en, labelInner, 6.5);
  const value = sheet.lines(pair.value, valueInner, SIZE.body);
  const labelHeight = zh.length * SIZE.cell * 1.3 + en.length * 6.5 * 1.25;
  const valueHeight = value.length * SIZE.body * 1.4;
  sheet.artifact(() =>
    sheet.doc
      .rect(x, y + 0.3, labelWidth, height - 0.6)
      .fillColor(HEAD_FILL)
      .fill(),
  );
  const labelY = y + (height - labelHeight) / 2;
  return [
    sheet.doc.struct("TH", headOf(pair.zh, "Row"), () => {
      sheet.drawLines(zh, { x: x + PAD, y: labelY, width: labelInner }, { size: SIZE.cell, color: NAVY, leading: 1.3 });
      const below = labelY + zh.length * SIZE.cell * 1.3;
      sheet.drawLines(en, { x: x + PAD, y: below, width: labelInner }, { size: 6.5, color: GREY, leading: 1.25 });
    }),
    sheet.doc.struct("TD", {}, () => {
      const box = { x: x + labelWidth + PAD, y: y + (height - valueHeight) / 2, width: valueInner };
      sheet.drawLines(value, box, { size: SIZE.body, leading: 1.4, bold: pair.bold ?? false });
    }),
  ];
}

/** A header cell says which cells it heads. The typings lag behind the library, which takes the scope. */
function headOf(title: string, scope: "Column" | "Row"): { title: string; scope: string } {
  return { title, scope };
}
