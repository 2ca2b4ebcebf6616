import { ZERO, addFen, type Fen } from "../money.ts";

/** Amounts of fewer than so many are published of nobody: the sum of one is his, and of two each knows the other's. */
export const SMALLEST_CELL = 3;

/** A sum to be published, and of how many it is. */
export interface Cell {
  readonly count: number;
  readonly amountFen: Fen;
}

/** What of a table of sums may be published: null where a sum is kept back, in a cell or for the whole. In fen. */
export interface PublishedCells {
  readonly cells: readonly (Fen | null)[];
  readonly totalFen: Fen | null;
}

/**
 * Keeps back the sums of fewer than three. Where that leaves a single one out, the total would tell it: then the smallest of
 * the others is kept back with it, and where there is no other, the total.
 * @clause 5.12
 */
export function publishedCells(cells: readonly Cell[]): PublishedCells {
  const kept = new Set(cells.flatMap(({ count }, index) => (count > 0 && count < SMALLEST_CELL ? [index] : [])));
  if (kept.size === 1) {
    const [beside] = [...cells.entries()]
      .filter(([index, { count }]) => count > 0 && !kept.has(index))
      .toSorted(([, a], [, b]) => a.count - b.count || a.amountFen - b.amountFen);
    if (beside !== undefined) kept.add(beside[0]);
  }
  return {
    cells: cells.map(({ amountFen }, index) => (kept.has(index) ? null : amountFen)),
    totalFen: kept.size === 1 ? null : addFen(ZERO, ...cells.map(({ amountFen }) => amountFen)),
  };
}
