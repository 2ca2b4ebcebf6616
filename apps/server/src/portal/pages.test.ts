import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { HOSTILE, portalWorld, visit, type PortalWorld } from "./portal.fixture.ts";

let app: TestApp;
let given: PortalWorld;
beforeAll(async () => {
  app = await startTestApp();
  given = await portalWorld(app);
});
afterAll(async () => await app.close());

/** Every page of the portal, by its address in this world. */
const pages: Record<string, () => string> = {
  home: () => "/",
  programme: () => "/programmes/cloud",
  figures: () => "/programmes/cloud/figures",
  "figures of a city": () => "/programmes/cloud/figures?city=440600&year=2026",
  catalogue: () => "/catalogue",
  "catalogue, filtered": () => "/catalogue/cloud?segment=production-control&kind=saas&tier=B",
  "catalogue, nothing found": () => "/catalogue/cloud?text=nothing-like-this",
  "catalogue of a second programme": () => "/catalogue/programme-1",
  service: () => "/catalogue/cloud/services/SAAS-01",
  "service by ratio": () => "/catalogue/cloud/services/CLOUD-01",
  versions: () => "/catalogue/cloud/versions",
  "catalogue differences": () => "/catalogue/cloud/versions?of=catalogue&from=1&to=2",
  "standard differences": () => "/catalogue/cloud/versions?of=standard&from=1&to=2",
  suppliers: () => "/suppliers",
  supplier: () => `/suppliers/${given.supplierId}`,
  notices: () => "/notices",
  "notices, none": () => "/notices?cityCode=445300",
  announcements: () => "/announcements",
  "announcements, one kind": () => "/announcements?kind=supplier",
  notice: () => `/notices/${given.noticeId}`,
  "notice, one part": () => `/notices/${given.noticeId}?outcome=carried`,
  "notice, embedded": () => `/notices/${given.noticeId}/embed`,
  verify: () => "/verify",
  verified: () => `/verify/${given.voucherCode}`,
  policies: () => "/policies",
  editions: () => "/policies/cloud",
  "edition differences": () => "/policies/cloud?from=1&to=2",
  calendar: () => "/calendar",
  eligibility: () => "/eligibility",
  "eligibility, answered": () =>
    "/eligibility?programme=cloud&code=91350100M000100Y44&division=440100&entity=branch&industry=51&established=2099-01-01&revenue=800&staff=12",
  "eligibility, mistyped": () => "/eligibility?programme=cloud&code=&established=yesterday&revenue=1e9&staff=many",
  calculator: () => "/calculator",
  "calculator, answered": () => "/calculator?programme=cloud&service=SAAS-02&revenue=5000&staff=120&fee=250000",
  "calculator, below every tier": () => "/calculator?programme=cloud&service=SAAS-02&revenue=1&staff=1&fee=250000",
  "calculator, mistyped": () => "/calculator?programme=cloud&service=&revenue=-1&staff=x&fee=",
  data: () => "/data",
  "data of a year": () => "/data?programme=cloud&year=2026&measure=vouchers",
  contact: () => "/contact",
  progress: () => "/progress?number=SQ2026-000001",
  "inquiry form": () => "/inquiries/new?kind=complaint&cityCode=440600",
  "inquiry look-up": () => "/inquiries?number=ZX-2026-001",
  accessibility: () => "/accessibility",
  "site map": () => "/sitemap",
  "sign in": () => "/sign-in",
  "sign in on the way": () => "/sign-in?to=/w/applications/new",
  api: () => "/api",
};

/** Links that were followed already: the frame has the same ones on every page. */
const followed = new Map<string, number>();

const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** What an English page says outside of names and texts that are marked as Chinese. */
function englishOf(text: string): string {
  return text
    .replaceAll(/<(\w+)[^>]* lang="zh-CN"[^>]*>.*?<\/\1>/gs, "")
    .replace(/<title>.*?<\/title>/s, "")
    .replaceAll(/<(pre|code)>.*?<\/\1>/gs, "");
}

describe.each(Object.entries(pages))("the page %s", (_name, url) => {
  test.each(["zh", "en"] as const)("is whole and clean in %s", async (language) => {
    const { status, text, headers } = await visit(app, url(), { cookie: `lang=${language}` });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(/<html lang="([^"]*)">/.exec(text)?.[1]).toBe(language === "zh" ? "zh-CN" : "en");
    expect(text.match(/<script|\sstyle=|\son[a-z]+=/i)).toBeNull();
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("labels every field", async () => {
    const { text } = await visit(app, url());
    const outside = text.replaceAll(/<label\b.*?<\/label\s*>/gs, "").replaceAll(/<input[^>]*type="hidden"[^>]*>/g, "");
    expect(outside.match(/<(input|select|textarea)/)).toBeNull();
  });

  test("has no Chinese left in English, except what only exists in Chinese", async () => {
    const { text } = await visit(app, url(), { cookie: "lang=en" });
    const left = englishOf(text);
    const at = left.search(CJK);
    expect(at === -1 ? "" : left.slice(Math.max(0, at - 80), at + 40)).toBe("");
  });

  test("points to nothing that is not there", async () => {
    const { text } = await visit(app, url());
    const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
    for (const link of new Set(links)) {
      const status = followed.get(link) ?? (await visit(app, link, { accept: "*/*" })).status;
      followed.set(link, status);
      expect(`${link} ${status}`).toMatch(/ (200|303)$/);
    }
  });
});

test("names that hold markup are shown as text, wherever they stand", async () => {
  const escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
  for (const url of ["/suppliers", pages["supplier"]!(), "/catalogue/cloud/services/SAAS-01", pages["notice"]!()]) {
    const { text } = await visit(app, url);
    expect(text).toContain(escaped);
    expect(text).not.toContain(HOSTILE);
  }
  const { text } = await visit(app, `/catalogue/cloud?text=${encodeURIComponent(`"><b>${HOSTILE}`)}`);
  expect(text).toContain(`value="&quot;&gt;&lt;b&gt;${escaped}"`);
});

test("the edition for easy reading is asked for by the address, is remembered, and is left again", async () => {
  const chosen = await visit(app, "/catalogue?care=on");
  expect(chosen.text).toContain('<html lang="zh-CN" class="care">');
  expect(String(chosen.headers["set-cookie"])).toMatch(/^care=on; .*SameSite=Lax/);
  for (const url of ["/", "/catalogue", "/catalogue/cloud"])
    expect((await visit(app, url, { cookie: "care=on" })).text).toContain('class="care"');
  expect((await visit(app, "/catalogue", { cookie: "lang=zh" })).text).not.toContain('class="care"');
  const left = await visit(app, "/?care=off", { cookie: "care=on" });
  expect(left.text).not.toContain('class="care"');
  expect(String(left.headers["set-cookie"])).toMatch(/^care=; /);
});
