import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { createOrganisation, createPerson, grantRole } from "./commands.ts";

let test_: TestApp;
beforeAll(async () => {
  test_ = await startTestApp();
  await test_.as(null, async (work) => {
    const organisationId = await createOrganisation(work, { kind: "province", nameZh: "省厅" });
    const personId = await createPerson(work, { name: "甲", loginName: "Jia.One", password: "a long enough password" });
    await grantRole(work, { personId, organisationId, role: "province-policy" });
  });
});
afterAll(async () => await test_.close());

const signIn = async (loginName: string, password: string) =>
  await test_.app.inject({ method: "POST", url: "/api/v1/sessions", payload: { loginName, password } });

describe("signing in", () => {
  test("gives a token once the password fits, and the only organisation is chosen", async () => {
    const answer = await signIn("jia.one", "a long enough password");
    expect(answer.statusCode).toBe(201);
    const session = await test_.app.inject({
      method: "GET",
      url: "/api/v1/session",
      headers: { authorization: `Bearer ${answer.json().token}` },
    });
    expect(session.json().memberships[0].roles).toEqual(["province-policy"]);
    expect(session.json().organisationId).toBe(session.json().memberships[0].organisationId);
    expect(answer.headers["set-cookie"]).toContain("HttpOnly");
  });

  test("answers an unknown name and a wrong password with the same words", async () => {
    const wrong = (await signIn("jia.one", "another password")).json();
    const unknown = (await signIn("nobody", "another password")).json();
    expect(wrong.code).toBe("sign-in-failed");
    expect({ ...unknown, requestId: "" }).toEqual({ ...wrong, requestId: "" });
  });

  test("pauses an account after five failures, even for the right password", async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn("jia.one", "wrong wrong wrong");
    const paused = await signIn("jia.one", "a long enough password");
    expect(paused.statusCode).toBe(429);
    expect(paused.json().code).toBe("sign-in-paused");
  });

  test("ends a session at signing out", async () => {
    const caller = await test_.signIn({ role: "system-admin", organisation: { kind: "administration" } });
    expect((await caller.get("/api/v1/messages")).status).toBe(200);
    await caller.post("/api/v1/session/end");
    expect((await caller.get("/api/v1/messages")).body.code).toBe("not-signed-in");
  });
});

describe("the route helper", () => {
  test("refuses a write without an idempotency key, and gives the first answer again for the same key", async () => {
    const caller = await test_.signIn({ role: "security-admin", organisation: { kind: "administration" } });
    const office = await test_.as(
      null,
      async (work) => await createOrganisation(work, { kind: "province", nameZh: "另一省厅" }),
    );
    const body = {
      name: "乙",
      loginName: "yi-two",
      password: "a long enough password",
      organisationId: office,
      roles: ["province-reviewer"],
    };
    const bare = await test_.app.inject({
      method: "POST",
      url: "/api/v1/people",
      payload: body,
      headers: { authorization: `Bearer ${caller.token}` },
    });
    expect(bare.json().code).toBe("idempotency-key-missing");
    const first = await caller.post("/api/v1/people", body, "key-000001");
    const again = await caller.post("/api/v1/people", body, "key-000001");
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await caller.post("/api/v1/people", { ...body, name: "丙" }, "key-000001");
    expect(other.body.code).toBe("idempotency-key-reused");
  });

  test("tells every field's fault at once, in both languages, and refuses unknown fields", async () => {
    const caller = await test_.signIn({ role: "security-admin", organisation: { kind: "administration" } });
    const answer = await caller.post("/api/v1/people", { name: "", loginName: "x", password: "short", surprise: 1 });
    expect(answer.status).toBe(400);
    const paths = answer.body.faults.map((fault: { path: string }) => fault.path);
    expect(paths).toEqual(
      expect.arrayContaining(["name", "loginName", "password", "organisationId", "roles", "surprise"]),
    );
    for (const fault of answer.body.faults) expect(fault.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test("refuses a role that may not, and writes the attempt down", async () => {
    const caller = await test_.signIn({ role: "province-policy", organisation: { kind: "province" } });
    const answer = await caller.post("/api/v1/clock/advance", { hours: 1 });
    expect(answer.body.code).toBe("not-permitted");
    const noted = await test_.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("refusedAttempt")
          .select(["operation", "code"])
          .where("personId", "=", caller.actor.personId)
          .execute(),
    );
    expect(noted).toEqual([{ operation: "clock.advance", code: "not-permitted" }]);
  });

  test("refuses a write that another site's page sends", async () => {
    const caller = await test_.signIn({ role: "system-admin", organisation: { kind: "administration" } });
    const answer = await test_.app.inject({
      method: "POST",
      url: "/api/v1/clock/advance",
      payload: { hours: 1 },
      headers: {
        authorization: `Bearer ${caller.token}`,
        origin: "https://elsewhere.example",
        "idempotency-key": "key-000002",
      },
    });
    expect(answer.json().code).toBe("foreign-origin");
  });

  test("describes every mounted operation in OpenAPI 3.1, and nothing else answers under /api/v1", async () => {
    const document = (await test_.app.inject({ method: "GET", url: "/api/v1/openapi.json" })).json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toContain("/api/v1/files/{id}");
    for (const methods of Object.values<Record<string, { summary: string; responses: object }>>(document.paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation.summary).toMatch(/ · /);
        expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
      }
    }
    const unknown = await test_.app.inject({ method: "GET", url: "/api/v1/nothing-here" });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).not.toContain("nothing-here");
  });
});

describe("the business clock", () => {
  test("moves forward only, day by day, and the same call never moves it twice", async () => {
    const caller = await test_.signIn({ role: "system-admin", organisation: { kind: "administration" } });
    const before = (await caller.get("/api/v1/clock")).body.now;
    const moved = await caller.post("/api/v1/clock/advance", { hours: 72 }, "key-clock-1");
    expect(moved.status).toBe(200);
    expect(Date.parse(moved.body.now) - Date.parse(before)).toBeGreaterThanOrEqual(72 * 3_600_000);
    const again = await caller.post("/api/v1/clock/advance", { hours: 72 }, "key-clock-1");
    expect(Date.parse(again.body.now) - Date.parse(moved.body.now)).toBeLessThan(3_600_000);
    const back = await caller.post("/api/v1/clock/advance", { to: "2020-01-01T00:00:00.000Z" });
    expect(back.body.code).toBe("clock-only-forward");
  });

  test("does not move outside demo mode", async () => {
    const live = await startTestApp({ settings: { YUNQUAN_MODE: "live" } });
    const caller = await live.signIn({ role: "system-admin", organisation: { kind: "administration" } });
    expect((await caller.post("/api/v1/clock/advance", { hours: 1 })).body.code).toBe("demo-only");
    expect((await live.app.inject({ method: "GET", url: "/api/v1/demo-people" })).json().code).toBe("demo-only");
    await live.close();
  });
});
