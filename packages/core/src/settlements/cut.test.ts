import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Id } from "../ids.ts";
import { fen } from "../money.ts";
import { carriedFromAfter, cutLine, lineOrder, type ClaimInLine, type CutOutcome } from "./cut.ts";

const claim = (name: string, amount: number, position: number, more: Partial<ClaimInLine> = {}): ClaimInLine => ({
  claimId: name as Id,
  position,
  carriedFrom: 0,
  amountFen: fen(amount),
  deferred: false,
  heldBefore: false,
  ...more,
});
const outcomes = (line: readonly ClaimInLine[], cash: number): Record<string, CutOutcome> =>
  Object.fromEntries(cutLine(line, fen(cash)).lines.map((cut) => [cut.claimId, cut.outcome]));

describe("the vectors of the programme", () => {
  const a = claim("A", 70, 1);
  const b = claim("B", 50, 2);
  const c = claim("C", 10, 3);

  test("8.2 cash 100 for A 70, B 50, C 10: A is funded, B and C are carried over whole, 30 stay", () => {
    const cut = cutLine([a, b, c], fen(100));
    expect(cut.lines.map((line) => [line.claimId, line.outcome, line.runningFen])).toEqual([
      ["A", "funded", 70],
      ["B", "carried", 70],
      ["C", "carried", 70],
    ]);
    expect(cut).toMatchObject({ fundedFen: 70, carriedFen: 60, leftFen: 30, cashFen: 100 });
    expect(cut.stopped).toEqual({ claimId: "B", position: 2, missingFen: 20 });
  });

  test("8.2 the next list with cash 130 serves B, then C, then new claims", () => {
    const next = [claim("N1", 60, 4), claim("N2", 20, 5), { ...b, carriedFrom: 1 }, { ...c, carriedFrom: 1 }].toSorted(
      lineOrder,
    );
    expect(next.map((one) => one.claimId)).toEqual(["B", "C", "N1", "N2"]);
    const cut = cutLine(next, fen(130));
    expect(cut.lines.map((line) => line.outcome)).toEqual(["funded", "funded", "funded", "carried"]);
    expect(cut.leftFen).toBe(10);
  });
});

describe("the order", () => {
  test("8.2 an older shortfall goes before a younger one, and a younger one before none, whatever the positions", () => {
    const line = [claim("new", 1, 1), claim("short once", 1, 9), claim("short twice", 1, 30)];
    const [fresh, once, twice] = [line[0]!, { ...line[1]!, carriedFrom: 1 }, { ...line[2]!, carriedFrom: 2 }];
    expect([fresh, once, twice].toSorted(lineOrder).map((one) => one.claimId)).toEqual([
      "short twice",
      "short once",
      "new",
    ]);
  });

  test("8.2 within one shortfall the position decides", () => {
    expect(
      [claim("b", 1, 8, { carriedFrom: 3 }), claim("a", 1, 7, { carriedFrom: 3 })].toSorted(lineOrder)[0]?.claimId,
    ).toBe("a");
  });

  test("8.2 a claim that was short and then left out keeps its seniority over claims that fell short later", () => {
    // Freeze 1 carries the elder; freeze 2 leaves it out (returned) and carries the younger.
    let elder = carriedFromAfter({ carriedFrom: 0 }, "carried");
    elder = carriedFromAfter({ carriedFrom: elder }, "left-out");
    const younger = carriedFromAfter({ carriedFrom: 0 }, "carried");
    expect(lineOrder({ carriedFrom: elder, position: 90 }, { carriedFrom: younger, position: 3 })).toBeLessThan(0);
  });

  test("8.2 a claim that was only left out or deferred, never short, counts no shortfall", () => {
    expect(carriedFromAfter({ carriedFrom: 0 }, "left-out")).toBe(0);
    expect(carriedFromAfter({ carriedFrom: 0 }, "deferred")).toBe(0);
    expect(carriedFromAfter({ carriedFrom: 2 }, "funded")).toBe(2);
  });

  test("a line that is not in its order is a bug of the caller", () => {
    expect(() => cutLine([claim("b", 1, 2), claim("a", 1, 1)], fen(5))).toThrow("in its order");
    expect(() => cutLine([claim("a", 1, 1), claim("a again", 1, 1)], fen(5))).toThrow("in its order");
  });
});

describe("edges of the cut", () => {
  test("8.2 an empty line commits nothing", () => {
    expect(cutLine([], fen(100))).toMatchObject({
      lines: [],
      fundedFen: 0,
      carriedFen: 0,
      leftFen: 100,
      stopped: null,
    });
  });

  test("8.2 an exact fit is funded to the last fen, and one fen less stops the line", () => {
    const line = [claim("A", 70, 1), claim("B", 30, 2)];
    expect(cutLine(line, fen(100))).toMatchObject({ fundedFen: 100, leftFen: 0, stopped: null });
    expect(outcomes(line, 99)).toEqual({ A: "funded", B: "carried" });
  });

  test("8.2 when the first is too large nobody is funded, however small the others are", () => {
    expect(outcomes([claim("A", 101, 1), claim("B", 1, 2), claim("C", 1, 3)], 100)).toEqual({
      A: "carried",
      B: "carried",
      C: "carried",
    });
  });

  test("8.2 equal amounts are funded from the front until the cash ends", () => {
    const line = [1, 2, 3, 4].map((position) => claim(`P${position}`, 25, position));
    expect(Object.values(outcomes(line, 74))).toEqual(["funded", "funded", "carried", "carried"]);
  });

  test("8.2 a deferred claim keeps its amount, so that nobody behind takes it", () => {
    const line = [claim("D", 60, 1, { deferred: true }), claim("B", 50, 2), claim("C", 40, 3)];
    const cut = cutLine(line, fen(100));
    expect(cut.lines.map((one) => one.outcome)).toEqual(["deferred", "carried", "carried"]);
    expect(cut).toMatchObject({ deferredFen: 60, fundedFen: 0, leftFen: 40 });
  });

  test("8.2 a deferred claim that does not fit stops the line like any other", () => {
    expect(outcomes([claim("D", 60, 1, { deferred: true }), claim("B", 5, 2)], 50)).toEqual({
      D: "carried",
      B: "carried",
    });
  });

  test("8.2 money that an earlier list set aside for a claim is its own, also behind the stop", () => {
    const line = [claim("A", 20, 1), claim("H", 30, 2, { heldBefore: true }), claim("C", 1, 3)];
    const cut = cutLine(line, fen(10));
    expect(cut.lines.map((one) => [one.outcome, one.runningFen])).toEqual([
      ["carried", 0],
      ["funded", 30],
      ["carried", 30],
    ]);
    expect(cut).toMatchObject({ cashFen: 40, leftFen: 10, fundedFen: 30 });
  });
});

/** The rule again, as a clerk would do it with pencil and a heap of notes; shares nothing with the code under test. */
function plainCut(heap: readonly ClaimInLine[], cash: number): Map<Id, CutOutcome> {
  const result = new Map<Id, CutOutcome>();
  const notes = [...heap];
  let money = cash;
  let open = true;
  while (notes.length > 0) {
    let next = notes[0]!;
    for (const note of notes) {
      const older = note.carriedFrom > next.carriedFrom;
      if (older || (note.carriedFrom === next.carriedFrom && note.position < next.position)) next = note;
    }
    notes.splice(notes.indexOf(next), 1);
    if (next.heldBefore) {
      result.set(next.claimId, next.deferred ? "deferred" : "funded");
      continue;
    }
    if (open && money - next.amountFen < 0) open = false;
    if (!open) {
      result.set(next.claimId, "carried");
      continue;
    }
    money -= next.amountFen;
    result.set(next.claimId, next.deferred ? "deferred" : "funded");
  }
  return result;
}

const heaps = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 }).chain((positions) =>
  fc.tuple(
    ...positions.map((position) =>
      fc.record({
        claimId: fc.constant(`claim ${position}` as Id),
        position: fc.constant(position),
        carriedFrom: fc.integer({ min: 0, max: 3 }),
        amountFen: fc.oneof(fc.constant(25), fc.integer({ min: 1, max: 200 })).map(fen),
        deferred: fc.boolean(),
        heldBefore: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
      }),
    ),
  ),
);
const cash = fc.integer({ min: 0, max: 3_000 });

describe("properties", () => {
  test("8.2 the cut agrees with a second, plain implementation", () => {
    fc.assert(
      fc.property(heaps, cash, (heap, money) => {
        const cut = cutLine(heap.toSorted(lineOrder), fen(money));
        expect(new Map(cut.lines.map((line) => [line.claimId, line.outcome]))).toEqual(plainCut(heap, money));
      }),
      { numRuns: 500 },
    );
  });

  test("8.2 a list never commits more than its cash, and every fen is accounted for", () => {
    fc.assert(
      fc.property(heaps, cash, (heap, money) => {
        const cut = cutLine(heap.toSorted(lineOrder), fen(money));
        expect(cut.fundedFen + cut.deferredFen + cut.leftFen).toBe(cut.cashFen);
        expect(cut.fundedFen + cut.deferredFen + cut.carriedFen).toBe(
          heap.reduce((sum, one) => sum + one.amountFen, 0),
        );
        expect(cut.lines.at(-1)?.runningFen ?? 0).toBe(cut.fundedFen + cut.deferredFen);
      }),
    );
  });

  test("8.2 nobody overtakes: what is served of the free cash is a prefix of the line, and the next would not have fitted", () => {
    fc.assert(
      fc.property(heaps, cash, (heap, money) => {
        const cut = cutLine(heap.toSorted(lineOrder), fen(money));
        const free = cut.lines.filter((line) => !line.heldBefore);
        const firstCarried = free.findIndex((line) => line.outcome === "carried");
        if (firstCarried === -1) {
          expect(cut.stopped).toBeNull();
          return;
        }
        expect(free.slice(firstCarried).every((line) => line.outcome === "carried")).toBe(true);
        expect(free[firstCarried]!.amountFen).toBeGreaterThan(cut.leftFen);
        expect(cut.stopped?.claimId).toBe(free[firstCarried]!.claimId);
      }),
    );
  });

  test("8.2 more cash never takes the money away from anybody", () => {
    fc.assert(
      fc.property(heaps, cash, cash, (heap, money, more) => {
        const line = heap.toSorted(lineOrder);
        const before = plainCut(line, money);
        const after = cutLine(line, fen(money + more));
        for (const one of after.lines)
          if (before.get(one.claimId) !== "carried") expect(one.outcome).toBe(before.get(one.claimId));
      }),
    );
  });

  test("8.2 over many lists no claim is served after one that was short later or stands behind it in the same shortfall", () => {
    const years = fc.array(
      fc.record({
        cash: fc.integer({ min: 0, max: 120 }),
        arrivals: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(years, (freezes) => {
        let waiting: ClaimInLine[] = [];
        let position = 0;
        let left = 0;
        const firstShort = new Map<Id, number>();
        for (const [number, freeze] of freezes.entries()) {
          for (const amount of freeze.arrivals) waiting.push(claim(`${(position += 1)}`, amount, position));
          const cut = cutLine(waiting.toSorted(lineOrder), fen(left + freeze.cash));
          left = cut.leftFen;
          const key = (one: ClaimInLine): number => (firstShort.get(one.claimId) ?? number) * 10_000 + one.position;
          const served = cut.lines.filter((one) => one.outcome === "funded").map(key);
          const carried = cut.lines.filter((one) => one.outcome === "carried");
          expect(Math.max(0, ...served)).toBeLessThan(Math.min(Number.MAX_SAFE_INTEGER, ...carried.map(key)));
          for (const one of carried) if (!firstShort.has(one.claimId)) firstShort.set(one.claimId, number);
          waiting = carried.map((one) => ({
            ...claim(one.claimId, one.amountFen, one.position),
            carriedFrom: carriedFromAfter(one, "carried"),
          }));
        }
      }),
    );
  });
});
