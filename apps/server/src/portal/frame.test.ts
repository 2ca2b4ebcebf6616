import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { visit } from "./portal.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

describe("an empty installation", () => {
  test.each([
    "/",
    "/catalogue",
    "/suppliers",
    "/notices",
    "/announcements",
    "/verify",
    "/policies",
    "/calendar",
    "/eligibility",
    "/calculator",
    "/data",
  ])("%s says that nothing is there yet", async (url) => {
    const { status, text } = await visit(app, url);
    expect(status).toBe(200);
    if (url !== "/verify") expect(text).toContain('class="empty"');
  });
});

test.each(["/contact", "/progress", "/inquiries", "/inquiries/new", "/accessibility", "/sitemap"])(
  "%s is there in an empty installation too",
  async (url) => expect((await visit(app, url)).status).toBe(200),
);

describe("language", () => {
  test("is Chinese first, is chosen by the address and is remembered", async () => {
    expect((await visit(app, "/")).text).toContain('<html lang="zh-CN">');
    const chosen = await visit(app, "/?lang=en");
    expect(chosen.text).toContain('<html lang="en">');
    const cookie = String(chosen.headers["set-cookie"]);
    expect(cookie).toMatch(/^lang=en; .*SameSite=Lax/);
    expect((await visit(app, "/notices", { cookie: "lang=en" })).text).toContain('<html lang="en">');
    expect((await visit(app, "/notices?lang=zh", { cookie: "lang=en" })).text).toContain('<html lang="zh-CN">');
    expect((await visit(app, "/notices?lang=xx")).headers["set-cookie"]).toBeUndefined();
  });

  test("is changed without losing what one had asked for", async () => {
    const { text } = await visit(app, "/notices?cityCode=440600&open=true");
    expect(text).toContain('href="/notices?cityCode=440600&amp;open=true&amp;lang=en"');
  });
});

describe("faults", () => {
  test.each(["/nowhere", "/catalogue/no-such-programme", "/notices/1", "/programmes/x/figures", "/assets/none.css"])(
    "%s is a page that says so, in both languages",
    async (url) => {
      const zh = await visit(app, url);
      expect([zh.status, zh.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
      expect(zh.text).toContain("页面不存在");
      expect((await visit(app, url, { cookie: "lang=en" })).text).toContain("No such page");
    },
  );

  test("who did not ask for a page gets problem+json, and so does everybody under /api", async () => {
    const plain = await visit(app, "/nowhere", { accept: "application/json" });
    expect([plain.status, plain.headers["content-type"]]).toEqual([404, "application/problem+json; charset=utf-8"]);
    for (const url of ["/api/v1/nowhere", "/api/v1/public/notices/1"]) {
      const { headers } = await visit(app, url);
      expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    }
  });

  test("a wrong cursor is told in words, with the number to quote", async () => {
    const { status, text } = await visit(app, "/notices?cursor=nonsense", { cookie: "lang=en" });
    expect(status).toBe(400);
    expect(text).toContain("not a cursor of this list");
    expect(text).toMatch(/Request: <code>[0-9a-f-]{36}<\/code>/);
  });

  test("a broken database shows no inner words, only that the service is not available", async () => {
    const broken = await startTestApp();
    await broken.platform.database.close();
    const { status, text } = await visit(broken, "/");
    expect(status).toBeGreaterThanOrEqual(500);
    expect(text).toContain("服务暂时不可用");
    expect(text).not.toMatch(/PGlite|kysely|Error|\.ts/i);
    await broken.app.close();
  });
});

describe("safety", () => {
  test("every page, faults as well, forbids inline scripts and styles and framing by others", async () => {
    for (const url of ["/", "/nowhere", "/sign-in"]) {
      const { headers } = await visit(app, url);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toContain("unsafe-inline");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
    }
  });

  test("pages let a browser say where their forms come from, and tell other sites nothing", async () => {
    for (const url of ["/", "/nowhere", "/sign-in", "/progress", "/inquiries/new"])
      expect((await visit(app, url)).headers["referrer-policy"]).toBe("same-origin");
  });

  test("forms of browsers are taken by the portal alone, and only from its own pages", async () => {
    const post = async (url: string, headers: Record<string, string> = {}) =>
      await app.app.inject({
        method: "POST",
        url,
        headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...headers },
        payload: "loginName=nobody&password=wrong",
      });
    const wrong = await post("/sign-in");
    expect([wrong.statusCode, wrong.body.includes("用户名或密码不正确")]).toEqual([401, true]);
    expect((await post("/sign-in", { origin: "https://evil.example" })).statusCode).toBe(403);
    expect((await post("/sign-out", { origin: "https://evil.example" })).statusCode).toBe(403);
    expect((await post("/api/v1/sessions")).statusCode).not.toBe(200);
    expect((await post("/api/v1/sessions")).headers["content-type"]).toContain("application/problem+json");
  });
});

describe("the foot", () => {
  test("says who answers for the site only where that is set", async () => {
    const plain = await visit(app, "/");
    for (const words of ["主办单位", "承办单位", "备案号", "标识码"]) expect(plain.text).not.toContain(words);
    const settings = { YUNQUAN_SITE_HOST: "某厅 | Some department", YUNQUAN_SITE_ICP: "某备0000号" };
    const named = await startTestApp({ settings });
    try {
      const zh = await visit(named, "/");
      expect(zh.text).toContain("主办单位：某厅");
      expect(zh.text).toContain("备案号：某备0000号");
      expect(zh.text).not.toContain("承办单位");
      expect((await visit(named, "/", { cookie: "lang=en" })).text).toContain("Organiser: Some department");
    } finally {
      await named.close();
    }
  });
});

describe("demonstration", () => {
  test("every page says so in demo mode, and none of it is there in live mode", async () => {
    expect((await visit(app, "/")).text).toContain('class="demo-line"');
    const live = await startTestApp({ settings: { YUNQUAN_MODE: "live" } });
    try {
      for (const url of ["/", "/sign-in", "/nowhere"]) {
        const { text } = await visit(live, url);
        expect(text).not.toContain("demo-line");
        expect(text).not.toContain("演示");
      }
    } finally {
      await live.close();
    }
  });
});

test("the style sheet is kept for ever under an address made of its content", async () => {
  const { text } = await visit(app, "/");
  const path = /href="(\/assets\/portal-[0-9a-f]{12}\.css)"/.exec(text)?.[1] ?? "";
  const sheet = await visit(app, path, { accept: "text/css" });
  expect([sheet.status, sheet.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(sheet.text).toContain("@media print");
});
