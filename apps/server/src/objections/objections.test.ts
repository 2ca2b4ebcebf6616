import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { addDays, beijingDate, endOfBeijingDay } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  assembled,
  cashOf,
  claimRow,
  expectRefusal,
  expectStatus,
  lineOf,
  noticed,
  settlementPeriod,
  settlementWorld,
  type LinedClaim,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const text = "该企业已停产，设备未上云，附现场照片。";
const ownerOf = async (claim: LinedClaim): Promise<Caller> =>
  await app.signIn({ role: "enterprise-approver", organisation: claim.enterpriseId });
const linesOf = async (city: SettlementWorld, settlementId: Id) =>
  expectStatus(await city.reviewer.get(`/api/v1/settlements/${settlementId}/lines`), 200).items as any[];

interface Case {
  readonly city: SettlementWorld;
  readonly claims: LinedClaim[];
  readonly list: any;
  readonly notice: any;
  readonly lineIds: Id[];
  readonly objector: Caller;
}

/** A noticed list; the objector is the holder of its last line. */
async function objected(amounts: readonly number[], cashFen = 100_00): Promise<Case> {
  const city = await settlementWorld(app, { cashFen });
  const claims = await lineOf(app, city, amounts);
  const { list, notice } = await noticed(app, city);
  const lineIds = (await linesOf(city, list.id)).map((line) => line.id);
  return { city, claims, list, notice, lineIds, objector: await ownerOf(claims.at(-1)!) };
}

const file = async (by: Caller, notice: any, lineId: Id | undefined, fileIds: readonly Id[] = []) =>
  await by.post("/api/v1/objections", { kind: "line", noticeId: notice.id, lineId, text, fileIds });

/** Filed, admitted and answered: ready to be decided. */
async function answered({ city, notice, lineIds, objector }: Case, line = 0) {
  const filed = expectStatus(await file(objector, notice, lineIds[line]), 201);
  const admitted = expectStatus(
    await city.reviewer.post(`/api/v1/objections/${filed.id}/admit`, { version: filed.version }),
    200,
  );
  return expectStatus(
    await city.reviewer.post(`/api/v1/objections/${filed.id}/answer`, {
      version: admitted.version,
      answer: "经现场核实……",
    }),
    200,
  );
}

const tickAt = async (days: number): Promise<void> => {
  await app.moveClock(days);
  await app.tick();
};

describe("filing", () => {
  test("5.13 5.14 an objection holds its line's claim while the others go on", async () => {
    const one = await objected([30_00, 20_00]);
    const filed = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    expect(filed).toMatchObject({ status: "filed", kind: "line", actions: ["withdraw"] });
    expect(filed.number).toMatch(/^YY-4406-\d{4}-\d{3}$/);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("held");
    expect((await claimRow(app, one.claims[1]!.claimId)).status).toBe("noticed");
    await tickAt(8.1);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("held");
    expect((await claimRow(app, one.claims[1]!.claimId)).status).toBe("payable");
  });

  test("5.13 attachments belong to the objection and can be read by the bureau", async () => {
    const one = await objected([30_00]);
    const upload = expectStatus(
      await one.objector.upload(
        "objection",
        "照片.png",
        Buffer.from(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
          "base64",
        ),
      ),
      201,
    );
    const filed = expectStatus(await file(one.objector, one.notice, one.lineIds[0], [upload.id]), 201);
    expect(filed.files).toEqual([{ id: upload.id, name: "照片.png" }]);
    expect((await one.city.reviewer.download(`/api/v1/files/${upload.id}/content`)).status).toBe(200);
    expectRefusal(await file(one.objector, one.notice, one.lineIds[0], [one.lineIds[0]!]), "not-found");
  });

  test("5.13 only within the notice: after its end it is refused", async () => {
    const one = await objected([30_00]);
    await app.moveClock(8.1);
    expectRefusal(await file(one.objector, one.notice, one.lineIds[0]), "notice-over");
    expectRefusal(
      await one.objector.post("/api/v1/objections", {
        kind: "omission",
        noticeId: one.notice.id,
        claimId: null,
        text,
        fileIds: [],
      }),
      "notice-over",
    );
  });

  test("5.13 enterprises of the city and parties of the list object to a line; strangers do not; a line of another list is not found", async () => {
    const one = await objected([30_00]);
    const elsewhere = await objected([30_00]);
    const supplier = await app.signIn({ role: "supplier-approver", organisation: one.claims[0]!.supplierId });
    const stranger = await app.signIn({
      role: "supplier-approver",
      organisation: { kind: "supplier", name: "他省供应商" },
    });
    expectRefusal(await file(stranger, one.notice, one.lineIds[0]), "objection-not-a-party");
    expectRefusal(await file(one.objector, one.notice, elsewhere.lineIds[0]), "not-found");
    expectStatus(await file(elsewhere.objector, one.notice, one.lineIds[0]), 201);
    expectStatus(await file(supplier, one.notice, one.lineIds[0]), 201);
    expectRefusal(
      await supplier.post("/api/v1/objections", {
        kind: "omission",
        noticeId: one.notice.id,
        claimId: null,
        text,
        fileIds: [],
      }),
      "objection-not-a-party",
    );
  });

  test("what is typed wrong is told field by field", async () => {
    const one = await objected([30_00]);
    const answer = await one.objector.post("/api/v1/objections", {
      kind: "line",
      noticeId: "x",
      text: "",
      fileIds: ["y"],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map((fault: any) => fault.path).toSorted()).toEqual([
      "fileIds.0",
      "lineId",
      "noticeId",
      "text",
    ]);
  });

  test("another organisation's objection is not found; the bureau sees its city's", async () => {
    const one = await objected([30_00]);
    const filed = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    const other = await app.signIn({ role: "enterprise-approver", organisation: { kind: "enterprise", name: "别家" } });
    const otherCity = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: { kind: "city-bureau", cityCode: "440100" },
    });
    for (const caller of [other, otherCity]) {
      expectRefusal(await caller.get(`/api/v1/objections/${filed.id}`), "not-found");
      expect(expectStatus(await caller.get("/api/v1/objections"), 200).items).toEqual([]);
    }
    expectRefusal(await other.post(`/api/v1/objections/${filed.id}/withdraw`, { version: 1 }), "not-found");
    expectRefusal(await otherCity.post(`/api/v1/objections/${filed.id}/admit`, { version: 1 }), "not-found");
    expect(
      expectStatus(await one.city.reviewer.get(`/api/v1/objections?settlementId=${one.list.id}`), 200).items,
    ).toHaveLength(1);
  });
});

describe("answering and deciding", () => {
  test("5.13 each objection is answered before it is decided, and who answered does not decide", async () => {
    const one = await objected([30_00]);
    const filed = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    expectRefusal(
      await one.city.approver.post(`/api/v1/objections/${filed.id}/dismiss`, { version: 1, decision: "不成立" }),
      "wrong-state",
    );
    const admitted = expectStatus(
      await one.city.reviewer.post(`/api/v1/objections/${filed.id}/admit`, { version: 1 }),
      200,
    );
    expectRefusal(
      await one.city.approver.post(`/api/v1/objections/${filed.id}/dismiss`, {
        version: admitted.version,
        decision: "不成立",
      }),
      "objection-unanswered",
    );
    const both = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: one.city.reviewer.actor.organisationId,
    });
    const answer = expectStatus(
      await both.post(`/api/v1/objections/${filed.id}/answer`, { version: admitted.version, answer: "经核实……" }),
      200,
    );
    expect(answer.actions).toEqual(["answer"]);
    expectRefusal(
      await both.post(`/api/v1/objections/${filed.id}/dismiss`, { version: answer.version, decision: "不成立" }),
      "second-hand",
    );
    const decided = expectStatus(
      await one.city.approver.post(`/api/v1/objections/${filed.id}/dismiss`, {
        version: answer.version,
        decision: "不成立",
      }),
      200,
    );
    expect(decided).toMatchObject({ status: "dismissed", decision: "不成立", actions: [] });
    expectRefusal(
      await one.city.approver.post(`/api/v1/objections/${filed.id}/uphold`, {
        version: decided.version,
        decision: "成立",
        effect: { kind: "removed" },
      }),
      "wrong-state",
    );
  });

  test("5.13 a dismissed objection restarts nothing: with the notice over, the line is payable with the next tick", async () => {
    const one = await objected([30_00]);
    const open = await answered(one);
    await tickAt(8.1);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("held");
    expectStatus(
      await one.city.approver.post(`/api/v1/objections/${open.id}/dismiss`, {
        version: open.version,
        decision: "证据不足",
      }),
      200,
    );
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("noticed");
    await app.tick();
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("payable");
  });

  test("5.14 a list closes while a line is held; decided later, that line is paid from the closed list", async () => {
    const one = await objected([30_00]);
    const open = await answered(one);
    await tickAt(8.1);
    const list = async () => expectStatus(await one.city.reviewer.get(`/api/v1/settlements/${one.list.id}`), 200);
    expect((await list()).status).toBe("closed");
    expectStatus(
      await one.city.approver.post(`/api/v1/objections/${open.id}/dismiss`, {
        version: open.version,
        decision: "证据不足",
      }),
      200,
    );
    await app.tick();
    expect(
      expectStatus(await one.city.reviewer.post("/api/v1/payments", { settlementId: one.list.id }), 201).batch.lines,
    ).toBe(1);
  });

  test("5.13 an inadmissible or withdrawn objection frees its line, but not while another to the same line is open", async () => {
    const one = await objected([30_00]);
    const first = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    const second = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    expectStatus(await one.objector.post(`/api/v1/objections/${first.id}/withdraw`, { version: 1 }), 200);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("held");
    const set = expectStatus(
      await one.city.approver.post(`/api/v1/objections/${second.id}/set-aside`, {
        version: 1,
        decision: "与本清单无关",
      }),
      200,
    );
    expect(set).toMatchObject({ status: "inadmissible", decision: "与本清单无关" });
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("noticed");
  });

  test("5.13 8.2 upheld with removal: the line falls, its money is free and waits, the claim keeps its position for the next list", async () => {
    const one = await objected([30_00, 20_00]);
    const open = await answered(one);
    const decided = expectStatus(
      await one.city.approver.post(`/api/v1/objections/${open.id}/uphold`, {
        version: open.version,
        decision: "设备未上云",
        effect: { kind: "removed" },
      }),
      200,
    );
    expect(decided).toMatchObject({ status: "upheld", effect: "removed", line: { fallenAt: expect.any(String) } });
    expect(await claimRow(app, one.claims[0]!.claimId)).toMatchObject({
      status: "approved",
      position: 1,
      carriedFrom: 0,
      cashTransferId: null,
    });
    expect(await cashOf(app, one.city)).toMatchObject({ reserved: 20_00 });
    expect((await linesOf(one.city, one.list.id))[0]).toMatchObject({ fallenReason: "设备未上云", amountFen: "3000" });
    expectRefusal(await file(one.objector, one.notice, one.lineIds[0]), "objection-line-fallen");
    await tickAt(8.1);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("approved");
    // Its money was free after the freeze, so nobody else got it; the next list serves it in its place.
    const { periodId } = await settlementPeriod(app, one.city.world.programmeId, one.city.world.planId, 2);
    const draft = await assembled(one.city, "main", periodId);
    await app.moveClock(1.01);
    const next = expectStatus(
      await one.city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      200,
    );
    expect(await linesOf(one.city, next.id)).toMatchObject([
      { claimId: one.claims[0]!.claimId, outcome: "funded", position: 1 },
    ]);
  });

  test("8.2 a claim that was short before and whose line falls keeps the age of its shortfall", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [, elder] = await lineOf(app, city, [60_00, 50_00]);
    await noticed(app, city);
    await app.as(null, async (work) => {
      const { openAndLock, grant } = await import("../ledger/commands.ts");
      const [cash] = await openAndLock(work, [
        { kind: "cash", programmeId: city.world.programmeId, planId: city.world.planId, cityCode: city.cityCode },
      ]);
      await grant(work, cash!, 10_00 as never, { objectType: "allotment", objectId: city.world.planId });
    });
    const [younger] = await lineOf(app, city, [90_00]);
    const { periodId } = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const { list, notice } = await noticed(app, city, periodId);
    const [line] = await linesOf(city, list.id);
    expect(line).toMatchObject({ claimId: elder!.claimId, outcome: "funded", carriedFrom: 1 });
    const objector = await ownerOf(younger!);
    const open = await answered({ city, claims: [], list, notice, lineIds: [line.id], objector });
    expectStatus(
      await city.approver.post(`/api/v1/objections/${open.id}/uphold`, {
        version: open.version,
        decision: "移除",
        effect: { kind: "removed" },
      }),
      200,
    );
    expect((await claimRow(app, elder!.claimId)).carriedFrom).toBe(2);
    expect((await claimRow(app, younger!.claimId)).carriedFrom).toBe(1);
  });

  test("5.13 upheld with a lower amount: the difference is free, and that line alone is noticed anew", async () => {
    const one = await objected([30_00, 20_00]);
    const open = await answered(one);
    await app.moveClock(3);
    const decide = async (amountFen: string) =>
      await one.city.approver.post(`/api/v1/objections/${open.id}/uphold`, {
        version: open.version,
        decision: "核减",
        effect: { kind: "amount-changed", amountFen },
      });
    expect((await decide("3000")).body.faults).toMatchObject([{ path: "effect.amountFen", code: "not-lower" }]);
    const decided = expectStatus(await decide("2500"), 200);
    const today = beijingDate(await app.as(null, async (work) => work.now));
    expect(decided).toMatchObject({
      effect: "amount-changed",
      changedAmountFen: "2500",
      line: { amountFen: "3000", changedAmountFen: "2500" },
    });
    expect(await cashOf(app, one.city)).toMatchObject({ reserved: 45_00 });
    expect(await claimRow(app, one.claims[0]!.claimId)).toMatchObject({ status: "noticed", amountFen: 25_00 });
    const [line] = await linesOf(one.city, one.list.id);
    expect(line.noticeEndsAt).toBe(endOfBeijingDay(addDays(today, 7)));
    // The others are payable at the old end; an objection to the new amount may still be filed.
    await tickAt(5.1);
    expect((await claimRow(app, one.claims[1]!.claimId)).status).toBe("payable");
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("noticed");
    const again = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    expectStatus(await one.objector.post(`/api/v1/objections/${again.id}/withdraw`, { version: 1 }), 200);
    await tickAt(3.1);
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("payable");
  });

  test("5.13 a lowered line is not payable before its list, whose end has moved to the bureau's own site since", async () => {
    const one = await objected([30_00, 20_00]);
    const open = await answered(one);
    const claim = one.claims[0]!;
    const today = async () => beijingDate(await app.as(null, async (work) => work.now));
    await app.moveClock(1);
    expectStatus(
      await one.city.approver.post(`/api/v1/objections/${open.id}/uphold`, {
        version: open.version,
        decision: "核减",
        effect: { kind: "amount-changed", amountFen: "2500" },
      }),
      200,
    );
    const ownEnd = endOfBeijingDay(addDays(await today(), 7));
    await app.moveClock(3);
    const ownSite = { url: "https://gxj.example.gov.cn/notice/3", on: await today() };
    const { endsAt } = expectStatus(
      await one.city.reviewer.post(`/api/v1/notices/${one.notice.id}/own-site`, {
        version: one.notice.version,
        ownSite,
      }),
      200,
    );
    expect(endsAt > ownEnd).toBe(true);
    const owner = await ownerOf(claim);
    expect((await owner.get(`/api/v1/claims/${claim.claimId}/settlement-lines`)).body).toMatchObject({
      items: [{ changedAmountFen: "2500", noticeEndsAt: endsAt }],
    });
    expect((await one.objector.get(`/api/v1/objections/${open.id}`)).body).toMatchObject({ noticeEndsAt: endsAt });
    expect((await owner.get(`/api/v1/public/notices/${one.notice.id}/lines`)).body).toMatchObject({
      items: [{ noticeEndsAt: endsAt }, { noticeEndsAt: endsAt }],
    });
    // Its own end has passed, the list's has not: it waits, and may still be objected to.
    await tickAt(5.1);
    expect((await app.as(null, async (work) => work.now)) > ownEnd).toBe(true);
    expect((await claimRow(app, claim.claimId)).status).toBe("noticed");
    const again = expectStatus(await file(one.objector, one.notice, one.lineIds[0]), 201);
    expectStatus(await one.objector.post(`/api/v1/objections/${again.id}/withdraw`, { version: 1 }), 200);
    await tickAt(3);
    expect((await claimRow(app, claim.claimId)).status).toBe("payable");
    expect((await claimRow(app, one.claims[1]!.claimId)).status).toBe("payable");
  });

  test("5.13 an upheld omission gives the claim its turn in the next list and touches no line", async () => {
    const one = await objected([90_00, 20_00]);
    const mine = expectStatus(
      await one.objector.post("/api/v1/objections", {
        kind: "omission",
        noticeId: one.notice.id,
        claimId: one.claims[1]!.claimId,
        text,
        fileIds: [],
      }),
      201,
    );
    expectRefusal(
      await one.objector.post("/api/v1/objections", {
        kind: "omission",
        noticeId: one.notice.id,
        claimId: one.claims[0]!.claimId,
        text,
        fileIds: [],
      }),
      "not-found",
    );
    const admitted = expectStatus(
      await one.city.reviewer.post(`/api/v1/objections/${mine.id}/admit`, { version: 1 }),
      200,
    );
    const answer = expectStatus(
      await one.city.reviewer.post(`/api/v1/objections/${mine.id}/answer`, {
        version: admitted.version,
        answer: "属实",
      }),
      200,
    );
    expectRefusal(
      await one.city.approver.post(`/api/v1/objections/${mine.id}/uphold`, {
        version: answer.version,
        decision: "移除",
        effect: { kind: "removed" },
      }),
      "objection-effect",
    );
    expectStatus(
      await one.city.approver.post(`/api/v1/objections/${mine.id}/uphold`, {
        version: answer.version,
        decision: "列入下期",
        effect: { kind: "next-list" },
      }),
      200,
    );
    expect((await claimRow(app, one.claims[0]!.claimId)).status).toBe("noticed");
  });

  test("a funded line is not put off to the next list by an objection", async () => {
    const one = await objected([30_00]);
    const open = await answered(one);
    expectRefusal(
      await one.city.approver.post(`/api/v1/objections/${open.id}/uphold`, {
        version: open.version,
        decision: "下期",
        effect: { kind: "next-list" },
      }),
      "objection-effect",
    );
  });
});
