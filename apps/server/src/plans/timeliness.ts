import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { reviewClock, type Pause } from "@yunquan/core/review-clock.ts";
import { beijingDate, type Instant } from "@yunquan/core/time.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";

/** How long a city took to decide its applications, each by the clock that the case itself shows. */
export interface Decisions {
  readonly decided: number;
  readonly late: number;
  /** Working days used, on average, to a tenth. */
  readonly meanDays: number;
  /** Cases by the working days they used, fewest first. */
  readonly byDays: readonly { readonly usedDays: number; readonly cases: number }[];
}

/** Decided cases of one city and edition that have the same clock. */
interface Alike {
  readonly cityCode: string;
  readonly editionId: Id;
  readonly startedAt: Instant;
  readonly decidedAt: Instant;
  readonly pauses: readonly Pause[];
  readonly cases: number;
}

/**
 * How long the decided applications of a plan took, by city: of one city, or of all (null). Time in which a case was waiting,
 * returned or disputed does not count, and a case is late if its clock was overdue when it was decided.
 * @clause 5.16 @clause 7.3
 */
export async function decisionsByCity(
  work: Work,
  planId: Id,
  cityCode: string | null,
): Promise<Map<string, Decisions>> {
  const calendar = await loadWorkCalendar(work);
  const decided = decidedOf(planId, cityCode);
  const counted = new Map<string, { late: number; byDays: Map<number, number> }>();
  // Cities that decided on the same day what began on the same day read the same clock.
  const clocks = new Map<string, { readonly usedDays: number; readonly overdue: boolean }>();
  for (const alike of [...(await neverAway(work, decided)), ...(await wereAway(work, decided))]) {
    const { startedAt, decidedAt, pauses } = alike;
    const { reviewWorkdays: days } = (await editionById(work, alike.editionId)).parameters;
    const key = `${days}/${beijingDate(startedAt)}/${beijingDate(decidedAt)}`;
    const clock =
      (pauses.length === 0 ? clocks.get(key) : undefined) ??
      reviewClock({ calendar, startedAt, pauses, days, at: decidedAt });
    if (pauses.length === 0) clocks.set(key, clock);
    const city = counted.get(alike.cityCode) ?? { late: 0, byDays: new Map<number, number>() };
    counted.set(alike.cityCode, city);
    city.byDays.set(clock.usedDays, (city.byDays.get(clock.usedDays) ?? 0) + alike.cases);
    if (clock.overdue) city.late += alike.cases;
  }
  return new Map([...counted].map(([city, { late, byDays }]) => [city, summed(late, byDays)]));
}

function summed(late: number, counted: ReadonlyMap<number, number>): Decisions {
  const byDays = [...counted]
    .map(([usedDays, cases]) => ({ usedDays, cases }))
    .toSorted((a, b) => a.usedDays - b.usedDays);
  const decided = byDays.reduce((sum, { cases }) => sum + cases, 0);
  const used = byDays.reduce((sum, { usedDays, cases }) => sum + usedDays * cases, 0);
  return { decided, late, meanDays: Math.round((used * 10) / decided) / 10, byDays };
}

const decidedOf = (planId: Id, cityCode: string | null): RawBuilder<unknown> =>
  sql`a.plan_id = ${planId} and (${cityCode}::text is null or a.city_code = ${cityCode})
    and a.status in ('issued','rejected') and a.decided_at is not null and a.clock_started_at is not null`;

/** A pause that was over when the clock began, such as the one before a promotion, touches no day that counts. */
const matters = sql`(p.ends_at is null or p.ends_at > a.clock_started_at)`;

/** The clock reads days of Beijing: most cases were never away, and those of the same two days are one row. */
async function neverAway(work: Work, decided: RawBuilder<unknown>): Promise<Alike[]> {
  const { rows } = await sql<Omit<Alike, "pauses">>`
    select a.city_code, a.edition_id, min(a.clock_started_at) as started_at, min(a.decided_at) as decided_at, count(*)::integer as cases
    from application a
    where ${decided} and not exists (select 1 from application_pause p where p.application_id = a.id and ${matters})
    group by a.city_code, a.edition_id, (a.clock_started_at at time zone 'Asia/Shanghai')::date, (a.decided_at at time zone 'Asia/Shanghai')::date`.execute(
    work.tx,
  );
  return rows.map((row) => ({ ...row, pauses: [] }));
}

async function wereAway(work: Work, decided: RawBuilder<unknown>): Promise<Alike[]> {
  const { rows } = await sql<Omit<Alike, "pauses" | "cases"> & { id: Id; from: Instant; to: Instant | null }>`
    select a.id, a.city_code, a.edition_id, a.clock_started_at as started_at, a.decided_at, p.starts_at as "from", p.ends_at as "to"
    from application a join application_pause p on p.application_id = a.id and ${matters}
    where ${decided}`.execute(work.tx);
  const cases = new Map<Id, Omit<Alike, "pauses"> & { pauses: Pause[] }>();
  for (const { id, from, to, ...row } of rows) {
    const known = cases.get(id) ?? { ...row, pauses: [], cases: 1 };
    known.pauses.push({ from, to });
    cases.set(id, known);
  }
  return [...cases.values()];
}
