import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  issuedVoucher,
  setUpApplications,
  submitApplication,
  type World,
} from "../../test/application.fixture.ts";
import { addMs } from "@yunquan/core/time.ts";
import { fixtureParameters, setClock } from "../../test/programme.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { roundJobs } from "../rounds/jobs.ts";
import { planJobs } from "./jobs.ts";

// What a plan's decisions do to applications that are already there: 100,000.00 yuan for Foshan, 40,000.00 of it for pilots.
const foshan = "440600";
const reserve = 4_000_000;
let app: TestApp;
let world: World;
let serial = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

async function freshWorld(): Promise<World> {
  serial += 1;
  return await setUpApplications(app, {
    code: `in-use-${serial}`,
    allotments: { "440100": 20_000_000, [foshan]: 10_000_000 },
    pilotReserves: { [foshan]: reserve },
  });
}

const table = (change: { amountFen?: number; pilotReserveFen?: number }) =>
  fixtureParameters.cities.map((cityCode) => {
    if (cityCode === foshan)
      return {
        cityCode,
        amountFen: String(change.amountFen ?? 10_000_000),
        pilotReserveFen: String(change.pilotReserveFen ?? reserve),
        targetEnterprises: 100,
      };
    return {
      cityCode,
      amountFen: cityCode === "440100" ? "20000000" : "0",
      pilotReserveFen: "0",
      targetEnterprises: 0,
    };
  });

async function planOf(one: World) {
  return (await one.programme.provincePolicy.get(`/api/v1/plans/${one.programme.planId}`)).body;
}

async function statusOf(draft: {
  applicationId: string;
  enterprise: { preparer: { get: (url: string) => Promise<{ body: { status: string } }> } };
}): Promise<string> {
  return (await draft.enterprise.preparer.get(`/api/v1/applications/${draft.applicationId}`)).body.status;
}

test("6.3 the pilot reserve is fixed by the city's first application, even one that waits", async () => {
  world = await freshWorld();
  const put = async (pilotReserveFen: number) => {
    const { version } = await planOf(world);
    return await world.programme.provincePolicy.put(`/api/v1/plans/${world.programme.planId}/allotments`, {
      version,
      allotments: table({ pilotReserveFen }),
    });
  };
  const draft = await draftApplication(app, world);
  const before = await put(reserve - 1);
  expect(before.status, JSON.stringify(before.body)).toBe(200);
  await submitApplication(draft);
  const after = await put(reserve);
  expect([after.status, after.body.code, after.body.facts.cityZh, after.body.faults[0].path]).toEqual([
    409,
    "pilot-reserve-fixed",
    "佛山市",
    "allotments.5.pilotReserveFen",
  ]);
  expect((await planOf(world)).cities.find((one: { cityCode: string }) => one.cityCode === foshan).reserveFixed).toBe(
    "first-application",
  );
});

test("8.2 capacity that the province adds serves the line in order", async () => {
  world = await freshWorld();
  // Capacity is 90,000.00: an application of 120,000.00 waits, and a smaller one behind it as well.
  const head = await draftApplication(app, world);
  await submitApplication(head);
  const behind = await draftApplication(app, world, {
    lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 3_000_000 }],
  });
  await submitApplication(behind);
  expect([await statusOf(head), await statusOf(behind)]).toEqual(["waiting", "waiting"]);
  const policy = world.programme.provincePolicy;
  const moved = await policy.post(`/api/v1/plans/${world.programme.planId}/move`, {
    version: (await planOf(world)).version,
    kind: "allotment",
    fromCityCode: "440100",
    toCityCode: foshan,
    amountFen: "2000000",
    reason: "佛山申领踊跃",
  });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect([await statusOf(head), await statusOf(behind)]).toEqual(["submitted", "waiting"]);
  expect(
    (await planOf(world)).cities.find((one: { cityCode: string }) => one.cityCode === foshan).capacity,
  ).toMatchObject({ grantedFen: "12000000", reservedFen: "12000000", leftFen: "0" });
  const raised = await policy.put(`/api/v1/plans/${world.programme.planId}/allotments`, {
    version: (await planOf(world)).version,
    allotments: table({ amountFen: 10_000_000 }),
  });
  expect([raised.status, raised.body.code]).toEqual([409, "allotment-below-use"]);
});

test("6.3 the reserve that is released promotes the line", async () => {
  world = await freshWorld();
  const head = await draftApplication(app, world);
  await submitApplication(head);
  expect(await statusOf(head)).toBe("waiting");
  const { reserveReleaseAt } = await planOf(world);
  await setClock(app, addMs(reserveReleaseAt, -1_000));
  await tick();
  expect(await statusOf(head)).toBe("waiting");
  await setClock(app, reserveReleaseAt);
  await tick();
  expect(await statusOf(head)).toBe("submitted");
});

async function tick(): Promise<void> {
  const errors: unknown[] = [];
  await runDueJobs(app.platform, [...roundJobs, ...planJobs], (_job, _id, error) => errors.push(error));
  expect(errors).toEqual([]);
}

test("a plan with an undecided application is not closed", async () => {
  world = await freshWorld();
  await submitApplication(await draftApplication(app, world));
  const { body } = await world.programme.provincePolicy.post(`/api/v1/plans/${world.programme.planId}/close`, {
    version: (await planOf(world)).version,
  });
  expect(["no-next-plan", "plan-still-open"]).toContain(body.code);
  await setClock(app, addMs(world.programme.deadlines[1], 1_000));
  await tick();
  const policy = world.programme.provincePolicy;
  const { body: next } = await policy.post("/api/v1/plans", {
    programmeId: world.programme.programmeId,
    year: 2027,
    budgetFen: "30000000",
    targetEnterprises: 1,
  });
  await policy.put(`/api/v1/plans/${next.id}/allotments`, { version: 1, allotments: table({}) });
  expect((await policy.post(`/api/v1/plans/${next.id}/publish`, { version: 2 })).status).toBe(200);
  const refused = await policy.post(`/api/v1/plans/${world.programme.planId}/close`, {
    version: (await planOf(world)).version,
  });
  expect([refused.body.code, refused.body.facts]).toMatchObject([
    "plan-still-open",
    { rounds: 0, periods: 0, applications: 1 },
  ]);
});

test("1.1 the dashboard sets the target against enterprises with a voucher, their money and those in line", async () => {
  serial += 1;
  world = await setUpApplications(app, { code: `in-use-${serial}`, allotments: { [foshan]: 10_000_000 } });
  await issuedVoucher(app, { world });
  await submitApplication(await draftApplication(app, world));
  const { body } = await world.programme.provincePolicy.get(`/api/v1/plans/${world.programme.planId}/dashboard`);
  expect(body).toMatchObject({ year: 2026, targetEnterprises: 1_000, enterprises: 1 });
  expect(body.cities.find((one: { cityCode: string }) => one.cityCode === foshan)).toMatchObject({
    targetEnterprises: 100,
    enterprises: 1,
    reachedBp: 100,
    vouchers: 1,
    issuedFen: "12000000",
    paidFen: "0",
    waiting: 1,
    undecided: 0,
    decided: 1,
    decidedLate: 0,
    carriedClaims: 0,
    capacity: { grantedFen: "15000000", postedFen: "12000000" },
  });
  const url = `/api/v1/plans/${world.programme.planId}/dashboard/workbook`;
  const authorization = `Bearer ${world.programme.provincePolicy.token}`;
  const file = await app.app.inject({ method: "GET", url, headers: { authorization } });
  expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
});

test("a figure of the dashboard and the list that it opens hold the same cases", async () => {
  serial += 1;
  world = await setUpApplications(app, { code: `in-use-${serial}`, allotments: { [foshan]: 20_000_000 } });
  const { planId, provincePolicy } = world.programme;
  await issuedVoucher(app, { world });
  await submitApplication(await draftApplication(app, world));
  const of = `planId=${planId}&cityCode=${foshan}`;
  const listed = async (path: string): Promise<number> =>
    (await provincePolicy.get(`/api/v1/${path}&${of}`)).body.items.length;
  const figures = (await provincePolicy.get(`/api/v1/plans/${planId}/dashboard`)).body.cities.find(
    (one: { cityCode: string }) => one.cityCode === foshan,
  );
  expect(figures.undecided + figures.waiting).toBe(1);
  expect(await listed("applications?limit=50")).toBe(2);
  expect({
    waiting: await listed("applications?status=waiting"),
    undecided: await listed("applications?counted=undecided"),
    overdue: await listed("applications?counted=overdue"),
    vouchers: await listed("vouchers?counted=true"),
  }).toEqual({
    waiting: figures.waiting,
    undecided: figures.undecided,
    overdue: figures.overdue,
    vouchers: figures.vouchers,
  });
});

test("a case is followed by any of its numbers: its objects, every step, every amount", async () => {
  serial += 1;
  world = await setUpApplications(app, { code: `in-use-${serial}`, allotments: { [foshan]: 10_000_000 } });
  const { applicationId, voucherCode } = await issuedVoucher(app, { world });
  const { provincePolicy } = world.programme;
  const application = (await provincePolicy.get(`/api/v1/applications/${applicationId}`)).body;
  const byApplication = (await provincePolicy.get(`/api/v1/history/trail?number=${application.number}`)).body;
  expect(byApplication.objects.map((one: { objectType: string }) => one.objectType)).toEqual([
    "application",
    "voucher",
  ]);
  expect(byApplication.lines.map((line: { action: string }) => line.action)).toContain("application.approved");
  expect(byApplication.transfers).toContainEqual(
    expect.objectContaining({ account: "capacity", kind: "post", amountFen: "12000000", number: application.number }),
  );
  expect((await provincePolicy.get(`/api/v1/history/trail?number=${voucherCode}`)).body).toEqual(byApplication);
});

test("8.2 a year begins with what earlier vouchers already promise, and warns from a half", async () => {
  serial += 1;
  world = await setUpApplications(app, { code: `in-use-${serial}`, allotments: { [foshan]: 10_000_000 } });
  await issuedVoucher(app, { world });
  const policy = world.programme.provincePolicy;
  const publishNext = async (year: number, amountFen: number) => {
    const { body: next } = await policy.post("/api/v1/plans", {
      programmeId: world.programme.programmeId,
      year,
      budgetFen: "90000000",
      targetEnterprises: 1,
    });
    await policy.put(`/api/v1/plans/${next.id}/allotments`, {
      version: 1,
      allotments: table({ amountFen, pilotReserveFen: 0 }),
    });
    expect((await policy.post(`/api/v1/plans/${next.id}/publish`, { version: 2 })).status).toBe(200);
    return (await policy.get(`/api/v1/plans/${next.id}`)).body.cities.find(
      (one: { cityCode: string }) => one.cityCode === foshan,
    );
  };
  expect(await publishNext(2027, 24_000_000)).toMatchObject({
    promisedFen: "12000000",
    promisedBp: 5_000,
    promisedWarning: true,
  });
  expect(await publishNext(2028, 24_000_100)).toMatchObject({ promisedBp: 4_999, promisedWarning: false });
});
