import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { beijingDate, DAY_MS, msOf, type Instant } from "@yunquan/core/time.ts";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import {
  confirmClaim,
  draftClaim,
  markedClaim,
  reviewedClaim,
  submitClaim,
  uploadScan,
  versionOf,
  type DraftedClaim,
  type SubmittedClaim,
} from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";

let app: TestApp;
let world: World;

// Each test begins at the same instant: 2026-03-02 09:00 in Beijing, a Monday.
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

let started = 0;
async function begin(): Promise<void> {
  started += 1;
  world = await setUpApplications(app, { code: `deadlines-${started}` });
}

async function nowMs(): Promise<number> {
  return await app.as(null, async (work) => msOf(work.now));
}

async function moveTo(at: Instant, seconds = 0): Promise<void> {
  await app.moveClock((msOf(at) + seconds * 1000 - (await nowMs())) / DAY_MS);
}

async function read(by: Caller, claim: Pick<DraftedClaim, "claimId">): Promise<any> {
  return (await by.get(`/api/v1/claims/${claim.claimId}`)).body;
}

async function act(by: Caller, claim: DraftedClaim, action: string, body: object = {}): Promise<Answer<any>> {
  return await by.post(`/api/v1/claims/${claim.claimId}/${action}`, { version: await versionOf(claim), ...body });
}

async function voucherStatus(claim: DraftedClaim): Promise<string> {
  return (await claim.voucher.enterprise.preparer.get(`/api/v1/vouchers/${claim.voucher.voucherId}`)).body.status;
}

async function lastClaimAt(claim: DraftedClaim): Promise<Instant> {
  return (await claim.voucher.enterprise.preparer.get(`/api/v1/vouchers/${claim.voucher.voucherId}`)).body.lastClaimAt;
}

async function kindsOf(caller: Caller): Promise<string[]> {
  return (await caller.get("/api/v1/messages")).body.items.map((message: any) => message.kind);
}

describe("the supplier's time", () => {
  test("5.10 he is reminded when his five working days are over, and at twice that the claim goes back", async () => {
    await begin();
    const claim = await submitClaim(await draftClaim(app, { world }));
    await app.moveClock(6);
    await app.tick();
    expect((await read(claim.voucher.supplier.preparer, claim)).status).toBe("submitted");
    expect(await kindsOf(claim.voucher.supplier.preparer)).not.toContain("claim.supplier-late");
    await app.moveClock(2);
    await app.tick();
    await app.tick();
    expect(
      (await kindsOf(claim.voucher.supplier.preparer)).filter((kind) => kind === "claim.supplier-late"),
    ).toHaveLength(1);
    expect(await kindsOf(world.reviewer)).toContain("claim.supplier-late");
    await app.moveClock(7);
    await app.tick();
    const seen = await read(claim.voucher.enterprise.preparer, claim);
    expect(seen).toMatchObject({ status: "returned", position: claim.position, lastReason: "供应商逾期未确认" });
    expect(await kindsOf(claim.voucher.enterprise.preparer)).toContain("claim.returned-unconfirmed");
    // It comes back to its place; the city may now confirm at once, for he let his time pass before.
    const again = await act(claim.voucher.enterprise.approver, claim, "submit");
    expect(again.body).toMatchObject({ status: "submitted", position: claim.position });
    expect((await read(world.reviewer, claim)).actions).toContain("confirmInPlace");
  });

  test("5.17 a silent supplier costs the enterprise nothing: the city confirms in his place, with evidence and reason, not before", async () => {
    await begin();
    const claim = await submitClaim(await draftClaim(app, { world }));
    const fileIds = [await uploadScan(world.reviewer, "other")];
    const early = await act(world.reviewer, claim, "confirm-in-place", { reason: "供应商失联", fileIds });
    expect(early.body.code).toBe("supplier-can-answer");
    expect((await read(world.reviewer, claim)).actions).toEqual([]);
    await app.moveClock(8);
    expect((await read(world.reviewer, claim)).actions).toEqual(["confirmInPlace"]);
    const foreign = await act(world.reviewer, claim, "confirm-in-place", {
      reason: "x",
      fileIds: [await uploadScan(claim.voucher.enterprise.preparer, "other")],
    });
    expect(foreign.body.code).toBe("not-found");
    expect(
      (await act(world.reviewer, claim, "confirm-in-place", { reason: "x", fileIds: [] })).body.faults.map(
        (fault: any) => fault.path,
      ),
    ).toEqual(["fileIds"]);
    const done = await act(world.reviewer, claim, "confirm-in-place", { reason: "供应商失联", fileIds });
    expect(done.body.status).toBe("supplier-confirmed");
    const seen = await read(claim.voucher.enterprise.preparer, claim);
    expect(seen).toMatchObject({ confirmedInPlace: true, lastReason: "供应商失联" });
    expect(seen.evidence.map((one: any) => one.fileId)).toContain(fileIds[0]);
    expect(await kindsOf(claim.voucher.supplier.preparer)).toContain("claim.confirmed-in-place");
    expect((await act(claim.voucher.supplier.preparer, claim, "confirm")).body.code).toBe("wrong-state");
  });

  test("8.4 in the place of a suspended supplier the city confirms at once, and what he began goes on", async () => {
    await begin();
    const claim = await submitClaim(await draftClaim(app, { world }));
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("supplier")
          .set({ suspendedAt: work.now })
          .where("id", "=", claim.voucher.supplier.supplierId)
          .execute(),
    );
    const fileIds = [await uploadScan(world.reviewer, "other")];
    expect((await read(world.reviewer, claim)).actions).toEqual(["confirmInPlace"]);
    expect((await act(world.reviewer, claim, "confirm-in-place", { reason: "供应商被暂停", fileIds })).status).toBe(
      200,
    );
  });
});

describe("the voucher's last instant", () => {
  test("5.17 a claim filed in time never expires, however long it takes; a draft that was not filed is too late", async () => {
    await begin();
    const filed = await submitClaim(await draftClaim(app, { world }));
    const draft = await draftClaim(app, { world });
    const last = await lastClaimAt(filed);
    await moveTo(last, 1);
    await confirmClaim({ ...filed, version: await versionOf(filed) });
    await app.tick();
    expect(await voucherStatus(filed)).toBe("claimed");
    expect(await voucherStatus(draft)).toBe("expired");
    expect((await act(draft.voucher.enterprise.approver, draft, "submit")).body).toMatchObject({
      code: "voucher-not-claimable",
      facts: { status: "expired" },
    });
    expect((await act(draft.voucher.enterprise.approver, draft, "withdraw")).body.status).toBe("withdrawn");
  });

  test("5.17 the last instant itself is too late, before the tick has noticed", async () => {
    await begin();
    const draft = await draftClaim(app, { world });
    await moveTo(await lastClaimAt(draft), 1);
    expect((await act(draft.voucher.enterprise.approver, draft, "submit")).body.code).toBe("voucher-over");
    expect(await voucherStatus(draft)).toBe("issued");
    expect(
      (
        await draft.voucher.enterprise.approver.post(`/api/v1/claims/${draft.claimId}/withdraw`, {
          version: draft.version,
        })
      ).status,
    ).toBe(200);
    const created = await draft.voucher.enterprise.preparer.post("/api/v1/claims", {
      voucherId: draft.voucher.voucherId,
    });
    expect(created.body.code).toBe("voucher-over");
  });

  test("5.17 a claim returned before or after the last instant may still come back within its return time, to its place", async () => {
    await begin();
    const claim = await reviewedClaim(app, { world });
    const last = await lastClaimAt(claim);
    await moveTo(last, 3600);
    expect((await act(world.reviewer, claim, "return", { reason: "补正" })).body.status).toBe("returned");
    await app.moveClock(5);
    await app.tick();
    const back = await act(claim.voucher.enterprise.approver, claim, "submit");
    expect(back.body).toMatchObject({ status: "submitted", position: claim.position });
    expect(await voucherStatus(claim)).toBe("claimed");
  });

  test("5.17 after the last instant a return time that is over ends the claim and the voucher, and frees cap and capacity", async () => {
    await begin();
    const claim = await reviewedClaim(app, { world });
    const before = await postedFen(claim);
    expect(before).toEqual({ capacity: claim.amountFen, cap: claim.amountFen });
    await moveTo(await lastClaimAt(claim), 3600);
    await act(world.reviewer, claim, "return", { reason: "补正" });
    const { returnDueAt } = await read(claim.voucher.enterprise.preparer, claim);
    await moveTo(returnDueAt, 1);
    expect((await act(claim.voucher.enterprise.approver, claim, "submit")).body.code).toBe("return-time-over");
    await app.tick();
    expect((await read(claim.voucher.enterprise.preparer, claim)).status).toBe("withdrawn");
    expect(await voucherStatus(claim)).toBe("expired");
    expect(await postedFen(claim)).toEqual({ capacity: 0, cap: 0 });
    expect(await kindsOf(claim.voucher.enterprise.preparer)).toContain("claim.lapsed");
  });

  test("8.2 before the last instant a claim that comes back late gets a new place; one that never comes back gives the voucher back", async () => {
    await begin();
    const [late, never] = [await reviewedClaim(app, { world }), await markedClaim(app, { world })];
    for (const claim of [late, never]) await act(world.reviewer, claim, "return", { reason: "补正" });
    const { returnDueAt } = await read(late.voucher.enterprise.preparer, late);
    await moveTo(returnDueAt, 1);
    const back = await act(late.voucher.enterprise.approver, late, "submit");
    expect(back.body.position).toBe(3);
    const places = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("linePosition")
          .select(["number", "voidAt"])
          .where("objectId", "=", late.claimId)
          .orderBy("number")
          .execute(),
    );
    expect(places).toEqual([
      { number: late.position, voidAt: expect.any(String) },
      { number: 3, voidAt: null },
    ]);
    await app.tick();
    expect((await read(never.voucher.enterprise.preparer, never)).status).toBe("withdrawn");
    expect(await voucherStatus(never)).toBe("issued");
    expect(
      (await never.voucher.enterprise.preparer.post(`/api/v1/invoices/${never.invoiceIds[0]}/delete`)).status,
    ).toBe(200);
  });

  test("5.10 the use before the first submission still counts when a claim comes back late and gets a new place", async () => {
    await begin();
    const claim = await reviewedClaim(app, { world });
    await act(world.reviewer, claim, "return", { reason: "补正" });
    const { preparer, approver } = claim.voucher.enterprise;
    const { returnDueAt, submittedAt } = await read(preparer, claim);
    // So late that no window that ends now reaches back to that use.
    await moveTo(returnDueAt, 1);
    await app.moveClock(20);
    const back = await act(approver, claim, "submit");
    expect(back.body.submittedAt > submittedAt).toBe(true);
    await confirmClaim({ ...claim, version: back.body.version });
    await app.tick();
    expect(await read(preparer, claim)).toMatchObject({ status: "evaluated", mark: "complete" });
    const outlook = (await preparer.get(`/api/v1/usage/outlook?voucherId=${claim.voucher.voucherId}`)).body;
    expect(outlook).toMatchObject({ outcome: "complete", submittedOn: beijingDate(submittedAt) });
  });

  test("5.17 a dispute that nobody takes up lapses as well", async () => {
    await begin();
    const claim = await submitClaim(await draftClaim(app, { world }));
    await act(claim.voucher.supplier.preparer, claim, "dispute", { reason: "未实施" });
    const { returnDueAt } = await read(claim.voucher.enterprise.preparer, claim);
    await moveTo(returnDueAt, 1);
    await app.tick();
    expect((await read(claim.voucher.enterprise.preparer, claim)).status).toBe("withdrawn");
    expect(await voucherStatus(claim)).toBe("issued");
  });

  test("8.5 a voucher frozen meanwhile stays frozen when its claim is withdrawn", async () => {
    await begin();
    const claim = await submitClaim(await draftClaim(app, { world }));
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("voucher")
          .set({ status: "frozen" })
          .where("id", "=", claim.voucher.voucherId)
          .execute(),
    );
    expect((await act(claim.voucher.enterprise.approver, claim, "withdraw")).body.status).toBe("withdrawn");
    expect(await voucherStatus(claim)).toBe("frozen");
  });
});

describe("the bureau's time", () => {
  test("5.16 it begins with the report that marks the claim complete; overdue, the province is told once", async () => {
    await begin();
    const claim = await markedClaim(app, { world });
    const province = await officer(app, "province-reviewer");
    const seen = await read(world.reviewer, claim);
    expect(seen).toMatchObject({ dueAt: "2026-03-09T16:00:00.000Z", overdueAt: null });
    await app.moveClock(8);
    await app.tick();
    await app.tick();
    expect((await read(world.reviewer, claim)).overdueAt).not.toBeNull();
    const told = (await province.get("/api/v1/messages?limit=100")).body.items.filter(
      (message: any) => message.kind === "claim.overdue" && message.objectId === claim.claimId,
    );
    expect(told).toHaveLength(1);
    const overdue = await world.reviewer.get(`/api/v1/claims?programmeId=${world.programme.programmeId}&overdue=true`);
    expect(overdue.body.items.map((one: any) => one.id)).toEqual([claim.claimId]);
  });

  test("5.16 a year without a working-day calendar refuses whoever needs it, never 'no holidays'", async () => {
    await begin();
    const draft = await draftClaim(app, { world });
    await app.as(null, async (work) => await work.tx.deleteFrom("workCalendarYear").where("year", "=", 2026).execute());
    expect((await act(draft.voucher.enterprise.approver, draft, "submit")).body).toMatchObject({
      code: "calendar-year-not-loaded",
      facts: { year: 2026 },
    });
  });
});

async function postedFen(claim: SubmittedClaim): Promise<{ capacity: number; cap: number }> {
  const { enterpriseId } = claim.voucher.enterprise;
  const { planId } = world.programme;
  return await app.as(null, async (work) => {
    const rows = await work.tx
      .selectFrom("ledgerAccount")
      .select(["kind", "postedFen"])
      .where((eb) =>
        eb.or([
          eb("enterpriseId", "=", enterpriseId as Id),
          eb.and([eb("planId", "=", planId), eb("cityCode", "=", "440600"), eb("kind", "=", "capacity")]),
        ]),
      )
      .execute();
    const of = (kind: string): number =>
      rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.postedFen, 0);
    return { capacity: of("capacity"), cap: of("annual-cap") };
  });
}
