import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { officer } from "../../test/parties.fixture.ts";
import { newId } from "../platform/work.ts";
import { createOrganisation, createPerson, grantRole, signIn } from "./commands.ts";

const PASSWORD = "a long enough password";
const STEP_MS = 30_000;

let app: TestApp;
let people = 0;
let loginName: string;
let personId: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());
beforeEach(async () => {
  people += 1;
  loginName = `officer.${people}`;
  personId = await app.as(null, async (work) => {
    const organisationId = await createOrganisation(work, { kind: "province", nameZh: "省厅" });
    const id = await createPerson(work, { name: "甲", loginName, password: PASSWORD });
    await grantRole(work, { personId: id, organisationId, role: "province-policy" });
    return id;
  });
});

async function call(token: string, url: string, payload?: object, key: string = newId()) {
  const answer = await app.app.inject({
    method: payload === undefined ? "GET" : "POST",
    url,
    headers: { authorization: `Bearer ${token}`, "idempotency-key": key },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function enter(given: { loginName?: string; password?: string; code?: string } = {}) {
  const payload = { loginName, password: PASSWORD, ...given };
  const answer = await app.app.inject({ method: "POST", url: "/api/v1/sessions", payload });
  return { status: answer.statusCode, body: answer.json() };
}

/** Sets a second factor up and gives its secret; the code that confirmed it belongs to the step before the present one. */
async function setUp(token: string): Promise<string> {
  const offer = await call(token, "/api/v1/session/second-factor", { password: PASSWORD });
  expect(offer.body.uri).toContain(`secret=${offer.body.secret}`);
  const code = generateSync({ secret: offer.body.secret, epoch: Math.floor((Date.now() - STEP_MS) / 1000) });
  expect((await call(token, "/api/v1/session/second-factor/confirm", { code })).status).toBe(200);
  return offer.body.secret;
}

describe("the second factor", () => {
  test("from its confirmation on a password alone opens nothing, and a code opens once", async () => {
    const { token } = (await enter()).body;
    const secret = await setUp(token);
    expect(await enter()).toMatchObject({ status: 401, body: { code: "second-factor-needed" } });
    expect(await enter({ code: "000000x" })).toMatchObject({ status: 401, body: { code: "second-factor-wrong" } });
    const code = generateSync({ secret });
    expect((await enter({ code })).status).toBe(201);
    expect(await enter({ code })).toMatchObject({ status: 401, body: { code: "second-factor-wrong" } });
    // A right code does not help with a wrong password, and the words do not tell which of them was wrong.
    const next = generateSync({ secret, epoch: Math.floor((Date.now() + STEP_MS) / 1000) });
    expect(await enter({ password: "not this one", code: next })).toMatchObject({ body: { code: "sign-in-failed" } });
  });

  test("of two requests with one code only one opens", async () => {
    const secret = await setUp((await enter()).body.token);
    const code = generateSync({ secret });
    const answers = await Promise.all([enter({ code }), enter({ code }), enter({ code })]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test("wrong codes are counted like wrong passwords and lead to a pause", async () => {
    await setUp((await enter()).body.token);
    for (let tries = 0; tries < 5; tries += 1) await enter({ code: "000000" });
    expect(await enter({ code: "000000" })).toMatchObject({ status: 429, body: { code: "sign-in-paused" } });
  });

  test("an offered secret counts only after a code of it has come back, and asks for the password", async () => {
    const { token } = (await enter()).body;
    expect(await call(token, "/api/v1/session/second-factor", { password: "guess" })).toMatchObject({
      status: 422,
      body: { code: "password-wrong" },
    });
    await call(token, "/api/v1/session/second-factor", { password: PASSWORD });
    expect(await call(token, "/api/v1/session/second-factor/confirm", { code: "000000" })).toMatchObject({
      body: { code: "second-factor-wrong" },
    });
    expect((await enter()).status).toBe(201);
  });

  test("where officers are obliged, one without it may set it up and do nothing else", async () => {
    const { db } = app.platform.database;
    const { token } = await signIn(db, { loginName, password: PASSWORD }, "officers");
    expect(await call(token, "/api/v1/messages")).toMatchObject({
      status: 403,
      body: { code: "second-factor-required" },
    });
    expect((await call(token, "/api/v1/session")).body.awaitsSecondFactor).toBe(true);
    await setUp(token);
    expect((await call(token, "/api/v1/messages")).status).toBe(200);
  });

  test("the security administrator takes a lost one away; its sessions end, and it is written down", async () => {
    const { token } = (await enter()).body;
    await setUp(token);
    const security = await officer(app, "security-admin");
    const url = `/api/v1/people/${personId}/reset-second-factor`;
    expect((await security.post(url, { reason: "手机遗失，已核实身份" })).status).toBe(200);
    expect((await call(token, "/api/v1/messages")).status).toBe(401);
    expect((await enter()).status).toBe(201);
    expect((await security.post(url, { reason: "再次" })).status).toBe(404);
  });
});

describe("one's own password", () => {
  test("changes with the present one; other sessions end, this one stays", async () => {
    const [here, elsewhere] = [(await enter()).body.token, (await enter()).body.token];
    const wrong = await call(here, "/api/v1/session/password", {
      password: "guess",
      newPassword: "another long password",
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "password-wrong" } });
    const changed = { password: PASSWORD, newPassword: "another long password" };
    expect((await call(here, "/api/v1/session/password", changed)).status).toBe(200);
    expect((await call(here, "/api/v1/messages")).status).toBe(200);
    expect((await call(elsewhere, "/api/v1/messages")).status).toBe(401);
    expect((await enter()).status).toBe(401);
    expect((await enter({ password: "another long password" })).status).toBe(201);
  });

  test("changes for each of two people who happen to send the same key", async () => {
    const changed = { password: PASSWORD, newPassword: "another long password" };
    const mine = (await enter()).body.token;
    expect((await call(mine, "/api/v1/session/password", changed, "the-same-key")).status).toBe(200);
    const other = await app.as(null, async (work) => {
      const organisationId = await createOrganisation(work, { kind: "province", nameZh: "省厅" });
      const id = await createPerson(work, { name: "乙", loginName: `${loginName}.b`, password: PASSWORD });
      await grantRole(work, { personId: id, organisationId, role: "province-policy" });
      return `${loginName}.b`;
    });
    const theirs = (await enter({ loginName: other })).body.token;
    expect((await call(theirs, "/api/v1/session/password", changed, "the-same-key")).status).toBe(200);
    expect((await enter({ loginName: other, password: "another long password" })).status).toBe(201);
  });
});
