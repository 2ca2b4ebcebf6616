import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { reviewClock, type Pause } from "@yunquan/core/review-clock.ts";
import { addMs, DAY_MS, instant, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  issuedVoucher,
  reviewedApplication,
  setUpApplications,
  submitApplication,
} from "../../test/application.fixture.ts";
import { setClock } from "../../test/programme.fixture.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { newId, type Work } from "../platform/work.ts";
import { decisionsByCity } from "./timeliness.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const HOUR_MS = 3_600_000;

test("5.16 7.3 dashboard and city figures say the same: late is who was overdue when decided, and days away do not count", async () => {
  const world = await setUpApplications(app, { code: "timeliness", allotments: { "440600": 100_000_000 } });
  const { provincePolicy, planId } = world.programme;
  const start = await app.as(null, async (work) => work.now);
  const reviewed = async () => {
    const draft = await draftApplication(app, world);
    const submitted = await submitApplication(draft);
    return { draft, version: await reviewedApplication(draft, submitted.body.version as number) };
  };
  const [first, second, third, away] = [await reviewed(), await reviewed(), await reviewed(), await reviewed()];
  const url = (one: typeof first) => `/api/v1/applications/${one.draft.applicationId}`;
  const dueAt = (await world.reviewer.get(url(first))).body["dueAt"] as Instant;
  const returned = await world.reviewer.post(`${url(away)}/return`, { version: away.version, reason: "补正" });
  expectStatus(returned, 200);

  await setClock(app, addMs(dueAt, -HOUR_MS));
  expectStatus(await world.approver.post(`${url(first)}/approve`, { version: first.version }), 200);
  await setClock(app, addMs(dueAt, HOUR_MS));
  expectStatus(await world.approver.post(`${url(second)}/approve`, { version: second.version }), 200);
  expectStatus(await world.approver.post(`${url(third)}/reject`, { version: third.version, reason: "不符合" }), 200);
  // It comes back on the day after the others were due, and is decided at once: nothing of its time is used.
  const back = await submitApplication({ ...away.draft, version: returned.body["version"] as number });
  const version = await reviewedApplication(away.draft, back.body.version as number);
  expectStatus(await world.approver.post(`${url(away)}/approve`, { version }), 200);

  const { body: dashboard } = await provincePolicy.get(`/api/v1/plans/${planId}/dashboard`);
  const city = (dashboard["cities"] as any[]).find((one) => one.cityCode === "440600");
  const { body: figures } = await world.reviewer.get(`/api/v1/city-figures?planId=${planId}`);
  // Four days used and in time, twice five and late, none.
  expect(figures["reviews"]).toMatchObject({
    decided: 4,
    inTime: 2,
    late: 2,
    meanDays: 3.5,
    byDays: [
      { usedDays: 0, cases: 1 },
      { usedDays: 4, cases: 1 },
      { usedDays: 5, cases: 2 },
    ],
  });
  expect(city).toMatchObject({ decided: 4, decidedLate: 2, decisionDays: 3.5 });
  const own = (await world.reviewer.get(`/api/v1/plans/${planId}/dashboard`)).body["cities"] as any[];
  expect(own.map((one) => [one.cityCode, one.decidedLate, one.decisionDays])).toEqual([["440600", 2, 3.5]]);
  await setClock(app, start);
});

interface Case {
  readonly city: string;
  readonly startedAt: Instant;
  readonly decidedAt: Instant;
  readonly pauses: readonly Pause[];
}

const origin = instant("2026-03-01T16:00:00.000Z");
// Midnights of Beijing are often among them.
const at = fc
  .tuple(fc.nat({ max: 24 }), fc.oneof(fc.constant(0), fc.nat({ max: 23 })))
  .map(([day, hour]) => addMs(origin, day * DAY_MS + hour * HOUR_MS));
const cases: fc.Arbitrary<Case> = fc
  .record({
    city: fc.constantFrom("440600", "440100"),
    instants: fc.uniqueArray(at, { minLength: 2, maxLength: 6 }),
    before: fc.boolean(),
  })
  .map(({ city, instants, before }) => {
    const [first = origin, ...rest] = instants.toSorted();
    const decidedAt = rest.pop() ?? origin;
    // It was away between every second and third, and, if so, before its clock began: while it waited for capacity.
    const pauses = rest.flatMap((from, index): Pause[] => {
      const to = rest[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    });
    return {
      city,
      startedAt: first,
      decidedAt,
      pauses: before ? [{ from: addMs(first, -3 * DAY_MS), to: first }, ...pauses] : pauses,
    };
  });

test("5.16 7.3 whatever was decided and however long it was away, a plan counts what the clock of each case says", async () => {
  const { applicationId } = await issuedVoucher(app);
  const days = 5;
  await fc.assert(
    fc.asyncProperty(fc.array(cases, { maxLength: 20 }), async (given) => {
      const counted = await over(given, applicationId, async (work, planId) => ({
        calendar: await loadWorkCalendar(work),
        all: await decisionsByCity(work, planId, null),
        foshan: await decisionsByCity(work, planId, "440600"),
      }));
      const clocks = given.map(({ city, startedAt, decidedAt, pauses }) => ({
        city,
        clock: reviewClock({ calendar: counted.calendar, startedAt, pauses, days, at: decidedAt }),
      }));
      for (const city of ["440600", "440100"]) {
        const own = clocks.filter((some) => some.city === city).map(({ clock }) => clock);
        const found = counted.all.get(city);
        expect([found?.decided ?? 0, found?.late ?? 0]).toEqual([own.length, own.filter((c) => c.overdue).length]);
        const used = found?.byDays.flatMap((some) => Array.from({ length: some.cases }, () => some.usedDays)) ?? [];
        expect(used).toEqual(own.map((clock) => clock.usedDays).toSorted((a, b) => a - b));
      }
      expect(counted.foshan.get("440600")).toEqual(counted.all.get("440600"));
      expect([...counted.foshan.keys()].filter((city) => city !== "440600")).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

class RolledBack extends Error {}

/** Runs something over copies of an issued application in a plan of their own, and takes them back. */
async function over<Result>(
  given: readonly Case[],
  applicationId: Id,
  run: (work: Work, planId: Id) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  const planId = newId();
  await app
    .as(null, async (work) => {
      await sql`set local session_replication_role = replica`.execute(work.tx);
      for (const { city, startedAt, decidedAt, pauses } of given) {
        const id = newId();
        await sql`insert into application select (jsonb_populate_record(a, jsonb_build_object('id', ${id}::text, 'number', ${id}::text,
            'plan_id', ${planId}::text, 'contract_id', ${newId()}::text, 'city_code', ${city}::text,
            'clock_started_at', ${startedAt}::text, 'decided_at', ${decidedAt}::text))).*
          from application a where a.id = ${applicationId}`.execute(work.tx);
        for (const [number, { from, to }] of pauses.entries())
          await sql`insert into application_pause (application_id, number, starts_at, ends_at, cause)
            values (${id}, ${number + 1}, ${from}, ${to}, 'returned')`.execute(work.tx);
      }
      results.push(await run(work, planId));
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("something ran over the cases");
  return result;
}
