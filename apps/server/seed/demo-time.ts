import { sql } from "kysely";
import { assert } from "@yunquan/core/refusal.ts";
import { addDays, addMs, beijingDate, startOfBeijingDay, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { readNow } from "../src/platform/clock.ts";
import type { Platform } from "../src/platform/platform.ts";

/** The calendar of the demonstration, counted in days from the day of the first start: what lies behind it is negative. */
export interface DemoTime {
  /** An instant by its day and its time of day in Beijing. */
  at(day: number, clock?: string): Instant;
  on(day: number): CalendarDate;
  /** Moves on to an instant before which nothing falls due: between two steps of one matter. */
  moveTo(day: number, clock?: string): Promise<Instant>;
  /** Lives on to an instant: what has fallen due on the way is done. */
  liveTo(day: number, clock?: string): Promise<Instant>;
}

/** Only the seed may set the clock back: it begins in the past of an empty database. */
export async function beginAt(platform: Platform, day: number): Promise<DemoTime> {
  const { db } = platform.database;
  const today = beijingDate(await readNow(db));
  let last: Instant | null = null;
  const at = (days: number, clock = "10:00"): Instant => {
    const [hours = 0, minutes = 0] = clock.split(":").map(Number);
    return addMs(startOfBeijingDay(addDays(today, days)), (hours * 60 + minutes) * 60_000);
  };
  const moveTo = async (days: number, clock?: string): Promise<Instant> => {
    const to = at(days, clock);
    assert(last === null || to > last, `the seed's clock goes forward only, not to ${to}`);
    last = to;
    await sql`update business_clock set offset_ms =
      round(extract(epoch from (${to}::timestamptz - clock_timestamp())) * 1000)::bigint`.execute(db);
    return to;
  };
  const liveTo = async (days: number, clock?: string): Promise<Instant> => {
    const to = await moveTo(days, clock);
    await tickAll(platform);
    return to;
  };
  await moveTo(day);
  return { at, on: (days) => addDays(today, days), moveTo, liveTo };
}

/** How far the business clock is ahead of the database's own: on a first start not at all. */
export async function presentOffset(platform: Platform): Promise<number> {
  return (await platform.database.db.selectFrom("businessClock").select("offsetMs").executeTakeFirstOrThrow()).offsetMs;
}

/** Back to the present, whatever happened on the way. */
export async function returnToPresent(platform: Platform, offsetMs: number): Promise<void> {
  await platform.database.db.updateTable("businessClock").set({ offsetMs }).execute();
}

/** Runs what has fallen due; in the demonstration nothing of it may fail. */
export async function tickAll(platform: Platform): Promise<void> {
  const failed = (await platform.ticker.tick()).filter((outcome) => outcome.failed > 0);
  assert(failed.length === 0, `the seed's jobs failed: ${failed.map(({ job }) => job).join(", ")}`);
}
