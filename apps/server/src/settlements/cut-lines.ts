import { sql, type RawBuilder } from "kysely";
import { ordinaryStandings, waitingForList, type Standing } from "@yunquan/core/settlements/standing.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Exception, LineNow } from "./line-up.ts";

/*
 * `cutLine` of core for a whole line in one statement. A claim is served while the sum of the line up to it stays within the
 * free cash: amounts are positive, so from the first that does not fit on nobody does. Property tests hold the statement to
 * the function.
 */

/** What is cut: a line with its exceptions, to the free cash. */
export interface ToCut {
  readonly line: LineNow;
  readonly exceptions: readonly Exception[];
  readonly freeFen: Fen;
}

const kinds: Readonly<Record<Standing["kind"], number>> = { "in-line": 0, blocking: 1, "left-out": 2 };

/** The table of ordinary standings as a CASE over state and mark. */
function byStateAndMark(valueOf: (standing: Standing) => RawBuilder<unknown>): RawBuilder<unknown> {
  const states = [...new Set(ordinaryStandings.map(({ status }) => status))];
  const whens = states.map((status) => {
    const rows = ordinaryStandings.filter((row) => row.status === status);
    const [first] = rows;
    const alike = rows.every((row) => JSON.stringify(row.standing) === JSON.stringify(first?.standing));
    const value =
      alike && first !== undefined
        ? valueOf(first.standing)
        : sql`case coalesce(c.report_mark, '') ${sql.join(
            rows.map((row) => sql`when ${sql.lit(row.frozenMark ?? "")} then ${valueOf(row.standing)}`),
            sql` `,
          )} end`;
    return sql`when ${sql.lit(status)} then ${value}`;
  });
  // Approved claims are most of a line; they are asked about first.
  return sql`case c.status ${sql.join(whens.toReversed(), sql` `)} end`;
}

const ordinaryKind = byStateAndMark((standing) => sql.lit(kinds[standing.kind]));
const ordinaryReason = byStateAndMark((standing) =>
  standing.kind === "in-line" ? sql`null::text` : sql.lit(standing.reason),
);

/** Everything that waits in the line, with where it stands. */
function walk({ line, exceptions }: ToCut): RawBuilder<unknown> {
  const waiting = sql.join(waitingForList.map((status) => sql.lit(status)));
  const shown =
    exceptions.length === 0
      ? sql`${ordinaryKind} as kind, ${ordinaryReason} as standing_reason, false as deferred, false as held`
      : sql`coalesce(x.kind, ${ordinaryKind}) as kind, case when x.kind is null then ${ordinaryReason} else x.reason end as standing_reason,
          coalesce(x.deferred, false) as deferred, coalesce(x.held, false) as held`;
  return sql`
    select c.id, c.position, c.amount_fen, coalesce(c.short_since, short.list_seq) as since, ${shown}
    from claim c
    left join settlement_line short on short.line_id = ${line.lineId} and short.position = c.position and short.outcome = 'carried' and short.carried_from = 0
    ${exceptions.length === 0 ? sql`` : sql`left join ${exceptionRows(exceptions)} on x.claim_id = c.id`}
    where c.programme_id = ${line.programmeId} and c.city_code = ${line.cityCode} and c.position <= ${line.lastPosition}
      and c.status in (${waiting}) and c.position is not null
      and not exists (select 1 from settlement_line f where f.line_id = ${line.lineId} and f.position = c.position and f.outcome = 'funded' and f.fallen_at is null)`;
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

const order = sql`lo, since nulls last, position rows unbounded preceding`;

/**
 * The line cut to the free cash: one row for each claim that waits, with its ordinal, outcome, running total and reason, in
 * the order of the list. Sums are doubles: they are exact for whole numbers up to 2^53 and several times as fast as the
 * database's own sums of bigint.
 */
export function cutLines(given: ToCut): RawBuilder<unknown> {
  const free = sql`${sql.val(given.freeFen)}::float8`;
  const held =
    given.exceptions.length === 0
      ? sql`0::float8`
      : sql`sum(case when held and not lo then amount_fen else 0 end::float8) over (order by ${order})`;
  return sql`
    select ordinal, id as claim_id, position, since, case when since is null then 0 else ${given.line.listSeq} - since end as carried_from, amount_fen, held and not lo as held_before,
      (coalesce(max(case when taken <= ${free} then taken end) over (order by ${order}), 0) + held_fen)::bigint as running_fen,
      case when kind = 2 then 'left-out' when kind = 1 then 'blocking' when held or taken <= ${free} then case when deferred then 'deferred' else 'funded' end else 'carried' end as outcome,
      not lo and (held or taken <= ${free}) as served,
      case when kind > 0 then standing_reason when held or taken <= ${free} then case when deferred then 'deferred' end
        when taken - amount_fen <= ${free} then 'short' else 'behind' end as reason,
      case when not lo and not held and taken > ${free} and taken - amount_fen <= ${free} then (taken - ${free})::bigint end as missing_fen
    from (
      select *, row_number() over (order by ${order}) as ordinal,
        sum(case when lo or held then 0 else amount_fen end::float8) over (order by ${order}) as taken, ${held} as held_fen
      from (select *, kind = 2 as lo from (${walk(given)}) standing offset 0) placed
    ) summed`;
}
