import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs, type Instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  fixtureServices,
  fixtureStandard,
  minute,
  publishStandard,
  setClock,
  setUpProgramme,
  type SetUpProgramme,
} from "../../test/programme.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { serviceByCode } from "../catalogues/commands.ts";
import { standardById, standardInForce } from "./commands.ts";
import { standardJobs } from "./jobs.ts";

let app: TestApp;
let serial = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

async function freshProgramme(): Promise<SetUpProgramme> {
  serial += 1;
  return await setUpProgramme(app, { code: `standards-${serial}` });
}

const draftOf = (programme: SetUpProgramme, change: object = {}) => ({
  planId: programme.planId,
  catalogueId: programme.catalogueId,
  titleZh: "新标准",
  titleEn: "New",
  sample: true,
  ...fixtureStandard,
  ...change,
});

async function inForce(programmeId: Id, at: Instant): Promise<number | string> {
  return await app.as(null, async (work) => {
    try {
      return (await standardInForce(work, programmeId, at)).number;
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
}

test("4.4.4 an application one instant before publication keeps the old version; from that instant on the new one holds", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const first = await app.as(null, async (work) => await standardById(work, programme.standardId));
  const second = await publishStandard(policy, programme.programmeId, programme.planId, {
    catalogueId: programme.catalogueId,
  });
  const { publishedAt } = await app.as(null, async (work) => await standardById(work, second.standardId));
  expect(await inForce(programme.programmeId, addMs(publishedAt!, -1))).toBe(1);
  expect(await inForce(programme.programmeId, publishedAt!)).toBe(2);
  expect(await inForce(programme.programmeId, addMs(publishedAt!, 400 * DAY_MS))).toBe(2);
  expect(await inForce(programme.programmeId, addMs(first.publishedAt!, -1))).toBe("no-standard-in-force");
  const before = await policy.get(`/api/v1/standards/${programme.standardId}`);
  expect(before.body).toMatchObject({ status: "superseded", supersededAt: publishedAt, actions: [] });
});

test("4.4.4 a publication on a clock that was set back still comes after the one it replaces", async () => {
  const programme = await freshProgramme();
  const publish = async () => {
    const { standardId } = await publishStandard(programme.provincePolicy, programme.programmeId, programme.planId, {
      catalogueId: programme.catalogueId,
    });
    return await app.as(null, async (work) => await standardById(work, standardId));
  };
  const second = await publish();
  await setClock(app, addMs(second.publishedAt!, -10 * DAY_MS));
  const third = await publish();
  expect(third.publishedAt).toBe(addMs(second.publishedAt!, 1));
  expect(await inForce(programme.programmeId, second.publishedAt!)).toBe(2);
  expect(await inForce(programme.programmeId, third.publishedAt!)).toBe(3);
});

test("4.4.4 publication shows the budget and how many full-face vouchers it carries", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const made = await policy.post("/api/v1/standards", draftOf(programme));
  expect(made.body.reach).toMatchObject({ budgetFen: "3000000000" });
  await policy.post(`/api/v1/standards/${made.body.id}/confirm`, await minute(policy, 1));
  const published = await policy.post(`/api/v1/standards/${made.body.id}/publish`, { version: 2 });
  expect(published.body).toMatchObject({
    status: "published",
    superseded: { number: 1 },
    reach: { budgetFen: "3000000000", capacityFen: "4500000000", cashFen: "3000000000" },
  });
  expect(published.body.reach.vouchers).toContainEqual({
    serviceCode: "CLOUD-01",
    tier: "C",
    fullFaceFen: "10000000",
    byCapacity: 450,
    byCash: 300,
  });
  expect(published.body.reach.vouchers).toHaveLength(15);
});

test("4.4.1 a published version never changes, not through the API and not past it", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const { titleZh, titleEn, sample, tiers, amounts, thresholds } = draftOf(programme);
  const change = await policy.put(`/api/v1/standards/${programme.standardId}`, {
    version: 3,
    titleZh,
    titleEn,
    sample,
    tiers,
    amounts,
    thresholds,
  });
  expect([change.status, change.body.code]).toEqual([409, "wrong-state"]);
  const catalogue = await policy.put(`/api/v1/catalogues/${programme.catalogueId}`, {
    version: 3,
    titleZh: "改",
    titleEn: "Changed",
    services: fixtureServices,
  });
  expect([catalogue.status, catalogue.body.code]).toEqual([409, "wrong-state"]);
  const past = async (statement: ReturnType<typeof sql>) =>
    await expect(app.as(null, async (work) => await statement.execute(work.tx))).rejects.toThrow(
      /published versions never change|published once|superseded once/,
    );
  await past(
    sql`update standard_amount set amount_fen = 1 where standard_id = ${programme.standardId} and formula = 'fixed'`,
  );
  await past(sql`delete from standard_tier where standard_id = ${programme.standardId}`);
  await past(sql`update standard_threshold set users_min = 9 where standard_id = ${programme.standardId}`);
  await past(sql`update service set name_zh = '改' where catalogue_id = ${programme.catalogueId}`);
  await past(sql`update standard set title_zh = '改' where id = ${programme.standardId}`);
  await past(
    sql`update standard set published_at = published_at + interval '1 day' where id = ${programme.standardId}`,
  );
  await past(sql`delete from standard where id = ${programme.standardId}`);
});

test("8.1 nothing is published without the panel's minute", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const made = await policy.post("/api/v1/standards", draftOf(programme));
  expect((await policy.post(`/api/v1/standards/${made.body.id}/publish`, { version: 1 })).body.code).toBe(
    "wrong-state",
  );
  const signed = await minute(policy, 1);
  const confirm = async (change: object) =>
    await policy.post(`/api/v1/standards/${made.body.id}/confirm`, { ...signed, ...change });
  const few = await confirm({ votesFor: 2, votesAgainst: 2 });
  expect([few.status, few.body.faults.map((fault: { path: string }) => fault.path)]).toEqual([400, ["votesFor"]]);
  expect(
    (await confirm({ votesFor: 4, votesAgainst: 2 })).body.faults.map((fault: { path: string }) => fault.path),
  ).toEqual(["members"]);
  expect((await confirm({ members: [] })).status).toBe(400);
  expect((await confirm({ heldOn: "2030-01-01" })).body.code).toBe("minute-in-the-future");
  const scan = await policy.upload(
    "qualification",
    "别的.png",
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
  expect((await confirm({ fileId: scan.body.id })).status).toBe(404);
  expect((await confirm({})).body).toMatchObject({ status: "confirmed", actions: ["publish"] });
  const page = await policy.get(`/api/v1/standards/${made.body.id}`);
  expect(page.body.minutes).toMatchObject([{ votesFor: 5, votesAgainst: 0, enteredBy: policy.actor.name }]);
  expect((await confirm({ version: 2 })).body.code).toBe("wrong-state");
});

test("4.4.2 a standard with faults is refused with every fault, each at its field", async () => {
  const programme = await freshProgramme();
  const [a, b, c] = fixtureStandard.tiers;
  const answer = await programme.provincePolicy.post(
    "/api/v1/standards",
    draftOf(programme, {
      tiers: [{ ...a, revenueBelowFen: "1999999999" }, b, { ...c, revenueBelowFen: "50000000000" }],
      amounts: [
        ...fixtureStandard.amounts.slice(1),
        { formula: "fixed", serviceCode: "NONE-9", tier: "A", amountFen: "1" },
      ],
      thresholds: fixtureStandard.thresholds
        .map((one, index) => (index === 0 ? { ...one, activeDaysMin: 31 } : one))
        .slice(0, 4),
    }),
  );
  expect([answer.status, answer.body.code]).toEqual([422, "standard-faults"]);
  expect(answer.body.faults.map((fault: { path: string; code: string }) => `${fault.path} ${fault.code}`)).toEqual([
    "tiers.0.revenueBelowFen gap",
    "tiers.2.revenueBelowFen gap",
    "amounts.14.serviceCode unknown",
    "amounts missing",
    "thresholds.0.activeDaysMin over-window",
    "thresholds missing",
  ]);
  const formless = await programme.provincePolicy.post(
    "/api/v1/standards",
    draftOf(programme, {
      amounts: [{ formula: "fixed", serviceCode: "SAAS-01", tier: "A", ratioBp: 100, capFen: "1" }],
    }),
  );
  expect(formless.status).toBe(400);
});

test("4.4.4 a standard is published for a published plan, by the current catalogue, of one programme", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const { body: plan } = await policy.post("/api/v1/plans", {
    programmeId: programme.programmeId,
    year: 2027,
    budgetFen: "100",
    targetEnterprises: 1,
  });
  const made = await policy.post("/api/v1/standards", draftOf(programme, { planId: plan.id }));
  await policy.post(`/api/v1/standards/${made.body.id}/confirm`, await minute(policy, 1));
  const early = await policy.post(`/api/v1/standards/${made.body.id}/publish`, { version: 2 });
  expect([early.status, early.body.code]).toEqual([409, "plan-not-published"]);

  const newer = await policy.post("/api/v1/catalogues", {
    programmeId: programme.programmeId,
    titleZh: "二",
    titleEn: "Two",
    services: fixtureServices,
  });
  await policy.post(`/api/v1/catalogues/${newer.body.id}/confirm`, await minute(policy, 1));
  const current = await policy.post(`/api/v1/catalogues/${newer.body.id}/publish`, { version: 2 });
  expect(current.body).toMatchObject({ status: "published", superseded: { number: 1 } });
  const old = await policy.post("/api/v1/standards", draftOf(programme));
  await policy.post(`/api/v1/standards/${old.body.id}/confirm`, await minute(policy, 1));
  const stale = await policy.post(`/api/v1/standards/${old.body.id}/publish`, { version: 2 });
  expect([stale.status, stale.body.code]).toEqual([409, "catalogue-not-current"]);

  const other = await freshProgramme();
  const mixed = await policy.post("/api/v1/standards", draftOf(programme, { catalogueId: other.catalogueId }));
  expect([mixed.status, mixed.body.code]).toEqual([422, "other-programme"]);
});

test("4.4.1 a draft may be rewritten; two versions are compared field by field", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const made = await policy.post("/api/v1/standards", draftOf(programme));
  const amounts = fixtureStandard.amounts.map((one) =>
    one.serviceCode === "SAAS-01" && one.tier === "B" ? { ...one, amountFen: "12000000" } : one,
  );
  const tiers = fixtureStandard.tiers.map((one) => (one.tier === "C" ? { ...one, annualCapFen: "50000000" } : one));
  const changed = await policy.put(`/api/v1/standards/${made.body.id}`, {
    version: 1,
    titleZh: "再改",
    titleEn: "Again",
    sample: false,
    tiers,
    amounts,
    thresholds: fixtureStandard.thresholds,
  });
  expect([changed.status, changed.body.version, changed.body.sample]).toEqual([200, 2, false]);
  const diff = await policy.get(`/api/v1/standards/${made.body.id}/diff?with=${programme.standardId}`);
  expect(diff.body).toMatchObject({
    from: { number: 1 },
    to: { number: 2 },
    tiers: {
      added: [],
      removed: [],
      changed: [{ key: "C", changes: [{ field: "annualCapFen", before: "40000000", after: "50000000" }] }],
    },
    amounts: {
      changed: [{ key: "SAAS-01/B", changes: [{ field: "amountFen", before: "10000000", after: "12000000" }] }],
    },
    thresholds: { changed: [] },
  });
});

test("A1.1 what a workbook says becomes a draft, and what a version says becomes a workbook that reads back", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const whole = await policy.download(`/api/v1/standards/${programme.standardId}/workbook`);
  expect(whole.status).toBe(200);
  const sheet = await policy.upload("catalogue", "目录.xlsx", whole.bytes);
  expect(sheet.status, JSON.stringify(sheet.body)).toBe(201);
  const catalogue = await policy.post("/api/v1/catalogues/from-file", {
    programmeId: programme.programmeId,
    titleZh: "导入",
    titleEn: "Imported",
    fileId: sheet.body.id,
  });
  expect(catalogue.status, JSON.stringify(catalogue.body)).toBe(201);
  const withoutId = ({ id: _id, ...service }: { id: string }) => service;
  expect(catalogue.body.services.map(withoutId)).toEqual(fixtureServices);
  expect(catalogue.body.sourceFileId).toBe(sheet.body.id);

  const file = await policy.upload("standard", "标准.xlsx", whole.bytes);
  const standard = await policy.post("/api/v1/standards/from-file", {
    planId: programme.planId,
    catalogueId: catalogue.body.id,
    titleZh: "导入",
    titleEn: "Imported",
    sample: true,
    fileId: file.body.id,
  });
  expect(standard.status, JSON.stringify(standard.body)).toBe(201);
  const original = await policy.get(`/api/v1/standards/${programme.standardId}`);
  for (const part of ["tiers", "amounts", "thresholds"]) expect(standard.body[part]).toEqual(original.body[part]);
  const stranger = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
  expect(
    (
      await stranger.post("/api/v1/catalogues/from-file", {
        programmeId: programme.programmeId,
        titleZh: "别人",
        titleEn: "Other",
        fileId: sheet.body.id,
      })
    ).status,
  ).toBe(404);
});

test("A1.1 a workbook with faults is refused with every cell named", async () => {
  const programme = await freshProgramme();
  const policy = programme.provincePolicy;
  const { body: small } = await policy.post("/api/v1/catalogues", {
    programmeId: programme.programmeId,
    titleZh: "小",
    titleEn: "Small",
    services: fixtureServices.slice(0, 4),
  });
  const whole = await policy.download(`/api/v1/standards/${programme.standardId}/workbook`);
  const file = await policy.upload("standard", "标准.xlsx", whole.bytes);
  const refused = await policy.post("/api/v1/standards/from-file", {
    planId: programme.planId,
    catalogueId: small.id,
    titleZh: "错",
    titleEn: "Wrong",
    sample: true,
    fileId: file.body.id,
  });
  expect([refused.status, refused.body.code]).toEqual([422, "standard-faults"]);
  expect(refused.body.faults.length).toBeGreaterThanOrEqual(4);
  expect(refused.body.faults[0].path).toMatch(/^file\.奖补标准\.\d+/);
  expect(refused.body.faults[0].zh).toMatch(/^奖补标准 第 \d+ 行/);

  const empty = await policy.download(`/api/v1/catalogues/${small.id}/workbook`);
  const wrong = await policy.upload("standard", "没有标准.xlsx", empty.bytes);
  const missing = await policy.post("/api/v1/standards/from-file", {
    planId: programme.planId,
    catalogueId: small.id,
    titleZh: "错",
    titleEn: "Wrong",
    sample: true,
    fileId: wrong.body.id,
  });
  expect(missing.body.code).toBe("standard-faults");
});

test("4.4.1 a catalogue with a code or a name given twice is refused at its field", async () => {
  const programme = await freshProgramme();
  const [first, second] = fixtureServices;
  const answer = await programme.provincePolicy.post("/api/v1/catalogues", {
    programmeId: programme.programmeId,
    titleZh: "重",
    titleEn: "Twice",
    services: [first, { ...second, code: first!.code }],
  });
  expect([answer.status, answer.body.code, answer.body.faults[0].path]).toEqual([
    422,
    "catalogue-faults",
    "services.1.code",
  ]);
  const formless = await programme.provincePolicy.post("/api/v1/catalogues", {
    programmeId: programme.programmeId,
    titleZh: "错",
    titleEn: "Wrong",
    services: [{ ...first, segments: [], kind: "magic", code: "lower" }],
  });
  expect(formless.body.faults.map((fault: { path: string }) => fault.path)).toEqual([
    "services.0.code",
    "services.0.segments",
    "services.0.kind",
  ]);
});

test("4.4.1 a service is found in the version a record was pinned to, and only there", async () => {
  const programme = await freshProgramme();
  const find = async (code: string) =>
    await app.as(null, async (work) => await serviceByCode(work, programme.catalogueId, code));
  expect((await find("APP-01")).exclusionGroup).toBe("设备联网");
  await expect(find("APP-99")).rejects.toMatchObject({ code: "service-not-listed", facts: { code: "APP-99" } });
});

test("4.4.4 the province is reminded when the standard in force is older than a year, and again a month later", async () => {
  const programme = await freshProgramme();
  const { publishedAt } = await app.as(null, async (work) => await standardById(work, programme.standardId));
  const reminders = async () =>
    await app.as(null, async (work) =>
      (
        await work.tx
          .selectFrom("message")
          .select("organisationId")
          .where("objectId", "=", programme.standardId)
          .where("kind", "=", "standard.update-due")
          .execute()
      ).map((one) => one.organisationId),
    );
  const tickAt = async (days: number, ms = 0) => {
    await setClock(app, addMs(publishedAt!, days * DAY_MS + ms));
    const errors: unknown[] = [];
    await runDueJobs(app.platform, standardJobs, (_job, _id, error) => errors.push(error));
    expect(errors).toEqual([]);
  };
  await tickAt(365, -60_000);
  expect(await reminders()).toEqual([]);
  await tickAt(365);
  expect(await reminders()).toContain(programme.provincePolicy.actor.organisationId);
  const once = (await reminders()).length;
  await tickAt(390);
  expect(await reminders()).toHaveLength(once);
  await tickAt(396);
  expect(await reminders()).toHaveLength(once * 2);
});

test("versions are the province's until they are published; nobody else drafts them", async () => {
  const programme = await freshProgramme();
  const bureau: Caller = await app.signIn({
    role: "city-approver",
    organisation: { kind: "city-bureau", cityCode: "440600" },
  });
  expect((await bureau.post("/api/v1/standards", draftOf(programme))).body.code).toBe("not-permitted");
  expect((await bureau.get(`/api/v1/standards/${programme.standardId}`)).body.code).toBe("not-permitted");
  const listed = await programme.provincePolicy.get(`/api/v1/standards?programmeId=${programme.programmeId}`);
  expect(listed.body.items).toMatchObject([{ number: 1, year: 2026, status: "published" }]);
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const url of [
    `/api/v1/standards/${nobody}`,
    `/api/v1/catalogues/${nobody}`,
    `/api/v1/standards/${nobody}/workbook`,
  ])
    expect((await programme.provincePolicy.get(url)).status).toBe(404);
});
