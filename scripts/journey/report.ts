import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { fen } from "@yunquan/core/money.ts";

/** The journey's voice: numbered steps, facts under them, and a count of what did not add up. */
export interface Report {
  step(zh: string, en: string): void;
  fact(text: string): void;
  table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void;
  /** Compares; a difference is printed, counted, and ends the journey with a failure. */
  check(what: string, actual: unknown, expected: unknown): void;
  readonly failures: () => number;
  readonly checks: () => number;
}

export function consoleReport(): Report {
  let steps = 0;
  let checks = 0;
  let failures = 0;
  return {
    step(zh, en) {
      steps += 1;
      console.log(`\n${String(steps).padStart(2, "0")}  ${zh} · ${en}`);
    },
    fact: (text) => console.log(`      ${text}`),
    table(head, rows) {
      const width = (text: string): number =>
        [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
      const columns = head.map((title, column) =>
        Math.max(width(title), ...rows.map((row) => width(String(row[column] ?? "")))),
      );
      const line = (row: readonly (string | number)[]): string =>
        row
          .map((cell, column) => String(cell) + " ".repeat(Math.max(0, (columns[column] ?? 0) - width(String(cell)))))
          .join("  ");
      console.log(`      ${line(head)}`);
      for (const row of rows) console.log(`      ${line(row)}`);
    },
    check(what, actual, expected) {
      checks += 1;
      const same = JSON.stringify(actual) === JSON.stringify(expected);
      if (!same) failures += 1;
      console.log(
        `      ${same ? "✓" : "✗"} ${what}${same ? "" : `：得 got ${JSON.stringify(actual)}，应 expected ${JSON.stringify(expected)}`}`,
      );
    },
    failures: () => failures,
    checks: () => checks,
  };
}

/** Fen as yuan, for print. */
export function yuan(amountFen: string | number): string {
  return `${fenToYuanText(fen(Number(amountFen)))} 元`;
}
