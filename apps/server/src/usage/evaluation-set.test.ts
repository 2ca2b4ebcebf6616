import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateUsage, type UsageDay } from "@yunquan/core/usage/evaluate.ts";
import { factOfDay, type UsageFigures } from "@yunquan/core/usage/fact.ts";
import type { UsageSource } from "@yunquan/core/usage/marks.ts";
import { addDays, calendarDate, instant } from "@yunquan/core/time.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { newId } from "../platform/work.ts";
import { daysOfVouchers } from "./store.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const firstOn = calendarDate("2026-01-01");
const figures: fc.Arbitrary<UsageFigures> = fc.record({
  activeUsers: fc.nat(6),
  loginCount: fc.nat(20),
  deviceCount: fc.nat(3),
  onlineMinutes: fc.nat(500),
});
const said = fc.oneof(
  fc.record({ told: figures, counted: fc.constant(null) }),
  fc.record({ told: fc.constant(null), counted: figures }),
  fc.record({ told: figures, counted: figures }),
);
const vouchers = fc.array(
  fc.record({
    days: fc.uniqueArray(
      fc.record({ source: fc.constantFrom<UsageSource>("operator", "interface"), day: fc.nat(50), said }),
      { selector: ({ source, day }) => `${source} ${day}`, maxLength: 100 },
    ),
    thresholds: fc.record({
      windowDays: fc.integer({ min: 1, max: 30 }),
      activeDaysMin: fc.integer({ min: 1, max: 12 }),
      usersMin: fc.integer({ min: 1, max: 4 }),
      operatorRequired: fc.boolean(),
    }),
    submitted: fc.integer({ min: 20, max: 45 }),
  }),
  { minLength: 2, maxLength: 12 },
);

test("5.10 many vouchers asked for at once are evaluated as each would be from its own facts alone", async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(vouchers, async (given) => {
      const evaluatedOn = addDays(firstOn, 50);
      const asked = given.map((one) => ({ ...one, id: newId(), submittedOn: addDays(firstOn, one.submitted) }));
      const found = await app.as(null, async (work) => {
        const rows = asked.flatMap(({ id, days }) => days.map((day) => rowOf(id, day)));
        if (rows.length > 0) await work.tx.insertInto("usageDay").values(rows).execute();
        return await daysOfVouchers(
          work,
          asked.map(({ id, thresholds, submittedOn }) => ({
            voucherId: id,
            fromOn: addDays(submittedOn, -thresholds.windowDays),
            toOn: evaluatedOn,
          })),
        );
      });
      for (const { id, days, thresholds, submittedOn } of asked) {
        const alone = days.flatMap(({ source, day, said: { told, counted } }): UsageDay[] => {
          const fact = factOfDay(told, counted);
          if (fact === undefined) return [];
          const { basis: _basis, ...plain } = fact;
          return [{ source, usedOn: addDays(firstOn, day), ...plain }];
        });
        const expected = evaluateUsage({ thresholds, days: alone, submittedOn, evaluatedOn });
        expect(evaluateUsage({ thresholds, days: found.get(id) ?? [], submittedOn, evaluatedOn })).toEqual(expected);
        outcomes.add(expected.outcome);
      }
    }),
    { numRuns: 60 },
  );
  expect(outcomes.size, "the trial sees every outcome").toBe(3);
});

function rowOf(
  voucherId: Id,
  {
    source,
    day,
    said: { told, counted },
  }: { source: UsageSource; day: number; said: { told: UsageFigures | null; counted: UsageFigures | null } },
) {
  return {
    voucherId,
    source,
    usedOn: addDays(firstOn, day),
    toldActiveUsers: told?.activeUsers ?? null,
    toldLoginCount: told?.loginCount ?? null,
    toldDeviceCount: told?.deviceCount ?? null,
    toldOnlineMinutes: told?.onlineMinutes ?? null,
    countedActiveUsers: counted?.activeUsers ?? null,
    countedLoginCount: counted?.loginCount ?? null,
    countedDeviceCount: counted?.deviceCount ?? null,
    countedOnlineMinutes: counted?.onlineMinutes ?? null,
    deliveryId: newId(),
    receivedAt: instant("2026-03-01T00:00:00.000Z"),
  };
}
