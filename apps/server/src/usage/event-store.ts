import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import type { Work } from "../platform/work.ts";
import { bigintArray, intArray, uuidArray } from "./event-arrays.ts";

/*
 * The SQL of events. Rows go in by the thousand, so that they travel as columns: one array for each, read by a subquery of its own,
 * which the database runs once, not for every row; written in place, the planner would read it as well, only to guess how long it is.
 * Only what the code itself made stands in them (UUIDs, numbers, dates and texts of closed lists), never what somebody sent.
 * What many rows share is sent once and pointed at. Columns are unnested side by side in a list of results: as a table,
 * each of them would be written down before it is read.
 */

/** An array of plain words as PostgreSQL writes it. */
export function column(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => (value === null ? "NULL" : value)).join(",")}}`;
}

const texts = (values: readonly (string | null)[]) => sql`(select ${column(values)}::text::text[])`;
const dates = (values: readonly CalendarDate[]) => sql`(select ${column(values)}::text::date[])`;
const uuids = (values: readonly (string | null)[]) => sql`(select ${uuidArray(values)}::uuid[])`;
const ints = (values: readonly number[]) => sql`(select ${intArray(values)}::int[])`;
const bigints = (values: readonly number[]) => sql`(select ${bigintArray(values)}::bigint[])`;

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
      select g.event_id, (${uuids(keys.suppliers)})[g.supplier] as supplier_id, (${dates(keys.days)})[g.day] as used_on, g.digest
      from (select unnest(${uuids(keys.eventId)}) as event_id, unnest(${bigints(keys.digest)}) as digest, unnest(${ints(keys.supplier)}) as supplier,
        unnest(${ints(keys.day)}) as day) g
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
    from unnest(${uuids(asked.map((one) => one.eventId))}, ${uuids(asked.map((one) => one.supplierId))})
      with ordinality as e(event_id, supplier_id, place)`.execute(work.tx);
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
  /** Voucher, source and day, each once: what the events are counted to. */
  readonly facts: {
    readonly voucherId: readonly Id[];
    /** 1 for the operator's data, 0 for the interface's. */
    readonly operator: readonly number[];
    readonly day: readonly number[];
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
  /** Facts that a delivery changes, each once for the delivery. */
  readonly changes: { readonly fact: readonly number[]; readonly delivery: readonly number[] };
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
    select (${dates(days)})[(${ints(facts.day)})[e.fact]], (${uuids(deliveries.supplierId)})[e.delivery], e.event_id,
      (${uuids(facts.voucherId)})[e.fact], to_timestamp(e.occurred_ms / 1000.0::float8),
      (${texts(shapes.source)})[e.shape], (${texts(shapes.kind)})[e.shape], e.quantity,
      e.user_pseudonym, e.device_pseudonym, (${texts(shapes.client)})[e.shape], (${texts(shapes.protocol)})[e.shape],
      (${uuids(deliveries.id)})[e.delivery]
    from (select unnest(${uuids(events.eventId)}) as event_id, unnest(${bigints(events.occurredMs)}) as occurred_ms,
      unnest(${ints(events.quantity)}) as quantity, unnest(${uuids(events.user)}) as user_pseudonym, unnest(${uuids(events.device)}) as device_pseudonym,
      unnest(${ints(events.fact)}) as fact, unnest(${ints(events.shape)}) as shape, unnest(${ints(events.delivery)}) as delivery) e`,
  );
}

/**
 * Notes which days the deliveries change. The days are not touched here: half of what an event would cost goes into rows that the
 * next event changes again.
 */
export async function noteChanges(work: Work, { days, deliveries, facts, changes }: BatchColumns): Promise<void> {
  await ask(
    work,
    sql`insert into usage_day_change (used_on, source, delivery_id, received_at, voucher_ids)
    select c.used_on, case when c.operator = 1 then 'operator' else 'interface' end, (${uuids(deliveries.id)})[c.delivery],
      ${work.now}::timestamptz, array_agg(c.voucher_id)
    from (
      select (${dates(days)})[(${ints(facts.day)})[g.fact]] as used_on, (${ints(facts.operator)})[g.fact] as operator, g.delivery,
        (${uuids(facts.voucherId)})[g.fact] as voucher_id
      from (select unnest(${ints(changes.fact)}) as fact, unnest(${ints(changes.delivery)}) as delivery) g) c
    group by c.used_on, c.operator, c.delivery order by c.delivery`,
  );
}
