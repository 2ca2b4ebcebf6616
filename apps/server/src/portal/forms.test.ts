import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { draftApplication, setUpApplications, submitApplication } from "../../test/application.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { createOrganisation, createPerson, grantRole } from "../people/commands.ts";
import { cookieName } from "../platform/session-token.ts";
import { visit } from "./portal.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

/** Posts a form as a browser does. */
async function post(url: string, fields: Record<string, string>, given: { cookie?: string; origin?: string } = {}) {
  const answer = await app.app.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...given },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

const CJK = /[\u3400-\u9fff]/;
/** What an English page says outside of what is marked as Chinese. */
const english = (text: string): string =>
  text.replaceAll(/<(\w+)[^>]* lang="zh-CN"[^>]*>.*?<\/\1>/gs, "").replace(/<title>.*?<\/title>/s, "");
const field = (text: string, name: string): string =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? "";

describe("progress", () => {
  test("is looked up by a form whose answer nobody keeps, in both languages", async () => {
    const world = await setUpApplications(app);
    const draft = await draftApplication(app, world);
    await submitApplication(draft);
    const row = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("application")
          .innerJoin("enterprise", "enterprise.id", "application.enterpriseId")
          .select(["application.number", "enterprise.creditCode"])
          .where("application.id", "=", draft.applicationId)
          .executeTakeFirstOrThrow(),
    );
    const zh = await post("/progress", row);
    expect(zh.status).toBe(200);
    expect(zh.headers["cache-control"]).toBe("no-store");
    expect(zh.text).toContain("待供应商确认");
    expect(zh.text).toContain("供应商确认合同和填报内容");
    expect(zh.text).not.toContain(row.creditCode);
    const en = await post("/progress", row, { cookie: "lang=en" });
    expect(en.text).toContain("The supplier confirms contract and application");
    expect(CJK.exec(english(en.text))?.[0]).toBeUndefined();
  });

  test("says in the form what is wrong, and keeps what was typed", async () => {
    const wrong = await post("/progress", { number: "SQ2026-000777", creditCode: "91350100M000100Y43" });
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain("未查到");
    expect(field(wrong.text, "number")).toBe("");
    expect(wrong.text).toContain('value="SQ2026-000777"');
    const malformed = await post("/progress", { number: "<b>", creditCode: "1" });
    expect(malformed.status).toBe(400);
    expect(malformed.text).toContain('aria-invalid="true"');
    expect(malformed.text).toContain("&lt;b&gt;");
    expect((await post("/progress", { number: "x" }, { origin: "https://evil.example" })).status).toBe(403);
  });
});

describe("inquiries", () => {
  const question = { kind: "question", cityCode: "440600", subject: "能否分期", text: "第一行\r\n<script>x</script>" };

  test("7.3 a question is sent, pressed twice it is one, and its answer is shown to whoever has number and code", async () => {
    const form = await visit(app, "/inquiries/new");
    const key = /name="key" value="([^"]+)"/.exec(form.text)?.[1] ?? "";
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    const sent = await post("/inquiries/new", { ...question, key });
    expect(sent.status).toBe(200);
    const number = /ZX-\d{4}-\d+/.exec(sent.text)?.[0] ?? "";
    const code = /<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/.exec(sent.text)?.[1] ?? "";
    const again = await post("/inquiries/new", { ...question, key });
    expect(again.text).toContain(code);
    const waiting = await post("/inquiries", { number, code });
    expect(waiting.text).toContain("待答复");
    expect(waiting.text).toContain("&lt;script&gt;x&lt;/script&gt;");
    const bureau = await officer(app, "city-reviewer", "440600");
    const { items } = (await bureau.get("/api/v1/inquiries")).body;
    expect(items).toHaveLength(1);
    await bureau.post(`/api/v1/inquiries/${items[0].id}/answer`, { version: 1, answer: "可以。" });
    const answered = await post("/inquiries", { number, code }, { cookie: "lang=en" });
    expect(answered.text).toContain("Answered");
    expect(answered.text).toContain("可以。");
    expect(CJK.exec(english(answered.text))?.[0]).toBeUndefined();
    expect((await post("/inquiries", { number, code: "22222-22222" })).status).toBe(404);
  });

  test("what is missing is marked at its field, and nothing that was typed is lost", async () => {
    const { status, text } = await post("/inquiries/new", { ...question, subject: "", key: "a-key-of-the-form" });
    expect(status).toBe(400);
    expect(text).toContain("不能为空");
    expect(text).toContain('value="a-key-of-the-form"');
    expect(text).toContain("第一行");
    expect(text).toMatch(/value="440600"\s+selected/);
    expect((await post("/inquiries/new", { ...question, key: "" })).status).toBe(400);
  });
});

describe("signing in on the way somewhere", () => {
  test("keeps the wanted address in the form, and only one of this site", async () => {
    expect((await visit(app, "/sign-in?to=/w/applications/new")).text).toContain(
      'name="to" value="/w/applications/new"',
    );
    for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example", "/api/v1/session"])
      expect((await visit(app, `/sign-in?to=${encodeURIComponent(to)}`)).text).not.toContain('name="to"');
    const wrong = await post("/sign-in", { loginName: "nobody", password: "wrong", to: "/w/confirmations" });
    expect([wrong.status, wrong.text.includes('name="to" value="/w/confirmations"')]).toEqual([401, true]);
  });

  test("leads on to the wanted page whoever is signed in already, and the head to his workspace", async () => {
    const person = await officer(app, "city-reviewer", "440600");
    const cookie = `${cookieName(app.platform.config)}=${person.token}`;
    const at = async (url: string) => (await visit(app, url, { cookie })).headers["location"];
    expect(await at("/sign-in?to=/w/applications/new")).toBe("/w/applications/new");
    expect(await at("/sign-in?to=/notices")).toBe("/notices");
    expect((await visit(app, "/", { cookie })).text).toContain('href="/w/"');
    expect((await visit(app, "/sign-in", { cookie })).status).toBe(200);
  });

  test("ends in the workspace, on the wanted page, or with the choice of an organisation for who has several", async () => {
    const sign = async (fields: Record<string, string>) =>
      (await post("/sign-in", { loginName: "somebody", password: "correct horse battery", ...fields })).headers[
        "location"
      ];
    await app.as(null, async (work) => {
      const personId = await createPerson(work, {
        name: "某人",
        loginName: "somebody",
        password: "correct horse battery",
      });
      const organisationId = await createOrganisation(work, { kind: "operator", nameZh: "机构" });
      await grantRole(work, { personId, organisationId, role: "operator" });
    });
    expect(await sign({})).toBe("/w/");
    expect(await sign({ to: "/w/claims?status=open" })).toBe("/w/claims?status=open");
    expect(await sign({ to: "//evil.example" })).toBe("/w/");
    await app.as(null, async (work) => {
      const { id: personId } = await work.tx
        .selectFrom("person")
        .select("id")
        .where("loginName", "=", "somebody")
        .executeTakeFirstOrThrow();
      const organisationId = await createOrganisation(work, { kind: "operator", nameZh: "另一机构" });
      await grantRole(work, { personId, organisationId, role: "operator" });
    });
    expect(await sign({ to: "/w/claims" })).toBe("/me?to=%2Fw%2Fclaims");
  });
});
