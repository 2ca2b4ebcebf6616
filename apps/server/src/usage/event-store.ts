import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import type { Work } from "../platform/work.ts";

/*
 * The SQL of events. Rows go in by the thousand, so that they travel as columns: one array for each, written as PostgreSQL
 * reads it, which both drivers pass on as plain text. Only what the code itself made stands in them (UUIDs, numbers, dates
 * and texts of closed lists), never what somebody sent. What many rows share is sent once and pointed at; it is read by a
 * subquery of its own, which the database runs once, not for every row.
 */

/** An array of plain words as PostgreSQL writes it. */
export function column(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => (value === null ? "NULL" : value)).join(",")}}`;
}

/**
 * An array as a subquery of its own: it is read once, when the statement runs. Written in place, the planner would read it
 * as well, only to guess how long it is, and an index into it would read it for every row.
 */
const given = (values: readonly (string | number | null)[], type: string) =>
  sql`(select ${column(values)}::text::${sql.raw(type)}[])`;

/** Keys to take: the events of a batch, each id of a supplier once. Places count from 1, as the database does. */
export interface KeyColumns {
  readonly eventId: readonly string[];
  readonly digest: readonly number[];
  /** Places in `suppliers` and `days`. */
  readonly supplier: readonly number[];
  readonly day: readonly number[];
  readonly suppliers: readonly Id[];
  readonly days: readonly CalendarDate[];
}

export interface EventKey {
  readonly eventId: string;
  readonly supplierId: Id;
}

/**
 * Takes the keys of events. Gives those that were taken before, whose events must not be counted again: the month that
 * receives now has a unique index, the months before it are looked through.
 */
export async function takeEventKeys(
  work: Work,
  months: { readonly current: CalendarDate; readonly others: readonly CalendarDate[] },
  keys: KeyColumns,
): Promise<EventKey[]> {
  const unknownBefore = months.others.map(
    (month) => sql`(select true from usage_event_key p where p.event_id = e.event_id and p.supplier_id = e.supplier_id
      and p.received_month = ${month}::date) is null`,
  );
  const { rows } = await sql<{ known: EventKey[] | null }>`
    with e as materialized (
      select g.event_id, (${given(keys.suppliers, "uuid")})[g.supplier] as supplier_id, (${given(keys.days, "date")})[g.day] as used_on, g.digest
      from unnest(${given(keys.eventId, "uuid")}, ${given(keys.digest, "bigint")}, ${given(keys.supplier, "int")}, ${given(keys.day, "int")})
        as g(event_id, digest, supplier, day)
    ), taken as (
      insert into usage_event_key (event_id, supplier_id, received_month, used_on, digest)
      select e.event_id, e.supplier_id, ${months.current}::date, e.used_on, e.digest from e
      ${unknownBefore.length === 0 ? sql`` : sql`where ${sql.join(unknownBefore, sql` and `)}`}
      on conflict do nothing returning event_id, supplier_id
    )
    select case when (select count(*) from taken) < (select count(*) from e) then
      (select json_agg(json_build_object('eventId', event_id, 'supplierId', supplier_id)) from (
        select event_id, supplier_id from e except select event_id, supplier_id from taken) before) end as known`.execute(
    work.tx,
  );
  return rows[0]?.known ?? [];
}

/** The digests under which these events were taken, in the order asked. */
export async function digestsOf(work: Work, asked: readonly EventKey[]): Promise<(number | null)[]> {
  const { rows } = await sql<{ digests: (number | null)[] | null }>`
    select json_agg((select p.digest from usage_event_key p where p.event_id = e.event_id and p.supplier_id = e.supplier_id limit 1) order by e.place) as digests
    from unnest(${given(
      asked.map((one) => one.eventId),
      "uuid",
    )}, ${given(
      asked.map((one) => one.supplierId),
      "uuid",
    )}) with ordinality as e(event_id, supplier_id, place)`.execute(work.tx);
  return rows[0]?.digests ?? [];
}

/** What a batch writes, as columns. `fact`, `shape`, `delivery` and `day` are places in the lists of these, from 1. */
export interface BatchColumns {
  readonly days: readonly CalendarDate[];
  readonly deliveries: { readonly id: readonly Id[]; readonly supplierId: readonly Id[] };
  readonly shapes: {
    readonly source: readonly string[];
    readonly kind: readonly string[];
    readonly client: readonly (string | null)[];
    readonly protocol: readonly (string | null)[];
  };
  /** Voucher, source and day, each once: what the events add up to. */
  readonly facts: {
    readonly voucherId: readonly Id[];
    /** 1 for the operator's data, 0 for the interface's. */
    readonly operator: readonly number[];
    readonly day: readonly number[];
    readonly logins: readonly number[];
    readonly minutes: readonly number[];
    /** The last delivery that told of it. */
    readonly delivery: readonly number[];
  };
  readonly events: {
    readonly eventId: readonly string[];
    readonly occurredMs: readonly number[];
    readonly quantity: readonly number[];
    readonly user: readonly (string | null)[];
    readonly device: readonly (string | null)[];
    readonly fact: readonly number[];
    readonly shape: readonly number[];
    readonly delivery: readonly number[];
  };
  /** Users and devices, each once for its fact. */
  readonly subjects: {
    readonly pseudonym: readonly string[];
    readonly fact: readonly number[];
    /** 1 for a device, 0 for a user. */
    readonly device: readonly number[];
  };
}

/** Stores the events themselves. */
export async function insertEvents(
  work: Work,
  { days, deliveries, shapes, facts, events }: BatchColumns,
): Promise<void> {
  await ask(
    work,
    sql`insert into usage_event (used_on, supplier_id, event_id, voucher_id, occurred_at, source, kind, quantity,
      user_pseudonym, device_pseudonym, client, protocol, delivery_id)
    select (${given(days, "date")})[(${given(facts.day, "int")})[e.fact]], (${given(deliveries.supplierId, "uuid")})[e.delivery], e.event_id,
      (${given(facts.voucherId, "uuid")})[e.fact], to_timestamp(e.occurred_ms / 1000.0::float8),
      (${given(shapes.source, "text")})[e.shape], (${given(shapes.kind, "text")})[e.shape], e.quantity,
      e.user_pseudonym, e.device_pseudonym, (${given(shapes.client, "text")})[e.shape], (${given(shapes.protocol, "text")})[e.shape],
      (${given(deliveries.id, "uuid")})[e.delivery]
    from unnest(${given(events.eventId, "uuid")}, ${given(events.occurredMs, "bigint")}, ${given(events.quantity, "int")},
      ${given(events.user, "uuid")}, ${given(events.device, "uuid")}, ${given(events.fact, "int")}, ${given(events.shape, "int")},
      ${given(events.delivery, "int")})
      as e(event_id, occurred_ms, quantity, user_pseudonym, device_pseudonym, fact, shape, delivery)`,
  );
}

/**
 * Adds what is new to the days: logins and minutes as they are, users and devices by those that were not seen on the day yet.
 * Days are changed in the order of their key, so that two who change the same ones cannot wait for each other.
 */
export async function addToDays(work: Work, { days, deliveries, facts, subjects }: BatchColumns): Promise<void> {
  const dates = given(days, "date");
  const added = (name: string) => {
    const counted = sql.ref(`counted_${name}`);
    return sql`${counted} = least(coalesce(t.${counted}, 0)::bigint + excluded.${counted}, ${sql.lit(MEASURE_MAX)})::int`;
  };
  await ask(
    work,
    sql`
    with seen as (
      insert into usage_event_subject (pseudonym, used_on, voucher_id, source, kind)
      select g.pseudonym, (${dates})[(${given(facts.day, "int")})[g.fact]], (${given(facts.voucherId, "uuid")})[g.fact],
        case when (${given(facts.operator, "int")})[g.fact] = 1 then 'operator' else 'interface' end, case when g.device = 1 then 'device' else 'user' end
      from unnest(${given(subjects.pseudonym, "uuid")}, ${given(subjects.fact, "int")}, ${given(subjects.device, "int")}) as g(pseudonym, fact, device)
      on conflict do nothing returning voucher_id, source, used_on, kind
    ), changed as (
      select g.voucher_id, case when g.operator = 1 then 'operator' else 'interface' end as source, (${dates})[g.day] as used_on,
        0 as users, g.logins, 0 as devices, g.minutes, g.delivery
      from unnest(${given(facts.voucherId, "uuid")}, ${given(facts.operator, "int")}, ${given(facts.day, "int")}, ${given(facts.logins, "int")},
        ${given(facts.minutes, "int")}, ${given(facts.delivery, "int")}) as g(voucher_id, operator, day, logins, minutes, delivery)
      union all
      select voucher_id, source, used_on, case when kind = 'user' then 1 else 0 end, 0, case when kind = 'device' then 1 else 0 end, 0, 0 from seen
    )
    insert into usage_day as t (voucher_id, source, used_on, counted_active_users, counted_login_count, counted_device_count,
      counted_online_minutes, delivery_id, received_at)
    select c.voucher_id, c.source, c.used_on, sum(c.users), max(c.logins), sum(c.devices), max(c.minutes),
      (${given(deliveries.id, "uuid")})[max(c.delivery)], ${work.now}::timestamptz
    from changed c group by c.voucher_id, c.source, c.used_on order by c.voucher_id, c.source, c.used_on
    on conflict (voucher_id, source, used_on) do update set ${added("active_users")}, ${added("login_count")}, ${added("device_count")},
      ${added("online_minutes")}, delivery_id = excluded.delivery_id, received_at = excluded.received_at`,
  );
}

/** No day of a voucher has more of anything; a larger sum stays here. */
export const MEASURE_MAX = 1_000_000_000;

/** The counts of a day, made anew from its events, in the columns of `usage_day`. */
const recount = (on: CalendarDate) => sql`
  select voucher_id, source,
    count(distinct user_pseudonym) as active_users,
    least(coalesce(sum(quantity) filter (where kind = 'login'), 0), ${sql.lit(MEASURE_MAX)}) as login_count,
    count(distinct device_pseudonym) as device_count,
    least(coalesce(sum(quantity) filter (where kind = 'session'), 0), ${sql.lit(MEASURE_MAX)}) as online_minutes
  from usage_event where used_on = ${on}::date group by voucher_id, source`;

/** How many vouchers and sources of a day have other counts than their events give. */
export async function daysThatDisagree(work: Work, on: CalendarDate): Promise<number> {
  const { rows } = await sql<{ differing: number }>`
    select count(*)::int as differing from (${recount(on)}) e
    full join (select * from usage_day where used_on = ${on}::date and counted_active_users is not null) d using (voucher_id, source)
    where (e.active_users, e.login_count, e.device_count, e.online_minutes) is distinct from
      (d.counted_active_users::bigint, d.counted_login_count::bigint, d.counted_device_count::bigint, d.counted_online_minutes::bigint)`.execute(
    work.tx,
  );
  return rows[0]?.differing ?? 0;
}
