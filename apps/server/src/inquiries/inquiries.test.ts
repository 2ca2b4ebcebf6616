import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { anonymous, officer } from "../../test/parties.fixture.ts";

let app: TestApp;
let foshan: Caller;
let guangzhou: Caller;
let province: Caller;

beforeAll(async () => {
  app = await startTestApp();
  foshan = await officer(app, "city-reviewer", "440600");
  guangzhou = await officer(app, "city-reviewer", "440100");
  province = await officer(app, "province-policy");
});
afterAll(async () => await app.close());

const question = {
  kind: "question",
  cityCode: "440600",
  subject: "合同可以分两年签吗",
  text: "我们的合同跨两个年度，\n可以只申请第一年的部分吗？",
  contactName: "李女士",
  contact: "0757-00000000",
};
const file = async (given: object = {}) =>
  await anonymous(app, "POST", "/api/v1/public/inquiries", { ...question, ...given });
const lookUp = async (number: string, code: string) =>
  await anonymous(app, "POST", "/api/v1/public/inquiries/look-up", { number, code });
const opened = async (caller: Caller, number: string) =>
  (await caller.get("/api/v1/inquiries")).body.items.find((one: { number: string }) => one.number === number);

describe("a question", () => {
  test("7.3 gets a number and a code, is seen by its office and the province alone, and its answer by number and code", async () => {
    const filed = await file();
    expect(filed.status).toBe(201);
    const { number, code } = filed.body;
    expect(number).toMatch(/^ZX-20\d\d-\d{3}$/);
    const before = await lookUp(number, code);
    expect(before.body).toMatchObject({ number, status: "filed", subject: question.subject, answer: null });
    expect(JSON.stringify(before.body)).not.toMatch(/李女士|0757/);

    expect(await opened(guangzhou, number)).toBeUndefined();
    const seen = await opened(foshan, number);
    expect(seen).toMatchObject({ contactName: "李女士", actions: ["forward", "answer"] });
    expect(await opened(province, number)).toBeDefined();
    expect((await guangzhou.get(`/api/v1/inquiries/${seen.id}`)).status).toBe(404);
    const message = (await foshan.get("/api/v1/messages")).body.items[0];
    expect(message).toMatchObject({ kind: "inquiry-filed", objectId: seen.id });

    const answer = await foshan.post(`/api/v1/inquiries/${seen.id}/answer`, {
      version: 1,
      answer: "可以，按费用项列明。",
    });
    expect([answer.status, answer.body.status]).toEqual([200, "answered"]);
    expect((await lookUp(number, code.toLowerCase().replace("-", " "))).body).toMatchObject({
      status: "answered",
      answer: "可以，按费用项列明。",
      answeredByOffice: expect.any(String),
    });
    const stale = await foshan.post(`/api/v1/inquiries/${seen.id}/answer`, { version: 1, answer: "再答" });
    expect(stale.body.code).toBe("stale-version");
    const better = await foshan.post(`/api/v1/inquiries/${seen.id}/answer`, {
      version: 2,
      answer: "可以，请逐项列明。",
    });
    expect([better.status, better.body.answer]).toEqual([200, "可以，请逐项列明。"]);
  });

  test("is handed on to the office that can answer it, which is told, and leaves the sight of the one that had it", async () => {
    const { number } = (await file({ kind: "complaint" })).body;
    expect(number).toMatch(/^TS-/);
    const seen = await opened(foshan, number);
    const same = await foshan.post(`/api/v1/inquiries/${seen.id}/forward`, {
      version: 1,
      cityCode: "440600",
      reason: "x",
    });
    expect([same.status, same.body.faults[0].code]).toEqual([400, "same-office"]);
    const moved = await foshan.post(`/api/v1/inquiries/${seen.id}/forward`, {
      version: 1,
      cityCode: "440100",
      reason: "企业登记在广州",
    });
    expect([moved.status, moved.body.cityCode]).toEqual([200, "440100"]);
    expect(await opened(foshan, number)).toBeUndefined();
    expect(await opened(guangzhou, number)).toMatchObject({ status: "filed" });
    expect((await guangzhou.get("/api/v1/messages")).body.items[0].objectId).toBe(seen.id);
  });

  test("sent twice under one key is filed once, with the same number and code", async () => {
    const headers = { "idempotency-key": "the-same-key" };
    const send = async () =>
      await app.app.inject({ method: "POST", url: "/api/v1/public/inquiries", headers, payload: question });
    const [first, second] = [await send(), await send()];
    expect(first.statusCode).toBe(201);
    expect(second.json()).toEqual(first.json());
  });

  test("with a wrong code, and one that does not exist, are not found in the same words; who goes on trying is stopped", async () => {
    const { number } = (await file()).body;
    const wrong = await lookUp(number, "22222-22222");
    const unknown = await lookUp("ZX-2026-99999", "22222-22222");
    expect([wrong.status, wrong.body.detailZh]).toEqual([unknown.status, unknown.body.detailZh]);
    expect(wrong.status).toBe(404);
    for (let tries = 0; tries < 20; tries += 1) await lookUp(number, "not a code");
    expect((await lookUp(number, "22222-22222")).status).toBe(429);
  });

  test("is refused when it is empty, for a place that is none, or with fields nobody knows", async () => {
    const faults = async (given: object) => (await file(given)).body.faults.map((one: { path: string }) => one.path);
    expect(await faults({ subject: " ", text: "" })).toEqual(["subject", "text"]);
    expect(await faults({ cityCode: "110000" })).toEqual(["cityCode"]);
    expect(await faults({ idNumber: "1" })).toEqual(["idNumber"]);
  });

  test("comes in bounded numbers from one caller", async () => {
    const answers: number[] = [];
    for (let count = 0; count < 12; count += 1) answers.push((await file()).status);
    expect(answers.at(-1)).toBe(429);
  });
});

describe("how offices are reached", () => {
  const contact = {
    unitZh: "佛山市工业和信息化局",
    unitEn: "Foshan bureau",
    phone: "0757-00000000",
    complaintPhone: null,
    address: "",
    hoursZh: "",
    hoursEn: "",
  };

  test("a city's approver says it for his city, the province for all; everybody reads it, with those who have not said", async () => {
    const approver = await officer(app, "city-approver", "440600");
    const set = async (caller: Caller, placeCode: string, given: object = {}) =>
      await caller.post("/api/v1/office-contacts", { ...contact, ...given, placeCode });
    expect((await set(approver, "440600")).status).toBe(200);
    expect((await set(approver, "440100")).status).toBe(404);
    expect((await set(province, "440000", { phone: "020-00000000" })).status).toBe(200);
    expect((await set(province, "440600", { phone: "0757-00000001" })).status).toBe(200);
    expect((await set(province, "110000")).status).toBe(400);
    expect((await set(province, "440600", { phone: "call me" })).status).toBe(400);
    const { items } = (await anonymous(app, "GET", "/api/v1/public/offices")).body;
    expect(items).toHaveLength(22);
    const of = (code: string) => items.find((one: { placeCode: string }) => one.placeCode === code).contact;
    expect(of("440600")).toMatchObject({ phone: "0757-00000001" });
    expect(of("440000")).toMatchObject({ phone: "020-00000000" });
    expect(of("440100")).toBeNull();
  });
});
