import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { addMs, deadlineZh, instant, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { uploadPdf } from "../../test/parties.fixture.ts";
import { setClock } from "../../test/programme.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { voucherJobs } from "../vouchers/jobs.ts";
import { applicationJobs } from "./jobs.ts";

let app: TestApp;
let world: World;

/** Monday, 2 March 2026, 09:00 in Beijing. */
const start = instant("2026-03-02T01:00:00.000Z");

beforeAll(async () => {
  app = await startTestApp();
  // 165,000.00 yuan may be issued in 440100 and in 440300.
  world = await setUpApplications(app, {
    allotments: { "440100": 110_000_00, "440300": 110_000_00, "440600": 10_000_000_00 },
  });
});
beforeEach(async () => await setClock(app, start));
afterAll(async () => await app.close());

const url = (draft: Draft, action = ""): string =>
  `/api/v1/applications/${draft.applicationId}${action === "" ? "" : `/${action}`}`;
const read = async (draft: Draft, by: Caller = draft.enterprise.preparer) => (await by.get(url(draft))).body;
const asking = async (yuan: number, cityCode: string): Promise<Draft> =>
  await draftApplication(
    app,
    { ...world, cityCode },
    { lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: yuan * 100 }] },
  );

/** Moves to an instant and lets everything that is due happen. */
async function liveTo(at: Instant): Promise<void> {
  await setClock(app, at);
  await runDueJobs(app.platform, [...voucherJobs, ...applicationJobs], (job, id, error) => {
    throw new Error(`${job} ${id}: ${String(error)}`);
  });
}

async function messagesOf(draft: Draft, kind: string): Promise<{ organisationId: Id; textZh: string }[]> {
  return await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("message")
        .select(["organisationId", "textZh"])
        .where("objectId", "=", draft.applicationId)
        .where("kind", "=", kind)
        .execute(),
  );
}

test("5.16 the review is due at 24:00 of the fifth working day, and its days are counted down", async () => {
  const draft = await draftApplication(app, world);
  await submitApplication(draft);
  expect((await read(draft)).clock).toMatchObject({
    dueAt: "2026-03-09T16:00:00.000Z",
    days: 5,
    usedDays: 0,
    leftDays: 5,
    overdue: false,
  });
  await setClock(app, instant("2026-03-06T01:00:00.000Z"));
  expect((await read(draft)).clock).toMatchObject({ usedDays: 3, leftDays: 2, supplierDays: 3, bureauDays: 0 });
});

test("5.16 overdue: marked once, the bureau and the province are told, and no approval comes of silence", async () => {
  const draft = await draftApplication(app, world);
  const { version } = (await submitApplication(draft)).body;
  expectStatus(await draft.supplier.approver.post(url(draft, "confirm"), { version }), 200);
  await liveTo(instant("2026-03-09T15:59:59.000Z"));
  expect(await read(draft)).toMatchObject({ overdueAt: null, clock: { overdue: false } });
  await liveTo(instant("2026-03-09T16:00:01.000Z"));
  expect(await read(draft)).toMatchObject({
    status: "supplier-confirmed",
    overdueAt: expect.any(String),
    clock: { overdue: true },
  });
  const told = await messagesOf(draft, "application.overdue");
  const province = world.programme.provincePolicy.actor.organisationId;
  expect(told.map(({ organisationId }) => organisationId)).toContain(province);
  expect(told[0]?.textZh).toContain("审核超期（应于 2026年3月9日 24:00 前办结），现状态：待审核。");
  await liveTo(instant("2026-03-12T01:00:00.000Z"));
  expect(await messagesOf(draft, "application.overdue")).toHaveLength(told.length);
});

test("5.16 a return stops the clock: what was left when the case left is left when it comes back", async () => {
  const draft = await draftApplication(app, world);
  const { version } = (await submitApplication(draft)).body;
  // Wednesday: two whole days are used when it leaves on the third.
  await setClock(app, instant("2026-03-05T01:00:00.000Z"));
  const returned = await world.reviewer.post(url(draft, "return"), { version, reason: "请补充" });
  expect((await read(draft)).clock).toMatchObject({ usedDays: 2, leftDays: 3, paused: true, dueAt: null });
  await liveTo(instant("2026-03-11T01:00:00.000Z"));
  expect(await read(draft), "away, it cannot be overdue").toMatchObject({ status: "returned", overdueAt: null });
  await submitApplication({ ...draft, version: returned.body.version });
  // Back on Wednesday the 11th: Thursday, Friday and Monday are its three days.
  expect((await read(draft)).clock).toMatchObject({
    usedDays: 2,
    leftDays: 3,
    paused: false,
    dueAt: "2026-03-16T16:00:00.000Z",
  });
});

test("5.7 a supplier who is silent is reminded at five working days; at ten the case goes back, and the city may confirm in his place", async () => {
  const draft = await draftApplication(app, world);
  await submitApplication(draft);
  await liveTo(instant("2026-03-09T16:00:01.000Z"));
  await liveTo(instant("2026-03-10T16:00:01.000Z"));
  expect(
    (await messagesOf(draft, "application.supplier-late")).filter(
      ({ organisationId }) => organisationId === draft.supplier.supplierId,
    ),
  ).toHaveLength(1);
  expect((await read(draft, world.reviewer)).actions).toContain("confirmInPlace");
  await liveTo(instant("2026-03-16T16:00:01.000Z"));
  const back = await read(draft);
  expect(back).toMatchObject({ status: "returned", holder: "enterprise", returnDueAt: "2026-03-31T16:00:00.000Z" });
  expect(await messagesOf(draft, "application.returned-unconfirmed")).toHaveLength(1);
  const again = await submitApplication({ ...draft, version: back.version });
  expect(again.body.position).toBe(back.position);
  // He had his time once in this case; the city need not wait for it again.
  const done = await world.reviewer.post(url(draft, "confirm-in-place"), {
    version: again.body.version,
    reason: "供应商逾期未答复，已核实合同",
    fileIds: [await uploadPdf(world.reviewer, "other")],
  });
  expect(done.body.status).toBe("supplier-confirmed");
});

test("8.2 what does not come back in time lapses, frees what it held, and promotes the waiting list", async () => {
  const first = await asking(150_000, "440100");
  const { version } = (await submitApplication(first)).body;
  const second = await asking(60_000, "440100");
  expect((await submitApplication(second)).body.status).toBe("waiting");
  const { reviewer } = world;
  const local = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440100" } });
  expect((await reviewer.post(url(first, "return"), { version, reason: "x" })).status).toBe(404);
  expectStatus(await local.post(url(first, "return"), { version, reason: "请补充" }), 200);
  expect(await read(second), "a returned case keeps its amounts").toMatchObject({ status: "waiting" });
  await liveTo(instant("2026-03-16T15:59:59.000Z"));
  expect((await read(first)).status).toBe("returned");
  await liveTo(instant("2026-03-16T16:00:01.000Z"));
  expect(await read(first)).toMatchObject({ status: "lapsed", actions: ["receipt"] });
  expect(await read(second)).toMatchObject({ status: "submitted", promotedAt: expect.any(String) });
  expect(await messagesOf(first, "application.lapsed")).toHaveLength(1);
  const kinds = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("ledgerTransfer")
        .select("kind")
        .where("objectId", "=", first.applicationId)
        .where("kind", "in", ["void", "expire"])
        .execute(),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(["expire", "expire"]);
  expectStatus(
    await second.enterprise.preparer.post(url(second, "withdraw"), { version: (await read(second)).version }),
    200,
  );
});

test("5.7 a dispute that nobody takes up lapses too", async () => {
  const draft = await draftApplication(app, world);
  const { version } = (await submitApplication(draft)).body;
  expectStatus(await draft.supplier.approver.post(url(draft, "dispute"), { version, reason: "不一致" }), 200);
  await liveTo(instant("2026-03-16T16:00:01.000Z"));
  expect((await read(draft)).status).toBe("lapsed");
});

test("8.2 who comes back too late gets a new position behind those who waited; the old number is void and never given again", async () => {
  const first = await asking(150_000, "440100");
  const receipt = await submitApplication(first);
  const second = await asking(140_000, "440100");
  await submitApplication(second);
  const local = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440100" } });
  const returned = await local.post(url(first, "return"), { version: receipt.body.version, reason: "请补充" });
  // The return time is over, and the tick has not come yet.
  await setClock(app, instant("2026-03-16T16:00:01.000Z"));
  const late = await submitApplication({ ...first, version: returned.body.version });
  expect(late.body.status).toBe("waiting");
  expect(late.body.position).toBeGreaterThan((await read(second)).position);
  expect(await read(second)).toMatchObject({ status: "submitted" });
  const positions = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("linePosition")
        .select(["number", "voidAt"])
        .where("objectId", "=", first.applicationId)
        .orderBy("number")
        .execute(),
  );
  expect(positions.map(({ number, voidAt }) => [number, voidAt !== null])).toEqual([
    [receipt.body.position, true],
    [late.body.position, false],
  ]);
  const { rows } = await app.as(null, async (work) => {
    const numbers = await work.tx
      .selectFrom("linePosition")
      .select("number")
      .where("cityCode", "=", "440100")
      .orderBy("number")
      .execute();
    return { rows: numbers.map(({ number }) => number) };
  });
  expect(rows).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1));
  for (const draft of [second, first])
    expectStatus(
      await draft.enterprise.preparer.post(url(draft, "withdraw"), { version: (await read(draft)).version }),
      200,
    );
});

test("5.17 a waiting application lapses when a voucher could no longer get its 120 days before the last announced deadline", async () => {
  const first = await asking(150_000, "440300");
  const holder = await submitApplication(first);
  const second = await asking(60_000, "440300");
  await submitApplication(second);
  // Promoted one second before, it could still claim at the second deadline.
  const lastChance = addMs(world.programme.deadlines[1], -120 * 86_400_000);
  await app.as(null, async (work) => {
    // Its supplier and bureau took their time; the case itself is not what this is about.
    await work.tx
      .updateTable("application")
      .set({ supplierDueAt: null, supplierFinalAt: null, dueAt: null })
      .where("id", "=", first.applicationId)
      .execute();
  });
  await liveTo(addMs(lastChance, -60_000));
  expect((await read(second)).status).toBe("waiting");
  await liveTo(addMs(lastChance, 1_000));
  expect((await read(second)).status).toBe("lapsed");
  const cap = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("ledgerAccount")
        .select("reservedFen")
        .where("enterpriseId", "=", second.enterprise.enterpriseId)
        .executeTakeFirstOrThrow(),
  );
  expect(cap.reservedFen).toBe(0);
  expectStatus(await first.enterprise.preparer.post(url(first, "withdraw"), { version: holder.body.version }), 200);
});

test("a clock that was set back makes no pause end before it began", async () => {
  await setClock(app, addMs(start, 3_600_000));
  const first = await asking(150_000, "440300");
  const { version } = (await submitApplication(first)).body;
  const second = await asking(60_000, "440300");
  const waiting = await submitApplication(second);
  await setClock(app, start);
  expectStatus(await first.enterprise.preparer.post(url(first, "withdraw"), { version }), 200);
  const seen = await read(second);
  expect(seen).toMatchObject({ status: "submitted", submittedAt: waiting.body.submittedAt });
  expect(seen.promotedAt).toBe(seen.submittedAt);
  expectStatus(await second.enterprise.preparer.post(url(second, "withdraw"), { version: seen.version }), 200);
});

test("5.16 a promotion without the calendar of its days is left for the tick, and whoever freed the capacity does not fail", async () => {
  const first = await asking(150_000, "440100");
  const { version } = (await submitApplication(first)).body;
  const second = await asking(60_000, "440100");
  await submitApplication(second);
  const calendar = await app.as(null, async (work) => {
    const row = await work.tx
      .selectFrom("workCalendarYear")
      .selectAll()
      .where("year", "=", 2026)
      .executeTakeFirstOrThrow();
    await work.tx.deleteFrom("workCalendarYear").where("year", "=", 2026).execute();
    return row;
  });
  expectStatus(await first.enterprise.preparer.post(url(first, "withdraw"), { version }), 200);
  expect((await read(second)).status).toBe("waiting");
  await app.as(null, async (work) => void (await work.tx.insertInto("workCalendarYear").values(calendar).execute()));
  await liveTo(addMs(start, 60_000));
  expect((await read(second)).status).toBe("submitted");
  expectStatus(
    await second.enterprise.preparer.post(url(second, "withdraw"), { version: (await read(second)).version }),
    200,
  );
});

test("5.17 the holder is reminded 30 and 7 days before; at the last instant the voucher expires and frees cap and capacity for the next in line", async () => {
  const draft = await asking(150_000, "440100");
  const local = {
    ...world,
    reviewer: await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440100" } }),
    approver: await app.signIn({ role: "city-approver", organisation: { kind: "city-bureau", cityCode: "440100" } }),
  };
  const version = await reviewedApplication({ ...draft, world: local }, (await submitApplication(draft)).body.version);
  expectStatus(await local.approver.post(url(draft, "approve"), { version }), 200);
  const voucherId = (await read(draft)).voucherId as Id;
  const deadline = world.programme.deadlines[0];
  const reminders = async (): Promise<number> => {
    const told = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("message")
          .select("textZh")
          .where("objectId", "=", voucherId)
          .where("kind", "=", "voucher.ends-soon")
          .execute(),
    );
    for (const { textZh } of told) expect(textZh).toContain(`请于 ${deadlineZh(deadline)} 前`);
    return told.length;
  };
  await liveTo(addMs(deadline, -31 * 86_400_000));
  expect(await reminders()).toBe(0);
  await liveTo(addMs(deadline, -30 * 86_400_000 + 1_000));
  await liveTo(addMs(deadline, -20 * 86_400_000));
  expect(await reminders()).toBe(1);
  await liveTo(addMs(deadline, -7 * 86_400_000 + 1_000));
  expect(await reminders()).toBe(2);
  // Somebody waits for what this voucher holds (the last round day; his own 120 days are not asked for here).
  await setClock(app, addMs(start, 100 * 86_400_000));
  const next = await asking(60_000, "440100");
  expect((await submitApplication(next)).body.status).toBe("waiting");
  await setClock(app, addMs(deadline, -1_000));
  await runDueJobs(app.platform, voucherJobs, () => expect.unreachable());
  expect((await draft.enterprise.preparer.get(`/api/v1/vouchers/${voucherId}`)).body.status).toBe("issued");
  await setClock(app, addMs(deadline, 1));
  await runDueJobs(app.platform, voucherJobs, () => expect.unreachable());
  const expired = (await draft.enterprise.preparer.get(`/api/v1/vouchers/${voucherId}`)).body;
  expect(expired).toMatchObject({ status: "expired", actions: [] });
  expect(expired.timeline.map((line: { action: string }) => line.action)).toEqual([
    "voucher.issued",
    "voucher.expired",
  ]);
  expect((await read(next)).status).toBe("submitted");
  const accounts = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("ledgerAccount")
        .select(["kind", "reservedFen", "postedFen"])
        .where((eb) =>
          eb.or([
            eb("enterpriseId", "=", draft.enterprise.enterpriseId),
            eb.and([eb("kind", "=", "capacity"), eb("cityCode", "=", "440100")]),
          ]),
        )
        .orderBy("kind")
        .execute(),
  );
  expect(accounts).toEqual([
    { kind: "annual-cap", reservedFen: 0, postedFen: 0 },
    { kind: "capacity", reservedFen: 60_000_00, postedFen: 0 },
  ]);
});
