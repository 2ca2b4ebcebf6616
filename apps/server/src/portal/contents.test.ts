import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { makeVoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { draftApplication, submitApplication } from "../../test/application.fixture.ts";
import { admitSupplier, officer } from "../../test/parties.fixture.ts";
import { systemActor } from "../platform/actor.ts";
import { inSnapshot } from "../platform/reading.ts";
import type { Work } from "../platform/work.ts";
import { announcements } from "./announcement-reads.ts";
import { portalWorld, visit, type PortalWorld } from "./portal.fixture.ts";

let app: TestApp;
let given: PortalWorld;
beforeAll(async () => {
  app = await startTestApp();
  given = await portalWorld(app);
});
afterAll(async () => await app.close());

const page = async (url: string): Promise<string> => (await visit(app, url)).text;
const api = async (url: string): Promise<any> =>
  (await app.app.inject({ method: "GET", url, headers: { accept: "application/json" } })).json();

/** The words of a page without its markup, as one line. */
const words = (text: string): string =>
  text
    .replace(/.*<main/s, "<main")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/g, " ");

describe("home", () => {
  test("shows what is open, until when, and what is left in each city as the public API answers it", async () => {
    const { items } = await api("/api/v1/public/programmes");
    const cloud = items.find((one: any) => one.code === "cloud");
    const foshan = cloud.plan.cities.find((one: any) => one.cityCode === "440600");
    expect(foshan.capacityLeftFen).toBe("3000000");
    const text = words(await page("/"));
    expect(text).toContain("2026 年第一批，截止 2026年11月27日 24:00 还有 269 天");
    expect(text).toContain("佛山市 3 万元");
    expect(text).toContain("广州市 1,500 万元");
    expect(text).toContain("本年度未安排：韶关市");
  });

  test("shows who waits where nothing fits any more", async () => {
    const draft = await draftApplication(app, given.world);
    expect((await submitApplication(draft)).body.status).toBe("waiting");
    expect(words(await page("/"))).toContain("佛山市 3 万元 排队 1 件");
  });

  test("5.18 lists the announced windows with the feed to subscribe to", async () => {
    const text = await page("/");
    expect(words(text)).toContain("结算 2026 年第 1 次结算");
    expect(text).toContain('href="/api/v1/public/calendar.ics"');
  });

  test("1.1 shows each goal with what the records say", async () => {
    const { items } = await api("/api/v1/public/programmes/cloud/goals");
    expect(items[0]).toMatchObject({ measure: "enterprises", actual: 1, target: 10_000 });
    expect(words(await page("/"))).toContain("支持工业企业上云上平台 1 / 10,000，2027 年目标");
  });

  test("shows the latest notices", async () => {
    expect(await page("/")).toContain(`href="/notices/${given.noticeId}"`);
  });
});

describe("catalogue", () => {
  const codes = (text: string): string[] =>
    [...text.matchAll(/\/services\/([A-Z0-9-]+)"/g)].map(([, code = ""]) => code);

  test("2.0 filters by segment, kind, stage, tier and production focus, as the public API does", async () => {
    for (const query of [
      "segment=production-control",
      "kind=cloud-resource",
      "stage=experience",
      "tier=C",
      "productionFocus=true",
      "productionFocus=false&kind=saas",
      `supplierId=${given.supplierId}`,
      "city=440300",
    ]) {
      const { items } = await api(`/api/v1/public/programmes/cloud/catalogue?${query}`);
      const found = codes(await page(`/catalogue/cloud?${query}`));
      expect(found).toEqual(items.map((one: any) => one.code));
      expect(found.length).toBeGreaterThan(0);
    }
  });

  test("finds by name, code and pinyin", async () => {
    for (const text of ["云数据库", "cloud-02", "yunshujuku", "ysjk", "Cloud database"]) {
      expect(codes(await page(`/catalogue/cloud?text=${encodeURIComponent(text)}`))).toEqual(["CLOUD-02"]);
    }
  });

  test("4.4.2 shows what each service is worth in each tier, fixed or by ratio, marked as sample", async () => {
    const text = words(await page("/catalogue/cloud"));
    expect(text).toMatch(/资源计划管理 SAAS-02 .*? 10 万元 20 万元 30 万元 1 /);
    expect(text).toContain("费用的 50%，最高 3 万元 费用的 50%，最高 6 万元 费用的 50%，最高 10 万元");
    expect(text).toContain("应用服务及单项额度 示例");
    expect(text).toContain("2,000 万元（含）至 4 亿元");
  });

  test("chooses one tier's amounts when the tier is chosen, and keeps the choice in the form", async () => {
    const text = await page("/catalogue/cloud?tier=B");
    expect(words(text)).toMatch(/资源计划管理 SAAS-02 [^<]*? 20 万元 1 /);
    expect(words(text)).not.toContain("10 万元 20 万元");
    expect(text).toContain('<option value="B" selected>');
  });

  test("tells a price in each language in its own form", async () => {
    expect(words(await page("/catalogue/cloud"))).toMatch(/[\d,]+\.00 元\/年 ?起/);
    const english = words(await page("/catalogue/cloud?lang=en"));
    expect(english).toMatch(/from ¥[\d,]+\.00 a year/);
    expect(english).not.toContain("元/年");
  });

  test("keeps a price that is none in its field and marks it there", async () => {
    const text = await page("/catalogue/cloud?priceTo=abc");
    expect(text).toMatch(/name="priceTo"[^>]*value="abc"[^>]*aria-invalid="true"[^>]*aria-describedby="priceTo-fault"/);
    expect(words(text)).toContain("请填写整数元，最多八位");
    expect(await page("/catalogue/cloud?priceTo=9000")).not.toContain("aria-invalid");
  });

  test("pages by keys and comes to an end", async () => {
    const first = await page("/catalogue/cloud?limit=2&kind=saas");
    expect(codes(first)).toHaveLength(2);
    const all = new Set<string>();
    let url: string | undefined = "/catalogue/cloud?limit=2";
    for (let pages = 0; url !== undefined; pages += 1) {
      expect(pages).toBeLessThan(5);
      const text: string = await page(url);
      for (const code of codes(text)) {
        expect(all).not.toContain(code);
        all.add(code);
      }
      url = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    expect([...all]).toEqual(["CLOUD-01", "SAAS-01", "SAAS-02", "APP-01", "CLOUD-02"]);
  });

  test("says that a filter of another programme does not count, and shows everything", async () => {
    const text = await page("/catalogue/cloud?segment=no-such-segment");
    expect(text).toContain("部分筛选条件无效，已忽略");
    expect(codes(text)).toHaveLength(5);
  });

  test("4.4.1 gives every version as a file, and what changed between two", async () => {
    const versions = await page("/catalogue/cloud/versions");
    for (const path of ["catalogues/1/workbook", "catalogues/2", "standards/1/workbook", "standards/2"])
      expect(versions).toContain(`href="/api/v1/public/programmes/cloud/${path}"`);
    const catalogue = words(await page("/catalogue/cloud/versions?of=catalogue&from=1&to=2"));
    expect(catalogue).toContain("新增 CLOUD-02 云数据库 移出 DEV-01 设备联网平台服务 调整 SAAS-01");
    expect(catalogue).toContain("名称： 生产执行管理 → 生产执行管理（新版）");
    const standard = words(await page("/catalogue/cloud/versions?of=standard&from=1&to=2"));
    expect(standard).toContain("额度： 5 万元 → 7 万元");
    expect(words(await page("/catalogue/cloud/versions?of=standard&from=1&to=9"))).toContain("没有这个版本");
  });

  test("a service says what it excludes, when it is completed and who offers it", async () => {
    const service = words(await page("/catalogue/cloud/services/CLOUD-01"));
    expect(service).toContain("至少 10 天有使用，使用人数最多的一天不少于 3 人");
    expect(service).toContain("运营商连接数据和供应商接口登录数据缺一不可");
    expect(await page("/catalogue/cloud/services/SAAS-01")).toContain(`/suppliers/${given.supplierId}`);
    expect((await visit(app, "/catalogue/cloud/services/DEV-01")).status).toBe(404);
  });

  test("a service leads on to its own calculation and, while a round is open, to its own application", async () => {
    const { programmeId } = given.world.programme;
    const form = `/w/applications/new?programme=${programmeId}&service=SAAS-01`;
    const apply = `href="/sign-in?to=${encodeURIComponent(form)}"`;
    const service = await page("/catalogue/cloud/services/SAAS-01");
    expect(service).toContain(apply);
    expect(service).toContain('href="/calculator?programme=cloud&amp;service=SAAS-01"');
    const begun = await page("/calculator?programme=cloud&service=SAAS-01");
    expect(begun).toContain('<option value="SAAS-01" selected>');
    expect(begun).not.toContain('role="alert"');
    const worth = "/calculator?programme=cloud&service=SAAS-01&revenue=5000&staff=120&fee=250000";
    expect(await page(worth)).toContain(apply);
    for (const url of ["/", "/programmes/cloud"])
      expect(await page(url)).toContain(encodeURIComponent(`/w/applications/new?programme=${programmeId}`));
    await app.moveClock(300);
    expect(await page("/catalogue/cloud/services/SAAS-01")).not.toContain("申领此项");
    await app.moveClock(-300);
  });
});

describe("programme", () => {
  test("tells conditions, fees and days from the edition's parameters", async () => {
    const text = words(await page("/programmes/cloud"));
    expect(text).toContain("上年度主营业务收入不低于 1,000 万元");
    expect(text).toContain("广东省 21 个地市");
    expect(text).toContain("非云化软件 不可以 自动化装备、非云化软件不予支持");
    expect(text).toContain("2018年3月20日及以后签订");
    expect(text).toContain("自发券至结算截止不少于 120 天");
    expect(text).toContain("佛山市 100,000.00 元 30,000.00 元 100,000.00 元");
  });
});

describe("notices", () => {
  test("5.13 a notice lists what is funded, carried over and left out, each with its reason", async () => {
    const text = words(await page(`/notices/${given.noticeId}`));
    expect(text).toContain("列入（2 笔）");
    expect(text).toContain("结转（1 笔）");
    expect(text).toContain("未列入（1 笔）");
    expect(text).toContain("资金不足，整笔结转");
    expect(text).toContain("供应商尚未确认");
    expect(text).toContain("60.00 元 60.00 元 公示中");
    expect(text).toContain("30.00 元 90.00 元 公示中");
    expect(text).toContain(given.settlementNumber);
  });

  test("5.13 it tells how to object while it runs, and that it is over afterwards; the list can be filtered by that", async () => {
    const url = `/notices/${given.noticeId}`;
    expect(words(await page(url))).toContain("公示中 · 还有 7 天");
    expect(await page(url)).toContain("登录并提出异议");
    const form = `/w/objections/new?notice=${given.noticeId}`;
    expect(await page(url)).toContain(`href="/sign-in?to=${encodeURIComponent(form)}"`);
    expect(await page("/notices?open=true&cityCode=440600")).toContain(url);
    expect(await page("/notices?open=false")).not.toContain(url);
    await app.moveClock(8);
    expect(words(await page(url))).toContain("已结束");
    expect(await page(url)).not.toContain("登录并提出异议");
    expect(await page("/notices?open=true")).not.toContain(url);
    expect(await page("/notices?open=false")).toContain(url);
    await app.moveClock(-8);
  });

  test("5.13 it can be downloaded, and shown inside the bureau's own page", async () => {
    const text = await page(`/notices/${given.noticeId}`);
    for (const format of ["pdf", "xlsx", "csv"]) expect(text).toContain(`/file?format=${format}`);
    const embedded = await visit(app, `/notices/${given.noticeId}/embed`);
    expect(embedded.text).not.toContain("<nav");
    expect(String(embedded.headers["content-security-policy"])).toContain("frame-ancestors *");
    expect(embedded.headers["x-frame-options"]).toBeUndefined();
    expect(words(embedded.text)).toContain("资金不足，整笔结转");
  });

  test("a part can be read alone", async () => {
    const text = words(await page(`/notices/${given.noticeId}?outcome=left-out`));
    expect(text).toContain("供应商尚未确认");
    expect(text).not.toContain("资金不足，整笔结转");
  });
});

describe("announcements", () => {
  test("5.18 7.1 what was published, announced and decided of suppliers is announced by itself, the newest first", async () => {
    const text = words(await page("/announcements"));
    for (const part of ["应用服务目录（第 2 版） 发布 · ", "2026 年第 1 次结算", "等 6 家供应商入库", "起施行"])
      expect(text).toContain(part);
    const moments = [...(await page("/announcements")).matchAll(/<li>\s*<time datetime="([^"]+)"/g)].map(
      ([, at]) => at,
    );
    expect(moments.length).toBeGreaterThan(4);
    expect(moments.every((at, index) => index === 0 || (moments[index - 1] ?? "") >= (at ?? ""))).toBe(true);
    expect(await page("/")).toContain('href="/announcements"');
  });

  test("one kind can be read alone, page after page, each announcement once", async () => {
    const only = words(await page("/announcements?kind=catalogue"));
    expect(only).toContain("发布");
    expect(only).not.toContain("供应商入库");
    const work = <Row>(read: (work: Work) => Promise<Row>) => inSnapshot(app.platform, systemActor, "test", read);
    const all = await work((on) => announcements(on, { limit: 100 }));
    const seen: string[] = [];
    for (let after: readonly [Instant, Id] | undefined; ;) {
      const [next] = await work((on) => announcements(on, { after, limit: 1 }));
      if (next === undefined) break;
      seen.push(next.id);
      after = [next.at, next.id];
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(new Set(seen).size).toBe(all.length);
  });

  test("7.1 a suspended supplier is announced while it is suspended", async () => {
    const reviewer = await officer(app, "province-reviewer");
    const { supplierId } = await admitSupplier(app, {
      programmeId: given.world.programme.programmeId,
      serviceCode: "SAAS-01",
    });
    const turn = async (action: string) =>
      await reviewer.post(`/api/v1/organisations/${supplierId}/${action}`, { reason: "核查" });
    expect((await turn("suspend")).status).toBe(200);
    expect(words(await page("/announcements?kind=supplier"))).toContain("被暂停供应商资格");
    expect((await turn("reinstate")).status).toBe(200);
    expect(words(await page("/announcements?kind=supplier"))).not.toContain("被暂停供应商资格");
  });
});

describe("verify", () => {
  test("3.2 a typed code leads to the voucher's state and its holder's masked name, without amounts", async () => {
    const typed = given.voucherCode.toLowerCase().replaceAll("-", " ");
    const asked = await visit(app, `/verify?code=${encodeURIComponent(typed)}`);
    expect([asked.status, asked.headers["location"]]).toEqual([303, `/verify/${given.voucherCode}`]);
    const text = await page(`/verify/${given.voucherCode}`);
    expect(words(text)).toContain("已发放");
    expect(words(text)).toContain("广东**科技有限公司");
    expect(text).not.toContain("星河");
    expect(words(text)).not.toMatch(/120,000|12 万元/);
    expect(await page(`/verify/${given.voucherCode.toLowerCase()}`)).toContain("已发放");
  });

  test("3.2 what is no code, and a code that nobody was given, are both told apart and not found", async () => {
    for (const url of ["/verify?code=hello", "/verify/hello", "/verify/%3Cscript%3E"]) {
      const { status, text } = await visit(app, url);
      expect([status, text.includes("这不是有效的券码")]).toEqual([404, true]);
    }
    const { status, text } = await visit(app, `/verify/${makeVoucherCode(2026, new Uint8Array(16).fill(7))}`);
    expect([status, text.includes("平台没有发放过此券码")]).toEqual([404, true]);
  });
});

describe("suppliers", () => {
  test("lists those admitted, found by name or pinyin, with their products", async () => {
    const text = await page(`/suppliers?text=${encodeURIComponent("深圳<script>")}`);
    expect(text).toContain(`/suppliers/${given.supplierId}`);
    expect(text.match(/class="card"/g)).toHaveLength(1);
    expect(await page("/suppliers?text=shenzhen")).toContain(`/suppliers/${given.supplierId}`);
    const own = words(await page(`/suppliers/${given.supplierId}`));
    expect(own).toContain("SAAS-01");
    expect(own).toContain("无暂停、取消资格记录");
    expect(await page("/suppliers?city=445300")).not.toContain(given.supplierId);
    expect((await visit(app, "/suppliers/00000000-0000-4000-8000-000000000000")).status).toBe(404);
  });

  test("8.4 one that is suspended disappears at once, with its page", async () => {
    await app.as(null, async (work) => {
      await work.tx.updateTable("supplier").set({ suspendedAt: work.now }).where("id", "=", given.supplierId).execute();
    });
    expect(await page("/suppliers")).not.toContain(given.supplierId);
    expect((await visit(app, `/suppliers/${given.supplierId}`)).status).toBe(404);
    expect(words(await page("/suppliers"))).toMatch(/被暂停或取消资格的供应商 .*云有限公司 暂停/);
  });
});
