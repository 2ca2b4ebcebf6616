import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { idBy, type IdRange } from "../platform/id-range.ts";
import { kindCode, shownStanding, waits, withExceptions, type ToCut } from "./cut-lines.ts";
import { isFunded, shortAt } from "./places.ts";

/*
 * `cutLine` of core for a whole line in one statement, block of places by block of places: claims of neighbouring places that
 * fell short at the same list are gathered first, and only then laid one behind the other. A block is served while the sum of the
 * line up to it stays within the free cash; the one in which it does not is taken apart. Property tests hold the statement
 * to the function.
 */

/** The blocks of a list, as `settlement_block` stores them. */
export function cutBlocks({ line, exceptions, freeFen }: ToCut, list: { id: Id; ids: IdRange }): RawBuilder<unknown> {
  const free = sql`${freeFen}::bigint`;
  const leftOut = sql`kind = ${kindCode("left-out")}`;
  // An exception is a block by itself: what becomes of it is its own.
  const run =
    exceptions.length === 0
      ? sql`0`
      : sql`2 * count(excepted) over (partition by place_block, since, kind order by position) - case when excepted is null then 0 else 1 end`;
  return sql`
    with standing as (
      select c.id, c.position, place_block(c.position) as place_block, c.amount_fen, coalesce(c.short_since, short.list_seq) as since, ${shownStanding(exceptions)},
        ${exceptions.length === 0 ? sql`null::uuid` : sql`x.claim_id`} as excepted
      from claim c
      left join settlement_block short on ${shortAt(line)}
      ${withExceptions(exceptions)}
      where ${waits(line)} and c.position <= ${line.lastPosition}
        and not exists (select 1 from listed_places listed where ${isFunded(line)})),
    -- Claims are gathered in the order of the sums, by which the sort puts them.
    gathered as materialized (
      select place_block, since, kind, run, bool_or(deferred) as deferred, bool_or(held) and not (${leftOut}) as held, bit_or(place_bit(position)) as places, count(*)::integer as lines,
        max(sum_fen) as amount_fen, array_agg(id) as ids, array_agg(sum_fen) as sums, array_agg(standing_reason) filter (where ${leftOut}) as reasons
      from (select *, sum(amount_fen) over (partition by place_block, since, kind, run order by position rows unbounded preceding)::bigint as sum_fen
        from (select *, ${run} as run from standing) apart) summed
      group by place_block, since, kind, run),
    laid as (
      select *, sum(case when ${leftOut} or held then 0 else amount_fen end) over (order by ${leftOut}, since nulls last, place_block, run rows unbounded preceding) as taken from gathered),
    served as (
      select *, case when ${leftOut} or held or taken <= ${free} then lines when taken - amount_fen > ${free} then 0
        else (select count(*)::integer from unnest(sums) sum_fen where taken - amount_fen + sum_fen <= ${free}) end as served from laid),
    -- Served, the first that does not fit, and who is behind it.
    parted as (
      select s.*, part.*, part.first = 1 and part.last = s.lines as whole,
        s.sums[part.last] - coalesce(s.sums[part.first - 1], 0) as part_fen
      from served s
      cross join lateral (select case when taken - amount_fen <= ${free} and served < lines then 1 else 0 end as stopped) stop
      cross join lateral (values (1, 1, served), (2, served + 1, served + stopped), (3, served + stopped + 1, lines)) as part (step, first, last)
      where part.first <= part.last),
    ordered as (
      select *, (sum(last - first + 1) over line - (last - first))::integer as first_ordinal,
        (sum(case when step = 1 and not (${leftOut}) then part_fen else 0 end) over line - case when step = 1 and not (${leftOut}) then part_fen else 0 end)::bigint as before_fen
      from parted window line as (order by ${leftOut}, since nulls last, place_block, run, step rows unbounded preceding))
    select ${idBy(list.ids, sql`first_ordinal`)} as first_line_id, ${list.id}::uuid as settlement_id, ${line.lineId}::integer as line_id, ${line.listSeq}::integer as list_seq, place_block,
      case when whole then places else (select bit_or(1::bigint << place) from generate_series(0, 49) place
        where places & (1::bigint << place) <> 0 and line_in_block(places, place) between first and last) end as places,
      first_ordinal, last - first + 1 as lines, case when since is null then 0 else ${line.listSeq}::integer - since end as carried_from,
      case when ${leftOut} then 'left-out' when kind = ${kindCode("blocking")} then 'blocking' when step > 1 then 'carried' when deferred then 'deferred' else 'funded' end as outcome,
      held as held_before, case when ${leftOut} then null when step = 2 then 'short' when step = 3 then 'behind' when deferred then 'deferred' end as reason, reasons, before_fen, part_fen as amount_fen,
      case when whole then ids else ids[first:last] end as claim_ids,
      case when whole then sums else array(select sum_fen - coalesce(sums[first - 1], 0) from unnest(sums[first:last]) with ordinality as part (sum_fen, n) order by n) end as sums_fen
    from ordered`;
}
