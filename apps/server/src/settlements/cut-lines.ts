import { sql, type RawBuilder, type SqlBool } from "kysely";
import { ordinaryStandings, waitingForList, type Standing } from "@yunquan/core/settlements/standing.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Exception, LineNow } from "./line-up.ts";
import { isFunded } from "./places.ts";

/*
 * `cutLine` of core for a stretch of a line, claim by claim, as previews show it; `cut-blocks.ts` has the whole line. A claim is
 * served while the sum of the line up to it stays within the free cash: amounts are positive, so from the first that does not
 * fit on nobody does. Property tests hold the statements to the function.
 */

/** What is cut: a line with its exceptions, to the free cash. */
export interface ToCut {
  readonly line: LineNow;
  readonly exceptions: readonly Exception[];
  readonly freeFen: Fen;
}

/** A piece of a line: claims that fell short at the same list, of neighbouring places; of those, who is in line or who is left out. */
export interface Stretch {
  readonly since: number | null;
  readonly from: number;
  readonly to: number;
  readonly leftOut: boolean;
  /** How many of them, the first ones. */
  readonly atMost: number;
  /** What the line before it comes to. */
  readonly before: Before;
}

export interface Before {
  readonly lines: number;
  /** What is asked of the free cash, whether there is enough of it or not; and what is served of it. */
  readonly takenFen: Fen;
  readonly servedFen: Fen;
  /** Money that earlier lists set aside. */
  readonly heldFen: Fen;
}

export type Kind = Standing["kind"];

const kinds: Readonly<Record<Kind, number>> = { "in-line": 0, blocking: 1, "left-out": 2 };

/** A kind as statements compare it. */
export const kindCode = (kind: Kind): RawBuilder<number> => sql.lit(kinds[kind]);

/** A text of closed lists as the database writes it. */
function quoted(text: string): string {
  assert(/^[a-z-]*$/.test(text), "a word of a closed list");
  return `'${text}'`;
}

/** The table of ordinary standings as a CASE over state and mark; the same text in every statement, made once. */
function byStateAndMark(valueOf: (standing: Standing) => string): RawBuilder<unknown> {
  const states = [...new Set(ordinaryStandings.map(({ status }) => status))];
  const whens = states.map((status) => {
    const rows = ordinaryStandings.filter((row) => row.status === status);
    const [first] = rows;
    const alike = rows.every((row) => JSON.stringify(row.standing) === JSON.stringify(first?.standing));
    const byMark = rows.map(({ frozenMark, standing }) => `when ${quoted(frozenMark ?? "")} then ${valueOf(standing)}`);
    const value =
      alike && first !== undefined
        ? valueOf(first.standing)
        : `case coalesce(c.report_mark, '') ${byMark.join(" ")} end`;
    return `when ${quoted(status)} then ${value}`;
  });
  // Approved claims are most of a line; they are asked about first.
  return sql.raw(`case c.status ${whens.toReversed().join(" ")} end`);
}

const ordinaryKind = byStateAndMark((standing) => String(kinds[standing.kind]));
/** The same in words, for sums. */
export const ordinaryKindName = byStateAndMark((standing) => quoted(standing.kind));
const ordinaryReason = byStateAndMark((standing) =>
  standing.kind === "in-line" ? "null::text" : quoted(standing.reason),
);

const waiting = sql.raw(waitingForList.map(quoted).join(", "));

/** Which claims `c` of a line wait, whether a list funds them or not. */
export function waits(line: LineNow): RawBuilder<SqlBool> {
  return sql`c.programme_id = ${line.programmeId} and c.city_code = ${line.cityCode} and c.status in (${waiting}) and c.position is not null`;
}

/** Where a claim `c` stands, an exception `x` of the line by itself. */
export function shownStanding(exceptions: readonly Exception[]): RawBuilder<unknown> {
  return exceptions.length === 0
    ? sql`${ordinaryKind} as kind, ${ordinaryReason} as standing_reason, false as deferred, false as held`
    : sql`coalesce(x.kind, ${ordinaryKind}) as kind, case when x.kind is null then ${ordinaryReason} else x.reason end as standing_reason,
          coalesce(x.deferred, false) as deferred, coalesce(x.held, false) as held`;
}

export function withExceptions(exceptions: readonly Exception[]): RawBuilder<unknown> {
  return exceptions.length === 0 ? sql`` : sql`left join ${exceptionRows(exceptions)} on x.claim_id = c.id`;
}

/** The claims of a stretch that wait, with where they stand; who is in line or who is left out, the first ones. */
function walk({ line, exceptions }: ToCut, stretch: Stretch): RawBuilder<unknown> {
  return sql`
    with short as materialized (
      select place_block, places, list_seq from settlement_block
      where line_id = ${line.lineId} and outcome = 'carried' and carried_from = 0 and place_block = any(array(
        select generate_series(place_block(${stretch.from}::bigint), place_block(${stretch.to}::bigint)))))
    select c.id, c.position, c.amount_fen, ${stretch.since}::integer as since, ${shownStanding(exceptions)}
    from claim c
    left join short on short.place_block = place_block(c.position) and has_place(short.places, c.position)
    ${withExceptions(exceptions)}
    where ${waitsBetween(line, stretch)} and coalesce(c.short_since, short.list_seq) is not distinct from ${stretch.since}::integer`;
}

interface Places {
  readonly from: number;
  readonly to: number;
}

/**
 * Which claims `c` of a few places wait and are on no list. Written so that no plan can compare every place with every other:
 * plans of such statements are made once, for places of which nothing is known yet.
 */
export function waitsBetween(line: LineNow, { from, to }: Places): RawBuilder<SqlBool> {
  return sql`${waits(line)} and c.position between ${from} and ${Math.min(to, line.lastPosition)}
      and not exists (select 1 from listed_places listed where ${isFunded(line)} and listed.place_block between place_block(${from}::bigint) and place_block(${to}::bigint))`;
}

function exceptionRows(exceptions: readonly Exception[]): RawBuilder<unknown> {
  const column = (values: readonly unknown[], type: string): RawBuilder<unknown> =>
    sql`${sql.val(values)}::${sql.raw(type)}[]`;
  return sql`unnest(
    ${column(
      exceptions.map(({ claim }) => claim.id),
      "uuid",
    )},
    ${column(
      exceptions.map(({ standing }) => kinds[standing.kind]),
      "integer",
    )},
    ${column(
      exceptions.map(({ standing }) => (standing.kind === "in-line" ? null : standing.reason)),
      "text",
    )},
    ${column(
      exceptions.map(({ standing }) => standing.kind === "in-line" && standing.deferred),
      "boolean",
    )},
    ${column(
      exceptions.map(({ heldBefore }) => heldBefore),
      "boolean",
    )}) as x (claim_id, kind, reason, deferred, held)`;
}

const number = (value: number) => sql`${sql.val(value)}::float8`;

/*
 * What becomes of a claim, from what is taken of the free cash up to it. Claims are walked in order, and amounts are
 * positive: where the sum exceeds the cash, the line has ended.
 */
const isServed = (free: RawBuilder<unknown>) => sql`(held or taken <= ${free})`;
const outcomeOf = (free: RawBuilder<unknown>) => sql`case when kind = 2 then 'left-out' when kind = 1 then 'blocking'
  when ${isServed(free)} then case when deferred then 'deferred' else 'funded' end else 'carried' end`;
/** The first that does not fit. */
const isStopped = (free: RawBuilder<unknown>) => sql`(taken > ${free} and taken - amount_fen <= ${free})`;
const takes = sql`case when held then 0 else amount_fen end::float8`;

const order = sql`lo, since nulls last, position rows unbounded preceding`;

/**
 * The claims of a stretch cut to the free cash: one row for each, with its ordinal, outcome, running total and reason, in the
 * order of the list. Sums are doubles: they are exact for whole numbers up to 2^53 and several times as fast as the
 * database's own sums of bigint.
 */
export function cutLines(given: ToCut, stretch: Stretch): RawBuilder<unknown> {
  const free = number(given.freeFen);
  const { lines, takenFen, servedFen, heldFen } = stretch.before;
  const only = sql`where ${stretch.leftOut ? sql`` : sql`not`} (kind = 2) order by position limit ${stretch.atMost}`;
  const held =
    given.exceptions.length === 0
      ? number(heldFen)
      : sql`${number(heldFen)} + sum(case when held and not lo then amount_fen else 0 end::float8) over (order by ${order})`;
  // What is served comes to the last sum that the cash covers; behind it the total stands still.
  return sql`
    with summed as materialized (
      select *, ${lines}::integer + row_number() over (order by ${order}) as ordinal,
        ${number(takenFen)} + sum(case when lo then 0 else ${takes} end) over (order by ${order}) as taken, ${held} as held_fen
      from (select *, kind = 2 as lo from (${walk(given, stretch)}) standing ${only}) placed
    )
    select ordinal, id as claim_id, position, since, case when since is null then 0 else ${given.line.listSeq} - since end as carried_from, amount_fen, held and not lo as held_before,
      (case when taken <= ${free} then taken else coalesce((select max(taken) from summed where taken <= ${free}), ${number(servedFen)}) end + held_fen)::bigint as running_fen,
      ${outcomeOf(free)} as outcome,
      not lo and ${isServed(free)} as served,
      case when kind > 0 then standing_reason when ${isServed(free)} then case when deferred then 'deferred' end
        when ${isStopped(free)} then 'short' else 'behind' end as reason,
      case when not lo and not held and ${isStopped(free)} then (taken - ${free})::bigint end as missing_fen
    from summed`;
}

/**
 * What everybody in line of one stretch comes to: claims and sums by outcome, what is taken of the free cash, and who is
 * stopped and by how much; one row.
 */
export function cutTotals(given: ToCut, stretch: Stretch): RawBuilder<unknown> {
  const free = number(given.freeFen);
  const sum = (which: RawBuilder<unknown>) => sql`coalesce(sum(amount_fen::float8) filter (where ${which}), 0)::bigint`;
  const of = (outcome: string) => sql`outcome = ${sql.lit(outcome)}`;
  const count = (outcome: string) => sql`count(*) filter (where ${of(outcome)})::integer`;
  return sql`
    select ${sum(of("funded"))} as funded_fen, ${count("funded")} as funded_lines, ${sum(of("deferred"))} as deferred_fen, ${count("deferred")} as deferred_lines,
      ${sum(of("carried"))} as carried_fen, ${count("carried")} as carried_lines, ${sum(sql`served and not held`)} as taken_fen,
      (array_agg(id) filter (where stopped))[1] as stopped_id, (max(taken) filter (where stopped) - ${free})::bigint as missing_fen
    from (select *, ${outcomeOf(free)} as outcome, ${isServed(free)} as served, not held and ${isStopped(free)} as stopped
      from (select *, ${number(stretch.before.takenFen)} + sum(${takes}) over (order by position rows unbounded preceding) as taken
        from (${walk(given, stretch)}) standing where kind <> 2) summed) cut`;
}
