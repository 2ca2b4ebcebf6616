import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { addMs, instant, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { fixtureParameters, setClock, setUpProgramme, type SetUpProgramme } from "../../test/programme.fixture.ts";
import { renderPdf } from "../documents/pdf.ts";
import { openAndLock, reserve } from "../ledger/commands.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { inTransaction } from "../platform/work.ts";
import { commitPilotReserve, publishPlan } from "./commands.ts";
import { planJobs } from "./jobs.ts";

const guangzhou = "440100";
const foshan = "440600";
let app: TestApp;
let programme: SetUpProgramme;
let policy: Caller;
beforeAll(async () => {
  app = await startTestApp();
  programme = await setUpProgramme(app);
  policy = programme.provincePolicy;
});
afterAll(async () => await app.close());

interface City {
  readonly cityCode: string;
  readonly amountFen: string;
  readonly pilotReserveFen: string;
  readonly targetEnterprises: number;
  readonly capacity: { grantedFen: string; leftFen: string };
  readonly cash: { grantedFen: string; leftFen: string };
}

let nextYear = 2027;
/** A plan of its own for a test: 21 cities, `amount` each. */
async function plannedPlan(
  options: { amount?: number; published?: boolean; reserves?: Record<string, number>; programmeId?: Id } = {},
): Promise<{ id: Id; year: number; version: number }> {
  nextYear += 1;
  const amount = options.amount ?? 1_000_000;
  const made = await policy.post("/api/v1/plans", {
    programmeId: options.programmeId ?? programme.programmeId,
    year: nextYear,
    budgetFen: String(amount * 21),
    targetEnterprises: 100,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const set = await policy.put(`/api/v1/plans/${made.body.id}/allotments`, {
    version: 1,
    allotments: tableOf(amount, options.reserves),
  });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
  if (options.published !== false)
    expect((await policy.post(`/api/v1/plans/${made.body.id}/publish`, { version: 2 })).status).toBe(200);
  return { id: made.body.id, year: nextYear, version: options.published === false ? 2 : 3 };
}

function tableOf(amount: number, reserves: Record<string, number> = {}) {
  return fixtureParameters.cities.map((cityCode) => ({
    cityCode,
    amountFen: String(amount),
    pilotReserveFen: String(reserves[cityCode] ?? 0),
    targetEnterprises: 5,
  }));
}

async function citiesOf(planId: Id, caller = policy): Promise<City[]> {
  const { body } = await caller.get(`/api/v1/plans/${planId}`);
  return body.cities;
}

async function cityOf(planId: Id, cityCode: string): Promise<City> {
  const city = (await citiesOf(planId)).find((one) => one.cityCode === cityCode);
  expect(city).toBeDefined();
  return city!;
}

async function use(planId: Id, cityCode: string, kind: "capacity" | "cash", amount: number): Promise<void> {
  await app.as(null, async (work) => {
    const [account] = await openAndLock(work, [{ kind, programmeId: programme.programmeId, planId, cityCode }]);
    await reserve(work, account!, fen(amount), { objectType: "plan", objectId: planId });
  });
}

test("8.2 a published plan grants 1.5 times the allotment as capacity and the allotment as cash, and no more", async () => {
  const plan = await plannedPlan({ reserves: { [foshan]: 400_001 } });
  const plain = await cityOf(plan.id, guangzhou);
  expect([plain.capacity.grantedFen, plain.cash.grantedFen]).toEqual(["1500000", "1000000"]);
  const reserved = await cityOf(plan.id, foshan);
  expect([reserved.capacity.grantedFen, reserved.cash.grantedFen]).toEqual(["899998", "599999"]);
});

test("5.1 the split to the 21 cities never exceeds the plan, and the difference is told", async () => {
  const plan = await plannedPlan({ published: false });
  const over = await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 2, allotments: tableOf(1_000_001) });
  expect([over.status, over.body.code, over.body.facts.overFen]).toEqual([422, "allotments-over-budget", 21]);
  expect(over.body.detailZh).toContain("0.21 元");
  const less = await policy.put(`/api/v1/plans/${plan.id}`, {
    version: 2,
    budgetFen: "20999999",
    targetEnterprises: 100,
  });
  expect([less.status, less.body.code]).toEqual([422, "allotments-over-budget"]);
  const more = await policy.put(`/api/v1/plans/${plan.id}`, {
    version: 2,
    budgetFen: "21000021",
    targetEnterprises: 200,
  });
  expect([more.status, more.body.budgetFen]).toEqual([200, "21000021"]);
  expect(
    (await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 3, allotments: tableOf(1_000_001) })).status,
  ).toBe(200);
});

test("5.1 a table with faults is refused with every fault", async () => {
  const plan = await plannedPlan({ published: false });
  const [first, ...others] = tableOf(1_000);
  const answer = await policy.put(`/api/v1/plans/${plan.id}/allotments`, {
    version: 2,
    allotments: [...others, { ...others[0], pilotReserveFen: "501" }],
  });
  expect(answer.status).toBe(400);
  expect(answer.body.faults.map((fault: { path: string }) => fault.path)).toEqual([
    "allotments.20.cityCode",
    "allotments.20.pilotReserveFen",
    "allotments",
  ]);
  expect(answer.body.faults[2].zh).toContain("广州市");
  expect(first?.cityCode).toBe(guangzhou);
});

test("a plan is published once, from the version that was seen, and not before it is split", async () => {
  nextYear += 1;
  const { body: bare } = await policy.post("/api/v1/plans", {
    programmeId: programme.programmeId,
    year: nextYear,
    budgetFen: "1000",
    targetEnterprises: 1,
  });
  expect((await policy.post(`/api/v1/plans/${bare.id}/publish`, { version: 1 })).body.code).toBe("allotments-missing");
  const plan = await plannedPlan({ published: false });
  expect((await policy.post(`/api/v1/plans/${plan.id}/publish`, { version: 1 })).body.code).toBe("stale-version");
  expect((await policy.post(`/api/v1/plans/${plan.id}/publish`, { version: 2 })).status).toBe(200);
  expect((await policy.post(`/api/v1/plans/${plan.id}/publish`, { version: 3 })).body.code).toBe("wrong-state");
  const twice = await policy.post("/api/v1/plans", {
    programmeId: programme.programmeId,
    year: plan.year,
    budgetFen: "1000",
    targetEnterprises: 1,
  });
  expect([twice.status, twice.body.code]).toEqual([409, "plan-year-taken"]);
});

test("8.2 a changed allotment grants or takes back the difference, never below what is reserved", async () => {
  const plan = await plannedPlan();
  await use(plan.id, foshan, "capacity", 1_200_000);
  const changed = (amount: string) =>
    tableOf(1_000_000).map((one) => (one.cityCode === foshan ? { ...one, amountFen: amount } : one));
  const below = await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 3, allotments: changed("799999") });
  expect([below.status, below.body.code, below.body.faults.map((fault: { path: string }) => fault.path)]).toEqual([
    409,
    "allotment-below-use",
    ["allotments.5.amountFen"],
  ]);
  expect(below.body.detailZh).toBe("佛山市的发放额度只剩 3,000.00 元 未占用，不能减少 3,000.02 元。");
  const exact = await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 3, allotments: changed("800000") });
  expect(exact.status, JSON.stringify(exact.body)).toBe(200);
  expect(await cityOf(plan.id, foshan)).toMatchObject({
    capacity: { grantedFen: "1200000", leftFen: "0" },
    cash: { grantedFen: "800000" },
  });
});

test("money moves between two cities on both sides or not at all", async () => {
  const plan = await plannedPlan();
  const move = async (version: number, body: object) =>
    await policy.post(`/api/v1/plans/${plan.id}/move`, {
      version,
      reason: "进度不一",
      fromCityCode: guangzhou,
      toCityCode: foshan,
      ...body,
    });
  const moved = await move(3, { kind: "allotment", amountFen: "200001" });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect(await cityOf(plan.id, guangzhou)).toMatchObject({
    amountFen: "799999",
    capacity: { grantedFen: "1199998" },
    cash: { grantedFen: "799999" },
  });
  expect(await cityOf(plan.id, foshan)).toMatchObject({
    amountFen: "1200001",
    capacity: { grantedFen: "1800001" },
    cash: { grantedFen: "1200001" },
  });

  expect((await move(4, { kind: "cash", amountFen: "99999" })).status).toBe(200);
  expect(await cityOf(plan.id, guangzhou)).toMatchObject({
    amountFen: "799999",
    capacity: { grantedFen: "1199998" },
    cash: { grantedFen: "700000" },
  });

  await use(plan.id, guangzhou, "cash", 700_000);
  const much = await move(5, { kind: "cash", amountFen: "1" });
  expect([much.status, much.body.code]).toEqual([409, "allotment-below-use"]);
  const taken = await move(5, { kind: "allotment", amountFen: "1" });
  expect([taken.status, taken.body.code]).toEqual([409, "allotment-below-use"]);
  expect((await move(5, { kind: "cash", amountFen: "1", toCityCode: guangzhou })).body.code).toBe("same-city");
  expect(await cityOf(plan.id, foshan)).toMatchObject({ cash: { grantedFen: "1300000" } });

  const { body } = await policy.get(`/api/v1/plans/${plan.id}`);
  expect(body.moves.map((one: { kind: string; amountFen: string }) => [one.kind, one.amountFen])).toEqual([
    ["cash", "99999"],
    ["allotment", "200001"],
  ]);
  const draft = await plannedPlan({ published: false });
  const early = await policy.post(`/api/v1/plans/${draft.id}/move`, {
    version: 2,
    kind: "cash",
    amountFen: "1",
    reason: "早",
    fromCityCode: guangzhou,
    toCityCode: foshan,
  });
  expect([early.status, early.body.code]).toEqual([409, "plan-not-published"]);
});

test("6.3 a move never leaves a pilot reserve above half of its allotment, nor takes the reserve itself", async () => {
  const plan = await plannedPlan({ reserves: { [guangzhou]: 500_000 } });
  const move = async (amountFen: string) =>
    await policy.post(`/api/v1/plans/${plan.id}/move`, {
      version: 3,
      kind: "allotment",
      amountFen,
      reason: "调剂",
      fromCityCode: guangzhou,
      toCityCode: foshan,
    });
  const refused = await move("1");
  expect([refused.status, refused.body.code, refused.body.facts.maxFen]).toEqual([
    422,
    "pilot-reserve-over-share",
    499_999,
  ]);
  expect((await move("500001")).body.code).toBe("allotment-below-use");
});

test("6.3 pilots take from the reserve and from nothing else; what is committed cannot be taken back", async () => {
  const plan = await plannedPlan({ reserves: { [foshan]: 300_000 } });
  const commit = async (amount: number) =>
    await app.as(
      null,
      async (work) =>
        await commitPilotReserve(work, {
          planId: plan.id,
          cityCode: foshan,
          amountFen: fen(amount),
          pilotId: work.newId(),
        }),
    );
  await commit(200_000);
  await expect(commit(100_001)).rejects.toMatchObject({
    code: "pilot-reserve-exceeded",
    facts: { leftFen: 100_000, neededFen: 100_001 },
  });
  await commit(50_000);
  const less = tableOf(1_000_000, { [foshan]: 249_999 });
  const refused = await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 3, allotments: less });
  expect([refused.status, refused.body.code, refused.body.faults[0].code]).toEqual([
    409,
    "pilot-reserve-fixed",
    "committed",
  ]);
  expect(
    (
      await policy.put(`/api/v1/plans/${plan.id}/allotments`, {
        version: 3,
        allotments: tableOf(1_000_000, { [foshan]: 250_000 }),
      })
    ).status,
  ).toBe(200);
  expect(await cityOf(plan.id, foshan)).toMatchObject({
    capacity: { grantedFen: "1125000" },
    cash: { grantedFen: "750000" },
  });
});

test("6.3 what pilots left of the reserve goes to capacity and cash 60 days after the window opens, once", async () => {
  const start = await app.as(null, async (work) => work.now);
  const plan = await plannedPlan({ reserves: { [foshan]: 300_000, [guangzhou]: 100_000 } });
  await app.as(
    null,
    async (work) =>
      await commitPilotReserve(work, {
        planId: plan.id,
        cityCode: foshan,
        amountFen: fen(120_000),
        pilotId: work.newId(),
      }),
  );
  const opensAt = "2027-03-01T01:00:00.000Z" as Instant;
  const round = await policy.post("/api/v1/rounds", {
    planId: plan.id,
    nameZh: "次年第一批",
    nameEn: "Next first",
    opensAt,
    closesAt: "2027-10-01T16:00:00.000Z",
  });
  expect((await policy.post(`/api/v1/rounds/${round.body.id}/announce`, { version: 1 })).status).toBe(200);

  const release = addMs(opensAt, 60 * 86_400_000);
  await setClock(app, addMs(release, -60_000));
  expect(await tick()).toEqual([]);
  await setClock(app, release);
  expect(await tick()).toMatchObject([{ job: "plans.release-reserve", failed: 0 }]);
  expect(await cityOf(plan.id, foshan)).toMatchObject({
    pilotReserveFen: "120000",
    capacity: { grantedFen: "1320000" },
    cash: { grantedFen: "880000" },
  });
  expect(await cityOf(plan.id, guangzhou)).toMatchObject({
    pilotReserveFen: "0",
    capacity: { grantedFen: "1500000" },
    cash: { grantedFen: "1000000" },
    reserveFixed: "released",
  });
  expect(await tick()).toEqual([]);
  const late = await policy.put(`/api/v1/plans/${plan.id}/allotments`, {
    version: 3,
    allotments: tableOf(1_000_000, { [foshan]: 120_000, [guangzhou]: 1 }),
  });
  expect([late.status, late.body.code]).toEqual([409, "pilot-reserve-fixed"]);
  await setClock(app, start);
});

async function tick() {
  const errors: unknown[] = [];
  const outcomes = await runDueJobs(app.platform, planJobs, (_job, _id, error) => errors.push(error));
  expect(errors).toEqual([]);
  return outcomes;
}

test("5.2 a city sees its own line of a plan and none of another's", async () => {
  const plan = await plannedPlan();
  await policy.post(`/api/v1/plans/${plan.id}/move`, {
    version: 3,
    kind: "cash",
    amountFen: "10",
    reason: "一",
    fromCityCode: guangzhou,
    toCityCode: "440300",
  });
  await policy.post(`/api/v1/plans/${plan.id}/move`, {
    version: 4,
    kind: "cash",
    amountFen: "20",
    reason: "二",
    fromCityCode: "440300",
    toCityCode: foshan,
  });
  const bureau = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: foshan } });
  const { body } = await bureau.get(`/api/v1/plans/${plan.id}`);
  expect(body.cities.map((one: City) => one.cityCode)).toEqual([foshan]);
  expect(body.moves.map((one: { reason: string }) => one.reason)).toEqual(["二"]);
  expect(body.actions).toEqual([]);
  const board = await bureau.get(`/api/v1/plans/${plan.id}/dashboard`);
  expect(board.body.cities.map((one: City) => one.cityCode)).toEqual([foshan]);
  expect((await policy.get(`/api/v1/plans/${plan.id}/dashboard`)).body.cities).toHaveLength(21);
  expect(
    (await bureau.put(`/api/v1/plans/${plan.id}/allotments`, { version: 5, allotments: tableOf(1) })).body.code,
  ).toBe("not-permitted");
  const enterprise = await app.signIn({ role: "enterprise-approver", organisation: { kind: "enterprise" } });
  expect((await enterprise.get(`/api/v1/plans/${plan.id}`)).body.code).toBe("not-permitted");
});

test("5.1 the guide to applying is published with the plan and downloaded by anybody", async () => {
  const plan = await plannedPlan();
  const pdf = Buffer.from(
    await renderPdf(
      { title: "申领指南", subject: "申领指南", createdAt: instant("2026-01-16T01:00:00.000Z"), footer: "申领指南" },
      () => undefined,
    ),
  );
  const file = await policy.upload("other", "申领指南.pdf", pdf);
  expect(file.status, JSON.stringify(file.body)).toBe(201);
  expect((await app.app.inject({ url: `/api/v1/public/plans/${plan.id}/guide` })).statusCode).toBe(404);
  expect(
    (await policy.post(`/api/v1/plans/${plan.id}/publish-guide`, { version: 3, fileId: file.body.id })).status,
  ).toBe(200);
  const got = await app.app.inject({ url: `/api/v1/public/plans/${plan.id}/guide` });
  expect([got.statusCode, got.headers["content-type"], got.rawPayload.equals(pdf)]).toEqual([
    200,
    "application/pdf",
    true,
  ]);
  const wrong = await policy.upload("panel-minute", "纪要.pdf", pdf);
  expect(
    (await policy.post(`/api/v1/plans/${plan.id}/publish-guide`, { version: 4, fileId: wrong.body.id })).status,
  ).toBe(404);
});

test("closing carries free cash to the next year's cash of the same city and leaves what is reserved", async () => {
  const plan = await plannedPlan();
  await use(plan.id, foshan, "cash", 400_000);
  const alone = await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 3 });
  expect([alone.status, alone.body.code, alone.body.facts.year]).toEqual([409, "no-next-plan", plan.year + 1]);
  const next = await plannedPlan();
  const closed = await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 3 });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  expect(closed.body).toMatchObject({ status: "closed", fate: "carry", freedFen: String(20 * 1_000_000 + 600_000) });
  expect(await cityOf(next.id, foshan)).toMatchObject({
    cash: { grantedFen: "1600000" },
    capacity: { grantedFen: "1500000" },
  });
  expect(await cityOf(plan.id, foshan)).toMatchObject({ cash: { grantedFen: "400000", leftFen: "0" } });
  expect(
    (await policy.put(`/api/v1/plans/${plan.id}`, { version: 4, budgetFen: "99999999", targetEnterprises: 1 })).body
      .code,
  ).toBe("wrong-state");
  expect(
    (await policy.put(`/api/v1/plans/${plan.id}/allotments`, { version: 4, allotments: tableOf(1) })).body.code,
  ).toBe("wrong-state");
  expect((await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 4 })).body.code).toBe("wrong-state");
});

test("6.3 what pilots have not taken of their reserve is part of what closing carries", async () => {
  const plan = await plannedPlan({ reserves: { [foshan]: 300_000 } });
  await app.as(
    null,
    async (work) =>
      await commitPilotReserve(work, {
        planId: plan.id,
        cityCode: foshan,
        amountFen: fen(100_000),
        pilotId: work.newId(),
      }),
  );
  const next = await plannedPlan();
  const closed = await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 3 });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  expect(await cityOf(next.id, foshan)).toMatchObject({ cash: { grantedFen: "1900000" } });
  expect(await cityOf(plan.id, foshan)).toMatchObject({ pilotReserveFen: "100000" });
});

test("closing by an edition that lets cash lapse gives it to nobody", async () => {
  const other = await setUpProgramme(app, { code: "lapse", parameters: { closingCash: "lapse" } });
  const plan = await plannedPlan({ programmeId: other.programmeId });
  const closed = await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 3 });
  expect(closed.body).toMatchObject({ status: "closed", fate: "lapse", freedFen: "21000000" });
  expect(await cityOf(plan.id, foshan)).toMatchObject({ cash: { grantedFen: "0" } });
});

test("a plan with anything open is not closed, and what is open is counted", async () => {
  const plan = await plannedPlan();
  const round = await policy.post("/api/v1/rounds", {
    planId: plan.id,
    nameZh: "批次",
    nameEn: "Round",
    opensAt: "2029-03-01T01:00:00.000Z",
    closesAt: "2029-10-01T16:00:00.000Z",
  });
  const period = await policy.post("/api/v1/settlement-periods", {
    planId: plan.id,
    nameZh: "结算",
    nameEn: "Period",
    opensAt: "2029-11-01T01:00:00.000Z",
    deadlineAt: "2029-12-01T16:00:00.000Z",
  });
  await plannedPlan();
  expect((await policy.post(`/api/v1/rounds/${round.body.id}/announce`, { version: 1 })).status).toBe(200);
  expect((await policy.post(`/api/v1/settlement-periods/${period.body.id}/announce`, { version: 1 })).status).toBe(200);
  const refused = await policy.post(`/api/v1/plans/${plan.id}/close`, { version: 3 });
  expect([refused.status, refused.body.code, refused.body.facts]).toEqual([
    409,
    "plan-still-open",
    { rounds: 1, periods: 1, applications: 0, settlements: 0 },
  ]);
});

test("4.4.4 the plan page tells how many full-face vouchers the budget carries", async () => {
  const { body } = await policy.get(`/api/v1/plans/${programme.planId}`);
  expect(body.reach).toMatchObject({ budgetFen: "3000000000", cashFen: "3000000000", capacityFen: "4500000000" });
  expect(body.reach.vouchers).toContainEqual({
    serviceCode: "SAAS-02",
    tier: "B",
    fullFaceFen: "20000000",
    byCapacity: 225,
    byCash: 150,
  });
  expect((await policy.get(`/api/v1/plans/${(await plannedPlan()).id}`)).body.reach).toBeNull();
});

test("a failed publication grants nothing", async () => {
  const plan = await plannedPlan({ published: false });
  const run = inTransaction(app.platform, policy.actor, "test", async (work) => {
    await publishPlan(work, plan.id, 2);
    throw new Error("the power went");
  });
  await expect(run).rejects.toThrow("the power went");
  expect(await cityOf(plan.id, foshan)).toMatchObject({ capacity: { grantedFen: "0" } });
});
