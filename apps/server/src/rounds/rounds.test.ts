import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs, instant, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { setClock, setUpProgramme, type SetUpProgramme } from "../../test/programme.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { claimDeadlineAfter, openRound, openSettlementPeriods } from "./commands.ts";
import { roundJobs } from "./jobs.ts";

// 2026-03-02 09:00 in Beijing. Every test has a programme of its own, so that windows do not meet.
const now = instant("2026-03-02T01:00:00.000Z");
const inDays = (days: number, ms = 0): Instant => addMs(now, days * DAY_MS + ms);
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

let serial = 0;
async function freshProgramme(options: { announced?: boolean } = {}): Promise<SetUpProgramme> {
  serial += 1;
  return await setUpProgramme(app, { code: `rounds-${serial}`, ...options });
}

/** The clock runs on while a test talks to the server: it is put back to the very instant before a boundary is tried. */
async function at(instantOfTest: Instant): Promise<void> {
  await setClock(app, instantOfTest);
}

async function draftRound(policy: Caller, planId: Id, opensAt: Instant, closesAt: Instant) {
  const answer = await policy.post("/api/v1/rounds", {
    planId,
    nameZh: "第二批",
    nameEn: "Second round",
    opensAt,
    closesAt,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function tick(): Promise<void> {
  const errors: unknown[] = [];
  await runDueJobs(app.platform, roundJobs, (_job, _id, error) => errors.push(error));
  expect(errors).toEqual([]);
}

test("5.18 a deadline is announced at least 30 days ahead", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const opensAt = inDays(271);
  const round = await draftRound(policy, planId, opensAt, inDays(300));
  await at(inDays(270, 1_000));
  const near = await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 });
  expect([near.status, near.body.code, near.body.facts.days]).toEqual([422, "deadline-too-near", 30]);
  expect(near.body.detailZh).toContain("至少提前 30 天");
  await at(inDays(269));
  const fine = await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 });
  expect([fine.status, fine.body.status, fine.body.actions]).toEqual([200, "announced", ["postpone"]]);
  expect((await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 2 })).body.code).toBe("wrong-state");
});

test("5.18 an edition may ask for more than 30 days", async () => {
  serial += 1;
  const programme = await setUpProgramme(app, { code: `rounds-${serial}`, parameters: { announceDaysMin: 60 } });
  const round = await draftRound(programme.provincePolicy, programme.planId, inDays(271), inDays(330));
  await at(inDays(270, 60_000));
  const near = await programme.provincePolicy.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 });
  expect([near.body.code, near.body.facts.days]).toEqual(["deadline-too-near", 60]);
});

test("5.18 an announced deadline is only moved later, announced anew 30 days ahead, and never once it has passed", async () => {
  const { provincePolicy: policy, roundId } = await freshProgramme();
  const { body: before } = await policy.get("/api/v1/rounds");
  const closesAt = before.items.find((one: { id: string }) => one.id === roundId).closesAt as Instant;
  const postpone = async (next: string, version = 2) =>
    await policy.post(`/api/v1/rounds/${roundId}/postpone`, { version, closesAt: next, reason: "申领踊跃" });
  expect((await postpone(addMs(closesAt, -60_000))).body.code).toBe("deadline-only-later");
  expect((await postpone(closesAt)).body.code).toBe("deadline-only-later");
  await at(addMs(closesAt, -10 * DAY_MS));
  expect((await postpone(addMs(closesAt, 19 * DAY_MS))).body.code).toBe("deadline-too-near");
  const moved = await postpone(addMs(closesAt, 21 * DAY_MS));
  expect([moved.status, moved.body.closesAt]).toEqual([200, addMs(closesAt, 21 * DAY_MS)]);
  expect(moved.body.announcedAt > closesAt.slice(0, 4)).toBe(true);
  await at(addMs(closesAt, 21 * DAY_MS));
  expect((await postpone(addMs(closesAt, 90 * DAY_MS), 3)).body.code).toBe("deadline-passed");
});

test("5.18 a settlement deadline is announced and moved under the same rule", async () => {
  const { provincePolicy: policy, settlementPeriodIds, deadlines } = await freshProgramme({ announced: false });
  const [first, second] = settlementPeriodIds;
  await at(addMs(deadlines[0], -29 * DAY_MS));
  expect((await policy.post(`/api/v1/settlement-periods/${first}/announce`, { version: 1 })).body.code).toBe(
    "window-in-the-past",
  );
  await at(now);
  expect((await policy.post(`/api/v1/settlement-periods/${first}/announce`, { version: 1 })).status).toBe(200);
  const postpone = async (deadlineAt: Instant, version = 2) =>
    await policy.post(`/api/v1/settlement-periods/${first}/postpone`, { version, deadlineAt, reason: "延期" });
  expect((await postpone(addMs(deadlines[0], -60_000))).body.code).toBe("deadline-only-later");
  expect(
    (
      await policy.post(`/api/v1/settlement-periods/${second}/postpone`, {
        version: 1,
        deadlineAt: addMs(deadlines[1], DAY_MS),
        reason: "延期",
      })
    ).body.code,
  ).toBe("wrong-state");
  expect((await policy.post(`/api/v1/settlement-periods/${second}/announce`, { version: 1 })).status).toBe(200);
  expect((await postpone(addMs(deadlines[0], 80 * DAY_MS))).body).toMatchObject({
    code: "window-overlaps",
    facts: { nameZh: "2026 年第 2 次结算" },
  });
  expect((await postpone(addMs(deadlines[0], 10 * DAY_MS))).body.deadlineAt).toBe(addMs(deadlines[0], 10 * DAY_MS));
});

test("5.18 a year has at most two settlement periods, the second after the first", async () => {
  const { provincePolicy: policy, planId, programmeId } = await freshProgramme();
  const third = await policy.post("/api/v1/settlement-periods", {
    planId,
    nameZh: "三",
    nameEn: "Three",
    opensAt: inDays(310),
    deadlineAt: inDays(350),
  });
  expect([third.status, third.body.code, third.body.facts.max]).toEqual([409, "too-many-settlement-periods", 2]);
  const plan = await policy.post("/api/v1/plans", { programmeId, year: 2027, budgetFen: "100", targetEnterprises: 1 });
  const period = { planId: plan.body.id, nameZh: "一", nameEn: "One", opensAt: inDays(400), deadlineAt: inDays(450) };
  expect((await policy.post("/api/v1/settlement-periods", period)).body.number).toBe(1);
  const early = await policy.post("/api/v1/settlement-periods", {
    ...period,
    opensAt: inDays(449),
    deadlineAt: inDays(500),
  });
  expect([early.status, early.body.code]).toEqual([422, "settlement-periods-out-of-order"]);
  const second = await policy.post("/api/v1/settlement-periods", {
    ...period,
    opensAt: inDays(450),
    deadlineAt: inDays(500),
  });
  expect([second.status, second.body.number]).toEqual([201, 2]);
  const changed = await policy.put(`/api/v1/settlement-periods/${second.body.id}`, {
    version: 1,
    nameZh: "二",
    nameEn: "Two",
    opensAt: inDays(440),
    deadlineAt: inDays(500),
  });
  expect(changed.body.code).toBe("settlement-periods-out-of-order");
  const unpublished = await policy.post(`/api/v1/settlement-periods/${second.body.id}/announce`, { version: 1 });
  expect([unpublished.status, unpublished.body.code]).toEqual([409, "plan-not-published"]);
});

test("windows of one programme never overlap, so that one applies in one round at a time", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const inside = await draftRound(policy, planId, inDays(10), inDays(60));
  const refused = await policy.post(`/api/v1/rounds/${inside.id}/announce`, { version: 1 });
  expect([refused.status, refused.body.code, refused.body.facts.nameEn]).toEqual([
    409,
    "window-overlaps",
    "2026 first round",
  ]);
});

test("a draft may be rewritten until it is announced; faults of its window are told together", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const wrong = await policy.post("/api/v1/rounds", {
    planId,
    nameZh: "批",
    nameEn: "R",
    opensAt: inDays(300, 1),
    closesAt: inDays(299),
  });
  expect([
    wrong.status,
    wrong.body.faults.map((fault: { path: string; code: string }) => `${fault.path} ${fault.code}`),
  ]).toEqual([400, ["opensAt minute", "closesAt before-start"]]);
  const round = await draftRound(policy, planId, inDays(300), inDays(340));
  const change = { version: 1, nameZh: "新名", nameEn: "New", opensAt: inDays(301), closesAt: inDays(340) };
  expect((await policy.put(`/api/v1/rounds/${round.id}`, change)).body).toMatchObject({
    nameZh: "新名",
    version: 2,
    actions: ["announce", "change"],
  });
  expect((await policy.put(`/api/v1/rounds/${round.id}`, change)).body.code).toBe("stale-version");
  expect((await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 2 })).status).toBe(200);
  expect((await policy.put(`/api/v1/rounds/${round.id}`, { ...change, version: 3 })).body.code).toBe("wrong-state");
});

test("a round that should have opened before it is announced is refused", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const round = await draftRound(policy, planId, inDays(280), inDays(400));
  await at(inDays(280, 60_000));
  const late = await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 });
  expect([late.status, late.body.code]).toEqual([422, "window-in-the-past"]);
});

test("drafts are the province's own: a city does not see them", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const round = await draftRound(policy, planId, inDays(300), inDays(340));
  const bureau = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440600" } });
  const seen = async (caller: Caller) =>
    (await caller.get(`/api/v1/rounds?planId=${planId}`)).body.items.map((one: { id: string }) => one.id);
  expect(await seen(policy)).toContain(round.id);
  expect(await seen(bureau)).not.toContain(round.id);
  expect((await bureau.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 })).body.code).toBe("not-permitted");
});

test("5.18 a round is open from its first instant up to its last, whether or not the tick has run", async () => {
  const { provincePolicy: policy, programmeId, planId } = await freshProgramme();
  const [opensAt, closesAt] = [inDays(300), inDays(340)];
  const round = await draftRound(policy, planId, opensAt, closesAt);
  const openAt = async (instantAsked: Instant) =>
    await app.as(null, async (work) => {
      try {
        return (await openRound(work, programmeId, instantAsked)).id;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  expect(await openAt(opensAt)).toBe("no-open-round");
  expect((await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: 1 })).status).toBe(200);
  expect(await openAt(addMs(opensAt, -1))).toBe("no-open-round");
  expect(await openAt(opensAt)).toBe(round.id);
  expect(await openAt(addMs(closesAt, -1))).toBe(round.id);
  expect(await openAt(closesAt)).toBe("no-open-round");

  const statusNow = async () =>
    (await policy.get(`/api/v1/rounds?planId=${planId}`)).body.items.find((one: { id: string }) => one.id === round.id)
      .status;
  await at(addMs(opensAt, -60_000));
  await tick();
  expect(await statusNow()).toBe("announced");
  await at(opensAt);
  await tick();
  expect(await statusNow()).toBe("open");
  await at(closesAt);
  await tick();
  await tick();
  expect(await statusNow()).toBe("closed");
  expect(
    (await policy.post(`/api/v1/rounds/${round.id}/postpone`, { version: 4, closesAt: inDays(400), reason: "晚" })).body
      .code,
  ).toBe("wrong-state");
});

test("a window that began and ended between two ticks is opened and closed in one", async () => {
  const { provincePolicy: policy, settlementPeriodIds, deadlines } = await freshProgramme();
  await at(deadlines[0]);
  await tick();
  const { body } = await policy.get("/api/v1/settlement-periods");
  expect(body.items.find((one: { id: string }) => one.id === settlementPeriodIds[0]).status).toBe("closed");
});

test("5.17 the deadline of a voucher is the first announced one at or after the days it is given", async () => {
  const {
    programmeId,
    provincePolicy: policy,
    deadlines,
    settlementPeriodIds,
  } = await freshProgramme({ announced: false });
  const deadlineAfter = async (earliest: Instant) =>
    await app.as(null, async (work) => await claimDeadlineAfter(work, programmeId, earliest));
  expect(await deadlineAfter(inDays(120))).toBeNull();
  expect(
    (await policy.post(`/api/v1/settlement-periods/${settlementPeriodIds[1]}/announce`, { version: 1 })).status,
  ).toBe(200);
  expect(await deadlineAfter(inDays(120))).toBe(deadlines[1]);
  expect(
    (await policy.post(`/api/v1/settlement-periods/${settlementPeriodIds[0]}/announce`, { version: 1 })).status,
  ).toBe(200);
  expect(await deadlineAfter(inDays(120))).toBe(deadlines[0]);
  expect(await deadlineAfter(deadlines[0])).toBe(deadlines[0]);
  expect(await deadlineAfter(addMs(deadlines[0], 1))).toBe(deadlines[1]);
  expect(await deadlineAfter(addMs(deadlines[1], 1))).toBeNull();
  const openAt = async (instantAsked: Instant) =>
    await app.as(null, async (work) =>
      (await openSettlementPeriods(work, programmeId, instantAsked)).map((one) => one.id),
    );
  expect(await openAt(inDays(180, -10 * 3_600_000))).toEqual([]);
  expect(await openAt(addMs(deadlines[0], -1))).toEqual([settlementPeriodIds[0]]);
  expect(await openAt(deadlines[0])).toEqual([]);
});

test("5.18 the public calendar shows announced windows to everybody, and the feed carries them to calendar programs", async () => {
  const programme = await freshProgramme();
  const draft = await draftRound(programme.provincePolicy, programme.planId, inDays(300), inDays(340));
  const calendar = await app.app.inject({ url: "/api/v1/public/calendar" });
  const own = calendar.json().items.filter((one: { programmeCode: string }) => one.programmeCode === programme.code);
  expect(own.map((one: { kind: string; state: string }) => `${one.kind} ${one.state}`)).toEqual([
    "application open",
    "settlement announced",
    "settlement announced",
  ]);

  const feed = await app.app.inject({ url: "/api/v1/public/calendar.ics" });
  expect(feed.headers["content-type"]).toBe("text/calendar; charset=utf-8");
  const text = feed.body;
  expect(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text).toContain(`UID:${programme.settlementPeriodIds[0]}-ends@yunquan\r\n`);
  expect(text).toContain(`DTSTART:${programme.deadlines[0].slice(0, 19).replaceAll(/[-:]/g, "")}Z\r\n`);
  expect(text).not.toContain(draft.id);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const moved = await programme.provincePolicy.post(
    `/api/v1/settlement-periods/${programme.settlementPeriodIds[0]}/postpone`,
    { version: 2, deadlineAt: addMs(programme.deadlines[0], DAY_MS), reason: "延期" },
  );
  expect(moved.status).toBe(200);
  const after = (await app.app.inject({ url: "/api/v1/public/calendar.ics" })).body;
  expect(after).toContain(`UID:${programme.settlementPeriodIds[0]}-ends@yunquan\r\nSEQUENCE:3\r\n`);
});

test("unknown rounds and periods are not found", async () => {
  const { provincePolicy: policy, planId } = await freshProgramme();
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const noun of ["rounds", "settlement-periods"])
    expect((await policy.post(`/api/v1/${noun}/${nobody}/announce`, { version: 1 })).status).toBe(404);
  expect(
    (
      await policy.post("/api/v1/rounds", {
        planId: nobody,
        nameZh: "一",
        nameEn: "One",
        opensAt: inDays(1),
        closesAt: inDays(40),
      })
    ).status,
  ).toBe(404);
  expect((await policy.get(`/api/v1/rounds?planId=${planId}&surprise=1`)).status).toBe(400);
});
