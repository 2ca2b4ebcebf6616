import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Id } from "../ids.ts";
import { fen } from "../money.ts";
import { Refusal } from "../refusal.ts";
import { refuseWrongSplits, signedDifference, type InvoicedLine } from "./invoice-splits.ts";

const line = (number: number, amount: number, invoiced = 0): InvoicedLine => ({
  id: `line-${number}` as Id,
  number,
  amountFen: fen(amount),
  invoicedFen: fen(invoiced),
});
const split = (number: number, amount: number) => ({ feeLineId: `line-${number}` as Id, amountFen: fen(amount) });

function refusalOf(run: () => void): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("splits", () => {
  test("5.9 the parts of an invoice add up to its total to the fen", () => {
    const lines = [line(1, 60_000), line(2, 50_000)];
    expect(() => refuseWrongSplits(fen(80_000), [split(1, 60_000), split(2, 20_000)], lines)).not.toThrow();
    const short = refusalOf(() => refuseWrongSplits(fen(80_000), [split(1, 60_000), split(2, 19_999)], lines));
    expect(short).toMatchObject({ code: "invoice-split-differs", facts: { sign: "−", differenceFen: 1 } });
    const over = refusalOf(() => refuseWrongSplits(fen(80_000), [split(1, 60_000), split(2, 20_001)], lines));
    expect(over.facts).toMatchObject({ sign: "+", differenceFen: 1 });
  });

  test("5.9 a fee line is never invoiced above its amount, over all invoices together", () => {
    const lines = [line(1, 60_000, 59_999)];
    expect(() => refuseWrongSplits(fen(1), [split(1, 1)], lines)).not.toThrow();
    expect(refusalOf(() => refuseWrongSplits(fen(2), [split(1, 2)], lines))).toMatchObject({
      code: "invoice-split-over-line",
      facts: { line: 1, leftFen: 1, splitFen: 2 },
    });
  });

  test("5.9 a line of another contract and a line given twice are marked by their place", () => {
    const refusal = refusalOf(() => refuseWrongSplits(fen(3), [split(1, 1), split(9, 1), split(1, 1)], [line(1, 5)]));
    expect(refusal.code).toBe("invalid-request");
    expect(refusal.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "splits.1.feeLineId not-found",
      "splits.2.feeLineId repeated",
    ]);
  });

  test("5.9 whatever is accepted keeps every line within its amount and the sum exact", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount, amount), { minLength: 1, maxLength: 6 }),
        amount,
        (drawn, total) => {
          const lines = drawn.map(([lineAmount, invoiced], index) =>
            line(index, lineAmount, Math.min(invoiced, lineAmount)),
          );
          const splits = drawn.map(([, , part], index) => split(index, part));
          const sum = splits.reduce((all, one) => all + one.amountFen, 0);
          const fits = lines.every((one, index) => one.invoicedFen + (splits[index]?.amountFen ?? 0) <= one.amountFen);
          const accepted = (given: number): boolean => {
            try {
              refuseWrongSplits(fen(given), splits, lines);
              return true;
            } catch {
              return false;
            }
          };
          expect(accepted(sum)).toBe(fits);
          expect(accepted(total)).toBe(fits && total === sum);
        },
      ),
    );
  });
});

test("5.9 a difference is told with its sign", () => {
  expect(signedDifference(fen(5), fen(7))).toEqual({ sign: "−", differenceFen: 2 });
  expect(signedDifference(fen(7), fen(5))).toEqual({ sign: "+", differenceFen: 2 });
  expect(signedDifference(fen(7), fen(7))).toEqual({ sign: "", differenceFen: 0 });
});
