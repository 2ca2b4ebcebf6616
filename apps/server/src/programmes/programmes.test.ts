import { afterAll, beforeAll, expect, test } from "vitest";
import { addMs, instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { fixtureParameters, setClock } from "../../test/programme.fixture.ts";
import { editionById, editionInForce } from "./commands.ts";

let app: TestApp;
let policy: Caller;
let bureau: Caller;
const day = 86_400_000;

beforeAll(async () => {
  app = await startTestApp();
  await setClock(app, instant("2026-03-02T01:00:00.000Z"));
  policy = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
  bureau = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440600" } });
});
afterAll(async () => await app.close());

const now = async () => await app.as(null, async (work) => work.now);
const editionBody = {
  titleZh: "试行",
  titleEn: "Trial",
  publishedOn: "2018-08-01",
  inForceFrom: null,
  sample: true,
  parameters: fixtureParameters,
};

async function newProgramme(code: string): Promise<string> {
  const answer = await policy.post("/api/v1/programmes", { code, nameZh: "上云上平台", nameEn: "To the cloud" });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

test("a programme is made by the province's policy officer and read by those who carry it out", async () => {
  const id = await newProgramme("first");
  expect((await bureau.get(`/api/v1/programmes/${id}`)).body).toMatchObject({
    code: "first",
    edition: null,
    actions: [],
  });
  expect((await policy.get("/api/v1/programmes")).body.items.map((one: { code: string }) => one.code)).toContain(
    "first",
  );
  expect((await bureau.post("/api/v1/programmes", { code: "other", nameZh: "甲", nameEn: "A" })).body.code).toBe(
    "not-permitted",
  );
});

test("a code is given once, and a wrong one is told with its field", async () => {
  await newProgramme("taken");
  const again = await policy.post("/api/v1/programmes", { code: "taken", nameZh: "乙", nameEn: "B" });
  expect([again.status, again.body.code, again.body.faults[0].path]).toEqual([409, "programme-code-taken", "code"]);
  const wrong = await policy.post("/api/v1/programmes", { code: "Not A Code", nameZh: " ", nameEn: "B" });
  expect([wrong.body.code, wrong.body.faults.map((fault: { path: string }) => fault.path)]).toEqual([
    "invalid-request",
    ["code", "nameZh"],
  ]);
});

test("1.1 an edition keeps goals and parameters as data and gives them back as they were entered", async () => {
  const id = await newProgramme("data");
  const made = await policy.post(`/api/v1/programmes/${id}/editions`, editionBody);
  expect(made.status).toBe(201);
  const read = await bureau.get(`/api/v1/editions/${made.body.id}`);
  expect(read.body.parameters).toEqual(fixtureParameters);
  expect(read.body).toMatchObject({ number: 1, inForce: true, sample: true });
  expect((await policy.get(`/api/v1/programmes/${id}`)).body.edition.id).toBe(made.body.id);
});

test("an edition's wrong parameters are told field by field, all at once", async () => {
  const id = await newProgramme("faults");
  const answer = await policy.post(`/api/v1/programmes/${id}/editions`, {
    ...editionBody,
    parameters: { ...fixtureParameters, noticeDays: 4, announceDaysMin: 29, surprise: 1 },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.faults.map((fault: { path: string }) => fault.path).toSorted()).toEqual([
    "parameters.announceDaysMin",
    "parameters.noticeDays",
    "parameters.surprise",
  ]);
});

test("what was in force at an instant stays what it was: editions only follow, never in the past", async () => {
  const id = await newProgramme("dated");
  const first = await policy.post(`/api/v1/programmes/${id}/editions`, editionBody);
  const from = addMs(await now(), 10 * day);
  const past = await policy.post(`/api/v1/programmes/${id}/editions`, {
    ...editionBody,
    inForceFrom: addMs(await now(), -60_000),
  });
  expect([past.status, past.body.code]).toEqual([422, "edition-in-the-past"]);
  const second = await policy.post(`/api/v1/programmes/${id}/editions`, {
    ...editionBody,
    inForceFrom: from,
    parameters: { ...fixtureParameters, noticeDays: 9 },
  });
  expect([second.status, second.body.number, second.body.inForce]).toEqual([201, 2, false]);
  const between = await policy.post(`/api/v1/programmes/${id}/editions`, { ...editionBody, inForceFrom: from });
  expect([between.status, between.body.code]).toEqual([422, "edition-before-last"]);

  const inForce = async (at: string) =>
    await app.as(null, async (work) => (await editionInForce(work, id as never, instant(at))).id);
  expect(await inForce(addMs(from, -1))).toBe(first.body.id);
  expect(await inForce(from)).toBe(second.body.id);
  const parameters = await app.as(null, async (work) => (await editionById(work, second.body.id)).parameters);
  expect([parameters.noticeDays, parameters.revenueFloorFen]).toEqual([9, 1_000_000_000]);
  expect(
    (await policy.get(`/api/v1/programmes/${id}/editions`)).body.items.map((one: { number: number }) => one.number),
  ).toEqual([2, 1]);
});

test("before the first edition nothing is in force", async () => {
  const id = await newProgramme("empty");
  const plan = await policy.post("/api/v1/plans", {
    programmeId: id,
    year: 2026,
    budgetFen: "100",
    targetEnterprises: 1,
  });
  const published = await policy.post(`/api/v1/plans/${plan.body.id}/publish`, { version: 1 });
  expect([published.status, published.body.code]).toEqual([409, "no-edition-in-force"]);
});

test("an edition is never changed or taken away, not even past the server", async () => {
  const id = await newProgramme("kept");
  const made = await policy.post(`/api/v1/programmes/${id}/editions`, editionBody);
  await expect(
    app.as(
      null,
      async (work) => await work.tx.updateTable("edition").set({ number: 7 }).where("id", "=", made.body.id).execute(),
    ),
  ).rejects.toThrow(/append-only/);
  await expect(
    app.as(null, async (work) => await work.tx.deleteFrom("edition").where("id", "=", made.body.id).execute()),
  ).rejects.toThrow(/append-only/);
});

test("unknown ids are not found", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const url of [
    `/api/v1/programmes/${nobody}`,
    `/api/v1/programmes/${nobody}/editions`,
    `/api/v1/editions/${nobody}`,
  ]) {
    expect((await policy.get(url)).status, url).toBe(404);
  }
  expect((await policy.post(`/api/v1/programmes/${nobody}/editions`, editionBody)).status).toBe(404);
});
