import { describe, expect, test } from "vitest";
import { fen } from "../money.ts";
import { publishedCells } from "./small-cells.ts";

const cell = (count: number, amount: number) => ({ count, amountFen: fen(amount) });

describe("sums that are published", () => {
  test("5.12 sums of three and more are published, and so is nothing at all", () => {
    expect(publishedCells([cell(3, 300), cell(0, 0), cell(40, 4_000)])).toEqual({
      cells: [300, 0, 4_000],
      totalFen: 4_300,
    });
    expect(publishedCells([])).toEqual({ cells: [], totalFen: 0 });
  });

  test("5.12 sums of one or two are kept back; the total of several tells none of them", () => {
    expect(publishedCells([cell(1, 100), cell(2, 250), cell(5, 900)])).toEqual({
      cells: [null, null, 900],
      totalFen: 1_250,
    });
  });

  test("5.12 where one alone is kept back, the smallest of the others is kept back too, or else the total", () => {
    expect(publishedCells([cell(1, 100), cell(9, 50), cell(4, 800), cell(0, 0)])).toEqual({
      cells: [null, 50, null, 0],
      totalFen: 950,
    });
    expect(publishedCells([cell(2, 100), cell(0, 0)])).toEqual({ cells: [null, 0], totalFen: null });
  });
});
