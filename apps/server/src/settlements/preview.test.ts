import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fen, type Fen } from "@yunquan/core/money.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { runCheck } from "../proof/check.ts";
import { allChecks } from "../proof/commands.ts";
import { inTransaction, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import type { ToCut } from "./cut-lines.ts";
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
import { BLOCK_PLACES, blocksOf, layOut, lineSumJobs, sumsOf } from "./line-sums.ts";
import { previewLine, type PreviewLine, type PreviewOutcome, type PreviewPage } from "./preview.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const rowOf = (line: PreviewLine): Row => [line.claimId, line.outcome, line.runningFen, line.carriedFrom, line.reason];

async function laidOut(work: Work, claims: readonly Placed[], freeFen: Fen, lastPosition: number) {
  const line = lineTo(lastPosition);
  const toCut: ToCut = { line, exceptions: exceptionsAmong(claims, lastPosition), freeFen };
  return { toCut, laid: layOut(blocksOf(await sumsOf(work, line), toCut.exceptions), freeFen) };
}

/** Every page of the preview, of so many lines each. */
async function pages(
  work: Work,
  { toCut, laid }: Awaited<ReturnType<typeof laidOut>>,
  page: PreviewPage,
): Promise<{ lines: PreviewLine[]; totals: Awaited<ReturnType<typeof previewLine>>["totals"] }> {
  const first = await previewLine(work, toCut, laid, page);
  const lines = [...first.lines];
  for (let last = first.lines; last.length === page.limit;) {
    const afterOrdinal = last.at(-1)?.ordinal;
    last = (await previewLine(work, toCut, laid, { ...page, afterOrdinal })).lines;
    lines.push(...last);
  }
  return { lines, totals: first.totals };
}

/** The line by its sums is the line as core cuts it: its totals, all of its lines, and those of each outcome, page by page. */
async function holds(given: readonly Case[], free: number, lastPosition: number): Promise<void> {
  const claims = placed(given);
  const freeFen = fen(free);
  const should = byCore(claims, freeFen, lastPosition);
  await overLine(app, claims, async (work) => {
    const line = await laidOut(work, claims, freeFen, lastPosition);
    const all = await pages(work, line, { limit: 7 });
    expect(all.lines.map(rowOf)).toEqual(should.rows);
    expect(all.lines.map(({ ordinal }) => ordinal)).toEqual(should.rows.map((_, index) => index + 1));
    for (const outcome of ["funded", "carried", "deferred", "left-out", "blocking"] satisfies PreviewOutcome[])
      expect((await pages(work, line, { limit: 2, outcome })).lines.map(rowOf)).toEqual(
        should.rows.filter((row) => row[1] === outcome),
      );
    const amounts = new Map<string, number>(claims.map((one) => [one.id, one.amount]));
    const rowsOf = (outcome: PreviewOutcome) => should.rows.filter((row) => row[1] === outcome);
    const sumOf = (outcome: PreviewOutcome) => rowsOf(outcome).reduce((sum, [id]) => sum + (amounts.get(id) ?? 0), 0);
    const { stopped, cashFen, leftFen, ...totals } = all.totals;
    expect(totals).toEqual({
      fundedFen: sumOf("funded"),
      fundedLines: rowsOf("funded").length,
      deferredFen: sumOf("deferred"),
      deferredLines: rowsOf("deferred").length,
      carriedFen: sumOf("carried"),
      carriedLines: rowsOf("carried").length,
      leftOutLines: rowsOf("left-out").length,
      blockingFen: sumOf("blocking"),
      blockingLines: rowsOf("blocking").length,
    });
    expect({ cashFen, leftFen }).toEqual(should.cash);
    expect(stopped?.missingFen ?? null).toBe(should.missingFen);
    // Whoever is stopped is the first that falls short, unless a claim that blocks the list stands there.
    const short = should.rows.find((row) => row[4] === "short");
    if (short !== undefined) expect(stopped?.claimNumber).toBe(short[0]);
  });
}

const inBlocks = (claims: number, amount = 1): Case[] => Array.from({ length: claims }, () => approved(amount));
/** How many claims of a case stand in its first block. */
const FIRST_BLOCK = Math.ceil((BLOCK_PLACES - 1) / APART);

test.each<[string, Case[], number, number?]>([
  ["an empty city", [], 10],
  ["money below the first claim", inBlocks(9, 5), 4],
  ["demand below the money", inBlocks(9), 100],
  ["the first of its block does not fit", inBlocks(9), FIRST_BLOCK],
  ["the last of a block just fits", inBlocks(FIRST_BLOCK), FIRST_BLOCK],
  ["the last of a block does not fit", inBlocks(9), FIRST_BLOCK - 1],
  ["no money at all", inBlocks(9), 0],
  [
    "shortfalls of several lists over the same blocks",
    [3, 1, null, 2, 1, 3, null, 1].map((since) => approved(1, { since })),
    3,
  ],
  ["a deadline in the middle of a block", inBlocks(9), 4, 3 * APART],
  ["a deadline before the first place", inBlocks(9), 4, 0],
  ["money set aside behind where the line stops", [...inBlocks(6), approved(3, { held: "whole" })], 4],
  ["a voucher in doubt in a block of its own", [...inBlocks(6), approved(1, { voucher: "frozen" })], 4],
  ["a list that funded and let fall", inBlocks(9).map((one) => ({ ...one, fell: true, since: 1 })), 4],
])("8.2 the preview by sums is the line as the rule cuts it: %s", async (_what, given, free, lastPosition = ALL) => {
  await holds(given, free, lastPosition);
});

test("8.2 whatever waits and whatever there is, the preview by sums is the line as the rule cuts it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cases, { maxLength: 24 }),
      fc.integer({ min: 0, max: 60 }),
      fc.oneof(fc.constant(ALL), fc.integer({ min: 0, max: ALL })),
      holds,
    ),
    { numRuns: 100 },
  );
}, 240_000);

test("8.2 sums that are folded are the sums that were", async () => {
  const claims = placed([...inBlocks(20), approved(2, { since: 2 }), approved(3, { fell: true, since: 1 })]);
  const [fold] = lineSumJobs;
  await overLine(app, claims, async (work) => {
    const sums = () => sumsOf(work, lineTo(ALL));
    const rows = async () =>
      (await sql<{ rows: number }>`select count(*)::integer as rows from line_sum`.execute(work.tx)).rows[0]?.rows;
    const [before, many] = [await sums(), await rows()];
    await fold?.run(work, claims[0]!.id);
    expect((await sums()).toSorted(byBlock)).toEqual(before.toSorted(byBlock));
    expect(await rows()).toBeLessThan(many ?? 0);
  });
});

test("the proof adds up the sums of lines that are longer than a block", async () => {
  const claims = placed([...inBlocks(20), approved(2, { since: 2 }), approved(3, { fell: true, since: 1 })]);
  expect(claims.at(-1)!.position).toBeGreaterThan(2 * BLOCK_PLACES);
  const check = allChecks.find(({ name }) => name === "line-sums")!;
  await overLine(app, claims, async (work) => {
    expect((await runCheck(work.tx, check)).differences).toBe(0);
    await sql`update line_sum set amount_fen = amount_fen + 1 where id = (select max(id) from line_sum)`.execute(
      work.tx,
    );
    expect((await runCheck(work.tx, check)).differences).toBe(1);
  });
});

test("sums are folded when there are many more rows than blocks", async () => {
  const [fold] = lineSumJobs;
  const due = async () => await inTransaction(app.platform, systemActor, "due", async (work) => await fold?.due(work));
  await app.as(null, async (work) => {
    await sql`insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
      select 1, 0, 0, 'approved', 'complete', 1, 1 from generate_series(1, 2000)`.execute(work.tx);
  });
  expect(await due()).toHaveLength(1);
  await app.tick();
  expect(await due()).toEqual([]);
});

const byBlock = (a: { since: number | null; block: number; kind: string }, b: typeof a): number =>
  (a.since ?? 99) - (b.since ?? 99) || a.block - b.block || (a.kind < b.kind ? -1 : 1);
