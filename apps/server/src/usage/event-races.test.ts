import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher } from "../../test/application.fixture.ts";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { todayOf, voucherToClaim } from "../../test/claim-journey.fixture.ts";
import { newId } from "../platform/work.ts";
import { daysThatDisagree } from "./event-days.ts";

/** Two servers on one database: each opens days, takes keys and counts without knowing of the other. */
let one: TestApp;
let other: TestApp;
let vouchers: IssuedVoucher[];

beforeAll(async () => {
  if (postgresUrl === undefined) return;
  one = await startTestApp({ on: "postgres" });
  const world = await setUpApplications(one);
  vouchers = [await voucherToClaim(one, { world }), await voucherToClaim(one, { world })];
  other = await startTestApp({ on: one.platform.database });
});
afterAll(async () => {
  if (postgresUrl === undefined) return;
  await other.platform.ticker.stop();
  await other.app.close();
  await one.close();
});

async function send(app: TestApp, events: readonly object[]) {
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/usage/events",
    headers: {
      authorization: `Bearer ${vouchers[0]?.supplier.preparer.token}`,
      "content-type": "application/x-ndjson",
    },
    payload: events.map((event) => JSON.stringify(event)).join("\n"),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as { acceptedRows: number; repeatedRows: number; refusedRows: number };
}

test.skipIf(postgresUrl === undefined)(
  "5.10 the same events sent to two servers at once, in any order and mixture, count once and exactly",
  async () => {
    const today = await todayOf(one);
    const codes = vouchers.map((voucher) => voucher.voucherCode);
    let accepted = 0;
    let distinct = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ day: fc.nat(24), voucher: fc.nat(1), user: fc.nat(4), device: fc.boolean() }), {
          minLength: 5,
          maxLength: 60,
        }),
        fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), { minLength: 4, maxLength: 8 }),
        async (kinds, bodies) => {
          const events = kinds.map(({ day, voucher, user, device }) => ({
            eventId: newId(),
            voucherCode: codes[voucher],
            source: "interface",
            at: `${addDays(today, -1 - day)}T04:00:00.000Z`,
            ...(device
              ? { kind: "device", quantity: 1, device: `plc-${user}` }
              : { kind: "login", quantity: 1, user: `user-${user}` }),
          }));
          const picked = bodies.map((places) => places.map((place) => events[place % events.length] ?? {}));
          const answers = await Promise.all(
            picked.map(async (body, place) => await send(place % 2 === 0 ? one : other, body)),
          );
          const inRound = new Set(picked.flat().map((event) => ("eventId" in event ? event.eventId : "")));
          const sum = (of: "acceptedRows" | "repeatedRows" | "refusedRows") =>
            answers.reduce((total, answer) => total + answer[of], 0);
          expect(sum("acceptedRows")).toBe(inRound.size);
          expect(sum("refusedRows")).toBe(0);
          expect(sum("acceptedRows") + sum("repeatedRows")).toBe(picked.flat().length);
          accepted += sum("acceptedRows");
          distinct += inRound.size;
        },
      ),
      { numRuns: 12 },
    );
    const [differing, stored] = await one.as(null, async (work) => {
      const days = await work.tx.selectFrom("usageEvent").select("usedOn").distinct().execute();
      const found: number[] = [];
      for (const { usedOn } of days) found.push(await daysThatDisagree(work, usedOn));
      const events = await work.tx.selectFrom("usageEvent").select("eventId").execute();
      return [found, events.length] as const;
    });
    expect(differing.every((count) => count === 0)).toBe(true);
    expect(stored).toBe(distinct);
    expect(accepted).toBe(distinct);
  },
);
