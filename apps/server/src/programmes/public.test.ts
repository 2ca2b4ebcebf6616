import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  issuedVoucher,
  setUpApplications,
  submitApplication,
  type IssuedVoucher,
  type World,
} from "../../test/application.fixture.ts";
import { fixtureServices, publishStandard } from "../../test/programme.fixture.ts";

let app: TestApp;
let world: World;
let first: IssuedVoucher;
const code = "cloud";

beforeAll(async () => {
  app = await startTestApp();
  // 100,000.00 yuan for Foshan: capacity 150,000.00, so a second voucher of 120,000.00 has to wait.
  world = await setUpApplications(app, { code, allotments: { "440100": 1_000_000_000, "440600": 10_000_000 } });
  first = await issuedVoucher(app, { world });
  await submitApplication(await draftApplication(app, world));
});
afterAll(async () => await app.close());

async function read(path: string, status = 200) {
  const answer = await app.app.inject({ url: `/api/v1/public/${path}` });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json();
}

test("anybody sees the programmes with the open round and what is left in each city", async () => {
  const { items } = await read("programmes");
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    code,
    edition: { number: 1, sample: true },
    rounds: [{ year: 2026, state: "open" }],
    plan: { year: 2026, hasGuide: false },
  });
  const left = (cityCode: string) =>
    items[0].plan.cities.find((one: { cityCode: string }) => one.cityCode === cityCode);
  expect(left("440600")).toMatchObject({
    cityZh: "佛山市",
    allottedFen: "10000000",
    capacityLeftFen: "3000000",
    cashLeftFen: "10000000",
    waiting: 1,
  });
  expect(left("440100")).toMatchObject({ capacityLeftFen: "1500000000", waiting: 0 });
  expect((await read(`programmes/${code}`)).parameters).toMatchObject({ issueRatioBp: 15_000, noticeDays: 7 });
  expect((await read("programmes/nothing", 404)).code).toBe("not-found");
});

test("1.1 each goal shows its actual value, counted from the records, down to the city", async () => {
  const { items } = await read(`programmes/${code}/goals`);
  const goal = (measure: string) => items.find((one: { measure: string }) => one.measure === measure);
  expect(goal("enterprises")).toMatchObject({ target: 10_000, byYear: 2027, actual: 1, reachedBp: 1 });
  expect(goal("enterprises").byCity.filter((one: { actual: number }) => one.actual > 0)).toEqual([
    { cityCode: "440600", cityZh: "佛山市", cityEn: "Foshan", actual: 1 },
  ]);
  expect(goal("suppliers")).toMatchObject({ target: 200, actual: 1 });
  expect(goal("platforms")).toMatchObject({ target: 20, actual: 0 });
});

test("1.1 a voucher that is worth nothing any more does not count, and an enterprise with two counts once", async () => {
  const second = await issuedVoucher(app, {
    world: {
      ...world,
      cityCode: "440100",
      reviewer: await officer("city-reviewer"),
      approver: await officer("city-approver"),
    },
  });
  const count = async () => (await read(`programmes/${code}/goals`)).items[0].actual;
  expect(await count()).toBe(2);
  await second.enterprise.approver.post(`/api/v1/vouchers/${second.voucherId}/surrender`, {
    version: 1,
    reason: "项目取消",
  });
  expect(await count()).toBe(1);
});

async function officer(role: "city-reviewer" | "city-approver") {
  return await app.signIn({ role, organisation: { kind: "city-bureau", cityCode: "440100" } });
}

test("5.12 open data keeps back the amounts of one or two enterprises, on the page, as JSON and in the files", async () => {
  const data = await read(`programmes/${code}/open-data`);
  const foshan = data.cities.find((city: { cityCode: string }) => city.cityCode === "440600");
  expect(foshan).toMatchObject({ vouchers: 1, enterprises: 1, issuedFen: null, paidFen: "0" });
  expect(data.totals).toEqual({ allottedFen: "1010000000", issuedFen: null, paidFen: "0" });
  expect(data.months.some((month: { issuedFen: string | null }) => month.issuedFen === null)).toBe(true);
  const file = await app.app.inject({ url: `/api/v1/public/programmes/${code}/open-data/file?table=cities` });
  expect(file.body).toMatch(/^440600,佛山市,[^,]+,100000\.00,1,1,,0\.00\r?$/m);
  const page = await app.app.inject({ url: `/data?programme=${code}` });
  expect(page.body).toContain("不公布");
  expect(page.body).not.toContain("120,000.00");
});

test("2.0, 2.1, 2.2, 2.3, 3.3 statistics break down by segment, kind, stage, focus on production and size", async () => {
  const statistics = await read(`programmes/${code}/statistics?year=2026&city=440600`);
  const row = (list: { code: string; vouchers: number; shareBp: number }[], wanted: string) =>
    list.find((one) => one.code === wanted);
  expect(statistics).toMatchObject({ year: 2026, vouchers: 1, enterprises: 1, productionFocusBp: 0, smeBp: 10_000 });
  expect(row(statistics.bySegment, "resource-planning")).toMatchObject({
    zh: "资源计划",
    vouchers: 1,
    shareBp: 10_000,
  });
  expect(row(statistics.bySegment, "supply-chain")).toMatchObject({ vouchers: 1 });
  expect(row(statistics.bySegment, "rd-design")).toMatchObject({ vouchers: 0, shareBp: 0 });
  expect(row(statistics.byKind, "saas")).toMatchObject({ vouchers: 1 });
  expect(row(statistics.byStage, "experience")).toMatchObject({ vouchers: 1 });
  expect(row(statistics.bySizeClass, "small")).toMatchObject({ vouchers: 1 });
  expect(await read(`programmes/${code}/statistics?year=2020`)).toMatchObject({ vouchers: 0, smeBp: 0 });
  await read(`programmes/${code}/statistics?year=99`, 400);
});

test("4.4.1 the public catalogue shows each service with what it is worth in every tier", async () => {
  const catalogue = await read(`programmes/${code}/catalogue`);
  expect(catalogue).toMatchObject({
    catalogue: { number: 1, status: "published" },
    standard: { number: 1, sample: true, year: 2026 },
    nextCursor: null,
  });
  expect(catalogue.tiers.map((one: { tier: string }) => one.tier)).toEqual(["A", "B", "C"]);
  expect(catalogue.items.map((one: { code: string }) => one.code)).toEqual(fixtureServices.map((one) => one.code));
  const saas = catalogue.items.find((one: { code: string }) => one.code === "SAAS-02");
  expect(saas).toMatchObject({
    products: 1,
    amounts: [{ tier: "A" }, { tier: "B", formula: "fixed", amountFen: "20000000", ratioBp: null }, { tier: "C" }],
  });
});

test.each([
  ["segment=equipment-management", ["APP-01", "DEV-01"]],
  ["kind=saas", ["SAAS-01", "SAAS-02"]],
  ["stage=data-driven", ["APP-01"]],
  ["productionFocus=false", ["CLOUD-01", "SAAS-02"]],
  ["kind=saas&productionFocus=true", ["SAAS-01"]],
  ["text=设备", ["APP-01", "DEV-01"]],
  ["text=SHEBEI", ["APP-01", "DEV-01"]],
  ["text=sczx", ["SAAS-01"]],
  ["text=forecast", ["APP-01"]],
  ["text=app-01", ["APP-01"]],
  ["text=%25", []],
  ["text=_", []],
  ["tier=B", ["CLOUD-01", "SAAS-01", "SAAS-02", "APP-01", "DEV-01"]],
  ["tier=Z", []],
])("2.0, 2.1, 2.3, 3.3 the public catalogue is filtered by %s", async (filter, expected) => {
  const { items } = await read(`programmes/${code}/catalogue?${filter.replaceAll("设备", encodeURIComponent("设备"))}`);
  expect(items.map((one: { code: string }) => one.code)).toEqual(expected);
});

test("the public catalogue is paged by its own order and loses nothing between pages", async () => {
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 9; pages += 1) {
    const page: { items: { code: string }[]; nextCursor: string | null } = await read(
      `programmes/${code}/catalogue?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
    );
    seen.push(...page.items.map((one) => one.code));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(fixtureServices.map((one) => one.code));
  await read(`programmes/${code}/catalogue?cursor=nonsense`, 400);
  await read(`programmes/${code}/catalogue?kind=magic`, 400);
});

test("3.3 the kinds of services come with the their definitions", async () => {
  const words = await read("catalogue-vocabulary");
  expect(words.kinds.find((one: { code: string }) => one.code === "app").definitionZh).toContain("微服务");
  expect(words.segments).toHaveLength(6);
  expect(words.stages).toHaveLength(3);
});

test("4.4.1 every published version stays readable, comparable and downloadable; a draft is nobody's", async () => {
  const { provincePolicy, programmeId, planId } = world.programme;
  const changed = fixtureServices
    .map((one) => (one.code === "APP-01" ? { ...one, stage: "experience", exclusionGroup: null } : one))
    .filter((one) => one.code !== "DEV-01");
  const draft = await provincePolicy.post("/api/v1/catalogues", {
    programmeId,
    titleZh: "草稿",
    titleEn: "Draft",
    services: changed,
  });
  await read(`programmes/${code}/catalogues/${draft.body.number}`, 404);
  expect((await read(`programmes/${code}/catalogues`)).items.map((one: { number: number }) => one.number)).toEqual([1]);

  const standard = {
    tiers: (await read(`programmes/${code}/standards/1`)).tiers,
    ...amountsFor(changed.map((one) => one.code)),
  };
  await publishStandard(provincePolicy, programmeId, planId, { services: changed, standard });
  const diff = await read(`programmes/${code}/catalogue-diff?from=1&to=3`);
  expect(diff.services).toMatchObject({
    added: [],
    removed: ["DEV-01"],
    changed: [
      {
        key: "APP-01",
        changes: [
          { field: "stage", before: "data-driven", after: "experience" },
          { field: "exclusionGroup", before: "设备联网", after: null },
        ],
      },
    ],
  });
  expect((await read(`programmes/${code}/standard-diff?from=1&to=2`)).amounts.changed).toHaveLength(12);
  const old = await read(`programmes/${code}/catalogues/1`);
  expect(old).toMatchObject({ status: "superseded", minutes: [{ members: 5, votesFor: 5 }] });
  expect(JSON.stringify(old)).not.toContain("陈一");
  expect(old.services).toHaveLength(5);
  expect((await read(`programmes/${code}/catalogue`)).items).toHaveLength(4);
  for (const path of ["catalogues/1/workbook", "standards/1/workbook", "standards/2/workbook"]) {
    const file = await app.app.inject({ url: `/api/v1/public/programmes/${code}/${path}` });
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  }
  expect(
    (await app.app.inject({ url: "/api/v1/public/catalogue-template" })).rawPayload.subarray(0, 2).toString(),
  ).toBe("PK");
  await read(`programmes/${code}/standards/9`, 404);
  await read(`programmes/${code}/standards/0`, 400);
  expect(first.faceValueFen).toBe(12_000_000);
});

function amountsFor(codes: readonly string[]) {
  return {
    amounts: codes.flatMap((serviceCode) =>
      ["A", "B", "C"].map((tier) => ({ formula: "fixed", serviceCode, tier, amountFen: "7000000" })),
    ),
    thresholds: codes.map((serviceCode) => ({
      serviceCode,
      windowDays: 30,
      activeDaysMin: 10,
      usersMin: 3,
      operatorRequired: serviceCode === "CLOUD-01",
    })),
  };
}
