import { createHash, randomUUID } from "node:crypto";
import { addDays, type CalendarDate } from "@yunquan/core/time.ts";
import type { Database, Session } from "../../apps/server/src/platform/database/connect.ts";
import { systemActor } from "../../apps/server/src/platform/actor.ts";
import { inTransaction } from "../../apps/server/src/platform/work.ts";
import { countDay } from "../../apps/server/src/usage/event-days.ts";
import { livingMonths, openDays } from "../../apps/server/src/usage/event-partitions.ts";
import { copyClaims, makeClaimTemplate } from "./claims.ts";
import type { Stage } from "./stage.ts";

/*
 * Usage for the benchmark: vouchers of two dozen suppliers with an API key each; bodies of events; the same work done by
 * the database alone; and evaluation from the events themselves beside evaluation from the days that were counted.
 */

/** Plain data, so that the process that makes the load can be told. */
export interface UsageWorld {
  readonly suppliers: readonly { readonly secret: string; readonly codes: readonly string[] }[];
  /** Days that take events, from yesterday back: an event of today could lie ahead of the business clock. */
  readonly days: readonly CalendarDate[];
}

export interface LoadedUsage {
  readonly world: UsageWorld;
  readonly stage: Stage;
}

/** How many days events are spread over, as in the research trial. */
const DAYS = 28;

/** Issues vouchers on an empty database and gives each supplier a key. Events of these days can be sent at once. */
export async function loadUsageWorld(database: Database, vouchers: number): Promise<LoadedUsage> {
  const template = await makeClaimTemplate(database);
  await copyClaims(database, template, { first: 1, count: vouchers, spread: "21" });
  return await database.exclusive(async (session) => {
    const signed = await session.rows("select max(least(signed_on, starts_on))::text as newest from contract");
    const [clock] = await session.rows(
      "select ((clock_timestamp() + offset_ms * interval '1 ms') at time zone 'Asia/Shanghai')::date::text as today from business_clock",
    );
    const today = String(clock?.["today"]) as CalendarDate;
    const days = Array.from({ length: DAYS }, (_, index) => addDays(today, -1 - index)).filter(
      (on) => on >= String(signed[0]?.["newest"]),
    );
    const suppliers: { secret: string; codes: string[] }[] = [];
    for (const supplierId of template.stage.supplierIds) {
      const secret = `yqk_${createHash("sha256").update(`usage:${supplierId}`).digest("base64url")}`;
      await session.script(`insert into api_key (id, organisation_id, name, secret_hash, created_by, created_at)
        select gen_random_uuid(), m.organisation_id, 'bench', sha256(convert_to('${secret}', 'UTF8')), m.person_id, clock_timestamp()
        from membership m where m.organisation_id = '${supplierId}' and m.role like 'supplier-%' and m.ended_at is null limit 1`);
      const codes = await session.rows(
        `select code from voucher where supplier_id = '${supplierId}' and status in ('issued', 'claimed') order by code`,
      );
      if (codes.length > 0) suppliers.push({ secret, codes: codes.map((row) => String(row["code"])) });
    }
    return { world: { suppliers, days }, stage: template.stage };
  });
}

/** One event as a line; about 200 bytes. Each voucher has a dozen users and three devices, so that they come again. */
function eventLine(code: string, on: CalendarDate, index: number): string {
  const at = `${on}T0${index % 8}:${String(index % 60).padStart(2, "0")}:${String((index * 7) % 60).padStart(2, "0")}.000Z`;
  const head = `{"eventId":"${randomUUID()}","voucherCode":"${code}","source":"interface","at":"${at}"`;
  switch (index % 5) {
    case 0:
      return `${head},"kind":"device","quantity":${1 + (index % 900)},"device":"plc-${index % 3}","protocol":"opcua"}`;
    case 1:
      return `${head},"kind":"session","quantity":${1 + (index % 90)},"user":"user.${index % 12}","client":"browser"}`;
    default:
      return `${head},"kind":"login","quantity":1,"user":"user.${(index * 7) % 12}","client":"desktop"}`;
  }
}

/** Requests of one body each, supplier after supplier, every event new; as bytes for a raw connection. */
export function eventRequests(world: UsageWorld, port: number, lines: number): () => Buffer {
  let sent = 0;
  let index = 0;
  return () => {
    const supplier = world.suppliers[sent % world.suppliers.length];
    if (supplier === undefined) throw new Error("there is no supplier with vouchers");
    sent += 1;
    const body: string[] = [];
    for (let line = 0; line < lines; line += 1) {
      index += 1;
      const code = supplier.codes[(index * 7919) % supplier.codes.length] ?? "";
      body.push(eventLine(code, world.days[index % world.days.length] ?? ("" as CalendarDate), index));
    }
    const text = body.join("\n");
    return Buffer.from(
      `POST /api/v1/usage/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${supplier.secret}\r\n` +
        `content-type: application/x-ndjson\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  };
}

/** What has to agree after events were sent: the events that are in, their keys, and what the days were counted to. */
export const USAGE_AGREES = `select (select count(*) from usage_event)::int as events, (select count(*) from usage_event_key)::int as keys,
  (select sum(accepted_rows) from usage_delivery where channel = 'events')::int as accepted,
  (select count(*) from usage_event where kind = 'login')::int as logins, (select sum(counted_login_count) from usage_day)::int as counted_logins`;

/** Opens the days and the month of receipt, as the first event of each does. */
export async function openUsage(stage: Stage, days: readonly CalendarDate[]): Promise<void> {
  await inTransaction(stage.test.platform, systemActor, "bench", async (work) => {
    await openDays(work, days, new Map());
    await livingMonths(work);
  });
}

/**
 * Counts for good what the deliveries have left to count, as the tick does once a minute, on both processors and with nothing else
 * at work. Seconds.
 */
export async function countUsage(stage: Stage, days: readonly CalendarDate[]): Promise<number> {
  const startedAt = performance.now();
  const lane = async (given: readonly CalendarDate[]): Promise<void> => {
    for (const on of given)
      await inTransaction(stage.test.platform, systemActor, "bench", async (work) => await countDay(work, on));
  };
  const half = Math.ceil(days.length / 2);
  await Promise.all([lane(days.slice(0, half)), lane(days.slice(half))]);
  return (performance.now() - startedAt) / 1000;
}

/** The server's own limits are those of a request; loading takes its time. */
const PATIENT = "set statement_timeout = 0";

const STAGED =
  "(event_id uuid, supplier_id uuid, used_on date, digest bigint, voucher_id uuid, occurred_at timestamptz, source text, kind text, quantity integer, " +
  "user_pseudonym uuid, device_pseudonym uuid, client text, protocol text, delivery_id uuid)";

/**
 * Prepares the limit of the same path: rows as the product stores them, in a file of the database server. Needs the rights of
 * a superuser, as on the bench's own server.
 */
export async function prepareUsageLimit(
  session: Session,
  world: UsageWorld,
  rows: number,
  file: string,
): Promise<void> {
  const days = world.days.map((on) => `'${on}'`).join(",");
  await session.script(`${PATIENT}; create table usage_limit_stage ${STAGED};
    insert into usage_limit_stage
    select gen_random_uuid(), v.supplier_id, d.on_day, (random() * 9e15)::bigint, v.id, d.on_day::timestamptz + interval '4 hours', 'interface',
      (array['device','session','login','login','login'])[1 + g % 5], 1 + g % 90,
      case when g % 5 > 0 then md5(v.id || d.on_day::text || 'u' || (g * 7) % 12)::uuid end, case when g % 5 = 0 then md5(v.id || d.on_day::text || 'd' || g % 3)::uuid end,
      (array[null,'browser','desktop','desktop','desktop'])[1 + g % 5], case when g % 5 = 0 then 'opcua' end, '00000000-0000-4000-8000-000000000000'
    from (select array_agg(id) as vouchers, array_agg(supplier_id) as suppliers, count(*)::int as number from voucher) a
    cross join generate_series(1, ${rows}) g
    cross join lateral (select a.vouchers[1 + (g::bigint * 7919 % a.number)::int] as id, a.suppliers[1 + (g::bigint * 7919 % a.number)::int] as supplier_id) v
    cross join lateral (select (array[${days}])[1 + g % ${world.days.length}]::date as on_day) d;
    copy usage_limit_stage to '${file}'; drop table usage_limit_stage`);
}

/** The limit: one transaction that copies the file to a staging table, takes keys, stores events and counts them to their days. Seconds. */
export async function usageLimit(session: Session, file: string): Promise<number> {
  const startedAt = performance.now();
  await session.script(`${PATIENT}; begin; create temporary table s ${STAGED} on commit drop; copy s from '${file}';
    create temporary table f on commit drop as with taken as (
      insert into usage_event_key (event_id, supplier_id, received_month, used_on, digest)
      select event_id, supplier_id, (select max(from_on) from usage_event_partition where kind = 'month'), used_on, digest from s on conflict do nothing returning event_id)
      select count(*) as taken from taken;
    insert into usage_event (used_on, supplier_id, event_id, voucher_id, occurred_at, source, kind, quantity, user_pseudonym, device_pseudonym, client, protocol, delivery_id)
      select used_on, supplier_id, event_id, voucher_id, occurred_at, source, kind, quantity, user_pseudonym, device_pseudonym, client, protocol, delivery_id from s;
    insert into usage_day as t (voucher_id, source, used_on, counted_active_users, counted_login_count, counted_device_count, counted_online_minutes, delivery_id, received_at)
      select voucher_id, source, used_on, count(distinct user_pseudonym), coalesce(sum(quantity) filter (where kind = 'login'), 0), count(distinct device_pseudonym),
        coalesce(sum(quantity) filter (where kind = 'session'), 0), '00000000-0000-4000-8000-000000000000', clock_timestamp() from s
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (voucher_id, source, used_on) do update set counted_active_users = excluded.counted_active_users, counted_login_count = excluded.counted_login_count,
        counted_device_count = excluded.counted_device_count, counted_online_minutes = excluded.counted_online_minutes;
    commit`);
  return (performance.now() - startedAt) / 1000;
}

/** The research trial's own tables and path, with its key, its rollup and nothing else. */
export const TRIAL_INGEST_TABLES = `create table trial_event (supplier int not null, event_id uuid not null, voucher bigint not null, at timestamptz not null,
    received_at timestamptz not null default now(), kind smallint not null, quantity double precision not null, attributes jsonb not null, primary key (supplier, event_id));
  create index trial_event_at on trial_event using brin (at);
  create table trial_day (voucher bigint not null, day date not null, n int not null, quantity double precision not null, primary key (voucher, day))`;

export async function prepareTrialIngest(session: Session, rows: number, file: string): Promise<void> {
  await session.script(`${PATIENT}; copy (select g % 20, gen_random_uuid(), (g::bigint * 7919) % 10000, '2019-05-01'::timestamptz + g % 28 * interval '1 day' + g % 86400 * interval '1 second',
    g % 5, g % 1000 / 10.0, '{"src":"gw-' || g % 50 || '","module":"mes.production","op":"report.submit","dur":' || g % 900 || ',"users":' || g % 30 || '}'
    from generate_series(1, ${rows}) g) to '${file}'`);
}

export async function trialIngest(session: Session, file: string): Promise<number> {
  const columns = "(supplier, event_id, voucher, at, kind, quantity, attributes)";
  const startedAt = performance.now();
  await session.script(`${PATIENT}; begin; create temporary table s (like trial_event including defaults) on commit drop; copy s ${columns} from '${file}';
    with i as (insert into trial_event select * from s on conflict do nothing returning voucher, at, quantity)
    insert into trial_day as t select voucher, at::date, count(*), sum(quantity) from i group by 1, 2
    on conflict (voucher, day) do update set n = t.n + excluded.n, quantity = t.quantity + excluded.quantity; commit`);
  return (performance.now() - startedAt) / 1000;
}

/** Fills the open days with events of every voucher, and the days that they are counted to, for the evaluation. */
export async function loadEvents(session: Session, world: UsageWorld, perDay: number): Promise<number> {
  const days = world.days.map((on) => `'${on}'`).join(",");
  await session.script(`${PATIENT}; insert into usage_event (used_on, supplier_id, event_id, voucher_id, occurred_at, source, kind, quantity, user_pseudonym, delivery_id)
    select d.on_day::date, v.supplier_id, gen_random_uuid(), v.id, d.on_day::timestamptz + g * interval '1 minute', 'interface', 'login', 1,
      md5(v.id || d.on_day || g % 12)::uuid, '00000000-0000-4000-8000-000000000000'
    from unnest(array[${days}]) d(on_day) cross join generate_series(1, ${perDay}) g cross join voucher v;
    insert into usage_day (voucher_id, source, used_on, counted_active_users, counted_login_count, counted_device_count, counted_online_minutes, delivery_id, received_at)
    select voucher_id, source, used_on, count(distinct user_pseudonym), sum(quantity), 0, 0, '00000000-0000-4000-8000-000000000000', now()
    from usage_event group by 1, 2, 3 on conflict do nothing`);
  await session.script("vacuum analyze usage_event");
  await session.script("vacuum analyze usage_day");
  const [row] = await session.rows("select count(*)::int as events from usage_event");
  return Number(row?.["events"]);
}

const ACTIVE_DAYS = 20;

/** Vouchers with enough active days, by their events: the two-level query. */
export const RAW_EVALUATION = `select count(*)::int as complete from (
  select voucher_id, count(*) as days, sum(n) as n, sum(quantity) as quantity from (
    select voucher_id, used_on, count(*) as n, sum(quantity) as quantity from usage_event group by 1, 2) y
  group by 1 having count(*) >= ${ACTIVE_DAYS}) x`;

/** The same by the days that they were counted to. */
export const ROLLUP_EVALUATION = `select count(*)::int as complete from (
  select voucher_id, count(*) as days, sum(coalesce(counted_login_count, told_login_count)) as n, max(coalesce(counted_active_users, told_active_users)) as users
  from usage_day where coalesce(counted_active_users, told_active_users) > 0 group by 1 having count(*) >= ${ACTIVE_DAYS}) x`;
