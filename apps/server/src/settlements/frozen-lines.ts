import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { fen, type Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { BLOCK_LINES, settlementHead, type SettlementHead } from "@yunquan/core/settlements/content.ts";
import type { IdRange } from "../platform/id-range.ts";
import type { Work } from "../platform/work.ts";
import { cutBlocks } from "./cut-blocks.ts";
import type { ToCut } from "./cut-lines.ts";

/** Cuts the line and writes it as a list's lines, by blocks. None of them passes through here. */
export async function writeLines(work: Work, list: { id: Id; ids: IdRange }, given: ToCut): Promise<void> {
  // A list written moments ago is not yet in the planner's statistics: it would look a million lines up one by one.
  await sql`set local enable_nestloop = off`.execute(work.tx);
  await sql`set local work_mem = '256MB'`.execute(work.tx);
  await sql`set local statement_timeout = 0`.execute(work.tx);
  await sql`
    insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, reason, reasons, before_fen, amount_fen, claim_ids, sums_fen)
    ${cutBlocks(given, list)}`.execute(work.tx);
  await sql`set local enable_nestloop = on`.execute(work.tx);
}

export interface ListTotals {
  readonly lines: number;
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
 * The totals of lines just written and the list's digest, both from what is stored: the sums of its blocks, and its lines
 * by the thousand. A list without lines has none.
 * @clause 5.13
 */
export async function totalsOfLines(
  work: Work,
  settlement: Omit<SettlementHead, "cashFen"> & { readonly id: Id },
  freeFen: Fen,
): Promise<(ListTotals & { readonly sha256: string; readonly cashFen: Fen }) | undefined> {
  const sum = (which: RawBuilder<SqlBool>) => sql`coalesce(sum(amount_fen) filter (where ${which}), 0)::bigint`;
  const count = (outcome: string) => sql`coalesce(sum(lines) filter (where outcome = ${sql.lit(outcome)}), 0)::integer`;
  const of = (outcome: string) => sql<SqlBool>`outcome = ${sql.lit(outcome)}`;
  const { rows } = await sql<ListTotals>`
    select coalesce(sum(lines), 0)::integer as lines, ${sum(of("funded"))} as funded_fen, ${count("funded")} as funded_lines, ${sum(of("deferred"))} as deferred_fen, ${count("deferred")} as deferred_lines,
      ${sum(of("carried"))} as carried_fen, ${count("carried")} as carried_lines, ${count("left-out")} as left_out_lines,
      ${sum(sql`held_before and outcome = 'funded'`)} as funded_before_fen, ${sum(sql`held_before`)} as held_before_fen,
      min(first_ordinal) filter (where reason = 'short') as stopped_ordinal
    from settlement_block where settlement_id = ${settlement.id}`.execute(work.tx);
  const totals = rows[0];
  assert(totals !== undefined, "an aggregate answers");
  if (totals.lines === 0) return undefined;
  const cashFen = fen(freeFen + totals.heldBeforeFen);
  const digests = await digestsOfLines(work, settlement.id, totals.lines);
  const text = settlementHead({ ...settlement, cashFen }, 2) + digests;
  const hashed = await sql<{ sha256: string }>`
    select encode(sha256(convert_to(${text}::text, 'UTF8')), 'hex') as sha256`.execute(work.tx);
  const sha256 = hashed.rows[0]?.sha256;
  assert(sha256 !== undefined, "a digest answers");
  return { ...totals, sha256, cashFen };
}

/** The digests of a list's lines by the thousand, one to a line, straight from the blocks; the proof reads the lines by their view. */
async function digestsOfLines(work: Work, settlementId: Id, lines: number): Promise<string> {
  const thousandLines = sql.lit(BLOCK_LINES);
  const { rows } = await sql<{ digests: string }>`
    select string_agg(digest || chr(10), '' order by thousand) as digests
    from generate_series(0, ${Math.ceil(lines / BLOCK_LINES) - 1}::integer) as thousand
    cross join lateral (
      select encode(sha256(convert_to(string_agg(concat_ws('|', ordinal, claim_id, position, carried_from, outcome, amount_fen, running_fen, coalesce(reason, '')) || chr(10), ''), 'UTF8')), 'hex') as digest
      from (
        select b.first_ordinal + at.n - 1 as ordinal, b.claim_ids[at.n] as claim_id, b.place_block * 50::bigint + at.place as position, b.carried_from, b.outcome,
          b.sums_fen[at.n] - coalesce(b.sums_fen[at.n - 1], 0) as amount_fen, b.before_fen + case when b.outcome in ('funded','deferred') then b.sums_fen[at.n] else 0 end as running_fen,
          coalesce(b.reason, b.reasons[at.n]) as reason
        from settlement_block b
        -- With an offset each line's number in its block is counted once, not for every use of it.
        cross join lateral (select place, line_in_block(b.places, place) as n from generate_series(0, 49) place where b.places & (1::bigint << place) <> 0 offset 0) at
        where b.settlement_id = ${settlementId}::uuid and b.first_ordinal between thousand * ${thousandLines} - 48 and (thousand + 1) * ${thousandLines}
          and b.first_ordinal + at.n - 1 between thousand * ${thousandLines} + 1 and (thousand + 1) * ${thousandLines}
        order by b.first_ordinal, at.n) line) digested`.execute(work.tx);
  const digests = rows[0]?.digests;
  assert(digests !== undefined, "an aggregate answers");
  return digests;
}
