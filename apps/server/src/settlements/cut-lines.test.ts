import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fen, type Fen } from "@yunquan/core/money.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { newIdRange } from "../platform/id-range.ts";
import { newId } from "../platform/work.ts";
import { writeLines } from "./frozen-lines.ts";
import {
  ALL,
  APART,
  approved,
  byCore,
  cases,
  exceptionsAmong,
  lineTo,
  overLine,
  placed,
  type Case,
  type Placed,
  type Row,
} from "./line.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

/** The lines that a freeze writes, read back one by one. */
async function bySql(claims: readonly Placed[], freeFen: Fen, lastPosition: number): Promise<{ rows: Row[] }> {
  return await overLine(app, claims, async (work) => {
    const toCut = { line: lineTo(lastPosition), exceptions: exceptionsAmong(claims, lastPosition), freeFen };
    const id = newId();
    await writeLines(work, { id, ids: newIdRange(newId()) }, toCut);
    const { rows } = await sql<{
      claimId: string;
      outcome: string;
      runningFen: number;
      carriedFrom: number;
      reason: string | null;
      ordinal: number;
    }>`select * from settlement_line where settlement_id = ${id} order by ordinal`.execute(work.tx);
    expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, index) => index + 1));
    return {
      rows: rows.map((row): Row => [row.claimId, row.outcome, row.runningFen, row.carriedFrom, row.reason]),
    };
  });
}

test.each<[string, Case[], number]>([
  ["an empty city", [], 10],
  ["money below the first claim", [approved(5), approved(1)], 4],
  ["demand below the money", [approved(5), approved(1)], 100],
  ["the money used up to the last fen", [approved(5), approved(1), approved(1)], 6],
  ["no money at all", [approved(1)], 0],
  ["an older shortfall behind a younger one", [approved(2, { since: 3 }), approved(2, { since: 1 }), approved(1)], 3],
  [
    "a claim that remembers its shortfall",
    [approved(2), approved(2, { since: 2, remembered: true }), approved(2, { since: 1 })],
    4,
  ],
  ["money set aside behind where the line stops", [approved(9), approved(3, { held: "whole" })], 4],
  ["money set aside that no longer covers", [approved(3, { held: "less" }), approved(2)], 4],
  ["a deferred claim that keeps its amount", [approved(3, { status: "deferred", deferredHere: true }), approved(3)], 4],
  [
    "a deferred claim that is not marked complete and holds nothing",
    [approved(3, { status: "deferred", mark: "incomplete", deferredHere: true }), approved(3)],
    4,
  ],
  [
    "incomplete claims that hold nothing",
    [approved(9, { status: "evaluated", mark: "incomplete" }), approved(2), approved(9, { status: "returned" })],
    2,
  ],
  ["a claim that a list already funds", [approved(4, { onLivingLine: true }), approved(4)], 4],
])("8.2 the statement cuts as the rule does: %s", async (_what, given, freeFen) => {
  const claims = placed(given);
  expect(byCore(claims, fen(freeFen), ALL)).toMatchObject(await bySql(claims, fen(freeFen), ALL));
});

test("8.2 whatever waits and whatever there is, the statement cuts as the rule does", async () => {
  const given = fc.array(cases, { maxLength: 24 });
  // All of a line in one block of places, in several, and each claim in one of its own.
  const apart = fc.constantFrom(1, 1, 7, APART);
  await fc.assert(
    fc.asyncProperty(given, apart, fc.integer({ min: 0, max: 60 }), async (line, places, freeFen) => {
      const all = placed(line, places);
      // Who would keep the list from being frozen is not on it.
      const blocking = new Set(
        byCore(all, fen(freeFen), ALL).rows.flatMap(([id, outcome]) => (outcome === "blocking" ? [id] : [])),
      );
      const claims = all.filter(({ id }) => !blocking.has(id));
      expect(byCore(claims, fen(freeFen), ALL)).toMatchObject(await bySql(claims, fen(freeFen), ALL));
    }),
    { numRuns: 300 },
  );
}, 120_000);
