import { cappedSum } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { isCalendarDate } from "@yunquan/core/time.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { readCsvTable, writeCsv } from "./csv-table.ts";
import type { TableColumn, TableFault, TableRowText } from "./csv-table.ts";
import type { PaymentBatch } from "./payment-batch-file.ts";
import { decimalFaults, fenToYuanPlain, yuanTextToFen } from "@yunquan/core/decimal.ts";

type Field = "lineId" | "amount" | "outcome" | "reason" | "bankReference" | "paidOn";

const COLUMNS: readonly TableColumn<Field>[] = [
  { field: "lineId", zh: "明细号", also: ["明细编号", "line id"], required: true },
  { field: "amount", zh: "金额（元）", also: ["金额", "支付金额", "amount (yuan)", "amountYuan"], required: true },
  { field: "outcome", zh: "结果", also: ["支付结果", "状态", "result", "status"], required: true },
  { field: "reason", zh: "失败原因", also: ["原因", "退回原因"], required: true },
  { field: "bankReference", zh: "银行流水号", also: ["流水号", "凭证号", "bank reference"], required: true },
  { field: "paidOn", zh: "支付日期", also: ["日期", "paid on", "date"], required: true },
];

const OUTCOMES: ReadonlyMap<string, "paid" | "failed"> = new Map([
  ["成功", "paid"],
  ["已支付", "paid"],
  ["支付成功", "paid"],
  ["paid", "paid"],
  ["success", "paid"],
  ["失败", "failed"],
  ["退回", "failed"],
  ["退票", "failed"],
  ["支付失败", "failed"],
  ["failed", "failed"],
  ["returned", "failed"],
]);

interface BankLineFacts {
  readonly row: number;
  readonly lineId: string;
  readonly amountFen: Fen;
}

/** What the bank says of one line. The same line may come twice; reconciliation puts such a line into suspense. */
export type BankLine =
  | (BankLineFacts & {
      readonly outcome: "paid";
      readonly reason: "";
      readonly bankReference: string;
      readonly paidOn: CalendarDate;
    })
  | (BankLineFacts & {
      readonly outcome: "failed";
      readonly reason: string;
      readonly bankReference: string;
      readonly paidOn: CalendarDate | undefined;
    });

export interface BankResult {
  readonly lines: readonly BankLine[];
  readonly faults: readonly TableFault[];
}

/**
 * Reads a bank's result file: CSV in UTF-8 or GB18030 with Chinese or English headers, extra columns ignored. Amounts are
 * yuan read to the exact fen. Every fault is named with its row and column; a caller books a file without faults only. A
 * totals line (合计) is checked against the lines.
 *
 * @clause 5.14
 */
export function parseBankResult(bytes: Uint8Array): BankResult {
  const table = readCsvTable(bytes, COLUMNS, { unknownColumns: "ignore", maxRows: 20_000 });
  const faults: TableFault[] = [...table.faults];
  const lines: BankLine[] = [];
  for (const text of table.rows) {
    if (isTotals(text)) continue;
    const found = readLine(text);
    if ("faults" in found) faults.push(...found.faults);
    else lines.push(found.line);
  }
  const totals = table.rows.find(isTotals);
  if (totals !== undefined && faults.length === 0) faults.push(...totalsFault(totals, lines));
  if (lines.length === 0 && faults.length === 0) {
    faults.push({ row: 0, column: "", zh: "文件没有明细行。", en: "The file has no lines but the totals." });
  }
  return { lines, faults };
}

/** Our own batch file has the number of lines (3笔) in the id column of its totals line, and banks return it as it was. */
function isTotals(text: TableRowText<Field>): boolean {
  return /^(合计|总计|total)/i.test(text.cells.lineId) || /^\d+笔$/.test(text.cells.lineId);
}

function totalsFault(totals: TableRowText<Field>, lines: readonly BankLine[]): readonly TableFault[] {
  const stated = yuanTextToFen(totals.cells.amount);
  const sum = cappedSum(...lines.map((line) => line.amountFen));
  if (stated.ok && stated.amountFen === sum) return [];
  const zh = `合计 ${totals.cells.amount} 与各行之和 ${fenToYuanPlain(sum)} 不一致。`;
  const en = `The total ${totals.cells.amount} differs from the sum of the lines, ${fenToYuanPlain(sum)}.`;
  return [{ row: totals.row, column: "金额（元）", zh, en }];
}

function readLine({
  row,
  cells,
}: TableRowText<Field>): { readonly line: BankLine } | { readonly faults: readonly TableFault[] } {
  const faults: TableFault[] = [];
  const fault = (field: Field, zh: string, en: string): void => {
    faults.push({ row, column: COLUMNS.find((column) => column.field === field)?.zh ?? field, zh, en });
  };
  const amount = yuanTextToFen(cells.amount);
  const outcome = OUTCOMES.get(cells.outcome.toLowerCase());
  const paidOn = readDate(cells.paidOn);
  if (cells.lineId === "") fault("lineId", "明细号为空。", "The line id is empty.");
  if (!amount.ok) {
    const { zh, en } = decimalFaults[amount.fault];
    fault("amount", `金额“${cells.amount}”：${zh}。`, `Amount "${cells.amount}": ${en}.`);
  }
  if (outcome === undefined)
    fault(
      "outcome",
      `结果“${cells.outcome}”应为“成功”或“失败”。`,
      `The outcome "${cells.outcome}" must be paid or failed.`,
    );
  if (cells.paidOn !== "" && paidOn === undefined)
    fault("paidOn", `日期“${cells.paidOn}”无效。`, `"${cells.paidOn}" is no date.`);
  if (outcome === "paid") {
    if (cells.bankReference === "")
      fault("bankReference", "已支付的明细缺少银行流水号。", "A paid line needs the bank's reference.");
    if (cells.paidOn === "") fault("paidOn", "已支付的明细缺少支付日期。", "A paid line needs the date of payment.");
    if (cells.reason !== "")
      fault("reason", "已支付的明细不应有失败原因。", "A paid line must not give a reason for failure.");
  }
  if (outcome === "failed" && cells.reason === "")
    fault("reason", "支付失败的明细缺少原因。", "A failed line needs its reason.");
  if (faults.length > 0 || !amount.ok || outcome === undefined) return { faults };
  const facts = { row, lineId: cells.lineId, amountFen: amount.amountFen, bankReference: cells.bankReference };
  if (outcome === "failed") return { line: { ...facts, outcome, reason: cells.reason, paidOn } };
  return paidOn === undefined ? { faults } : { line: { ...facts, outcome, reason: "", paidOn } };
}

/** 2026-03-12, 20260312, 2026/3/12 or 2026年3月12日, as banks write dates. */
function readDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [year = "", month = "", day = ""] = match.slice(1).filter((part) => part !== undefined);
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : undefined;
}

/** The form to fill in by hand; with a batch, its lines and amounts are there already and only the outcome is missing. */
export function bankResultTemplate(batch?: PaymentBatch): Uint8Array {
  const lines = batch?.lines ?? [];
  return writeCsv([
    COLUMNS.map((column) => column.zh),
    ...lines.map((line) => [line.lineId, fenToYuanPlain(line.amountFen), "", "", "", ""]),
  ]);
}
