import { sql } from "kysely";
import { Refusal } from "@yunquan/core/refusal.ts";
import { addDays, addMs, beijingDate, msOf, startOfBeijingDay, type Instant } from "@yunquan/core/time.ts";
import { readNow } from "../platform/clock.ts";
import type { JobOutcome } from "../platform/jobs.ts";
import type { Platform } from "../platform/platform.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";

/** The single row of the clock stands for it in the history. */
const CLOCK_ID = "00000000-0000-4000-8000-000000000001" as Parameters<typeof recordHistory>[1]["objectId"];

/** How far the business clock is ahead of the database's own, in milliseconds. */
export async function clockOffset(work: Work): Promise<number> {
  const row = await work.tx.selectFrom("businessClock").select("offsetMs").executeTakeFirstOrThrow();
  return row.offsetMs;
}

/** Moves the business clock forward to an instant. Refused outside demo mode (`demo-only`) and backwards (`clock-only-forward`). */
export async function advanceClockTo(work: Work, demo: boolean, to: Instant): Promise<void> {
  if (!demo) throw new Refusal("demo-only");
  const now = await readNow(work.tx);
  if (to < now) throw new Refusal("clock-only-forward", { now, to });
  const ms = msOf(to) - msOf(now);
  await sql`update business_clock set offset_ms = offset_ms + ${ms}::bigint, version = version + 1`.execute(work.tx);
  await recordHistory(work, {
    objectType: "business-clock",
    objectId: CLOCK_ID,
    action: "clock.advanced",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { from: now, to },
    editionId: null,
  });
}

/** The stops on the way: every Beijing midnight and the end, so that what falls due on a day is done on that day. */
export function stopsOnTheWay(from: Instant, to: Instant): Instant[] {
  const stops: Instant[] = [];
  for (let day = addDays(beijingDate(from), 1); startOfBeijingDay(day) < to; day = addDays(day, 1)) {
    stops.push(addMs(startOfBeijingDay(day), 1));
  }
  return [...stops.filter((stop) => stop < to), to];
}

/** Lives through the time up to `to`: moves the clock a stop at a time and runs at each what has fallen due. */
export async function liveThrough(
  platform: Platform,
  to: Instant,
  inOwnTransaction: <Result>(run: (work: Work) => Promise<Result>) => Promise<Result>,
): Promise<{ now: Instant; ran: JobOutcome[] }> {
  const total = new Map<string, JobOutcome>();
  const from = await inOwnTransaction(async (work) => work.now);
  for (const stop of stopsOnTheWay(from, to)) {
    await inOwnTransaction(async (work) => {
      // A slow tick may have carried the running clock past the next stop already.
      if (stop >= (await readNow(work.tx))) await advanceClockTo(work, platform.config.demo, stop);
    });
    for (const outcome of await platform.ticker.tick()) {
      const before = total.get(outcome.job) ?? { job: outcome.job, done: 0, failed: 0 };
      total.set(outcome.job, {
        job: outcome.job,
        done: before.done + outcome.done,
        failed: before.failed + outcome.failed,
      });
    }
  }
  return { now: await inOwnTransaction(async (work) => work.now), ran: [...total.values()] };
}
