import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { ordinaryStandings, type WaitingForList } from "@yunquan/core/settlements/standing.ts";
import { ask, askFirst } from "../platform/ask.ts";
import type { Job } from "../platform/jobs.ts";
import type { Work } from "../platform/work.ts";
import { ordinaryKindName, waitsBetween, type Before, type Kind, type Stretch } from "./cut-lines.ts";
import type { Exception, LineNow } from "./line-up.ts";
import { shortSinceOf } from "./places.ts";

/*
 * A line by blocks of places, from the sums that the database keeps (`line_sum`): where the money ends is found
 * from them, and one block is walked. Migrations 0025 and 0032 say how they are kept; the nightly proof adds them up again.
 */

/** How many places a block has, as `line_block` of the database counts them. */
export const BLOCK_PLACES = 250;

export interface Sum {
  readonly lines: number;
  readonly fen: Fen;
}

/** The claims of one block that fell short at the same list, or never. Blocks follow each other in the order of the line. */
export interface Block {
  /** The list at which they first fell short; null: never. */
  readonly since: number | null;
  readonly block: number;
  /** What state and mark alone decide about; exceptions are not counted here. */
  readonly ordinary: Readonly<Record<Kind, Sum>>;
  readonly exceptions: readonly Exception[];
}

const NONE: Sum = { lines: 0, fen: ZERO };

interface SumRow extends Sum {
  readonly since: number | null;
  readonly block: number;
  readonly kind: Kind;
}

type Cells = readonly [since: number | null, block: number, kind: Kind, lines: number, fen: Fen];

/** Thousands of short rows: they come as one value, which costs a third of as many rows. */
async function sumRows(work: Work, rows: RawBuilder<unknown>): Promise<SumRow[]> {
  const row = await askFirst(
    work,
    sql<{ sums: readonly Cells[] }>`
    select coalesce(json_agg(json_build_array(since, block, kind, lines, fen)), '[]') as sums from (${rows}) s`,
  );
  return (row?.sums ?? []).map(([since, block, kind, lines, fen]) => ({ since, block, kind, lines, fen }));
}

/**
 * The sums of a line up to its last place. If somebody has a place behind it, the block of the last place is added up from
 * its claims: it may hold some that came after the deadline. Deferred claims are exceptions, all of them.
 */
export async function sumsOf(work: Work, line: LineNow): Promise<SumRow[]> {
  const last = Math.floor(line.lastPosition / BLOCK_PLACES);
  const kept = sumRows(
    work,
    sql`
    select nullif(c.short_since, 0) as since, c.block, ${ordinaryKindName} as kind, sum(c.claims)::integer as lines, sum(c.amount_fen)::bigint as fen
    from line_sum c where c.line_id = ${line.lineId} and c.block < ${line.ends ? last + 1 : last} and c.status <> 'deferred'
    group by 1, 2, 3 having sum(c.claims) <> 0`,
  );
  if (line.ends) return await kept;
  const ofLast = sumRows(
    work,
    sql`
    select ${shortSinceOf(line)} as since, line_block(c.position) as block, ${ordinaryKindName} as kind, count(*)::integer as lines, sum(c.amount_fen)::bigint as fen
    from claim c where ${waitsBetween(line, { from: last * BLOCK_PLACES, to: line.lastPosition })} and c.status <> 'deferred'
    group by 1, 2, 3`,
  );
  return (await Promise.all([kept, ofLast])).flat();
}

interface Gathered {
  readonly since: number | null;
  readonly block: number;
  readonly sums: Map<Kind, Sum>;
  readonly exceptions: Exception[];
}

/** The blocks of a line in its order, its exceptions taken out of the sums and put beside them. */
export function blocksOf(sums: readonly SumRow[], exceptions: readonly Exception[]): Block[] {
  const blocks = new Map<string, Gathered>();
  const at = (since: number | null, block: number): Gathered => {
    const key = `${since}/${block}`;
    const known: Gathered = blocks.get(key) ?? { since, block, sums: new Map(), exceptions: [] };
    blocks.set(key, known);
    return known;
  };
  for (const { since, block, kind, lines, fen } of sums) at(since, block).sums.set(kind, { lines, fen });
  for (const exception of exceptions) {
    const { claim } = exception;
    const place = at(claim.since, Math.floor(claim.position / BLOCK_PLACES));
    place.exceptions.push(exception);
    const counted = countedAs(claim);
    if (counted !== null) place.sums.set(counted, without(place.sums.get(counted), claim.amountFen));
  }
  return [...blocks.values()]
    .map(({ since, block, sums: known, exceptions: own }) => ({
      since,
      block,
      ordinary: {
        "in-line": known.get("in-line") ?? NONE,
        blocking: known.get("blocking") ?? NONE,
        "left-out": known.get("left-out") ?? NONE,
      },
      exceptions: own,
    }))
    .toSorted((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || a.block - b.block);
}

function without(sum: Sum | undefined, amountFen: Fen): Sum {
  assert(sum !== undefined, "a claim that waits is in its line's sums");
  return { lines: sum.lines - 1, fen: subtractFen(sum.fen, amountFen) };
}

/** How an exception is counted in the sums; null for a deferred claim, which no sum counts. */
function countedAs(claim: { readonly status: WaitingForList; readonly reportMark: string | null }): Kind | null {
  const ordinary = ordinaryStandings.find(
    ({ status, frozenMark }) => status === claim.status && frozenMark === claim.reportMark,
  );
  return ordinary?.standing.kind ?? null;
}

/** The blocks of a line with what comes before each, and where the free cash ends. */
export interface LaidOut {
  readonly blocks: readonly (Block & { readonly inLine: Piece; readonly leftOut: Piece })[];
  /** The block in which the first stands that does not fit; null when all fit. */
  readonly cutAt: number | null;
  /** What all of the line comes to. */
  readonly whole: Before;
}

interface Piece {
  readonly lines: number;
  readonly before: Omit<Before, "servedFen">;
}

/** Lays the blocks one behind the other: first everybody in line, then, in the same order, who is left out. */
export function layOut(blocks: readonly Block[], freeFen: Fen): LaidOut {
  let before = { lines: 0, takenFen: ZERO, heldFen: ZERO };
  let cutAt: number | null = null;
  const inLine = blocks.map(({ ordinary, exceptions }, index): Piece => {
    const those = exceptions.filter(({ standing }) => standing.kind !== "left-out");
    const lines = ordinary["in-line"].lines + ordinary.blocking.lines + those.length;
    const piece = { lines, before };
    before = {
      lines: before.lines + lines,
      takenFen: addFen(
        before.takenFen,
        ordinary["in-line"].fen,
        ordinary.blocking.fen,
        sumOf(those.filter(({ heldBefore }) => !heldBefore)),
      ),
      heldFen: addFen(before.heldFen, sumOf(those.filter(({ heldBefore }) => heldBefore))),
    };
    if (cutAt === null && before.takenFen > freeFen) cutAt = index;
    return piece;
  });
  const leftOut = blocks.map(({ ordinary, exceptions }): Piece => {
    const lines = ordinary["left-out"].lines + exceptions.filter(({ standing }) => standing.kind === "left-out").length;
    const piece = { lines, before };
    before = { ...before, lines: before.lines + lines };
    return piece;
  });
  return {
    blocks: blocks.map((block, index) => {
      const [first, last] = [inLine[index], leftOut[index]];
      assert(first !== undefined && last !== undefined, "every block has its pieces");
      return { ...block, inLine: first, leftOut: last };
    }),
    cutAt,
    whole: { ...before, servedFen: before.takenFen },
  };
}

const sumOf = (exceptions: readonly Exception[]): Fen =>
  exceptions.reduce((sum, { claim }) => addFen(sum, claim.amountFen), ZERO);

/** The claims of a block as a stretch of the line; the first of them, if no more are wanted. */
export function stretchOf(
  { since, block, inLine, leftOut: left }: LaidOut["blocks"][number],
  { leftOut, servedFen, atMost }: { leftOut: boolean; servedFen: Fen; atMost?: number },
): Stretch {
  return {
    since,
    from: block * BLOCK_PLACES,
    to: block * BLOCK_PLACES + BLOCK_PLACES - 1,
    leftOut,
    atMost: atMost ?? BLOCK_PLACES,
    before: { ...(leftOut ? left : inLine).before, servedFen },
  };
}

/** The sums stand for no object; the tick wants an id for what is due. */
const ALL_LINES = "00000000-0000-4000-8000-000000000003" as Id;

/** A few rows for each block are read as fast as one. */
const ROWS_WORTH_FOLDING = 1_000;

export const lineSumJobs: readonly Job[] = [
  {
    // What was appended to a block's sums is added up into one row; whoever reads meanwhile sees the one or the other.
    name: "settlement.fold-line-sums",
    due: async (work) => {
      const rows = await ask(
        work,
        sql<{ due: boolean }>`
        select count(*) > ${ROWS_WORTH_FOLDING} + 2 * (select count(*) from (select distinct line_id, short_since, block, status, report_mark from line_sum) blocks) as due
        from line_sum`,
      );
      return rows[0]?.due === true ? [ALL_LINES] : [];
    },
    run: async (work) => {
      await sql`
        with gone as (delete from line_sum returning line_id, short_since, block, status, report_mark, claims, amount_fen)
        insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
        select line_id, short_since, block, status, report_mark, sum(claims), sum(amount_fen) from gone
        group by 1, 2, 3, 4, 5 having sum(claims) <> 0 or sum(amount_fen) <> 0 order by 1, 2, 3, 4, 5`.execute(work.tx);
    },
  },
];
