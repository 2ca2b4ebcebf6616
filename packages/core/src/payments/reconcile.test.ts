import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen } from "../money.ts";
import { calendarDate } from "../time.ts";
import { reconcile, type BankRow, type SentLine } from "./reconcile.ts";

const paid = (lineNumber: string, amount: number, reference = `ref ${lineNumber}`, row = 2): BankRow => ({
  row,
  lineNumber,
  amountFen: fen(amount),
  outcome: "paid",
  reason: "",
  bankReference: reference,
  paidOn: calendarDate("2026-12-01"),
});
const failed = (lineNumber: string, amount: number): BankRow => ({
  ...paid(lineNumber, amount, ""),
  outcome: "failed",
  reason: "账号不存在",
  paidOn: null,
});
const line = (lineNumber: string, amount: number, more: Partial<SentLine> = {}): SentLine => ({
  lineNumber,
  amountFen: fen(amount),
  status: "sent",
  bankReference: null,
  ...more,
});
const nothing: ReadonlySet<string> = new Set();
const causes = (rows: readonly BankRow[], lines: readonly SentLine[], used = nothing): string[] =>
  reconcile(rows, lines, used).suspense.map((one) => one.cause);

describe("reconciling a bank's file", () => {
  test("5.14 a row with an open line's exact amount is booked, paid or failed", () => {
    const result = reconcile([paid("L1", 100), failed("L2", 50)], [line("L1", 100), line("L2", 50)], nothing);
    expect(result.book.map((row) => [row.lineNumber, row.outcome])).toEqual([
      ["L1", "paid"],
      ["L2", "failed"],
    ]);
    expect(result.suspense).toEqual([]);
  });

  test("5.14 an unknown line goes to suspense", () => {
    expect(causes([paid("L9", 100)], [line("L1", 100)])).toEqual(["unknown-line"]);
  });

  test("5.14 another amount goes to suspense, one fen off too", () => {
    expect(causes([paid("L1", 101)], [line("L1", 100)])).toEqual(["other-amount"]);
  });

  test("5.14 a line twice in one file: equal rows are booked once, contradicting ones not at all", () => {
    const equal = reconcile([paid("L1", 100), paid("L1", 100, "ref L1", 3)], [line("L1", 100)], nothing);
    expect(equal.book).toHaveLength(1);
    expect(equal.suspense.map((one) => [one.cause, one.row.row])).toEqual([["repeated", 3]]);
    const contradicting = reconcile([paid("L1", 100), failed("L1", 100)], [line("L1", 100)], nothing);
    expect(contradicting.book).toEqual([]);
    expect(contradicting.suspense).toHaveLength(2);
  });

  test("5.14 what is booked already is known, another payment of it is suspense", () => {
    const booked = line("L1", 100, { status: "paid", bankReference: "ref L1" });
    expect(reconcile([paid("L1", 100)], [booked], nothing).known).toHaveLength(1);
    expect(causes([paid("L1", 100, "another")], [booked])).toEqual(["repeated"]);
  });

  test("5.14 a late word against what is booked goes to suspense and undoes nothing", () => {
    expect(causes([failed("L1", 100)], [line("L1", 100, { status: "paid", bankReference: "ref L1" })])).toEqual([
      "other-state",
    ]);
    expect(causes([paid("L1", 100)], [line("L1", 100, { status: "failed" })])).toEqual(["other-state"]);
    expect(causes([paid("L1", 100)], [line("L1", 100, { status: "refused" })])).toEqual(["other-state"]);
  });

  test("5.14 of a returned line both the payment and its return are known, another payment of it is not", () => {
    const back = line("L1", 100, { status: "returned", bankReference: "ref L1" });
    expect(reconcile([failed("L1", 100)], [back], nothing).known).toHaveLength(1);
    expect(reconcile([paid("L1", 100)], [back], nothing).known).toHaveLength(1);
    expect(causes([paid("L1", 100, "another")], [back])).toEqual(["other-state"]);
  });

  test("5.14 one bank reference pays one line", () => {
    expect(causes([paid("L1", 100, "same"), paid("L2", 50, "same")], [line("L1", 100), line("L2", 50)])).toEqual([
      "repeated",
    ]);
    expect(causes([paid("L1", 100, "used before")], [line("L1", 100)], new Set(["used before"]))).toEqual(["repeated"]);
  });

  test("5.14 every row ends in exactly one place, and no line is booked twice or at another amount", () => {
    const names = fc.constantFrom("L1", "L2", "L3", "L4");
    const rows = fc.array(
      fc.record({
        lineNumber: names,
        amountFen: fc.constantFrom(fen(10), fen(20)),
        outcome: fc.constantFrom("paid" as const, "failed" as const),
        bankReference: fc.constantFrom("a", "b", "c"),
      }),
      { maxLength: 12 },
    );
    const lines = fc.uniqueArray(
      fc.record({
        lineNumber: names,
        amountFen: fc.constantFrom(fen(10), fen(20)),
        status: fc.constantFrom("sent" as const, "paid" as const, "failed" as const, "returned" as const),
      }),
      { selector: (one) => one.lineNumber },
    );
    fc.assert(
      fc.property(rows, lines, (given, ours) => {
        const bank = given.map((row, index): BankRow => ({ ...row, row: index + 2, reason: "", paidOn: null }));
        const own = ours.map((one): SentLine => ({
          ...one,
          bankReference: one.status === "paid" || one.status === "returned" ? `old ${one.lineNumber}` : null,
        }));
        const { book, known, suspense } = reconcile(bank, own, nothing);
        expect(
          [...book, ...known, ...suspense.map((one) => one.row)].map((row) => row.row).toSorted((a, b) => a - b),
        ).toEqual(bank.map((row) => row.row));
        expect(new Set(book.map((row) => row.lineNumber)).size).toBe(book.length);
        for (const row of book)
          expect(own.find((one) => one.lineNumber === row.lineNumber)).toMatchObject({
            status: "sent",
            amountFen: row.amountFen,
          });
        const references = book.filter((row) => row.outcome === "paid").map((row) => row.bankReference);
        expect(new Set(references).size).toBe(references.length);
      }),
      { numRuns: 500 },
    );
  });
});
