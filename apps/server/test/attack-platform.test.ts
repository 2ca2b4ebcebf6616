import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { createPerson } from "../src/people/commands.ts";
import { newId } from "../src/platform/work.ts";
import { postgresUrl, startTestApp, type TestApp } from "./app.ts";
import { writeCursor } from "../src/platform/paging.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const problem = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, answer.body["code"]];

describe("an API key", () => {
  test("is shown once: a repeated call answers without the secret, and no table keeps it", async () => {
    const approver = await app.signIn({ role: "supplier-approver", organisation: { kind: "supplier" } });
    const key = newId();
    const first = await approver.post("/api/v1/api-keys", { name: "生产系统" }, key);
    expect(first.status).toBe(201);
    expect(first.body.secret).toMatch(/^yqk_/);
    const again = await approver.post("/api/v1/api-keys", { name: "生产系统" }, key);
    expect(again.body).toEqual({ ...first.body, secret: null });
    const kept = await app.as(
      null,
      async (work) =>
        (
          await sql<{
            n: number;
          }>`select count(*)::int as n from idempotency_key where answer::text like ${`%${first.body.secret}%`}`.execute(
            work.tx,
          )
        ).rows[0]?.n,
    );
    expect(kept).toBe(0);
  });

  test("ends when its creator leaves the supplier", async () => {
    const approver = await app.signIn({ role: "supplier-approver", organisation: { kind: "supplier" } });
    const { secret } = (await approver.post("/api/v1/api-keys", { name: "k" })).body;
    const call = async () =>
      (await app.app.inject({ url: "/api/v1/messages", headers: { authorization: `Bearer ${secret}` } })).statusCode;
    expect(await call()).toBe(200);
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("membership")
        .set({ endedAt: work.now })
        .where("personId", "=", approver.actor.personId)
        .execute();
    });
    expect(await call()).toBe(401);
  });

  test("cannot make another key or sign anybody in", async () => {
    const approver = await app.signIn({ role: "supplier-approver", organisation: { kind: "supplier" } });
    const { secret } = (await approver.post("/api/v1/api-keys", { name: "k" })).body;
    const post = async (url: string, body: unknown) =>
      (
        await app.app.inject({
          method: "POST",
          url,
          headers: {
            authorization: `Bearer ${secret}`,
            "idempotency-key": newId(),
            "content-type": "application/json",
          },
          payload: JSON.stringify(body),
        })
      ).statusCode;
    expect(await post("/api/v1/api-keys", { name: "k2" })).toBe(403);
    expect(await post("/api/v1/session/organisation", { organisationId: approver.actor.organisationId })).toBe(401);
  });
});

describe("rights", () => {
  test("7.2 nobody holds two of the three administrators", async () => {
    const security = await app.signIn({ role: "security-admin", organisation: { kind: "administration" } });
    const answer = await security.post("/api/v1/people", {
      name: "某人",
      loginName: "two-hats",
      password: "a long enough password",
      organisationId: security.actor.organisationId,
      roles: ["system-admin", "audit-admin"],
    });
    expect(problem(answer)).toEqual([400, "invalid-request"]);
    expect(answer.body.faults[0].code).toBe("separate-administrators");
  });

  test("a person who is disabled is out at once, with the session he has and the key he made", async () => {
    const security = await app.signIn({ role: "security-admin", organisation: { kind: "administration" } });
    const supplier = await app.signIn({ role: "supplier-approver", organisation: { kind: "supplier" } });
    const { secret } = (await supplier.post("/api/v1/api-keys", { name: "k" })).body;
    expect((await supplier.get("/api/v1/messages")).status).toBe(200);
    const ended = await security.post(`/api/v1/people/${supplier.actor.personId}/disable`, { reason: "离职" });
    expect(ended.status).toBe(200);
    expect((await supplier.get("/api/v1/messages")).status).toBe(401);
    const byKey = await app.app.inject({ url: "/api/v1/messages", headers: { authorization: `Bearer ${secret}` } });
    expect(byKey.statusCode).toBe(401);
  });

  test("a message to another role of the same office cannot be marked as read", async () => {
    const reviewer = await app.signIn({
      role: "city-reviewer",
      organisation: { kind: "city-bureau", cityCode: "440600" },
    });
    const id = newId();
    await app.as(null, async (work) => {
      await work.tx
        .insertInto("message")
        .values({
          id,
          organisationId: reviewer.actor.organisationId,
          role: "city-approver",
          kind: "x",
          objectType: "x",
          objectId: newId(),
          textZh: "x",
          textEn: "x",
          sentAt: work.now,
        })
        .execute();
    });
    expect((await reviewer.post(`/api/v1/messages/${id}/read`)).status).toBe(404);
  });
});

describe("signing in", () => {
  test("guesses at the same moment are all counted: a burst does not get past the pause", async () => {
    const loginName = "burst.target";
    await app.as(null, async (work) => {
      await createPerson(work, { name: "某人", loginName, password: "the one right password" });
    });
    const guess = async (password: string, cookie = newId()) =>
      await app.app.inject({
        method: "POST",
        url: "/api/v1/sessions",
        headers: { "content-type": "application/json", cookie: `yunquan=${cookie}` },
        payload: JSON.stringify({ loginName, password }),
      });
    const answers = await Promise.all(Array.from({ length: 12 }, async (_, index) => await guess(`wrong ${index}`)));
    const codes = answers.map((answer) => answer.json().code as string);
    expect(codes.filter((code) => code === "sign-in-failed").length).toBeLessThanOrEqual(6);
    expect(codes).toContain("sign-in-paused");
  });

  test("whoever makes up a new cookie for every guess has one allowance all the same", async () => {
    const strict = await startTestApp({ settings: { YUNQUAN_RATE_PER_MINUTE: "60" } });
    try {
      const codes: number[] = [];
      for (let index = 0; index < 70; index += 1) {
        const answer = await strict.app.inject({
          method: "POST",
          url: "/api/v1/sessions",
          headers: { "content-type": "application/json", cookie: `yunquan=${newId()}` },
          payload: "{}",
        });
        codes.push(answer.statusCode);
      }
      expect(codes.slice(0, 60)).not.toContain(429);
      expect(codes.slice(60)).toEqual(Array.from({ length: 10 }, () => 429));
    } finally {
      await strict.close();
    }
  });

  test("a name with a NUL on the portal's form is nobody's", async () => {
    const answer = await app.app.inject({
      method: "POST",
      url: "/sign-in",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "loginName=a%00b&password=x",
    });
    expect(answer.statusCode).toBe(401);
    expect((await app.app.inject("/programmes/%00")).statusCode).toBe(404);
  });
});

describe("input that no text column could keep", () => {
  test.each([
    ["a NUL in a body", "/api/v1/sessions", { loginName: "a\u0000b", password: "x" }],
    ["half a surrogate pair in a body", "/api/v1/sessions", { loginName: "a", password: "\ud800" }],
    ["a NUL in a name of a field", "/api/v1/sessions", { "\u0000": 1 }],
  ])("%s is a fault of the request", async (_name, url, body) => {
    const answer = await app.app.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    expect(problem({ status: answer.statusCode, body: answer.json() })).toEqual([400, "invalid-request"]);
  });

  test("so is one in an address, and a refused write with it is still noted", async () => {
    const reader = await app.signIn({
      role: "city-reviewer",
      organisation: { kind: "city-bureau", cityCode: "440600" },
    });
    expect(problem(await reader.post("/api/v1/messages/%00/read"))).toEqual([400, "invalid-request"]);
    expect(problem(await reader.get("/api/v1/messages/%ff"))).toEqual([404, "not-found"]);
    expect(problem(await reader.get(`/api/v1/contracts/${"a".repeat(3000)}`))).toEqual([404, "not-found"]);
  });

  test.each([
    [["x", "y"]],
    [["2026-01-01T00:00:00.000Z", "\u0000"]],
    [["0000-01-01T00:00:00.000Z", newId()]],
    [["2026-02-30T00:00:00.000Z", newId()]],
  ])("a cursor of %j is none of ours", async (key) => {
    const reader = await app.signIn({ role: "audit-admin", organisation: { kind: "administration" } });
    for (const url of ["messages", "contracts", "claims", "vouchers", "applications", "objections", "payments"])
      expect(problem(await reader.get(`/api/v1/${url}?cursor=${writeCursor(key)}`)), url).toEqual([
        400,
        "invalid-request",
      ]);
  });
});

describe.skipIf(postgresUrl === undefined)("on a PostgreSQL server", () => {
  test("two pieces of work in each other's way both get done: the victim of the deadlock is run again", async () => {
    const server = await startTestApp({ on: "postgres" });
    try {
      const people: [Id, Id] = [newId(), newId()];
      await server.as(null, async (work) => {
        for (const id of people)
          await work.tx
            .insertInto("person")
            .values({ id, name: "x", loginName: `p-${id}`, passwordHash: "-", createdAt: work.now })
            .execute();
      });
      let runs = 0;
      const both = async (order: readonly Id[]): Promise<void> =>
        await server.as(null, async (work) => {
          runs += 1;
          for (const id of order) {
            await sql`update person set name = name || 'y' where id = ${id}`.execute(work.tx);
            await sql`select pg_sleep(0.4)`.execute(work.tx);
          }
        });
      await Promise.all([both(people), both(people.toReversed())]);
      expect(runs).toBe(3);
      const names = await server.as(
        null,
        async (work) => await work.tx.selectFrom("person").select("name").where("id", "in", people).execute(),
      );
      expect(names.map(({ name }) => name)).toEqual(["xyy", "xyy"]);
    } finally {
      await server.close();
    }
  }, 60_000);

  test("a lock that does not come free is told as busy, not as a fault of ours", async () => {
    const server = await startTestApp({ on: "postgres" });
    try {
      const reader = await server.signIn({ role: "security-admin", organisation: { kind: "administration" } });
      await server
        .as(null, async (work) => {
          await sql`lock table message in access exclusive mode`.execute(work.tx);
          const waiting = reader.get("/api/v1/messages");
          await sql`select pg_sleep(0.5)`.execute(work.tx);
          await server.platform.database.exclusive(async (session) => {
            await session.script(
              "select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
            );
          });
          const answer = await waiting;
          expect(problem(answer)).toEqual([503, "busy"]);
          expect(answer.headers["retry-after"]).toBe("2");
          throw new Refusal("busy");
        })
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
    } finally {
      await server.close();
    }
  }, 60_000);
});
