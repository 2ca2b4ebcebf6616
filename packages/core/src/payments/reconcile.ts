import type { Fen } from "../money.ts";
import type { CalendarDate } from "../time.ts";
import type { PaymentLineStatus } from "./lifecycle.ts";

/** One row of the bank's file, as read. */
export interface BankRow {
  readonly row: number;
  readonly lineNumber: string;
  readonly amountFen: Fen;
  readonly outcome: "paid" | "failed";
  readonly reason: string;
  readonly bankReference: string;
  readonly paidOn: CalendarDate | null;
}

/** A line of our batch as it stands before the file is booked. */
export interface SentLine {
  readonly lineNumber: string;
  readonly amountFen: Fen;
  readonly status: PaymentLineStatus;
  readonly bankReference: string | null;
}

/** Why a word of the bank is in suspense, in words. What is `told` came by letter, not in a file. */
export const suspenseCauses = {
  "unknown-line": { zh: "本批次没有这一明细号", en: "the batch has no such line" },
  repeated: { zh: "重复或前后矛盾", en: "repeated, or contradicts another row" },
  "other-amount": { zh: "金额与明细不符", en: "another amount than the line's" },
  "other-state": {
    zh: "该行当前不能入账（已有相反结果或券被冻结）",
    en: "the line cannot take it now (decided otherwise, or its voucher is frozen)",
  },
  told: { zh: "银行来函告知退回", en: "the bank told of a return by letter" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

/** Why a row of a file goes to suspense. */
export type SuspenseCause = Exclude<keyof typeof suspenseCauses, "told">;

export interface Reconciliation {
  /** Rows to book, each for another line that is still open. */
  readonly book: readonly BankRow[];
  /** Rows that say again what is booked already; banks send the whole batch with every answer. */
  readonly known: readonly BankRow[];
  readonly suspense: readonly { readonly row: BankRow; readonly cause: SuspenseCause }[];
}

/**
 * Compares a bank's file with the lines of its batch. A row is booked only if it names an open line of the batch, once, with
 * its exact amount and a reference of its own. Everything else goes to suspense for a person to look at: an unknown line,
 * another amount, a second payment, rows that contradict each other, and a late word that contradicts what is booked. What
 * is booked is never undone. `usedReferences` are references of other payments.
 * @clause 5.14
 */
export function reconcile(
  rows: readonly BankRow[],
  lines: readonly SentLine[],
  usedReferences: ReadonlySet<string>,
): Reconciliation {
  const byNumber = new Map(lines.map((line) => [line.lineNumber, line]));
  const rowsOf = new Map<string, BankRow[]>();
  for (const row of rows) rowsOf.set(row.lineNumber, [...(rowsOf.get(row.lineNumber) ?? []), row]);
  const references = new Set(usedReferences);
  for (const line of lines) if (line.bankReference !== null) references.add(line.bankReference);
  const book: BankRow[] = [];
  const known: BankRow[] = [];
  const suspense: { row: BankRow; cause: SuspenseCause }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const line = byNumber.get(row.lineNumber);
    const cause =
      line === undefined
        ? "unknown-line"
        : faultOf(row, line, rowsOf.get(row.lineNumber) ?? [], seen.has(row.lineNumber));
    seen.add(row.lineNumber);
    if (cause === "known") known.push(row);
    else if (cause !== null) suspense.push({ row, cause });
    else if (row.outcome === "paid" && references.has(row.bankReference)) suspense.push({ row, cause: "repeated" });
    else {
      if (row.outcome === "paid") references.add(row.bankReference);
      book.push(row);
    }
  }
  return { book, known, suspense };
}

function faultOf(
  row: BankRow,
  line: SentLine,
  all: readonly BankRow[],
  repeated: boolean,
): SuspenseCause | "known" | null {
  if (row.amountFen !== line.amountFen) return "other-amount";
  // Of rows that contradict each other none can be believed; of equal ones the first is booked.
  if (all.some((other) => !saysTheSame(other, row))) return "repeated";
  if (repeated) return "repeated";
  switch (line.status) {
    case "sent":
      return null;
    case "paid":
      if (row.outcome === "failed") return "other-state";
      return row.bankReference === line.bankReference ? "known" : "repeated";
    case "failed":
      return row.outcome === "failed" ? "known" : "other-state";
    case "returned":
      // Both the payment and its return are known; the bank's later files may have either of them.
      return row.outcome === "failed" || row.bankReference === line.bankReference ? "known" : "other-state";
    case "drafted":
    case "refused":
      return "other-state";
  }
}

function saysTheSame(a: BankRow, b: BankRow): boolean {
  return (
    a.outcome === b.outcome &&
    a.amountFen === b.amountFen &&
    a.bankReference === b.bankReference &&
    a.paidOn === b.paidOn
  );
}
