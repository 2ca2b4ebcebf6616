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
  /** Lives on to an instant: what falls due on the way is done. */
  jumpTo(day: number, clock?: string): Promise<Instant>;
}

/** Only the seed may set the clock back: it begins in the past of an empty database, and ends at the present. */
export async function beginAt(platform: Platform, day: number): Promise<DemoTime> {
  const { db } = platform.database;
  const today = beijingDate(await readNow(db));
  let last: Instant | null = null;
  const at = (days: number, clock = "10:00"): Instant => {
    const [hours = 0, minutes = 0] = clock.split(":").map(Number);
    return addMs(startOfBeijingDay(addDays(today, days)), (hours * 60 + minutes) * 60_000);
  };
  const jumpTo = async (days: number, clock?: string): Promise<Instant> => {
    const to = at(days, clock);
    assert(last === null || to > last, `the seed's clock goes forward only, not to ${to}`);
    last = to;
    await sql`update business_clock set offset_ms =
      round(extract(epoch from (${to}::timestamptz - clock_timestamp())) * 1000)::bigint`.execute(db);
    await tickAll(platform);
    return to;
  };
  await jumpTo(day);
  return { at, on: (days) => addDays(today, days), jumpTo };
}

/** Back to the database's own clock, whatever happened. */
export async function returnToPresent(platform: Platform): Promise<void> {
  await sql`update business_clock set offset_ms = 0`.execute(platform.database.db);
}

/** Runs what has fallen due; in the demonstration nothing of it may fail. */
export async function tickAll(platform: Platform): Promise<void> {
  const failed = (await platform.ticker.tick()).filter((outcome) => outcome.failed > 0);
  assert(failed.length === 0, `the seed's jobs failed: ${failed.map(({ job }) => job).join(", ")}`);
}
