import type { Id } from "../ids.ts";
import { cappedSum, fen, subtractFen, ZERO, type Fen } from "../money.ts";
import { Refusal, type FieldFault } from "../refusal.ts";

/** A fee line of the contract with what other invoices already put on it. */
export interface InvoicedLine {
  readonly id: Id;
  readonly number: number;
  readonly amountFen: Fen;
  readonly invoicedFen: Fen;
}

/** The part of an invoice that belongs to one fee line. */
export interface Split {
  readonly feeLineId: Id;
  readonly amountFen: Fen;
}

/**
 * Checks how an invoice is split over the fee lines of its contract: each part on a line of that contract, each line once,
 * the parts adding up to the invoice's total to the fen, and no line invoiced above its amount.
 * Refuses `invalid-request`, `invoice-split-differs`, `invoice-split-over-line`.
 * @clause 5.9
 */
export function refuseWrongSplits(totalFen: Fen, splits: readonly Split[], lines: readonly InvoicedLine[]): void {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<Id>();
  const faults: FieldFault[] = splits.flatMap((split, index) => {
    const path = `splits.${index}.feeLineId`;
    if (!byId.has(split.feeLineId))
      return { path, code: "not-found", zh: "合同没有该费用项", en: "the contract has no such fee line" };
    if (seen.has(split.feeLineId))
      return { path, code: "repeated", zh: "同一费用项重复", en: "the same fee line twice" };
    seen.add(split.feeLineId);
    return [];
  });
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
  refuseSum(totalFen, splits);
  for (const [index, split] of splits.entries()) {
    const line = byId.get(split.feeLineId);
    if (line === undefined) continue;
    const leftFen = line.invoicedFen >= line.amountFen ? ZERO : subtractFen(line.amountFen, line.invoicedFen);
    if (split.amountFen <= leftFen) continue;
    throw new Refusal(
      "invoice-split-over-line",
      { line: line.number, leftFen, splitFen: split.amountFen, amountFen: line.amountFen },
      [
        {
          path: `splits.${index}.amountFen`,
          code: "over-line",
          zh: "超过该费用项尚可开票的金额",
          en: "more than the fee line has left to invoice",
        },
      ],
    );
  }
}

function refuseSum(totalFen: Fen, splits: readonly Split[]): void {
  const splitFen = cappedSum(...splits.map((split) => split.amountFen));
  if (splitFen === totalFen) return;
  throw new Refusal("invoice-split-differs", { splitFen, totalFen, ...signedDifference(splitFen, totalFen) }, [
    {
      path: "splits",
      code: "sum",
      zh: "分摊合计须等于发票价税合计",
      en: "the parts must add up to the invoice's total",
    },
  ]);
}

/** `actual − expected` as facts of a refusal: the amount without sign, and the sign that goes before it. */
export function signedDifference(
  actual: Fen,
  expected: Fen,
): { readonly sign: "+" | "−" | ""; readonly differenceFen: Fen } {
  if (actual === expected) return { sign: "", differenceFen: ZERO };
  return { sign: actual > expected ? "+" : "−", differenceFen: fen(Math.abs(actual - expected)) };
}
