import Fastify, { type FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "@yunquan/contract/z.ts";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { ask } from "./ask.ts";
import type { PersonActor } from "./actor.ts";
import { batched } from "./batched-route.ts";
import { newId, sendOn, type Work } from "./work.ts";

/** From so many on, the next batch begins beside the one in flight. */
const MANY = 100;

describe.skipIf(postgresUrl === undefined)("batches of one kind, beside each other", () => {
  let app: TestApp;
  let server: FastifyInstance;
  /** What the next whole batch does after everything is sent: the database refuses it. */
  let fails: "once" | "never" = "never";

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    await app.as(null, async (work) => {
      await sql`create table given_place (place bigint primary key, item integer not null)`.execute(work.tx);
      await sql`create table place_counter (last bigint not null)`.execute(work.tx);
      await sql`insert into place_counter values (0)`.execute(work.tx);
    });
    const actor: PersonActor = {
      kind: "person",
      personId: newId(),
      name: "甲",
      organisationId: newId(),
      organisationKind: "enterprise",
      organisationName: "甲厂",
      cityCode: null,
      roles: ["enterprise-approver"],
      askedAt: "2026-01-01T00:00:00.000Z" as PersonActor["askedAt"],
    };
    const route = batched(
      "applications.submit",
      {
        method: "POST",
        url: "/:item",
        summary: { zh: "", en: "" },
        params: z.object({ item: z.coerce.number() }),
        answer: z.number(),
      },
      async (work, items) =>
        await give(
          work,
          items.map(({ input }) => input.params.item),
        ),
      async () => await Promise.resolve(undefined),
    );
    server = Fastify();
    route.mount(server, { ...app.platform, actorOf: async () => await Promise.resolve(actor) });
  });
  beforeEach(async () => {
    fails = "never";
    await app.as(null, async (work) => await sql`delete from given_place`.execute(work.tx));
  });
  afterAll(async () => {
    await server?.close();
    await app?.close();
  });

  /** Places behind a locked counter, as lines give them. */
  async function give(work: Work, items: readonly number[]): Promise<number[]> {
    const [row] = await ask(work, sql<{ last: number }>`select last from place_counter for update`);
    const last = row?.last ?? 0;
    const places = items.map((_item, index) => last + 1 + index);
    sendOn(work, ask(work, sql`update place_counter set last = ${last + items.length}::bigint`));
    sendOn(
      work,
      ask(
        work,
        sql`insert into given_place select * from unnest(${`{${places.join()}}`}::text::bigint[], ${`{${items.join()}}`}::text::integer[])`,
      ),
    );
    if (fails === "once" && items.length === MANY) {
      fails = "never";
      // The next one has come near by the time that this is refused.
      sendOn(work, ask(work, sql`select 1 / (select 0 from pg_sleep(0.3))`));
    }
    return places;
  }

  async function all(count: number): Promise<number[]> {
    const answers = await Promise.all(
      Array.from(
        { length: count },
        async (_, item) =>
          await server.inject({
            method: "POST",
            url: `/${item}`,
            headers: { "idempotency-key": newId() },
            payload: {},
          }),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    return await app.as(null, async (work) => {
      const { rows } = await sql<{ item: number }>`select item from given_place order by place`.execute(work.tx);
      return rows.map(({ item }) => item);
    });
  }

  const inOrder = (count: number): number[] => Array.from({ length: count }, (_, item) => item);

  test("8.2 give their places in the order of arrival", async () => {
    expect(await all(1 + 5 * MANY)).toEqual(inOrder(1 + 5 * MANY));
  });

  test("8.2 and in that order too when one that was handed over has to run again: the next one makes way for it", async () => {
    fails = "once";
    expect(await all(1 + 3 * MANY)).toEqual(inOrder(1 + 3 * MANY));
    expect(fails).toBe("never");
  });
});
