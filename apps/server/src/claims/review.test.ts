import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fen } from "@yunquan/core/money.ts";
import { addMs, DAY_MS } from "@yunquan/core/time.ts";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import {
  allMet,
  approvedClaim,
  confirmClaim,
  deliverUse,
  draftClaim,
  markedClaim,
  reportLine,
  reviewedClaim,
  submitClaim,
  uploadScan,
  usageRows,
  versionOf,
  type DraftedClaim,
  type SubmittedClaim,
} from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { grant, openAndLock, reserve } from "../ledger/commands.ts";
import type { Work } from "../platform/work.ts";
import { changeClaim } from "../settlements/claim-change.ts";
import { claimsByIds, stepClaim } from "./commands.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

async function act(
  by: Caller,
  claim: Pick<DraftedClaim, "claimId" | "version">,
  action: string,
  body: object = {},
): Promise<Answer<any>> {
  return await by.post(`/api/v1/claims/${claim.claimId}/${action}`, { version: claim.version, ...body });
}

async function read(by: Caller, claim: Pick<DraftedClaim, "claimId">): Promise<any> {
  return (await by.get(`/api/v1/claims/${claim.claimId}`)).body;
}

const recommend = { checklist: allMet, recommendation: "材料齐全，建议通过" };

describe("before a frozen report", () => {
  test("5.11 only what a frozen report marks complete is reviewed, and the approval names that report", async () => {
    const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
    await deliverUse(app, claim.voucher);
    await app.platform.ticker.tick();
    // The tick evaluated it and made the line's first report; until then nothing could be reviewed.
    const marked = await read(world.reviewer, claim);
    expect(marked).toMatchObject({ status: "evaluated", mark: "complete", reportMark: "complete", holder: "city" });
    expect(marked.actions).toEqual(["review", "return"]);
    const second = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
    await deliverUse(app, second.voucher);
    await app.platform.ticker.tick();
    const evaluated = await read(world.reviewer, second);
    expect(evaluated).toMatchObject({ status: "evaluated", mark: "complete", reportMark: null, report: null });
    expect(evaluated.actions).toEqual(["return"]);
    const early = await act(world.reviewer, { ...second, version: evaluated.version }, "review", recommend);
    expect(early.body).toMatchObject({ code: "not-marked-complete", facts: { mark: "complete", reportMark: null } });
    const report = await reportLine(world);
    const now = await read(world.reviewer, second);
    expect(now.report).toMatchObject({ id: report.id, number: report.number });
    const reviewed = await act(world.reviewer, { ...second, version: now.version }, "review", recommend);
    expect(reviewed.body.status).toBe("reviewed");
    const approved = await act(world.approver, { ...second, version: reviewed.body.version }, "approve");
    expect(approved.body.status).toBe("approved");
    expect((await read(second.voucher.enterprise.preparer, second)).report.number).toBe(report.number);
    const history = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("history")
          .select("facts")
          .where("objectId", "=", second.claimId)
          .where("action", "=", "claim.approved")
          .executeTakeFirstOrThrow(),
    );
    expect(history.facts).toMatchObject({ reportId: report.id });
  });

  test("5.11 a claim marked incomplete or without enough data cannot be passed", async () => {
    const own = await setUpApplications(app, { code: "not-complete" });
    const idle = await confirmClaim(await submitClaim(await draftClaim(app, { world: own })));
    await deliverUse(app, idle.voucher, { users: 0 });
    const silent = await confirmClaim(await submitClaim(await draftClaim(app, { world: own })));
    await reportLine(own);
    for (const [claim, mark] of [
      [idle, "incomplete"],
      [silent, "insufficient"],
    ] as const) {
      const seen = await read(own.reviewer, claim);
      expect(seen).toMatchObject({ mark, reportMark: mark, dueAt: null });
      expect((await act(own.reviewer, { ...claim, version: seen.version }, "review", recommend)).body.code).toBe(
        "not-marked-complete",
      );
    }
    const reasons = (await read(idle.voucher.enterprise.preparer, idle)).evaluation.findings;
    expect(reasons.find((finding: any) => finding.rule === "usage-active-days").zh).toContain("不符合");
    // The constraint holds below the rules too.
    const forced = app.as(
      null,
      async (work) =>
        await work.tx.updateTable("claim").set({ status: "approved" }).where("id", "=", idle.claimId).execute(),
    );
    await expect(forced).rejects.toThrow(/claim_approved_by_report/);
  });

  test("5.11 new data that no longer show it complete take a reviewed claim back to the reviewer", async () => {
    const claim = await reviewedClaim(app, { world });
    const rows = (await usageRows(app, claim.voucher.voucherCode)).map((row) => ({
      ...row,
      activeUsers: 0,
      loginCount: 0,
    }));
    await claim.voucher.supplier.preparer.post("/api/v1/usage", { rows });
    // Until it is evaluated again nobody approves on the old mark.
    const early = await act(world.approver, claim, "approve");
    expect(early.body).toMatchObject({ code: "not-marked-complete", facts: { evaluationDue: true } });
    await app.platform.ticker.tick();
    const seen = await read(world.approver, claim);
    expect(seen).toMatchObject({
      status: "evaluated",
      mark: "incomplete",
      reportMark: "complete",
      recommendation: null,
      checklist: null,
    });
    expect(seen.actions).toEqual(["return", "reject", "defer"]);
    expect((await act(world.reviewer, { ...claim, version: seen.version }, "review", recommend)).body.code).toBe(
      "not-marked-complete",
    );
  });
});

describe("four eyes", () => {
  test("5.11 the checklist is answered whole, and a no keeps the claim from being recommended", async () => {
    const claim = await markedClaim(app, { world });
    const no = await act(world.reviewer, claim, "review", { ...recommend, checklist: { ...allMet, evidence: false } });
    expect(no.body).toMatchObject({ code: "checklist-not-met", faults: [{ path: "checklist.evidence" }] });
    const { evidence: _, ...partial } = allMet;
    const missing = await act(world.reviewer, claim, "review", { ...recommend, checklist: partial });
    expect(missing.body.faults.map((fault: any) => fault.path)).toEqual(["checklist.evidence"]);
    expect((await act(world.approver, claim, "review", recommend)).body.code).toBe("not-permitted");
  });

  test("7.2 who reviewed does not approve, though he holds both roles; another approver does", async () => {
    const both = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: { kind: "city-bureau", cityCode: "440600" },
    });
    const claim = await markedClaim(app, { world });
    const reviewed = await act(both, claim, "review", recommend);
    expect(reviewed.status).toBe(200);
    const own = { ...claim, version: reviewed.body.version };
    expect((await read(both, own)).actions).not.toContain("approve");
    expect((await act(both, own, "approve")).body.code).toBe("second-hand");
    expect((await act(both, own, "reject", { reason: "自己审核自己" })).body.code).toBe("second-hand");
    expect((await act(world.approver, own, "approve")).status).toBe(200);
  });

  test("5.4 nobody decides a claim of an organisation he belongs to", async () => {
    const claim = await reviewedClaim(app, { world });
    const relative = await app.signIn({ role: "city-approver", organisation: world.approver.actor.organisationId });
    await app.as(null, async (work) => {
      const { personId } = relative.actor;
      await work.tx
        .insertInto("membership")
        .values({
          id: work.newId(),
          personId,
          organisationId: claim.voucher.enterprise.enterpriseId,
          role: "enterprise-preparer",
          grantedAt: work.now,
        })
        .execute();
    });
    expect((await act(relative, claim, "approve")).body.code).toBe("own-case");
    expect((await act(relative, claim, "return", { reason: "x" })).body.code).toBe("own-case");
    expect((await act(world.approver, claim, "approve")).status).toBe(200);
  });

  test("5.11 the approver sends back with a reason, and the same reviewer reviews again", async () => {
    const claim = await reviewedClaim(app, { world });
    const back = await act(world.approver, claim, "send-back", { reason: "请核实付款凭证" });
    expect(back.body.status).toBe("evaluated");
    const seen = await read(world.reviewer, claim);
    expect(seen).toMatchObject({ lastReason: "请核实付款凭证", checklist: null });
    const again = await act(world.reviewer, { ...claim, version: back.body.version }, "review", recommend);
    expect(again.status).toBe(200);
    expect((await act(world.approver, { ...claim, version: again.body.version }, "approve")).status).toBe(200);
    // The bureau's working notes are not the parties'.
    const steps = (await read(claim.voucher.enterprise.preparer, claim)).timeline.map((line: any) => [
      line.action,
      line.reason,
    ]);
    expect(steps).not.toContainEqual(["claim.sent-back", expect.anything()]);
    expect(steps).toContainEqual(["claim.reviewed", null]);
  });

  test("5.2 another city's people do not find the claim, whatever they try", async () => {
    const claim = await markedClaim(app, { world });
    const reviewer = await officer(app, "city-reviewer", "440300");
    const approver = await officer(app, "city-approver", "440300");
    expect((await act(reviewer, claim, "review", recommend)).status).toBe(404);
    for (const action of ["return", "reject"])
      expect((await act(approver, claim, action, { reason: "x" })).status).toBe(404);
    expect((await act(approver, claim, "approve")).status).toBe(404);
    expect((await act(approver, claim, "defer", { reason: "x", until: "2027-01-01T00:00:00.000Z" })).status).toBe(404);
  });
});

describe("returned and rejected", () => {
  test("5.17 a returned claim keeps its place, its review begins anew, and its invoices may be corrected", async () => {
    const claim = await reviewedClaim(app, { world });
    const returned = await act(world.reviewer, claim, "return", { reason: "验收报告未盖章" });
    expect(returned.body).toMatchObject({ status: "returned", position: claim.position });
    const { preparer, approver } = claim.voucher.enterprise;
    const seen = await read(preparer, claim);
    expect(seen).toMatchObject({
      mark: null,
      reportMark: null,
      report: null,
      dueAt: null,
      returnDueAt: "2026-03-16T16:00:00.000Z",
      actions: ["update", "submit", "withdraw"],
      invoicedFen: "12000000",
    });
    expect((await preparer.get(`/api/v1/vouchers/${claim.voucher.voucherId}`)).body.status).toBe("claimed");
    const report = await uploadScan(preparer, "acceptance-report");
    const [proof] = seen.evidence;
    const evidence = [
      { kind: "payment-proof", fileId: proof.fileId, amountFen: proof.amountFen, occurredOn: proof.occurredOn },
      { kind: "acceptance-report", fileId: report },
    ];
    const updated = await preparer.put(`/api/v1/claims/${claim.claimId}`, { version: returned.body.version, evidence });
    const again = await approver.post(`/api/v1/claims/${claim.claimId}/submit`, { version: updated.body.version });
    expect(again.body).toMatchObject({ status: "submitted", position: claim.position, submittedAt: seen.submittedAt });
  });

  test("5.13 an amount that an upheld objection lowered is not raised by returning and submitting the claim again", async () => {
    const claim = await approvedClaim(app, { world });
    const { preparer, approver } = claim.voucher.enterprise;
    const loweredFen = fen(claim.amountFen - 1_00);
    // Its line was lowered, and then taken off the list by another objection.
    await app.as(null, async (work) => {
      const [row] = await claimsByIds(work, [claim.claimId]);
      const facts = { fromFen: claim.amountFen, toFen: loweredFen };
      await changeClaim(work, row!, "claim.amount-lowered", { amountFen: loweredFen }, facts);
    });
    const until = addMs(await app.as(null, async (work) => work.now), DAY_MS);
    let version = await versionOf(claim);
    for (const [action, body] of [
      ["defer", { reason: "核查中", until }],
      ["resume", {}],
      ["return", { reason: "验收报告未盖章" }],
    ] as const) {
      const done = await act(world.approver, { ...claim, version }, action, body);
      expect(done.status).toBe(200);
      ({ version } = done.body);
    }
    const returned = await read(preparer, claim);
    expect(returned).toMatchObject({ reckonedFen: String(loweredFen) });
    expect(returned.waterfall.at(-1)).toMatchObject({ step: "list", clause: "5.13", afterFen: String(loweredFen) });
    const again = await act(approver, { ...claim, version }, "submit");
    expect(again.body).toMatchObject({ status: "submitted", amountFen: String(loweredFen) });
    const seen = await read(preparer, claim);
    expect(seen).toMatchObject({ reckonedFen: String(loweredFen) });
    expect(seen.findings.find((finding: any) => finding.rule === "claim-amount").zh).toContain("调减至");
  });

  test("5.17 a rejected claim gives the voucher back while there is time, and its place is void", async () => {
    const claim = await reviewedClaim(app, { world });
    const rejected = await act(world.approver, claim, "reject", { reason: "发票为虚开" });
    expect(rejected.body).toMatchObject({ status: "rejected", actions: [] });
    const { preparer } = claim.voucher.enterprise;
    expect((await preparer.get(`/api/v1/vouchers/${claim.voucher.voucherId}`)).body.status).toBe("issued");
    const place = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("linePosition")
          .selectAll()
          .where("objectId", "=", claim.claimId)
          .executeTakeFirstOrThrow(),
    );
    expect(place).toMatchObject({ number: claim.position, voidReason: "reject" });
    const next = await submitClaim(await draftAgain(claim));
    expect(next.position).toBeGreaterThan(claim.position);
  });

  test("5.17 a withdrawn claim gives the voucher back; a decided one can no longer be withdrawn", async () => {
    const claim = await markedClaim(app, { world });
    const approver = claim.voucher.enterprise.approver;
    expect((await act(approver, claim, "withdraw", { reason: "改期申请" })).body.status).toBe("withdrawn");
    expect((await approver.get(`/api/v1/vouchers/${claim.voucher.voucherId}`)).body.status).toBe("issued");
    const decided = await approvedClaim(app, { world });
    expect((await act(decided.enterprise.approver, decided, "withdraw")).body.code).toBe("wrong-state");
  });

  async function draftAgain(claim: SubmittedClaim): Promise<DraftedClaim> {
    const { preparer } = claim.voucher.enterprise;
    const before = await read(preparer, claim);
    const created = await preparer.post("/api/v1/claims", {
      voucherId: claim.voucher.voucherId,
      implementedOn: before.implementedOn,
      acceptedOn: before.acceptedOn,
      evidence: before.evidence.map((one: any) => ({
        kind: one.kind,
        fileId: one.fileId,
        amountFen: one.amountFen,
        occurredOn: one.occurredOn,
      })),
    });
    expect(created.status).toBe(201);
    return { ...claim, claimId: created.body.id, version: 1 };
  }
});

describe("deferred", () => {
  test("8.2 a claim is deferred with reason, approver and end, keeps its place, and comes back for review at its end", async () => {
    const claim = await approvedClaim(app, { world });
    const now = await app.as(null, async (work) => work.now);
    const past = await act(world.approver, claim, "defer", { reason: "核查中", until: now });
    expect(past.body).toMatchObject({ code: "deferral-end", faults: [{ path: "until" }] });
    const until = addMs(now, 3 * DAY_MS);
    expect((await act(world.reviewer, claim, "defer", { reason: "核查中", until })).body.code).toBe("not-permitted");
    const deferred = await act(world.approver, claim, "defer", { reason: "核查中", until });
    expect(deferred.body).toMatchObject({ status: "deferred", position: claim.position, actions: ["resume"] });
    const seen = await read(claim.enterprise.preparer, claim);
    expect(seen.deferral).toEqual({ reason: "核查中", until });
    await app.moveClock(3.01);
    await app.tick();
    const back = await read(world.reviewer, claim);
    expect(back).toMatchObject({
      status: "evaluated",
      deferral: null,
      position: claim.position,
      actions: ["review", "return"],
    });
    await app.moveClock(-3.01);
  });

  test("8.2 5.11 a claim that no frozen report marks complete is not deferred, and nobody is offered it", async () => {
    const own = await setUpApplications(app, { code: "defer-unmarked" });
    const idle = await confirmClaim(await submitClaim(await draftClaim(app, { world: own })));
    await deliverUse(app, idle.voucher, { users: 0 });
    await reportLine(own);
    const marked = await markedClaim(app, { world: own });
    const [seen, other] = [await read(own.approver, idle), await read(own.approver, marked)];
    expect([seen.reportMark, seen.actions]).toEqual(["incomplete", ["return", "reject"]]);
    expect([other.reportMark, other.actions]).toEqual(["complete", ["return", "reject", "defer"]]);
    const until = addMs(await app.as(null, async (work) => work.now), 3 * DAY_MS);
    const refused = await act(own.approver, { ...idle, version: seen.version }, "defer", { reason: "核查中", until });
    expect(refused.body).toMatchObject({ code: "not-marked-complete", facts: { reportMark: "incomplete" } });
    const deferred = await act(own.approver, { ...marked, version: other.version }, "defer", {
      reason: "核查中",
      until,
    });
    expect(deferred.body.status).toBe("deferred");
  });

  test("8.2 the approver ends a deferral himself; money that was set aside is free when the claim is then returned", async () => {
    const claim = await approvedClaim(app, { world });
    const now = await app.as(null, async (work) => work.now);
    const deferred = await act(world.approver, claim, "defer", { reason: "核查中", until: addMs(now, DAY_MS) });
    // A settlement set the money aside while the claim was deferred.
    await app.as(null, async (work) => {
      const cash = await cashAccount(work);
      await grant(work, cash, claim.amountFen, { objectType: "plan", objectId: world.programme.planId });
      const cashTransferId = await reserve(work, cash, claim.amountFen, {
        objectType: "claim",
        objectId: claim.claimId,
      });
      await work.tx.updateTable("claim").set({ cashTransferId }).where("id", "=", claim.claimId).execute();
    });
    const reserved = async () => await app.as(null, async (work) => (await cashAccount(work)).reservedFen);
    expect(await reserved()).toBe(claim.amountFen);
    const resumed = await act(world.approver, { ...claim, version: deferred.body.version }, "resume");
    expect(resumed.body.status).toBe("evaluated");
    expect(await reserved()).toBe(claim.amountFen);
    const returned = await act(world.reviewer, { ...claim, version: resumed.body.version }, "return", {
      reason: "材料有误",
    });
    expect(returned.body.status).toBe("returned");
    expect(await reserved()).toBe(0);
  });
});

async function cashAccount(work: Work) {
  const { programmeId, planId } = world.programme;
  const [cash] = await openAndLock(work, [{ kind: "cash", programmeId, planId, cityCode: "440600" }]);
  return cash!;
}

test("4.2 what was paid never returns to review, and the claim's page shows no step of settlement or payment", async () => {
  const claim = await approvedClaim(app, { world });
  expect((await read(world.approver, claim)).actions).toEqual(["defer"]);
  const paid = await app.as(null, async (work) => {
    let [row] = await claimsByIds(work, [claim.claimId]);
    for (const action of ["list", "publish", "makePayable", "send", "pay"] as const)
      row = await stepClaim(work, row!, action);
    return row!;
  });
  expect(paid.status).toBe("paid");
  for (const [by, action, body] of [
    [world.reviewer, "return", { reason: "x" }],
    [world.approver, "reject", { reason: "x" }],
    [claim.enterprise.approver, "withdraw", {}],
  ] as const) {
    expect((await act(by, { ...claim, version: await versionOf(claim) }, action, body)).body.code).toBe("wrong-state");
  }
});
