import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  allMet,
  confirmClaim,
  deliverUse,
  draftClaim,
  markedClaim,
  submitClaim,
  type SubmittedClaim,
} from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";

let app: TestApp;
let province: Caller;

beforeAll(async () => {
  app = await startTestApp();
  province = await officer(app, "province-reviewer");
});
afterAll(async () => await app.close());

let started = 0;
async function begin(): Promise<World> {
  started += 1;
  return await setUpApplications(app, { code: `reports-${started}` });
}

async function confirmed(world: World, used: boolean): Promise<SubmittedClaim> {
  const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
  if (used) await deliverUse(app, claim.voucher);
  return claim;
}

async function make(by: Caller, world: World, cityCode?: string) {
  return await by.post("/api/v1/implementation-reports", {
    programmeId: world.programme.programmeId,
    ...(cityCode === undefined ? {} : { cityCode }),
  });
}

async function listed(by: Caller, world: World): Promise<any[]> {
  return (await by.get(`/api/v1/implementation-reports?programmeId=${world.programme.programmeId}`)).body.items;
}

describe("making", () => {
  test("5.11 a report is numbered per city, lists every undecided claim with mark and evidence, and its hash is of its content", async () => {
    const world = await begin();
    const [used, silent] = [await confirmed(world, true), await confirmed(world, false)];
    const made = await make(world.reviewer, world);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      number: `SS-REPORTS-${started}-440600-0001`,
      status: "frozen",
      claims: 2,
      completeClaims: 1,
      cityCode: "440600",
    });
    const read = await world.reviewer.get(`/api/v1/implementation-reports/${made.body.id}`);
    expect(read.body.rows.map((row: any) => [row.claimId, row.position, row.mark])).toEqual([
      [used.claimId, 1, "complete"],
      [silent.claimId, 2, "insufficient"],
    ]);
    expect(read.body.rows[0]).toMatchObject({
      enterpriseName: used.voucher.enterprise.name,
      voucherCode: used.voucher.voucherCode,
      amountFen: "12000000",
      serviceZh: "资源计划管理",
    });
    expect(read.body.rows[0].findings.map((finding: any) => finding.rule)).toContain("usage-active-days");
    const json = await world.reviewer.download(`/api/v1/implementation-reports/${made.body.id}/file?format=json`);
    expect(createHash("sha256").update(json.bytes).digest("hex")).toBe(made.body.sha256);
    for (const [format, head] of [
      ["pdf", "%PDF-"],
      ["xlsx", "PK"],
    ] as const) {
      const file = await world.reviewer.download(
        `/api/v1/implementation-reports/${made.body.id}/file?format=${format}`,
      );
      expect(file.status).toBe(200);
      expect(file.bytes.toString("latin1").startsWith(head)).toBe(true);
    }
    // The bureau is told, and its time has begun for what is complete only.
    const messages = (await world.reviewer.get("/api/v1/messages")).body.items;
    expect(messages.map((message: any) => message.kind)).toContain("implementation-report.frozen");
    const due = async (claim: SubmittedClaim) =>
      (await world.reviewer.get(`/api/v1/claims/${claim.claimId}`)).body.dueAt;
    expect(await due(used)).not.toBeNull();
    expect(await due(silent)).toBeNull();
  });

  test("5.11 nothing new makes no report; a changed mark makes the next number, which supersedes the last", async () => {
    const world = await begin();
    const claim = await confirmed(world, false);
    const first = await make(world.reviewer, world);
    expect(first.status).toBe(201);
    expect((await make(world.reviewer, world)).body.code).toBe("report-nothing-new");
    await deliverUse(app, claim.voucher);
    const second = await make(world.approver, world);
    expect(second.body).toMatchObject({ number: `SS-REPORTS-${started}-440600-0002`, completeClaims: 1 });
    expect((await world.reviewer.get(`/api/v1/implementation-reports/${first.body.id}`)).body.supersededBy).toBe(
      second.body.number,
    );
    expect((await world.reviewer.get(`/api/v1/implementation-reports/${second.body.id}`)).body.supersededBy).toBeNull();
    expect((await listed(world.reviewer, world)).map((report) => report.number)).toEqual([
      second.body.number,
      first.body.number,
    ]);
  });

  test("5.11 the tick makes the first report at once and then one a week, where there is something new", async () => {
    const world = await begin();
    await confirmed(world, true);
    await app.tick();
    expect(await listed(world.reviewer, world)).toHaveLength(1);
    await confirmed(world, true);
    await app.moveClock(3);
    await app.tick();
    expect(await listed(world.reviewer, world)).toHaveLength(1);
    await app.moveClock(4.1);
    await app.tick();
    const reports = await listed(world.reviewer, world);
    expect(reports.map((report) => report.claims)).toEqual([2, 1]);
    await app.moveClock(8);
    await app.tick();
    expect(await listed(world.reviewer, world)).toHaveLength(2);
  });

  test("5.11 a decided claim is no longer reported, and keeps the report it was approved by", async () => {
    const world = await begin();
    const claim = await markedClaim(app, { world });
    const reviewed = await world.reviewer.post(`/api/v1/claims/${claim.claimId}/review`, {
      version: claim.version,
      checklist: allMet,
      recommendation: "通过",
    });
    await world.approver.post(`/api/v1/claims/${claim.claimId}/approve`, { version: reviewed.body.version });
    const other = await confirmed(world, true);
    const next = await make(world.reviewer, world);
    const rows = (await world.reviewer.get(`/api/v1/implementation-reports/${next.body.id}`)).body.rows;
    expect(rows.map((row: any) => row.claimId)).toEqual([other.claimId]);
    expect((await world.reviewer.get(`/api/v1/claims/${claim.claimId}`)).body.report.id).toBe(claim.reportId);
  });
});

describe("who", () => {
  test("5.2 a city makes and reads its own, the province any; another city finds none", async () => {
    const world = await begin();
    await confirmed(world, true);
    const elsewhere = await officer(app, "city-reviewer", "440300");
    expect((await make(elsewhere, world)).body.code).toBe("report-nothing-new");
    expect((await make(elsewhere, world, "440600")).status).toBe(404);
    expect((await make(province, world)).body.faults).toMatchObject([{ path: "cityCode" }]);
    const made = await make(province, world, "440600");
    expect(made.status).toBe(201);
    expect((await world.reviewer.get(`/api/v1/implementation-reports/${made.body.id}`)).status).toBe(200);
    for (const path of ["", "/file?format=pdf"])
      expect((await elsewhere.get(`/api/v1/implementation-reports/${made.body.id}${path}`)).status).toBe(404);
    expect(await listed(elsewhere, world)).toEqual([]);
    expect((await listed(province, world)).map((report) => report.id)).toEqual([made.body.id]);
    expect((await world.supplier.preparer.get("/api/v1/implementation-reports")).body.code).toBe("not-permitted");
  });
});

describe("frozen", () => {
  test("5.11 a frozen report never changes: no edit, no deletion, no further mark; a content that was touched is not shown", async () => {
    const world = await begin();
    const claim = await markedClaim(app, { world });
    const reportId = claim.reportId;
    const refused = async (why: RegExp, run: Parameters<TestApp["as"]>[1]): Promise<void> =>
      await expect(app.as(null, run)).rejects.toThrow(why);
    await refused(
      /never changes/,
      async (work) =>
        await work.tx.updateTable("implementationReport").set({ claims: 9 }).where("id", "=", reportId).execute(),
    );
    await refused(
      /never changes/,
      async (work) => await work.tx.deleteFrom("implementationReport").where("id", "=", reportId).execute(),
    );
    await refused(
      /append-only/,
      async (work) =>
        await work.tx
          .updateTable("implementationMark")
          .set({ mark: "incomplete" })
          .where("reportId", "=", reportId)
          .execute(),
    );
    const second = await confirmed(world, true);
    await app.tick();
    const { evaluationId } = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("implementationMark")
          .select("evaluationId")
          .where("reportId", "=", reportId)
          .executeTakeFirstOrThrow(),
    );
    const mark = {
      reportId,
      claimId: second.claimId,
      evaluationId,
      mark: "complete" as const,
      findings: JSON.stringify([]),
    };
    await refused(
      /takes no further mark/,
      async (work) => await work.tx.insertInto("implementationMark").values(mark).execute(),
    );
    // Whoever gets past the trigger does not get past the hash.
    await app.as(null, async (work) => {
      await sql`alter table implementation_report disable trigger implementation_report_frozen`.execute(work.tx);
      await sql`update implementation_report set content = replace(content, '"complete"', '"incomplete"') where id = ${reportId}`.execute(
        work.tx,
      );
      await sql`alter table implementation_report enable trigger implementation_report_frozen`.execute(work.tx);
    });
    expect((await world.reviewer.get(`/api/v1/implementation-reports/${reportId}`)).body.code).toBe("file-damaged");
  });
});
