import { sql } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { EVENT_KEPT_DAYS, EVENT_LATE_DAYS, eventWindow, monthOf } from "@yunquan/core/usage/events.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { addDays, beijingDate, msOf, type CalendarDate } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { newPseudonymKey, pseudonymKey, type PseudonymKey } from "./event-pseudonym.ts";
import { daysThatDisagree } from "./event-days.ts";

/** The days that are open for events, each with its key, as one server process remembers them. */
export type OpenDays = Map<CalendarDate, PseudonymKey>;

/** Where events of a day lie, and where the keys of what a month received do. */
function tableOf(kind: "day" | "month", on: CalendarDate): { readonly parent: string; readonly name: string } {
  const digits = on.replaceAll("-", "");
  return kind === "month"
    ? { parent: "usage_event_key", name: `usage_event_key_${digits.slice(0, 6)}` }
    : { parent: "usage_event", name: `usage_event_${digits}` };
}

/**
 * Opens the days among these that still take events, and remembers their keys after the commit. A day's table is made when
 * it is first needed; of two servers that need it at once, the second waits and finds it.
 */
export async function openDays(work: Work, wanted: readonly CalendarDate[], known: OpenDays): Promise<void> {
  const today = beijingDate(work.now);
  const { firstOn } = eventWindow(msOf(work.now), today);
  const days = wanted.filter((on) => on >= firstOn && on <= addDays(today, 1));
  const opened = await ensure(work, "day", days);
  work.afterCommit.push(() => {
    for (const [on, stored] of opened) if (stored !== null) known.set(on, pseudonymKey(stored));
    for (const on of known.keys()) if (on < firstOn) known.delete(on);
  });
}

/** The months whose keys are kept, with the one that receives now, which is made when it is missing. */
export async function livingMonths(work: Work): Promise<{ current: CalendarDate; others: CalendarDate[] }> {
  const current = monthOf(beijingDate(work.now));
  const rows = await ask(
    work,
    work.tx
      .selectFrom("usageEventPartition")
      .select("fromOn")
      .where("kind", "=", "month")
      .where("droppedAt", "is", null),
  );
  const months = rows.map((row) => row.fromOn);
  if (!months.includes(current)) await ensure(work, "month", [current]);
  return { current, others: months.filter((on) => on !== current) };
}

type Opened = Map<CalendarDate, Uint8Array | null>;

async function ensure(work: Work, kind: "day" | "month", wanted: readonly CalendarDate[]): Promise<Opened> {
  const found = await find(work, kind, wanted);
  if (wanted.every((on) => found.has(on))) return found;
  // Held until the commit: whoever comes second sees what the first has made.
  await sql`select pg_advisory_xact_lock(hashtextextended('usage/partitions', 0))`.execute(work.tx);
  const opened = await find(work, kind, wanted);
  for (const on of wanted) {
    if (opened.has(on)) continue;
    const stored = kind === "day" ? newPseudonymKey() : null;
    await work.tx
      .insertInto("usageEventPartition")
      .values({ id: work.newId(), kind, fromOn: on, pseudonymKey: stored, createdAt: work.now })
      .execute();
    const { parent, name } = tableOf(kind, on);
    const to = kind === "day" ? addDays(on, 1) : monthOf(addDays(on, 31));
    // Made apart and then attached: a table that is born as a part would stop everybody who writes to the others.
    await sql`create table ${sql.table(name)} (like ${sql.table(parent)} including defaults including constraints)`.execute(
      work.tx,
    );
    await sql`alter table ${sql.table(parent)} attach partition ${sql.table(name)} for values from (${sql.lit(on)}) to (${sql.lit(to)})`.execute(
      work.tx,
    );
    opened.set(on, stored);
  }
  return opened;
}

async function find(work: Work, kind: "day" | "month", wanted: readonly CalendarDate[]): Promise<Opened> {
  if (wanted.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("usageEventPartition")
    .select(["fromOn", "pseudonymKey"])
    .where("kind", "=", kind)
    .where("droppedAt", "is", null)
    .where("fromOn", "in", [...wanted])
    .execute();
  return new Map(rows.map((row) => [row.fromOn, row.pseudonymKey]));
}

/** A day more than the rule says, for transactions that began on the day before. */
const MARGIN_DAYS = 1;

/** Days that take no events any more, and months whose keys no event can meet again. */
export async function partitionsToClose(work: Work): Promise<Id[]> {
  const lastOpen = addDays(beijingDate(work.now), -EVENT_LATE_DAYS - MARGIN_DAYS);
  const rows = await work.tx
    .selectFrom("usageEventPartition")
    .select("id")
    .where("closedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("kind", "=", "day"), eb("fromOn", "<", lastOpen)]),
        eb.and([eb("kind", "=", "month"), eb("fromOn", "<", monthOf(lastOpen))]),
      ]),
    )
    .orderBy("fromOn")
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

/** Closed days whose time to be kept is over. */
export async function partitionsToDrop(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("usageEventPartition")
    .select("id")
    .where("kind", "=", "day")
    .where("closedAt", "is not", null)
    .where("droppedAt", "is", null)
    .where("fromOn", "<", addDays(beijingDate(work.now), -(await keptDays(work))))
    .orderBy("fromOn")
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

/** How many days events are kept: the installation's setting, never fewer than a day stays open. */
async function keptDays(work: Work): Promise<number> {
  const row = await work.tx
    .selectFrom("installation")
    .select("value")
    .where("key", "=", "usage-event-days")
    .executeTakeFirst();
  return Math.max(row === undefined ? EVENT_KEPT_DAYS : Number(row.value), EVENT_LATE_DAYS + MARGIN_DAYS + 1);
}

/**
 * Closes a day: its key is destroyed, so that the pseudonyms in its events cannot be traced to anybody. A month of keys goes as
 * a whole.
 * @clause 5.12
 */
export async function closePartition(work: Work, id: Id): Promise<void> {
  const row = await lock(work, id);
  if (row === undefined || row.closedAt !== null) return;
  if (row.kind === "month") await dropTable(work, "month", row.fromOn);
  await work.tx
    .updateTable("usageEventPartition")
    .set({ closedAt: work.now, pseudonymKey: null, ...(row.kind === "month" ? { droppedAt: work.now } : {}) })
    .where("id", "=", id)
    .execute();
  await note(work, id, "usage-events.closed", row);
}

/**
 * Drops the events of a day. What was counted from them and the log of deliveries stay; the day is counted once more before,
 * and is kept (the job fails and says so) when that gives anything else.
 */
export async function dropPartition(work: Work, id: Id): Promise<void> {
  const row = await lock(work, id);
  if (row === undefined || row.closedAt === null || row.droppedAt !== null) return;
  const differing = await daysThatDisagree(work, row.fromOn);
  assert(differing === 0, `the events of ${row.fromOn} give other figures than were counted for ${differing} vouchers`);
  await dropTable(work, "day", row.fromOn);
  await work.tx.updateTable("usageEventPartition").set({ droppedAt: work.now }).where("id", "=", id).execute();
  await note(work, id, "usage-events.dropped", row);
}

async function dropTable(work: Work, kind: "day" | "month", on: CalendarDate): Promise<void> {
  await sql`drop table ${sql.table(tableOf(kind, on).name)}`.execute(work.tx);
}

async function lock(work: Work, id: Id) {
  await sql`select pg_advisory_xact_lock(hashtextextended('usage/partitions', 0))`.execute(work.tx);
  return await work.tx
    .selectFrom("usageEventPartition")
    .select(["id", "kind", "fromOn", "closedAt", "droppedAt"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

async function note(
  work: Work,
  id: Id,
  action: RecordedAction,
  row: { kind: string; fromOn: CalendarDate },
): Promise<void> {
  await recordHistory(work, {
    objectType: "usage-event-partition",
    objectId: id,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { kind: row.kind, fromOn: row.fromOn },
    editionId: null,
  });
}
