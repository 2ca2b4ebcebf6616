import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import type { UsageSource } from "@yunquan/core/usage/marks.ts";
import type { Work } from "../platform/work.ts";

/*
 * How events are counted to the days of `usage_day`. A delivery says which days of which vouchers it changed (`usage_day_change`,
 * in the transaction of its events); those are counted anew from all of their events, never added to what was counted before:
 * counting twice gives the same, and an event that commits meanwhile has left its own note, which stays. A day with a note is
 * counted by whoever reads it; once a minute the notes of a day are counted for good and are gone.
 */

/** No day of a voucher has more of anything; a larger sum stays here. */
export const MEASURE_MAX = 1_000_000_000;

/** How long a change may wait before its day is counted for good: a minute, and one more for each such size of the day's events. */
const COUNT_AFTER_MS = 60_000;
/** About a million events, which are passed over in a second or two: counting takes a few hundredths of the time. */
const BYTES_A_MINUTE = 192 * 2 ** 20;

/** A day with its figures: those that were told and those that were counted, each whole or not at all; and who told of it last. */
export interface StoredDay {
  readonly voucherId: Id;
  readonly source: UsageSource;
  readonly usedOn: CalendarDate;
  readonly toldActiveUsers: number | null;
  readonly toldLoginCount: number | null;
  readonly toldDeviceCount: number | null;
  readonly toldOnlineMinutes: number | null;
  readonly countedActiveUsers: number | null;
  readonly countedLoginCount: number | null;
  readonly countedDeviceCount: number | null;
  readonly countedOnlineMinutes: number | null;
  readonly deliveryId: Id;
  readonly receivedAt: Instant;
}

type Fragment = RawBuilder<unknown>;

/** The counts of the events of a day, by voucher and source, for those that `changed` names. */
const counts = (on: Fragment, changed: Fragment) => sql`
  select e.voucher_id, e.source, e.used_on, count(distinct e.user_pseudonym) as active_users,
    least(coalesce(sum(e.quantity) filter (where e.kind = 'login'), 0), ${sql.lit(MEASURE_MAX)}) as login_count,
    count(distinct e.device_pseudonym) as device_count,
    least(coalesce(sum(e.quantity) filter (where e.kind = 'session'), 0), ${sql.lit(MEASURE_MAX)}) as online_minutes
  from usage_event e where e.used_on = ${on} and (e.voucher_id, e.source) in (${changed}) group by 1, 2, 3`;

/**
 * The days of `usage_day` for `wanted` (voucher_id, from_on, to_on; each voucher once), with those counted anew that have changed
 * since. One statement, so that a day is either still noted, and its events are there, or counted already.
 */
export const countedDays = (wanted: Fragment) => sql<StoredDay>`(
  with wanted as materialized (${wanted}),
  changed as materialized (
    select distinct on (c.used_on, v.voucher_id, c.source) c.used_on, v.voucher_id, c.source, c.delivery_id, c.received_at
    from usage_day_change c cross join unnest(c.voucher_ids) as v(voucher_id)
    join wanted w on w.voucher_id = v.voucher_id and c.used_on between w.from_on and w.to_on
    order by c.used_on, v.voucher_id, c.source, c.seq desc),
  anew as (
    select n.*, c.delivery_id, c.received_at
    from (select distinct used_on from changed) as o
    cross join lateral (${counts(sql`o.used_on`, sql`select voucher_id, source from changed where used_on = o.used_on`)}) as n
    join changed c on (c.voucher_id, c.source, c.used_on) = (n.voucher_id, n.source, n.used_on)),
  known as (
    select d.* from wanted w join usage_day d on d.voucher_id = w.voucher_id and d.used_on between w.from_on and w.to_on)
  select voucher_id, source, used_on, d.told_active_users, d.told_login_count, d.told_device_count, d.told_online_minutes,
    coalesce(n.active_users, d.counted_active_users)::integer as counted_active_users,
    coalesce(n.login_count, d.counted_login_count)::integer as counted_login_count,
    coalesce(n.device_count, d.counted_device_count)::integer as counted_device_count,
    coalesce(n.online_minutes, d.counted_online_minutes)::integer as counted_online_minutes,
    case when n.received_at >= d.received_at or d.received_at is null then n.delivery_id else d.delivery_id end as delivery_id,
    greatest(d.received_at, n.received_at) as received_at
  from known d full join anew n using (voucher_id, source, used_on))`;

/** The days of events of which a change has waited long enough. */
export async function daysToCount(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select p.id from usage_event_partition p
    where p.kind = 'day' and p.dropped_at is null
      and (select c.received_at from usage_day_change c where c.used_on = p.from_on order by c.seq limit 1)
        <= ${work.now}::timestamptz - ${sql.lit(COUNT_AFTER_MS)} * interval '1 ms'
          * (1 + pg_relation_size(to_regclass('usage_event_' || to_char(p.from_on, 'YYYYMMDD'))) / ${sql.lit(BYTES_A_MINUTE)})
    order by p.from_on`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** Counts a day that is named by where its events lie. */
export async function countDayOf(work: Work, partitionId: Id): Promise<void> {
  const { fromOn } = await work.tx
    .selectFrom("usageEventPartition")
    .select("fromOn")
    .where("id", "=", partitionId)
    .executeTakeFirstOrThrow();
  await countDay(work, fromOn);
}

/**
 * Counts for good what has changed of a day. Of two who do, the second waits and sees what the first has left. The notes are
 * taken and the events are counted in one statement, which sees one moment: what commits afterwards is noted still.
 */
export async function countDay(work: Work, on: CalendarDate): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`usage/count/${on}`}, 0))`.execute(work.tx);
  // Days are written in the order of their key, as told ones are, so that nobody waits for one who waits for him.
  await sql`
    with taken as (
      delete from usage_day_change where used_on = date ${sql.lit(on)} returning seq, source, delivery_id, received_at, voucher_ids
    ), changed as materialized (
      select distinct on (v.voucher_id, t.source) v.voucher_id, t.source, t.delivery_id, t.received_at
      from taken t cross join unnest(t.voucher_ids) as v(voucher_id) order by v.voucher_id, t.source, t.seq desc
    ), anew as (${counts(sql`date ${sql.lit(on)}`, sql`select voucher_id, source from changed`)})
    insert into usage_day as t (voucher_id, source, used_on, counted_active_users, counted_login_count, counted_device_count,
      counted_online_minutes, delivery_id, received_at)
    select n.voucher_id, n.source, n.used_on, n.active_users, n.login_count, n.device_count, n.online_minutes, c.delivery_id, c.received_at
    from anew n join changed c on (c.voucher_id, c.source) = (n.voucher_id, n.source)
    order by n.voucher_id, n.source
    on conflict (voucher_id, source, used_on) do update set counted_active_users = excluded.counted_active_users,
      counted_login_count = excluded.counted_login_count, counted_device_count = excluded.counted_device_count,
      counted_online_minutes = excluded.counted_online_minutes,
      delivery_id = case when excluded.received_at >= t.received_at then excluded.delivery_id else t.delivery_id end,
      received_at = greatest(excluded.received_at, t.received_at)`.execute(work.tx);
}

/** How many vouchers and sources of a day have other counts than their events give, once the day is counted. */
export async function daysThatDisagree(work: Work, on: CalendarDate): Promise<number> {
  await countDay(work, on);
  const { rows } = await sql<{ differing: number }>`
    with once as (
      select voucher_id, source, user_pseudonym, device_pseudonym, kind, sum(quantity) as quantity from usage_event where used_on = date ${sql.lit(on)}
      group by 1, 2, 3, 4, 5
    ), e as (
      select voucher_id, source, count(distinct user_pseudonym) as users, count(distinct device_pseudonym) as devices,
        least(sum(case kind when 'login' then quantity else 0 end), ${sql.lit(MEASURE_MAX)}) as logins,
        least(sum(case kind when 'session' then quantity else 0 end), ${sql.lit(MEASURE_MAX)}) as minutes
      from once group by 1, 2
    )
    select count(*)::int as differing from e
    full join (select * from usage_day where used_on = date ${sql.lit(on)} and counted_active_users is not null) d using (voucher_id, source)
    where (e.users, e.logins, e.devices, e.minutes) is distinct from
      (d.counted_active_users::bigint, d.counted_login_count::bigint, d.counted_device_count::bigint, d.counted_online_minutes::bigint)`.execute(
    work.tx,
  );
  return rows[0]?.differing ?? 0;
}
