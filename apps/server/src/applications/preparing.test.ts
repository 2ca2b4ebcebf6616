import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMs, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { draftApplication, setUpApplications, submitApplication, type World } from "../../test/application.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { prepareJob } from "./preparing.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

interface PreparedRow {
  readonly id: string;
  readonly version: number;
  readonly rules: number;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly ready: boolean;
}

async function prepared(): Promise<ReadonlyMap<string, PreparedRow>> {
  return await app.as(null, async (work) => {
    const { rows } =
      await sql<PreparedRow>`select application_id as id, version, rules, holds_from as "from", holds_until as until,
      judgement is not null as ready from prepared_draft`.execute(work.tx);
    return new Map(rows.map((row) => [row.id, row]));
  });
}

async function prepare(): Promise<void> {
  await runDueJobs(app.platform, [prepareJob], (_job, _id, error) => {
    throw error;
  });
}

const openAt = async (at: "now" | Instant): Promise<Instant> =>
  await app.as(null, async (work) => {
    const opens = at === "now" ? addMs(work.now, -1000) : at;
    await sql`update round set opens_at = ${opens}::timestamptz`.execute(work.tx);
    return opens;
  });

describe("drafts are judged before they are submitted", () => {
  test("5.6 as of the instant at which their window opens, and what was judged then goes in then", async () => {
    const draft = await draftApplication(app, world);
    const opensAt = await openAt(await app.as(null, async (work) => await Promise.resolve(addMs(work.now, 3_600_000))));
    await prepare();
    expect((await prepared()).get(draft.applicationId)).toMatchObject({
      version: draft.version,
      from: opensAt,
      ready: true,
    });
    const early = await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/submit`, {
      version: draft.version,
    });
    expect(early.body["code"]).toBe("application-not-eligible");
    await app.moveClock(2 / 24);
    await submitApplication(draft);
    expect((await prepared()).has(draft.applicationId)).toBe(false);
    await openAt("now");
  });

  test("not for a window that is further away than half a day", async () => {
    const draft = await draftApplication(app, world);
    await openAt(await app.as(null, async (work) => await Promise.resolve(addMs(work.now, 13 * 3_600_000))));
    await prepare();
    expect((await prepared()).has(draft.applicationId)).toBe(false);
    await openAt("now");
  });

  test("again when they were edited, when the rules changed, and when the day is over", async () => {
    const draft = await draftApplication(app, world);
    await prepare();
    const first = (await prepared()).get(draft.applicationId);
    expect(first).toMatchObject({ version: 1, ready: true });
    await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, { version: 1, promised: false });
    await prepare();
    // It would be refused as it is: that is kept too, and it is not looked at again before it changes or the day is over.
    expect((await prepared()).get(draft.applicationId)).toMatchObject({ version: 2, ready: false });
    await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, { version: 2, promised: true });
    await prepare();
    const second = (await prepared()).get(draft.applicationId);
    expect(second).toMatchObject({ version: 3, ready: true });
    await app.as(
      null,
      async (work) => await sql`update round set closes_at = closes_at + interval '1 minute'`.execute(work.tx),
    );
    await prepare();
    const ruled = (await prepared()).get(draft.applicationId);
    expect(ruled?.rules).toBeGreaterThan(second?.rules ?? 0);
    await app.moveClock(1);
    await prepare();
    const third = (await prepared()).get(draft.applicationId);
    expect(third?.ready).toBe(true);
    expect(String(third?.from) >= String(second?.until)).toBe(true);
  });

  test("on the next day, although they would not have gone in: what they lacked may have come", async () => {
    const draft = await draftApplication(app, world, { promised: false });
    await prepare();
    expect((await prepared()).get(draft.applicationId)).toMatchObject({ ready: false });
    const suspended = (at: Instant | null) =>
      sql`update enterprise set suspended_at = ${at}::timestamptz where id = ${draft.enterprise.enterpriseId}`;
    const other = await draftApplication(app, world, { enterprise: draft.enterprise });
    await app.as(null, async (work) => await suspended(work.now).execute(work.tx));
    await prepare();
    expect((await prepared()).get(other.applicationId)).toMatchObject({ ready: false });
    await app.as(null, async (work) => await suspended(null).execute(work.tx));
    await app.moveClock(1);
    await prepare();
    expect((await prepared()).get(other.applicationId)).toMatchObject({ ready: true });
  });

  test("a draft that has chosen no service is left alone", async () => {
    const draft = await draftApplication(app, world);
    await app.as(
      null,
      async (work) =>
        await sql`update application set service_code = null where id = ${draft.applicationId}`.execute(work.tx),
    );
    await prepare();
    expect((await prepared()).has(draft.applicationId)).toBe(false);
  });
});
