import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, type CalendarDate } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher } from "../../test/application.fixture.ts";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { todayOf, voucherToClaim } from "../../test/claim-journey.fixture.ts";
import { inTransaction, newId, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { countDay, daysThatDisagree } from "./event-days.ts";
import { pseudonymised, readEventLines } from "./event-body.ts";
import { openDays, type OpenDays } from "./event-partitions.ts";
import { takeEvents } from "./events.ts";
import { daysOfVouchers } from "./store.ts";

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

/** Days that no other test here sends events of, one for each. */
const ownDay = { inFlight: 27, between: 28, twice: 29, beside: 26 } as const;

const dayOf = async (name: keyof typeof ownDay) => addDays(await todayOf(one), -ownDay[name]);

const login = (on: CalendarDate, user: string) => ({
  eventId: newId(),
  voucherCode: vouchers[0]?.voucherCode,
  source: "interface",
  at: `${on}T04:00:00.000Z`,
  kind: "login",
  quantity: 1,
  user,
});

const as = async <Result>(app: TestApp, run: (work: Work) => Promise<Result>): Promise<Result> =>
  await inTransaction(app.platform, systemActor, newId(), run);

/** Logins of a day as whoever decides reads them, and as they are counted for good. */
async function loginsOn(on: CalendarDate): Promise<{ read: number | undefined; kept: number | null | undefined }> {
  const voucherId = vouchers[0]?.voucherId ?? newId();
  return await as(other, async (work) => {
    const read = (await daysOfVouchers(work, [{ voucherId, fromOn: on, toOn: on }])).get(voucherId);
    const kept = await work.tx
      .selectFrom("usageDay")
      .select("countedLoginCount")
      .where("voucherId", "=", voucherId)
      .where("usedOn", "=", on)
      .executeTakeFirst();
    return { read: read?.[0]?.loginCount, kept: kept?.countedLoginCount };
  });
}

/** Somebody else's transaction that stays open until it is let go. */
function held(app: TestApp, run: (work: Work) => Promise<void>): { begun: Promise<void>; letGo: () => Promise<void> } {
  const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ended = as(app, async (work) => {
    await run(work);
    begun.resolve();
    await go.promise;
  });
  ended.catch(begun.reject);
  return {
    begun: begun.promise,
    letGo: async () => {
      go.resolve();
      await ended;
    },
  };
}

/** Until so many wait for a lock that another holds. */
async function waiting(sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await as(
      other,
      async (work) =>
        await sql<{ waiting: number }>`select count(*)::integer as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(work.tx),
    );
    if ((rows[0]?.waiting ?? 0) >= sessions) return;
    await sleep(5);
  }
}

test.skipIf(postgresUrl === undefined)(
  "5.10 events that commit after their day was counted are read at once and counted the next time",
  async () => {
    const on = await dayOf("inFlight");
    await send(one, [login(on, "a")]);
    const days: OpenDays = new Map();
    await as(one, async (work) => await openDays(work, [on], days));
    const actor = vouchers[0]?.supplier.preparer.actor;
    if (actor === undefined) throw new Error("the voucher has its supplier");
    const body = pseudonymised(readEventLines(Buffer.from(JSON.stringify(login(on, "b")))), days);
    const delivery = held(other, async (work) => {
      const [taken] = await takeEvents(work, [{ actor, requestId: newId(), body, signature: undefined }]);
      expect(taken).toMatchObject({ acceptedRows: 1 });
    });
    await delivery.begun;
    await as(one, async (work) => await countDay(work, on));
    expect(await loginsOn(on)).toEqual({ read: 1, kept: 1 });
    await delivery.letGo();
    expect(await loginsOn(on)).toEqual({ read: 2, kept: 1 });
    await as(one, async (work) => await countDay(work, on));
    expect(await loginsOn(on)).toEqual({ read: 2, kept: 2 });
  },
);

test.skipIf(postgresUrl === undefined)(
  "5.10 events that commit while their day is being counted are not lost, nor when the counting breaks off",
  async () => {
    const on = await dayOf("between");
    await send(one, [login(on, "a")]);
    await as(one, async (work) => await countDay(work, on));
    await send(one, [login(on, "b")]);
    const voucherId = vouchers[0]?.voucherId ?? newId();
    const row = held(other, async (work) => {
      await sql`select 1 from usage_day where voucher_id = ${voucherId} and used_on = ${on} for update`.execute(
        work.tx,
      );
    });
    await row.begun;
    const counting = as(one, async (work) => await countDay(work, on));
    await waiting(1);
    await send(other, [login(on, "c")]);
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 1 });
    await row.letGo();
    await counting;
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 2 });
    const broken = as(one, async (work) => {
      await countDay(work, on);
      throw new Error("the power went");
    });
    await expect(broken).rejects.toThrow("the power went");
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 2 });
    await as(one, async (work) => await countDay(work, on));
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 3 });
  },
);

test.skipIf(postgresUrl === undefined)(
  "5.10 two servers that count a day at once, or again, count it once; the later one never writes what is older",
  async () => {
    const on = await dayOf("twice");
    await send(one, [login(on, "a"), login(on, "b")]);
    const first = held(one, async (work) => await countDay(work, on));
    await first.begun;
    await send(other, [login(on, "c")]);
    const second = as(other, async (work) => await countDay(work, on));
    await waiting(1);
    await first.letGo();
    await second;
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 3 });
    await Promise.all([one, other].map(async (app) => await as(app, async (work) => await countDay(work, on))));
    expect(await loginsOn(on)).toEqual({ read: 3, kept: 3 });
  },
);

test.skipIf(postgresUrl === undefined)(
  "5.10 whoever reads after an answer sees its events, whatever is delivered, told and counted beside",
  async () => {
    const on = await dayOf("beside");
    const voucher = vouchers[0];
    let sent = 0;
    const state = { done: false };
    const counters = [one, other].map(async (app) => {
      while (!state.done) await as(app, async (work) => await countDay(work, on));
    });
    const teller = (async () => {
      for (let activeUsers = 1; !state.done; activeUsers += 1) {
        const told = { voucherCode: voucher?.voucherCode, source: "interface", usedOn: on, activeUsers };
        const rows = [{ ...told, loginCount: 9, deviceCount: 0, onlineMinutes: 0 }];
        expect((await voucher?.supplier.preparer.post("/api/v1/usage", { rows }))?.status).toBe(201);
      }
    })();
    for (let round = 0; round < 40; round += 1) {
      const bodies = [one, other].map((app, place) => ({
        app,
        events: [login(on, `${place}`), login(on, `${round}`)],
      }));
      await Promise.all(bodies.map(async ({ app, events }) => await send(app, events)));
      sent += 4;
      expect((await loginsOn(on)).read).toBe(sent);
    }
    state.done = true;
    await Promise.all([...counters, teller]);
    expect(await as(one, async (work) => await daysThatDisagree(work, on))).toBe(0);
    expect((await loginsOn(on)).kept).toBe(sent);
  },
);

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
      const events = await work.tx
        .selectFrom("usageEvent")
        .select("eventId")
        .where("usedOn", ">", addDays(today, -Math.min(...Object.values(ownDay))))
        .execute();
      return [found, events.length] as const;
    });
    expect(differing.every((count) => count === 0)).toBe(true);
    expect(stored).toBe(distinct);
    expect(accepted).toBe(distinct);
  },
);
