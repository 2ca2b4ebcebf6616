import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  allYes,
  draftApplication,
  expectStatus,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { admitSupplier, contractBody, officer, uploadPdf } from "../../test/parties.fixture.ts";
import {
  fixtureParameters,
  fixtureServices,
  fixtureStandard,
  publishStandard,
  setUpProgramme,
} from "../../test/programme.fixture.ts";
import { returnSilent } from "./supplier-answer.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

const url = (draft: Draft, action = ""): string =>
  `/api/v1/applications/${draft.applicationId}${action === "" ? "" : `/${action}`}`;
const read = async (draft: Draft, by: Caller = draft.enterprise.preparer) => (await by.get(url(draft))).body;

async function submitted(): Promise<{ draft: Draft; version: number }> {
  const draft = await draftApplication(app, world);
  return { draft, version: (await submitApplication(draft)).body.version as number };
}
async function confirmed(): Promise<{ draft: Draft; version: number }> {
  const { draft, version } = await submitted();
  const answer = await draft.supplier.preparer.post(url(draft, "confirm"), { version });
  expectStatus(answer, 200);
  return { draft, version: answer.body.version as number };
}
async function reviewed(): Promise<{ draft: Draft; version: number }> {
  const { draft, version } = await submitted();
  return { draft, version: await reviewedApplication(draft, version) };
}

describe("5.6 the draft", () => {
  test("is saved bit by bit, shows what is missing and the arithmetic so far, and is nobody else's business", async () => {
    const draft = await draftApplication(app, world, { promised: false });
    const seen = await read(draft);
    expect(seen).toMatchObject({
      status: "draft",
      number: expect.stringMatching(/^SQ2026-\d{6}$/),
      position: null,
      faceValueFen: null,
      holder: "enterprise",
      clock: null,
      place: null,
    });
    expect(seen.actions.toSorted()).toEqual(["submit", "update", "withdraw"]);
    expect(
      seen.findings
        .filter((finding: { outcome: string }) => finding.outcome !== "met")
        .map((finding: { rule: string }) => finding.rule),
    ).toEqual(["promise"]);
    expect(seen.waterfall.at(-1)).toMatchObject({ step: "annual-cap", afterFen: "12000000" });
    for (const stranger of [world.reviewer, draft.supplier.approver, world.programme.provincePolicy, world.finance]) {
      expect((await stranger.get(url(draft))).status).toBe(404);
    }
    expect(await draft.enterprise.preparer.put(url(draft), { version: 7, promised: true })).toMatchObject({
      status: 409,
      body: { code: "stale-version" },
    });
    expectStatus(await draft.enterprise.preparer.put(url(draft), { version: 1, promised: true }), 200);
    expect((await read(draft)).promised).toBe(true);
    expect(await draft.enterprise.preparer.put(url(draft), { version: 2, faceValueFen: "1" })).toMatchObject({
      status: 400,
      body: { code: "invalid-request" },
    });
  });

  test("needs an enterprise that has named its city", async () => {
    const { enterprise, contractId } = await draftApplication(app, world);
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("enterprise")
        .set({ cityCode: null })
        .where("id", "=", enterprise.enterpriseId)
        .execute();
    });
    const { programmeId } = world.programme;
    expect(await enterprise.preparer.post("/api/v1/applications", { programmeId, contractId })).toMatchObject({
      status: 409,
      body: { code: "place-unknown" },
    });
  });

  test("is withdrawn for good", async () => {
    const draft = await draftApplication(app, world);
    expectStatus(await draft.enterprise.preparer.post(url(draft, "withdraw"), { version: 1 }), 200);
    expect(await draft.enterprise.preparer.post(url(draft, "submit"), { version: 2 })).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
    expect(await draft.enterprise.preparer.put(url(draft), { version: 2 })).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
    expect((await world.reviewer.get(url(draft))).status).toBe(404);
  });

  test("of another enterprise is not found, whatever one tries", async () => {
    const mine = await draftApplication(app, world);
    const { enterprise } = await draftApplication(app, world);
    expect((await enterprise.preparer.get(url(mine))).status).toBe(404);
    expect((await enterprise.preparer.put(url(mine), { version: 1 })).status).toBe(404);
    expect((await enterprise.approver.post(url(mine, "submit"), { version: 1 })).status).toBe(404);
    expect((await enterprise.preparer.post(url(mine, "withdraw"), { version: 1 })).status).toBe(404);
  });
});

describe("5.6 the receipt", () => {
  test("gives number, system time to the millisecond and position, and the PDF is the same every time", async () => {
    const { draft } = await submitted();
    const seen = await read(draft);
    expect(seen.submittedAt).toMatch(/\.\d{3}Z$/);
    const first = await draft.enterprise.preparer.download(url(draft, "receipt"));
    expect(first.status).toBe(200);
    expect(first.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await draft.enterprise.preparer.download(url(draft, "receipt"))).bytes.equals(first.bytes)).toBe(true);
    expect((await world.reviewer.download(url(draft, "receipt"))).status).toBe(200);
    expect((await (await officer(app, "city-reviewer", "440100")).download(url(draft, "receipt"))).status).toBe(404);
  });

  test("does not exist for a draft", async () => {
    const draft = await draftApplication(app, world);
    expect(await draft.enterprise.preparer.get(url(draft, "receipt"))).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
  });
});

describe("5.7 the supplier", () => {
  test("only the contract's supplier finds and confirms it", async () => {
    const { draft, version } = await submitted();
    const other = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-01" });
    expect((await other.approver.get(url(draft))).status).toBe(404);
    expect((await other.approver.post(url(draft, "confirm"), { version })).status).toBe(404);
    expect((await other.approver.post(url(draft, "dispute"), { version, reason: "不是" })).status).toBe(404);
    expect((await draft.enterprise.approver.post(url(draft, "confirm"), { version })).status).toBe(403);
    expect((await draft.supplier.approver.post(url(draft, "confirm"), { version: version + 1 })).body.code).toBe(
      "stale-version",
    );
    const answer = await draft.supplier.approver.post(url(draft, "confirm"), { version });
    expect(answer).toMatchObject({ status: 200, body: { status: "supplier-confirmed" } });
    expect(await read(draft)).toMatchObject({ holder: "city", confirmedAt: expect.any(String) });
  });

  test("disputes with a reason; the clock stands, the enterprise brings it back, corrects and submits to the same place", async () => {
    const { draft, version } = await submitted();
    expect((await draft.supplier.approver.post(url(draft, "dispute"), { version, reason: " " })).status).toBe(400);
    const disputed = await draft.supplier.approver.post(url(draft, "dispute"), { version, reason: "金额与合同不一致" });
    expect(disputed).toMatchObject({ status: 200, body: { status: "disputed" } });
    const seen = await read(draft);
    expect(seen).toMatchObject({ holder: "enterprise", clock: { paused: true, dueAt: null } });
    expect(seen.timeline.at(-1)).toMatchObject({
      action: "application.disputed",
      reason: "金额与合同不一致",
      by: { name: null, organisationName: draft.supplier.name },
    });
    const back = await draft.enterprise.preparer.post(url(draft, "bring-back"), { version: disputed.body.version });
    expect(back.body.status).toBe("returned");
    const again = await submitApplication({ ...draft, version: back.body.version });
    expect(again.body).toMatchObject({ status: "submitted", position: seen.position });
    expect((await read(draft)).clock).toMatchObject({ paused: false });
  });
});

describe("5.7 in the supplier's place", () => {
  test("the city confirms with evidence when the supplier is suspended, and not before", async () => {
    const supplier = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier });
    const { version } = (await submitApplication(draft)).body;
    const evidence = await uploadPdf(world.reviewer, "other");
    const body = { version, reason: "供应商已被暂停，经电话核实合同属实", fileIds: [evidence] };
    expect((await read(draft, world.reviewer)).actions).not.toContain("confirmInPlace");
    expect(await world.reviewer.post(url(draft, "confirm-in-place"), body)).toMatchObject({
      status: 409,
      body: { code: "supplier-can-answer" },
    });
    await app.as(
      null,
      async (work) =>
        void (await work.tx
          .updateTable("supplier")
          .set({ suspendedAt: work.now })
          .where("id", "=", supplier.supplierId)
          .execute()),
    );
    expect((await read(draft, world.reviewer)).actions).toContain("confirmInPlace");
    expect((await world.reviewer.post(url(draft, "confirm-in-place"), { ...body, fileIds: [] })).status).toBe(400);
    const foreign = await uploadPdf(draft.enterprise.preparer, "other");
    expect((await world.reviewer.post(url(draft, "confirm-in-place"), { ...body, fileIds: [foreign] })).status).toBe(
      404,
    );
    const done = await world.reviewer.post(url(draft, "confirm-in-place"), body);
    expect(done).toMatchObject({ status: 200, body: { status: "supplier-confirmed" } });
    const seen = await read(draft);
    expect(seen.confirmedInPlace).toEqual({ reason: body.reason });
    // Nobody decides twice in one case: another reviewer has to look at it.
    const review = { version: done.body.version, checklist: allYes, recommendation: "approve" };
    expect((await world.reviewer.post(url(draft, "review"), review)).body.code).toBe("second-hand");
    // The evidence belongs to the case now: the enterprise reads it there, and only there.
    expect((await draft.enterprise.preparer.download(`${url(draft)}/files/${evidence}`)).status).toBe(200);
    const { draft: other } = await submitted();
    expect((await other.enterprise.preparer.download(`${url(other)}/files/${evidence}`)).status).toBe(404);
  });

  test("who confirmed in the supplier's place does not approve", async () => {
    const supplier = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier });
    const { version } = (await submitApplication(draft)).body;
    await app.as(
      null,
      async (work) =>
        void (await work.tx
          .updateTable("supplier")
          .set({ suspendedAt: work.now })
          .where("id", "=", supplier.supplierId)
          .execute()),
    );
    const done = await world.approver.post(url(draft, "confirm-in-place"), {
      version,
      reason: "代为确认",
      fileIds: [await uploadPdf(world.approver, "other")],
    });
    expectStatus(done, 200);
    const review = await world.reviewer.post(url(draft, "review"), {
      version: done.body.version,
      checklist: allYes,
      recommendation: "approve",
    });
    expectStatus(review, 200);
    expect(await world.approver.post(url(draft, "approve"), { version: review.body.version })).toMatchObject({
      status: 403,
      body: { code: "second-hand" },
    });
  });
});

describe("5.8 review and approval", () => {
  test("the checklist is answered whole, a no needs a remark, and approval needs every yes", async () => {
    const { draft, version } = await confirmed();
    const { "fees-agree": _left, ...rest } = allYes;
    expect(
      (await world.reviewer.post(url(draft, "review"), { version, checklist: rest, recommendation: "approve" })).status,
    ).toBe(400);
    const no = { ...allYes, "fees-agree": { yes: false, remark: "" } };
    expect(
      (await world.reviewer.post(url(draft, "review"), { version, checklist: no, recommendation: "reject" })).body.code,
    ).toBe("checklist-remark-missing");
    const why = { ...allYes, "fees-agree": { yes: false, remark: "合同为 10 万元" } };
    expect(
      (await world.reviewer.post(url(draft, "review"), { version, checklist: why, recommendation: "approve" })).body
        .code,
    ).toBe("checklist-contradicts");
    const done = await world.reviewer.post(url(draft, "review"), {
      version,
      checklist: why,
      recommendation: "reject",
      remark: "金额不符",
    });
    expect(done).toMatchObject({ status: 200, body: { status: "reviewed" } });
    // A working note of the bureau: the enterprise sees it once the case is decided.
    expect(await read(draft)).toMatchObject({ checklist: null, recommendation: null });
    expect(await read(draft, world.approver)).toMatchObject({ checklist: why, recommendation: "reject" });
    expect(await world.approver.post(url(draft, "approve"), { version: done.body.version })).toMatchObject({
      status: 409,
      body: { code: "recommendation-differs" },
    });
    const rejected = await world.approver.post(url(draft, "reject"), {
      version: done.body.version,
      reason: "金额与合同不符",
    });
    expect(rejected).toMatchObject({ status: 200, body: { status: "rejected", actions: ["receipt"] } });
    expect(await read(draft)).toMatchObject({ status: "rejected", checklist: why, holder: null });
  });

  test("who reviewed does not approve or reject, even with both roles; who sent back may review again", async () => {
    const both = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: world.reviewer.actor.organisationId,
    });
    const { draft, version } = await confirmed();
    const review = await both.post(url(draft, "review"), { version, checklist: allYes, recommendation: "approve" });
    expectStatus(review, 200);
    expect((await read(draft, both)).actions).not.toContain("approve");
    expect(await both.post(url(draft, "approve"), { version: review.body.version })).toMatchObject({
      status: 403,
      body: { code: "second-hand" },
    });
    expect(await both.post(url(draft, "reject"), { version: review.body.version, reason: "不" })).toMatchObject({
      status: 403,
      body: { code: "second-hand" },
    });
    const back = await world.approver.post(url(draft, "send-back"), {
      version: review.body.version,
      reason: "请核对日期",
    });
    expect(back.body.status).toBe("supplier-confirmed");
    const again = await world.reviewer.post(url(draft, "review"), {
      version: back.body.version,
      checklist: allYes,
      recommendation: "approve",
    });
    expectStatus(again, 200);
    expect((await world.approver.post(url(draft, "approve"), { version: again.body.version })).body.status).toBe(
      "issued",
    );
  });

  test("nobody decides a case of a party he belongs to", async () => {
    const { draft, version } = await confirmed();
    const insider = await app.signIn({ role: "city-reviewer", organisation: world.reviewer.actor.organisationId });
    await app.as(null, async (work) => {
      await work.tx
        .insertInto("membership")
        .values({
          id: work.newId(),
          personId: insider.actor.personId,
          organisationId: draft.enterprise.enterpriseId,
          role: "enterprise-preparer",
          grantedAt: work.now,
        })
        .execute();
    });
    expect(
      await insider.post(url(draft, "review"), { version, checklist: allYes, recommendation: "approve" }),
    ).toMatchObject({ status: 403, body: { code: "own-case" } });
    expect(await insider.post(url(draft, "return"), { version, reason: "退回" })).toMatchObject({
      status: 403,
      body: { code: "own-case" },
    });
  });

  test("another city, its finance and the supplier cannot review; to the other city the case does not exist", async () => {
    const { draft, version } = await confirmed();
    const elsewhere = await officer(app, "city-reviewer", "440100");
    expect(
      (await elsewhere.post(url(draft, "review"), { version, checklist: allYes, recommendation: "approve" })).status,
    ).toBe(404);
    expect((await elsewhere.get(url(draft))).status).toBe(404);
    expect(
      (await world.finance.post(url(draft, "review"), { version, checklist: allYes, recommendation: "approve" }))
        .status,
    ).toBe(403);
    const { draft: second, version: reviewedVersion } = await reviewed();
    expect(
      (await (await officer(app, "city-approver", "440100")).post(url(second, "approve"), { version: reviewedVersion }))
        .status,
    ).toBe(404);
  });

  test("the voucher: amounts posted, code unguessable, certificate stored, the last instant the first deadline 120 days ahead", async () => {
    const { draft, version } = await reviewed();
    const done = await world.approver.post(url(draft, "approve"), { version });
    expect(done).toMatchObject({ status: 200, body: { status: "issued" } });
    const seen = await read(draft);
    const voucher = (await draft.enterprise.preparer.get(`/api/v1/vouchers/${seen.voucherId}`)).body;
    expect(voucher).toMatchObject({
      status: "issued",
      faceValueFen: "12000000",
      tier: "B",
      lastClaimAt: world.programme.deadlines[0],
      code: expect.stringMatching(/^YQ26-/),
    });
    const certificate = await draft.enterprise.preparer.download(`/api/v1/vouchers/${seen.voucherId}/certificate`);
    expect(certificate.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const transfers = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerTransfer")
          .innerJoin("ledgerAccount", "ledgerAccount.id", "ledgerTransfer.accountId")
          .select(["ledgerAccount.kind as account", "ledgerTransfer.kind", "amountFen"])
          .where("objectId", "=", draft.applicationId)
          .orderBy("ledgerTransfer.seq")
          .execute(),
    );
    expect(transfers).toEqual([
      { account: "annual-cap", kind: "grant", amountFen: 250_000_00 },
      { account: "annual-cap", kind: "reserve", amountFen: 120_000_00 },
      { account: "capacity", kind: "reserve", amountFen: 120_000_00 },
      { account: "capacity", kind: "post", amountFen: 120_000_00 },
      { account: "annual-cap", kind: "post", amountFen: 120_000_00 },
    ]);
    expect(await world.approver.post(url(draft, "approve"), { version: done.body.version })).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
  });

  test("a suspended enterprise gets no voucher until it is reinstated", async () => {
    const { draft, version } = await reviewed();
    const suspend = async (suspended: boolean): Promise<void> => {
      await app.as(
        null,
        async (work) =>
          void (await work.tx
            .updateTable("enterprise")
            .set({ suspendedAt: suspended ? work.now : null })
            .where("id", "=", draft.enterprise.enterpriseId)
            .execute()),
      );
    };
    await suspend(true);
    expect(await world.approver.post(url(draft, "approve"), { version })).toMatchObject({
      status: 409,
      body: { code: "enterprise-suspended" },
    });
    await suspend(false);
    expect((await world.approver.post(url(draft, "approve"), { version })).status).toBe(200);
  });
});

describe("5.8 returned for correction", () => {
  test("keeps place and amounts; the face value falls with the corrected fee and the difference is free at once", async () => {
    const { draft, version } = await submitted();
    const before = await read(draft);
    const returned = await world.reviewer.post(url(draft, "return"), { version, reason: "费用项与合同不符" });
    expect(returned).toMatchObject({ status: 200, body: { status: "returned" } });
    const contract = (await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`)).body;
    expect(contract.status, "the contract can be corrected").toBe("draft");
    const edited = await editLines(draft, contract, 90_000_00);
    expect(edited.status).toBe(200);
    expect((await read(draft)).waterfall.at(-1)).toMatchObject({ afterFen: "9000000" });
    const again = await submitApplication({ ...draft, version: returned.body.version });
    expect(again.body).toMatchObject({ faceValueFen: "9000000", position: before.position });
    expect(again.body.submittedAt).toBe(before.submittedAt);
    const cap = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerAccount")
          .select("reservedFen")
          .where("enterpriseId", "=", draft.enterprise.enterpriseId)
          .executeTakeFirstOrThrow(),
    );
    expect(cap.reservedFen).toBe(90_000_00);
    expect(
      (await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`)).body.status,
      "and is locked again",
    ).toBe("locked");
  });

  test("a raise is refused and told before it is tried; service and supplier stay", async () => {
    const { draft, version } = await submitted();
    const returned = await world.reviewer.post(url(draft, "return"), { version, reason: "请补充" });
    const contract = (await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`)).body;
    expectStatus(await editLines(draft, contract, 130_000_00), 200);
    expect((await read(draft)).findings.at(-1)).toMatchObject({ rule: "face-value-raise", outcome: "failed" });
    expect(
      await draft.enterprise.preparer.post(url(draft, "submit"), { version: returned.body.version }),
    ).toMatchObject({
      status: 409,
      body: { code: "face-value-raise", facts: { beforeFen: 120_000_00, afterFen: 130_000_00 } },
    });
    expect(
      await draft.enterprise.preparer.put(url(draft), { version: returned.body.version, serviceCode: "SAAS-01" }),
    ).toMatchObject({ status: 409, body: { code: "contract-bound" } });
  });

  test("withdrawn, the contract is open for a new application with more", async () => {
    const { draft, version } = await submitted();
    expectStatus(await draft.enterprise.preparer.post(url(draft, "withdraw"), { version, reason: "重新申请" }), 200);
    const contract = (await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`)).body;
    expect(contract.status).toBe("draft");
    expectStatus(await editLines(draft, contract, 150_000_00), 200);
    const anew = await draftApplication(app, world, { enterprise: draft.enterprise, contractId: draft.contractId });
    expect((await submitApplication(anew)).body).toMatchObject({ faceValueFen: "15000000" });
  });

  const contractOf = async (draft: Draft): Promise<Record<string, any>> =>
    (await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`)).body;
  const suspend = async (supplierId: Id): Promise<void> =>
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("supplier")
        .set({ suspendedAt: work.now, revokedAt: work.now })
        .where("id", "=", supplierId)
        .execute();
    });

  test("8.4 in its time it comes back with the supplier it was submitted with, whatever became of him, and the city confirms in his place", async () => {
    const supplier = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier });
    const { version, position } = (await submitApplication(draft)).body;
    await suspend(supplier.supplierId);
    const returned = await world.reviewer.post(url(draft, "return"), { version, reason: "费用项与合同不符" });
    expectStatus(returned, 200);

    const contract = await contractOf(draft);
    expectStatus(await editLines(draft, contract, 90_000_00), 200);
    expect((await read(draft)).findings).toContainEqual(
      expect.objectContaining({ rule: "supplier-admitted", outcome: "met", zh: expect.stringContaining("首次提交") }),
    );
    const again = await submitApplication({ ...draft, version: returned.body.version });
    expect(again.body).toMatchObject({ status: "submitted", faceValueFen: "9000000", position });
    const inPlace = await world.reviewer.post(url(draft, "confirm-in-place"), {
      version: again.body.version,
      reason: "供应商已被取消资格，经电话核实合同属实",
      fileIds: [await uploadPdf(world.reviewer, "other")],
    });
    expect(inPlace).toMatchObject({ status: 200, body: { status: "supplier-confirmed" } });
  });

  test("8.4 returned because its supplier is silent, it comes back although he was suspended, and the city confirms in his place", async () => {
    const supplier = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier });
    await submitApplication(draft);
    await suspend(supplier.supplierId);
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("application")
        .set({ supplierFinalAt: work.now })
        .where("id", "=", draft.applicationId)
        .execute();
      await returnSilent(work, draft.applicationId);
    });
    const { version, status } = await read(draft);
    expect(status).toBe("returned");
    const again = await submitApplication({ ...draft, version });
    expect((await read(draft, world.reviewer)).actions).toContain("confirmInPlace");
    expect(again.body.status).toBe("submitted");
  });

  test("8.4 another supplier, or its own once the time to come back is over, is new business: who is suspended is refused", async () => {
    const { programmeId } = world.programme;
    const supplier = await admitSupplier(app, { programmeId, serviceCode: "SAAS-02" });
    const other = await admitSupplier(app, { programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier });
    const { version } = (await submitApplication(draft)).body;
    for (const { supplierId } of [supplier, other]) await suspend(supplierId);
    const returned = await world.reviewer.post(url(draft, "return"), { version, reason: "请核对" });
    const contract = await contractOf(draft);
    expect((await editLines(draft, { ...contract, supplierId: other.supplierId }, 90_000_00)).body.code).toBe(
      "supplier-revoked",
    );
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("application")
        .set({ returnDueAt: work.now })
        .where("id", "=", draft.applicationId)
        .execute();
    });
    expect((await editLines(draft, contract, 90_000_00)).body.code).toBe("supplier-revoked");
    expect(
      await draft.enterprise.preparer.post(url(draft, "submit"), { version: returned.body.version }),
    ).toMatchObject({ body: { code: "application-not-eligible", facts: { rule: "supplier-admitted" } } });
  });

  test("4.4.4 it is corrected by the catalogue and the edition of its first submission, not by those published since", async () => {
    const renewed = await setUpApplications(app, { code: "renewed-programme" });
    const { programmeId, planId, provincePolicy } = renewed.programme;
    const draft = await draftApplication(app, renewed);
    const { version } = (await submitApplication(draft)).body;
    const returned = await renewed.reviewer.post(url(draft, "return"), { version, reason: "费用项金额有误" });
    expectStatus(returned, 200);

    const stays = <Of extends { readonly serviceCode: string }>(rows: readonly Of[]): Of[] =>
      rows.filter(({ serviceCode }) => serviceCode !== "SAAS-02");
    await publishStandard(provincePolicy, programmeId, planId, {
      services: fixtureServices.filter(({ code }) => code !== "SAAS-02"),
      standard: {
        ...fixtureStandard,
        amounts: stays(fixtureStandard.amounts as { serviceCode: string }[]),
        thresholds: stays(fixtureStandard.thresholds),
      },
    });
    const edition = await provincePolicy.post(`/api/v1/programmes/${programmeId}/editions`, {
      titleZh: "修订",
      titleEn: "Revised",
      publishedOn: "2018-08-01",
      inForceFrom: null,
      sample: true,
      parameters: {
        ...fixtureParameters,
        feeCategories: fixtureParameters.feeCategories.filter(({ code }) => code !== "application-service"),
      },
    });
    expectStatus(edition, 201);
    await app.moveClock(0.001);

    const contract = await contractOf(draft);
    expect(contract.lines[0], "and it is read as it is judged").toMatchObject({ eligible: true });
    expectStatus(await editLines(draft, contract, 90_000_00), 200);
    const again = await submitApplication({ ...draft, version: returned.body.version });
    expect(again.body).toMatchObject({ status: "submitted", faceValueFen: "9000000" });
    const anew = await draft.enterprise.preparer.post("/api/v1/contracts", {
      ...(await contractBody(app, {
        enterprise: draft.enterprise,
        supplier: draft.supplier,
        programmeId,
        lines: [{ serviceCode: "SAAS-02", category: "network", amountFen: 1_00 }],
      })),
    });
    expect(anew.body.code, "a new contract is judged by today's").toBe("service-not-listed");
  });

  async function editLines(draft: Draft, contract: Record<string, any>, amountFen: number) {
    const lines = [
      {
        number: 1,
        serviceCode: "SAAS-02",
        productId: null,
        category: "application-service",
        description: "按合同约定",
        amountFen: String(amountFen),
      },
    ];
    return await draft.enterprise.preparer.put(`/api/v1/contracts/${draft.contractId}`, {
      version: contract.version,
      supplierId: contract.supplierId,
      number: contract.number,
      title: contract.title,
      signedOn: contract.signedOn,
      startsOn: contract.startsOn,
      endsOn: contract.endsOn,
      statesEligibleFee: contract.statesEligibleFee,
      implementationDivision: contract.implementationDivision,
      implementationAddress: contract.implementationAddress,
      fileId: contract.fileId,
      totalFen: String(amountFen),
      lines,
    });
  }
});

describe("queues", () => {
  test("a city's queue runs by position, by due date or by time, page by page, and counts come from the kept counts", async () => {
    const other = await startTestApp();
    try {
      const place = await setUpApplications(other);
      const made: Draft[] = [];
      for (let index = 0; index < 5; index += 1) {
        const draft = await draftApplication(other, place);
        await submitApplication(draft);
        made.push(draft);
      }
      const { programmeId } = place.programme;
      for (const order of ["position", "due", "newest"]) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const answer: any = await place.reviewer.get(
            `/api/v1/applications?programmeId=${programmeId}&order=${order}&limit=2${cursor === null ? "" : `&cursor=${cursor}`}`,
          );
          expectStatus(answer, 200);
          seen.push(...answer.body.items.map((item: { id: string }) => item.id));
          cursor = answer.body.nextCursor;
        } while (cursor !== null);
        const expected = made.map((draft) => draft.applicationId);
        if (order === "position") expect(seen, order).toEqual(expected);
        else expect(seen.toSorted(), order).toEqual(expected.toSorted());
      }
      expect((await place.reviewer.get(`/api/v1/applications/counts?programmeId=${programmeId}`)).body.counts).toEqual([
        { cityCode: "440600", status: "submitted", cases: 5 },
      ]);
      const elsewhere = await officer(other, "city-reviewer", "440100");
      expect((await elsewhere.get(`/api/v1/applications?programmeId=${programmeId}`)).body.items).toEqual([]);
      expect((await elsewhere.get(`/api/v1/applications/counts?programmeId=${programmeId}`)).body.counts).toEqual([]);
      expect((await place.supplier.preparer.get("/api/v1/applications?status=submitted")).body.items).toHaveLength(5);
      const own = made[0]!.enterprise.preparer;
      expect((await own.get("/api/v1/applications")).body.items).toHaveLength(1);
      expect((await own.get(`/api/v1/applications/counts?programmeId=${programmeId}`)).body.counts).toEqual([
        { cityCode: "440600", status: "submitted", cases: 1 },
      ]);
      expect((await read(made[3]!)).place).toEqual({ position: 4, ahead: 3, of: "cases" });
      expect((await place.reviewer.get("/api/v1/applications?cursor=bm90")).status).toBe(400);
      expect((await place.reviewer.get("/api/v1/applications?order=size")).status).toBe(400);
    } finally {
      await other.close();
    }
  });
});

describe("4.4.2 the public calculation", () => {
  test("works out tier and steps for anybody, keeps nothing, and names what stops it", async () => {
    const { programmeId } = world.programme;
    const ask = async (query: string) => {
      const answer = await app.app.inject({
        method: "GET",
        url: `/api/v1/public/subsidy?programmeId=${programmeId}&${query}`,
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const found = await ask(
      "serviceCode=SAAS-02&revenueFen=5000000000&staff=120&eligibleFeeFen=18000000&usedFen=10000000",
    );
    expect(found).toMatchObject({
      status: 200,
      body: { tier: { tier: "B" }, faceValueFen: "15000000", stoppedBy: null, standard: { number: 1, sample: true } },
    });
    expect(found.body.waterfall.map((step: { step: string; afterFen: string }) => [step.step, step.afterFen])).toEqual([
      ["listed", "20000000"],
      ["eligible-fee", "18000000"],
      ["annual-cap", "15000000"],
    ]);
    expect(
      (await ask("serviceCode=CLOUD-01&revenueFen=5000000000&staff=120&eligibleFeeFen=10000001")).body.faceValueFen,
    ).toBe("5000000");
    expect(
      (await ask("serviceCode=SAAS-02&revenueFen=999999999&staff=120&eligibleFeeFen=18000000")).body,
    ).toMatchObject({ tier: null, stoppedBy: "tier", faceValueFen: "0" });
    expect((await ask("serviceCode=SAAS-02&revenueFen=5000000000&staff=120&eligibleFeeFen=0")).body.stoppedBy).toBe(
      "eligible-fee",
    );
    expect(await ask("serviceCode=NONE-9&revenueFen=5000000000&staff=120&eligibleFeeFen=1")).toMatchObject({
      status: 404,
      body: { code: "service-not-in-standard" },
    });
    expect((await ask("serviceCode=SAAS-02&revenueFen=1e9&staff=120&eligibleFeeFen=1")).status).toBe(400);
  });
});

test("5.17 without an announced deadline 120 days ahead no voucher is issued, and the province is told once", async () => {
  const other = await startTestApp();
  try {
    const unannounced = await setUpProgramme(other, { announced: false });
    const place: World = {
      programme: unannounced,
      supplier: await admitSupplier(other, { programmeId: unannounced.programmeId, serviceCode: "SAAS-02" }),
      cityCode: "440600",
      reviewer: await officer(other, "city-reviewer", "440600"),
      approver: await officer(other, "city-approver", "440600"),
      finance: await officer(other, "city-finance", "440600"),
    };
    const draft = await draftApplication(other, place);
    const version = await reviewedApplication(draft, (await submitApplication(draft)).body.version);
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await place.approver.post(url(draft, "approve"), { version })).toMatchObject({
        status: 409,
        body: { code: "no-settlement-deadline", facts: { days: 120 } },
      });
    }
    expect((await read(draft)).status).toBe("reviewed");
    const told = await other.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("message")
          .innerJoin("organisation", "organisation.id", "message.organisationId")
          .select("organisation.kind")
          .where("message.kind", "=", "voucher.no-settlement-deadline")
          .execute(),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["province"]));
    const offices = await other.as(
      null,
      async (work) => await work.tx.selectFrom("organisation").select("id").where("kind", "=", "province").execute(),
    );
    expect(told).toHaveLength(offices.length);
  } finally {
    await other.close();
  }
});

describe("the applications of one enterprise", () => {
  test("an office reads them by the enterprise, newest first, and no drafts; another enterprise finds nothing", async () => {
    const { draft } = await submitted();
    await submitted();
    const enterpriseId = draft.enterprise.preparer.actor.organisationId;
    const listed = async (by: Caller): Promise<string[]> =>
      expectListed(await by.get(`/api/v1/applications?enterpriseId=${enterpriseId}`));
    expect(await listed(world.reviewer)).toEqual([draft.applicationId]);
    expect(await listed(draft.enterprise.preparer)).toEqual([draft.applicationId]);
    const other = await draftApplication(app, world);
    expect(await listed(other.enterprise.preparer)).toEqual([]);
    const drafts = other.enterprise.preparer.actor.organisationId;
    expect(expectListed(await world.reviewer.get(`/api/v1/applications?enterpriseId=${drafts}`))).toEqual([]);
  });
});

function expectListed(answer: { status: number; body: { items: readonly { id: string }[] } }): string[] {
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ id }) => id);
}
