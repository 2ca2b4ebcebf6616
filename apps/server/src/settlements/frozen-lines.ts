import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { fen, type Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { BLOCK_LINES, settlementHead, type SettlementHead } from "@yunquan/core/settlements/content.ts";
import { idAt, idBy, type IdRange } from "../platform/id-range.ts";
import type { Work } from "../platform/work.ts";
import { cutLines, type ToCut } from "./cut-lines.ts";

/** Cuts the line and writes it as a list's lines. Gives how many there are; none of them passes through here. */
export async function writeLines(work: Work, settlementId: Id, ids: IdRange, given: ToCut): Promise<number> {
  // A list written moments ago is not yet in the planner's statistics: it would look a million lines up one by one.
  await sql`set local enable_nestloop = off`.execute(work.tx);
  await sql`set local work_mem = '256MB'`.execute(work.tx);
  await sql`set local statement_timeout = 0`.execute(work.tx);
  const { numAffectedRows } = await sql`
    insert into settlement_line (id, settlement_id, line_id, list_seq, ordinal, claim_id, position, carried_from, carried_over, outcome, amount_fen, running_fen, reason, held_before)
    select ${idBy(ids, sql`ordinal`)}, ${settlementId}::uuid, ${given.line.lineId}::integer, ${given.line.listSeq}::integer, ordinal, claim_id, position, carried_from, since is not null, outcome, amount_fen, running_fen, reason, held_before
    from (${cutLines(given)}) cut`.execute(work.tx);
  await sql`set local enable_nestloop = on`.execute(work.tx);
  return Number(numAffectedRows ?? 0);
}

export interface ListTotals {
  readonly fundedFen: Fen;
  readonly fundedLines: number;
  readonly deferredFen: Fen;
  readonly deferredLines: number;
  readonly carriedFen: Fen;
  readonly carriedLines: number;
  readonly leftOutLines: number;
  /** Of what is funded, the money that an earlier list had set aside. */
  readonly fundedBeforeFen: Fen;
  readonly heldBeforeFen: Fen;
  /** Where the line stopped; null when all fitted. */
  readonly stoppedOrdinal: number | null;
}

/**
 * The totals of lines just written and the list's digest, both from the rows as they are stored, block by block.
 * @clause 5.13
 */
export async function totalsOfLines(
  work: Work,
  head: Omit<SettlementHead, "cashFen">,
  { ids, lines, freeFen }: { ids: IdRange; lines: number; freeFen: Fen },
): Promise<ListTotals & { readonly sha256: string; readonly cashFen: Fen }> {
  const sum = (outcome: string) =>
    sql`coalesce(sum(amount_fen) filter (where outcome = ${sql.lit(outcome)}), 0)::bigint`;
  const count = (outcome: string) => sql`count(*) filter (where outcome = ${sql.lit(outcome)})`;
  const { rows } = await sql<ListTotals & { digests: string }>`
    select sum(funded_fen)::bigint as funded_fen, sum(funded_lines)::bigint as funded_lines, sum(deferred_fen)::bigint as deferred_fen, sum(deferred_lines)::bigint as deferred_lines,
      sum(carried_fen)::bigint as carried_fen, sum(carried_lines)::bigint as carried_lines, sum(left_out_lines)::bigint as left_out_lines,
      sum(funded_before_fen)::bigint as funded_before_fen, sum(held_before_fen)::bigint as held_before_fen, min(stopped_ordinal) as stopped_ordinal,
      string_agg(digest || chr(10), '' order by block) as digests
    from generate_series(0, ${Math.ceil(lines / BLOCK_LINES) - 1}::integer) as block
    cross join lateral (
      select ${sum("funded")} as funded_fen, ${count("funded")} as funded_lines, ${sum("deferred")} as deferred_fen, ${count("deferred")} as deferred_lines,
        ${sum("carried")} as carried_fen, ${count("carried")} as carried_lines, ${count("left-out")} as left_out_lines,
        coalesce(sum(amount_fen) filter (where held_before and outcome = 'funded'), 0)::bigint as funded_before_fen,
        coalesce(sum(amount_fen) filter (where held_before), 0)::bigint as held_before_fen,
        min(ordinal) filter (where reason = 'short') as stopped_ordinal,
        encode(sha256(convert_to(string_agg(concat_ws('|', ordinal, claim_id, position, carried_from, outcome, amount_fen, running_fen, coalesce(reason, '')) || chr(10), ''), 'UTF8')), 'hex') as digest
      from (select * from settlement_line
        where id between ${idBy(ids, sql`block * ${sql.lit(BLOCK_LINES)} + 1`)} and ${idBy(ids, sql`(block + 1) * ${sql.lit(BLOCK_LINES)}`)} order by id) line) totals`.execute(
    work.tx,
  );
  const totals = rows[0];
  assert(totals !== undefined, "an aggregate answers");
  const cashFen = fen(freeFen + totals.heldBeforeFen);
  const text = settlementHead({ ...head, cashFen }, 2) + totals.digests;
  const hashed = await sql<{ sha256: string }>`
    select encode(sha256(convert_to(${text}::text, 'UTF8')), 'hex') as sha256`.execute(work.tx);
  const sha256 = hashed.rows[0]?.sha256;
  assert(sha256 !== undefined, "a digest answers");
  const { digests: _, ...sums } = totals;
  return { ...sums, sha256, cashFen };
}

/** First and last id of a list's lines, by which it is read. */
export function rangeOf(ids: IdRange, lines: number): { firstLineId: Id; lastLineId: Id } {
  return { firstLineId: idAt(ids, 1), lastLineId: idAt(ids, lines) };
}
