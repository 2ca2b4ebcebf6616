import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { assembled, frozen, lineOf, settlementWorld, type SettlementWorld } from "../../test/settlement.fixture.ts";

// Foshan has 120,000.00 yuan; of two claims (100,000.00 and 80,000.00) the second is carried over.
let app: TestApp;
let city: SettlementWorld;
let policy: Caller;
beforeAll(async () => {
  app = await startTestApp();
  city = await settlementWorld(app, { cashFen: 12_000_000, parameters: { subtractCarriedIn: true } });
  policy = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
  await lineOf(app, city, [10_000_000, 8_000_000]);
});
afterAll(async () => await app.close());

test("a plan with a settlement still being drawn up is not closed", async () => {
  const other = await settlementWorld(app, { cashFen: 12_000_000, parameters: { closingCash: "lapse" } });
  await lineOf(app, other, [1_000_000]);
  await assembled(other);
  const refused = await policy.post(`/api/v1/plans/${other.world.planId}/close`, { version: 1 });
  expect([refused.body.code, refused.body.facts.settlements]).toEqual(["plan-still-open", 1]);
});

test("8.2 a city with claims that wait for money is proposed for support", async () => {
  const before = (await policy.get(`/api/v1/plans/${city.world.planId}/dashboard`)).body.cities[0];
  expect(before).toMatchObject({ carriedClaims: 0, carriedFen: "0", supportReasons: ["target-reached"] });
  await frozen(app, city);
  const after = (await policy.get(`/api/v1/plans/${city.world.planId}/dashboard`)).body.cities[0];
  expect(after).toMatchObject({
    carriedClaims: 1,
    carriedFen: "8000000",
    supportReasons: ["target-reached", "backlog"],
    cash: { reservedFen: "10000000" },
  });
});

test("the carried claims of a city and a plan are listed as its figure counts them", async () => {
  const { planId } = city.world;
  const [counted] = (await policy.get(`/api/v1/plans/${planId}/dashboard`)).body.cities;
  const of = `planId=${planId}&cityCode=${counted.cityCode}`;
  const listed = (await policy.get(`/api/v1/claims?${of}&carried=true`)).body.items;
  expect(listed.map((claim: { amountFen: string }) => claim.amountFen)).toEqual([counted.carriedFen]);
  expect((await policy.get(`/api/v1/claims?${of}`)).body.items).toHaveLength(2);
});

test("8.2 by an edition that says so, what is carried in lowers the next year's capacity, and its cash is shown as promised", async () => {
  const { body: dated } = await policy.get(`/api/v1/plans/${city.world.planId}`);
  const { body: next } = await policy.post("/api/v1/plans", {
    programmeId: city.world.programmeId,
    year: dated.year + 1,
    budgetFen: "30000000",
    targetEnterprises: 1,
  });
  const allotments = ["440100", "440600", "441900"].map((cityCode) => ({
    cityCode,
    amountFen: "10000000",
    pilotReserveFen: "0",
    targetEnterprises: 0,
  }));
  expect((await policy.put(`/api/v1/plans/${next.id}/allotments`, { version: 1, allotments })).status).toBe(200);
  const published = await policy.post(`/api/v1/plans/${next.id}/publish`, { version: 2 });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const row = (cityCode: string) =>
    published.body.cities.find((one: { cityCode: string }) => one.cityCode === cityCode);
  expect(row("440600")).toMatchObject({
    capacity: { grantedFen: "7000000" },
    cash: { grantedFen: "10000000" },
    promisedFen: "18000000",
    promisedWarning: true,
  });
  expect(row("440100")).toMatchObject({
    capacity: { grantedFen: "15000000" },
    promisedFen: "0",
    promisedWarning: false,
  });

  const raised = await policy.put(`/api/v1/plans/${next.id}/allotments`, {
    version: 3,
    allotments: allotments.map((one) =>
      one.cityCode === "440600" ? { ...one, amountFen: "10000002" } : { ...one, amountFen: "9000000" },
    ),
  });
  expect(raised.status, JSON.stringify(raised.body)).toBe(200);
  expect(raised.body.cities.find((one: { cityCode: string }) => one.cityCode === "440600")).toMatchObject({
    capacity: { grantedFen: "7000003" },
    cash: { grantedFen: "10000002" },
  });
});
