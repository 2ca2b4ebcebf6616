import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { draftApplication, setUpApplications, submitApplication } from "../../test/application.fixture.ts";
import { anonymous } from "../../test/parties.fixture.ts";
import { createOrganisation } from "../people/commands.ts";

let test_: TestApp;
let security: Caller;
let audit: Caller;
let office: string;
beforeAll(async () => {
  test_ = await startTestApp();
  security = await test_.signIn({ role: "security-admin", organisation: { kind: "administration" } });
  audit = await test_.signIn({ role: "audit-admin", organisation: { kind: "administration" } });
  office = await test_.as(
    null,
    async (work) => await createOrganisation(work, { kind: "province", nameZh: "留痕测试厅" }),
  );
});
afterAll(async () => await test_.close());

let created = 0;
const person = async (roles: readonly string[]): Promise<{ id: string; loginName: string }> => {
  created += 1;
  const loginName = `trail.person.${created}`;
  const answer = await security.post("/api/v1/people", {
    name: `留痕${created}`,
    loginName,
    password: "a long enough password",
    organisationId: office,
    roles,
  });
  expect(answer.status).toBe(201);
  return { id: answer.body.id, loginName };
};

test("who did what is found by person, kind and time, page by page, and only by the audit administrator", async () => {
  await person(["province-policy"]);
  await person(["province-policy"]);
  const first = (await audit.get("/api/v1/history?action=person.created&limit=1")).body;
  const second = (await audit.get(`/api/v1/history?action=person.created&limit=1&cursor=${first.nextCursor}`)).body;
  expect(first.items[0]).toMatchObject({ objectType: "person", number: "留痕2", by: { kind: "person" } });
  expect(second.items[0]).toMatchObject({ number: "留痕1" });
  const later = new Date(Date.parse(first.items[0].at) + 60_000).toISOString();
  expect((await audit.get(`/api/v1/history?action=person.created&from=${later}`)).body.items).toEqual([]);
  const by = (await audit.get(`/api/v1/history?who=${encodeURIComponent(first.items[0].by.loginName)}`)).body.items;
  expect(by.length).toBeGreaterThan(0);
  expect(new Set(by.map((line: { by: { loginName: string } }) => line.by.loginName)).size).toBe(1);
  expect((await security.get("/api/v1/history")).status).toBe(403);
});

test("what was refused can be looked up with who tried it, by the operation's name", async () => {
  await security.post(`/api/v1/people/${crypto.randomUUID()}/disable`, { reason: "无此人" });
  const [attempt] = (await audit.get("/api/v1/refused-attempts")).body.items;
  expect(attempt).toMatchObject({
    operation: "people.disable",
    operationZh: "停用人员",
    operationEn: "Disable a person; his sessions end at once",
    code: "not-found",
  });
  expect(attempt.loginName).not.toBeNull();
});

test("what was refused tells the facts of its own words, and none besides", async () => {
  const { loginName } = await person(["province-policy"]);
  const noted = async (): Promise<{ code: string; facts: object }> =>
    (await audit.get("/api/v1/refused-attempts")).body.items[0];
  await security.post(`/api/v1/people/${crypto.randomUUID()}/disable`, { reason: "无此人" });
  expect(await noted()).toMatchObject({ code: "not-found", facts: {} });
  await security.post("/api/v1/people", {
    name: "留痕同名",
    loginName,
    password: "a long enough password",
    organisationId: office,
    roles: ["province-policy"],
  });
  expect(await noted()).toMatchObject({ code: "login-name-taken", facts: { loginName } });
});

test("a trail is only of a number that exists", async () => {
  expect((await audit.get("/api/v1/history/trail?number=NONE-1")).status).toBe(404);
});

test("roles are changed with the reason, and the person signs in again", async () => {
  const { id, loginName } = await person(["province-policy"]);
  const signIn = async (): Promise<{ status: number; token: string; roles: string[] }> => {
    const answer = await test_.app.inject({
      method: "POST",
      url: "/api/v1/sessions",
      payload: { loginName, password: "a long enough password" },
    });
    const body = answer.json();
    return { status: answer.statusCode, token: body.token, roles: body.memberships?.[0]?.roles ?? [] };
  };
  const { token } = await signIn();
  const changed = await security.put(`/api/v1/people/${id}/roles`, {
    organisationId: office,
    roles: ["province-reviewer", "inspector"],
    reason: "轮岗",
  });
  expect(changed.status).toBe(200);
  const ended = await test_.app.inject({
    method: "GET",
    url: "/api/v1/session",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(ended.statusCode).toBe(401);
  expect((await signIn()).roles.toSorted()).toEqual(["inspector", "province-reviewer"]);
  const [line] = (await audit.get("/api/v1/history?action=person.roles-changed")).body.items;
  expect(line).toMatchObject({ objectId: id, reason: "轮岗", facts: { before: "province-policy" } });
});

test("a person of the province gets no role of a city, and a party's person is not the administrator's", async () => {
  const { id } = await person(["province-policy"]);
  const wrong = await security.put(`/api/v1/people/${id}/roles`, {
    organisationId: office,
    roles: ["city-reviewer"],
    reason: "轮岗",
  });
  expect(wrong.body.faults).toMatchObject([{ code: "role-of-another-side" }]);
  const enterprise = await test_.signIn({ role: "enterprise-approver", organisation: { kind: "enterprise" } });
  const { personId } = (await enterprise.get("/api/v1/session")).body;
  const password = { password: "another long password", reason: "忘记口令" };
  expect((await security.post(`/api/v1/people/${personId}/password`, password)).status).toBe(404);
});

test("who was disabled works again only after being enabled, with a password that was set anew", async () => {
  const { id, loginName } = await person(["province-policy"]);
  const statusWith = async (password: string): Promise<number> =>
    (await test_.app.inject({ method: "POST", url: "/api/v1/sessions", payload: { loginName, password } })).statusCode;
  expect((await security.post(`/api/v1/people/${id}/disable`, { reason: "离岗" })).status).toBe(200);
  expect(await statusWith("a long enough password")).not.toBe(201);
  expect((await security.post(`/api/v1/people/${id}/enable`, { reason: "返岗" })).status).toBe(200);
  expect((await security.post(`/api/v1/people/${id}/enable`, { reason: "返岗" })).status).toBe(404);
  const reset = { password: "another long password", reason: "忘记口令" };
  expect((await security.post(`/api/v1/people/${id}/password`, reset)).status).toBe(200);
  expect(await statusWith("a long enough password")).not.toBe(201);
  expect(await statusWith("another long password")).toBe(201);
});

test("an inquiry, a locked contract and its file are told by number and name; what is an enterprise's alone is not", async () => {
  const world = await setUpApplications(test_);
  const inquiry = await anonymous(test_, "POST", "/api/v1/public/inquiries", {
    kind: "question",
    cityCode: "440600",
    subject: "咨询",
    text: "请问合同可以补签附件吗",
  });
  const draft = await draftApplication(test_, world);
  const contract = await test_.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("contract")
        .innerJoin("file", "file.id", "contract.fileId")
        .select(["contract.id", "contract.number", "file.id as fileId", "file.name as fileName"])
        .executeTakeFirstOrThrow(),
  );
  const told = async (type: string, id?: string): Promise<(string | null)[]> =>
    (await audit.get(`/api/v1/history?objectType=${type}&limit=100`)).body.items
      .filter((line: { objectId: string }) => id === undefined || line.objectId === id)
      .map((line: { number: string | null }) => line.number);
  expect(await told("inquiry")).toEqual([inquiry.body.number]);
  expect(new Set(await told("contract", contract.id))).toEqual(new Set([null]));
  expect(await told("file", contract.fileId)).toEqual([null]);
  expect((await submitApplication(draft)).status).toBe(200);
  expect(new Set(await told("contract", contract.id))).toEqual(new Set([contract.number]));
  expect(await told("file", contract.fileId)).toEqual([contract.fileName]);
});
