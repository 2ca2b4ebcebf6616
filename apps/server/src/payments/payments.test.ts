import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  bankFile,
  cashOf,
  claimRow,
  confirmedAccount,
  expectRefusal,
  expectStatus,
  lineOf,
  noticed,
  outcomeAgreed,
  payableList,
  released,
  settlementWorld,
  type BankRowText,
  type LinedClaim,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";
import { draftPayment } from "./commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const statusOf = async (claim: LinedClaim | undefined): Promise<string> => (await claimRow(app, claim!.claimId)).status;
const linesOf = async (city: SettlementWorld, batchId: Id) =>
  expectStatus(await city.finance.get(`/api/v1/payments/${batchId}/lines?limit=100`), 200).items as any[];
const draft = async (city: SettlementWorld, settlementId: Id) =>
  await city.reviewer.post("/api/v1/payments", { settlementId });
const release = async (city: SettlementWorld, batch: any) =>
  await city.finance.post(`/api/v1/payments/${batch.id}/release`, { version: batch.version });

/** A released batch of these amounts with its lines. */
async function sentBatch(amounts: readonly number[]) {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  const claims = await lineOf(app, city, amounts);
  const { list, notice } = await payableList(app, city);
  const batch = await released(city, list.id);
  return { city, claims, list, notice, batch, lines: await linesOf(city, batch.id) };
}

const yuan = (fen: string): string => `${fen.slice(0, -2)}.${fen.slice(-2)}`;
const paid = (line: any, more: Partial<BankRowText> = {}): BankRowText => ({
  lineNumber: line.lineNumber,
  yuan: yuan(line.amountFen),
  outcome: "成功",
  ...more,
});
const failed = (line: any): BankRowText => ({
  lineNumber: line.lineNumber,
  yuan: yuan(line.amountFen),
  outcome: "失败",
  reason: "账号不存在",
});

async function importRows(city: SettlementWorld, batchId: Id, rows: readonly BankRowText[]) {
  const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batchId}`), 200);
  return await city.finance.post(`/api/v1/payments/${batchId}/results`, {
    version,
    fileId: await bankFile(app, city, rows),
  });
}

describe("drafting", () => {
  test("4.2 5.14 no money moves before the notice is over: there is nothing to draft", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { list } = await noticed(app, city);
    expectRefusal(await draft(city, list.id), "payment-nothing");
  });

  test("5.14 a list that is not yet noticed is not paid", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const list = expectStatus(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "main" }),
      201,
    );
    expectRefusal(await draft(city, list.id), "wrong-state");
  });

  test("5.14 who has no confirmed account is kept out, named, and stays payable", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [withAccount] = await lineOf(app, city, [60_00]);
    const [without] = await lineOf(app, city, [20_00], { account: false });
    const { list } = await payableList(app, city);
    const payable = expectStatus(await city.reviewer.get(`/api/v1/payments/payable?settlementId=${list.id}`), 200);
    expect(payable).toMatchObject({
      lines: 1,
      totalFen: "6000",
      keptOut: [{ claimNumber: without!.number, cause: "no-account" }],
    });
    const { batch, keptOut } = expectStatus(await draft(city, list.id), 201);
    expect(batch).toMatchObject({ status: "drafted", lines: 1, totalFen: "6000" });
    expect(batch.number).toMatch(/^ZF-4406-\d{4}-\d{3}$/);
    expect(keptOut).toMatchObject([{ claimId: without!.claimId, cause: "no-account", causeZh: expect.any(String) }]);
    expectStatus(await release(city, batch), 200);
    expect(await statusOf(withAccount)).toBe("sent");
    expect(await statusOf(without)).toBe("payable");
    await confirmedAccount(app, without!.enterpriseId);
    expect(expectStatus(await draft(city, list.id), 201).batch).toMatchObject({ lines: 1, totalFen: "2000" });
  });

  test("8.4 a suspended or revoked enterprise and a frozen voucher are kept out", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [suspended, enterprise, frozen, good] = await lineOf(app, city, [10_00, 20_00, 30_00, 40_00]);
    const { list } = await payableList(app, city);
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("enterprise")
        .set({ suspendedAt: work.now })
        .where("id", "=", suspended!.enterpriseId)
        .execute();
      await work.tx
        .updateTable("enterprise")
        .set({ revokedAt: work.now })
        .where("id", "=", enterprise!.enterpriseId)
        .execute();
      await work.tx.updateTable("voucher").set({ status: "frozen" }).where("id", "=", frozen!.voucherId).execute();
    });
    const { batch, keptOut } = expectStatus(await draft(city, list.id), 201);
    expect(keptOut.map((one: any) => one.cause)).toEqual([
      "enterprise-suspended",
      "enterprise-suspended",
      "voucher-frozen",
    ]);
    expect((await linesOf(city, batch.id)).map((line) => line.claimId)).toEqual([good!.claimId]);
  });

  test("8.4 a supplier suspended or revoked costs an innocent enterprise nothing: its claim is drafted, released and paid", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const claims = await lineOf(app, city, [60_00, 40_00]);
    const { list } = await payableList(app, city);
    const fall = async (claim: LinedClaim, how: "suspendedAt" | "revokedAt"): Promise<void> =>
      await app.as(null, async (work) => {
        await work.tx
          .updateTable("supplier")
          .set({ [how]: work.now })
          .where("id", "=", claim.supplierId)
          .execute();
      });
    await fall(claims[0]!, "suspendedAt");
    const { batch, keptOut } = expectStatus(await draft(city, list.id), 201);
    expect(keptOut).toEqual([]);
    expect(batch).toMatchObject({ lines: 2, totalFen: "10000" });
    await fall(claims[1]!, "revokedAt");
    expectStatus(await release(city, batch), 200);
    const lines = await linesOf(city, batch.id);
    expectStatus(await importRows(city, batch.id, [paid(lines[0]), paid(lines[1])]), 200);
    expect([await statusOf(claims[0]), await statusOf(claims[1])]).toEqual(["paid", "paid"]);
    await app.tick();
    expect(expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200).status).toBe("closed");
  });

  test("a batch is bounded: it takes the list's first lines, and the rest goes into the next", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [a, b, c] = await lineOf(app, city, [30_00, 20_00, 10_00]);
    const { list } = await payableList(app, city);
    const first = await app.as(city.reviewer.actor, async (work) => await draftPayment(work, list.id, 2));
    expect(first.remaining).toBe(1);
    expect((await linesOf(city, first.id)).map((line) => line.claimId)).toEqual([a!.claimId, b!.claimId]);
    const second = expectStatus(await draft(city, list.id), 201);
    expect(second).toMatchObject({ remaining: 0, keptOut: [{ cause: "in-a-batch" }, { cause: "in-a-batch" }] });
    expect((await linesOf(city, second.batch.id)).map((line) => line.claimId)).toEqual([c!.claimId]);
  });

  test("a claim in one open batch is not drafted into another", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { list } = await payableList(app, city);
    expectStatus(await draft(city, list.id), 201);
    const again = await draft(city, list.id);
    expectRefusal(again, "payment-nothing");
    expect(again.body.facts.blocked).toBe(1);
  });
});

describe("releasing", () => {
  test("5.14 7.2 finance releases: the treasury's file is stored, the same bytes at every export, and the claims are sent", async () => {
    const { city, claims, batch } = await sentBatch([60_00, 20_00]);
    expect(batch).toMatchObject({
      status: "released",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      actions: expect.arrayContaining(["send", "importResult"]),
    });
    const first = await city.finance.download(`/api/v1/payments/${batch.id}/file`);
    const second = await city.finance.download(`/api/v1/payments/${batch.id}/file`);
    expect(first.status).toBe(200);
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.headers["content-digest"]).toBe(`sha-256=:${Buffer.from(batch.sha256, "hex").toString("base64")}:`);
    expect(first.bytes.toString("utf8")).toContain(",60.00,6000,");
    for (const claim of claims) expect(await statusOf(claim)).toBe("sent");
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 80_00, posted: 0 });
    // The file has whole account numbers: not even the bureau that drafted it gets it by its id.
    expect((await city.finance.download(`/api/v1/files/${batch.fileId}/content`)).status).toBe(200);
    expect((await city.reviewer.download(`/api/v1/files/${batch.fileId}/content`)).status).toBe(404);
  });

  test("7.2 who drafted, who froze the list and who decided a claim cannot release", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    const { list } = await payableList(app, city);
    const membership = async (personId: Id): Promise<void> =>
      await app.as(null, async (work) => {
        await work.tx
          .insertInto("membership")
          .values({
            id: work.newId(),
            personId,
            organisationId: city.finance.actor.organisationId,
            role: "city-finance",
            grantedAt: work.now,
          })
          .execute();
      });
    const asFinance = async (personId: Id) => {
      await membership(personId);
      return await app
        .signIn({ role: "city-finance", organisation: city.finance.actor.organisationId })
        .then(async (caller) => {
          // The same person under the session of the finance office.
          await app.as(
            null,
            async (work) =>
              await work.tx
                .updateTable("session")
                .set({ personId })
                .where("personId", "=", caller.actor.personId)
                .execute(),
          );
          return caller;
        });
    };
    const { batch } = expectStatus(await draft(city, list.id), 201);
    const drafter = await asFinance(city.reviewer.actor.personId);
    const freezer = await asFinance(city.approver.actor.personId);
    await app.as(null, async (work) => {
      await work.tx
        .insertInto("history")
        .values({
          at: work.now,
          actorKind: "person",
          personId: claim!.decidedBy,
          role: "city-approver",
          objectType: "claim",
          objectId: claim!.claimId,
          action: "claim.approved",
          deciding: true,
          requestId: "test",
        })
        .execute();
    });
    const decider = await asFinance(claim!.decidedBy);
    for (const caller of [drafter, freezer, decider])
      expectRefusal(
        await caller.post(`/api/v1/payments/${batch.id}/release`, { version: batch.version }),
        "second-hand",
      );
    expectStatus(await release(city, batch), 200);
  });

  test("8.4 a payee suspended after the draft stops the release; refused, the batch is drafted anew without it", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [bad, good] = await lineOf(app, city, [60_00, 20_00]);
    const { list } = await payableList(app, city);
    const { batch } = expectStatus(await draft(city, list.id), 201);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("enterprise")
          .set({ suspendedAt: work.now })
          .where("id", "=", bad!.enterpriseId)
          .execute(),
    );
    const stopped = await release(city, batch);
    expectRefusal(stopped, "payment-blocked");
    expect(stopped.body.facts).toMatchObject({ lines: 1, numbers: bad!.number });
    expect(stopped.body.faults).toMatchObject([
      { code: "enterprise-suspended", zh: `${bad!.number}：企业已被暂停或取消资格` },
    ]);
    const refused = expectStatus(
      await city.finance.post(`/api/v1/payments/${batch.id}/refuse`, {
        version: batch.version,
        reason: "收款企业已被暂停",
      }),
      200,
    );
    expect(refused).toMatchObject({ status: "refused", refusedReason: "收款企业已被暂停", actions: [] });
    const again = expectStatus(await draft(city, list.id), 201);
    expect((await linesOf(city, again.batch.id)).map((line) => [line.claimId, line.attempt])).toEqual([
      [good!.claimId, 2],
    ]);
    expectStatus(await release(city, again.batch), 200);
    expectRefusal(
      await city.finance.post(`/api/v1/payments/${again.batch.id}/refuse`, { version: 2, reason: "晚了" }),
      "wrong-state",
    );
  });

  test("5.14 an account replaced after the draft stops the release", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    const { list } = await payableList(app, city);
    const { batch } = expectStatus(await draft(city, list.id), 201);
    await confirmedAccount(app, claim!.enterpriseId);
    const stopped = await release(city, batch);
    expectRefusal(stopped, "payment-blocked");
    expect(stopped.body.faults).toMatchObject([{ code: "account-replaced" }]);
  });

  test("a batch has no file before its release, and is another city's secret", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { list } = await payableList(app, city);
    const { batch } = expectStatus(await draft(city, list.id), 201);
    expect((await city.finance.download(`/api/v1/payments/${batch.id}/file`)).status).toBe(409);
    const other = await app.signIn({
      role: "city-finance",
      organisation: { kind: "city-finance", cityCode: "440100" },
    });
    for (const url of ["", "/lines", "/file", "/result-template"])
      expect((await other.get(`/api/v1/payments/${batch.id}${url}`)).status).toBe(404);
    expectRefusal(await other.post(`/api/v1/payments/${batch.id}/release`, { version: 1 }), "not-found");
    expect(expectStatus(await other.get("/api/v1/payments"), 200).items).toEqual([]);
    expectRefusal(await other.get(`/api/v1/payments/payable?settlementId=${list.id}`), "not-found");
    expectRefusal(await city.finance.post(`/api/v1/payments/${batch.id}/release`, { version: 9 }), "stale-version");
    expectRefusal(await city.finance.post(`/api/v1/payments/${batch.id}/send`, { version: 1 }), "wrong-state");
    expectRefusal(
      await importRows(city, batch.id, [paid({ lineNumber: `${batch.number}-0001`, amountFen: "6000" })]),
      "wrong-state",
    );
  });
});

describe("the bank's result", () => {
  test("5.14 4.2 a paid row pays the claim, posts the cash and redeems the voucher; the list closes", async () => {
    const { city, claims, batch, lines, list } = await sentBatch([60_00]);
    const sent = expectStatus(
      await city.finance.post(`/api/v1/payments/${batch.id}/send`, { version: batch.version }),
      200,
    );
    expect(sent.status).toBe("sent");
    const result = expectStatus(await importRows(city, batch.id, [paid(lines[0], { reference: "LS-A1" })]), 200);
    expect(result).toMatchObject({
      paidLines: 1,
      failedLines: 0,
      suspenseLines: 0,
      again: false,
      batch: { status: "reconciled", paidFen: "6000" },
    });
    expect(await statusOf(claims[0])).toBe("paid");
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 60_00 });
    const voucher = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("voucher")
          .select("status")
          .where("id", "=", claims[0]!.voucherId)
          .executeTakeFirstOrThrow(),
    );
    expect(voucher.status).toBe("redeemed");
    await app.tick();
    expect(expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200).status).toBe("closed");
  });

  test("5.14 a failed row waits for another account, confirmed by two people; the next batch pays at the second attempt", async () => {
    const { city, claims, batch, lines, list } = await sentBatch([60_00, 20_00]);
    const result = expectStatus(await importRows(city, batch.id, [failed(lines[0]), paid(lines[1])]), 200);
    expect(result).toMatchObject({ paidLines: 1, failedLines: 1, batch: { status: "reconciled", failedFen: "6000" } });
    expect(await statusOf(claims[0])).toBe("failed");
    await app.tick();
    expect(await statusOf(claims[0])).toBe("failed");
    await confirmedAccount(app, claims[0]!.enterpriseId);
    await app.tick();
    expect(await statusOf(claims[0])).toBe("payable");
    const second = await released(city, list.id);
    const [line] = await linesOf(city, second.id);
    expect(line).toMatchObject({ claimId: claims[0]!.claimId, attempt: 2 });
    expectStatus(await importRows(city, second.id, [paid(line)]), 200);
    expect(await statusOf(claims[0])).toBe("paid");
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 80_00 });
  });

  test("5.14 when the fault was the bank's, finance retries with the same account and a reason", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00]);
    expectRefusal(
      await city.finance.post(`/api/v1/payment-lines/${lines[0].id}/retry`, { reason: "未失败" }),
      "wrong-state",
    );
    expectStatus(await importRows(city, batch.id, [failed(lines[0])]), 200);
    expect((await linesOf(city, batch.id))[0].actions).toEqual(["retry"]);
    const retried = expectStatus(
      await city.finance.post(`/api/v1/payment-lines/${lines[0].id}/retry`, { reason: "银行系统故障，账户无误" }),
      200,
    );
    expect(retried).toEqual({ claimId: claims[0]!.claimId, status: "payable" });
    expect((await linesOf(city, batch.id))[0].actions).toEqual([]);
  });

  test("5.14 rows that do not fit exactly go to suspense, and nothing of them is booked", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00, 20_00, 10_00]);
    const rows = [
      paid(lines[0], { yuan: "60.01" }),
      paid(lines[1]),
      paid({ lineNumber: "ZF-0000-2026-001-0001", amountFen: "100" }),
      failed(lines[2]),
      paid(lines[2]),
    ];
    const result = expectStatus(await importRows(city, batch.id, rows), 200);
    expect(result).toMatchObject({
      paidLines: 1,
      failedLines: 0,
      suspenseLines: 4,
      batch: { status: "partly-reconciled" },
    });
    expect([await statusOf(claims[0]), await statusOf(claims[1]), await statusOf(claims[2])]).toEqual([
      "sent",
      "paid",
      "sent",
    ]);
    const suspense = expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batch.id}&open=true`), 200)
      .items as any[];
    expect(suspense.map((line) => String(line.cause)).toSorted()).toEqual([
      "other-amount",
      "repeated",
      "repeated",
      "unknown-line",
    ]);
    for (const row of suspense) expect(row).toMatchObject({ status: "open", possible: ["bank-error"] });
    const resolved = await outcomeAgreed(app, city, suspense[0], {
      outcome: "bank-error",
      reason: "已与银行核对，银行更正",
    });
    expect(resolved).toMatchObject({
      status: "resolved",
      actions: [],
      outcomes: [{ reason: "已与银行核对，银行更正" }],
    });
    expect(
      expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batch.id}&open=true`), 200).items,
    ).toHaveLength(3);
    // The bank's corrected file books the rest.
    expectStatus(await importRows(city, batch.id, [paid(lines[0]), paid(lines[1]), paid(lines[2])]), 200);
    expect([await statusOf(claims[0]), await statusOf(claims[2])]).toEqual(["paid", "paid"]);
  });

  test("5.14 the preview says what becomes of each row, and books none; afterwards head, lines and ledger agree", async () => {
    const { city, batch, lines } = await sentBatch([50_00, 30_00]);
    const [a, b] = lines;
    const rows = [paid(a), { ...paid(b), yuan: "1.00" }, { ...paid(b), lineNumber: "ZF-0000-2026-001-0001" }];
    const fileId = await bankFile(app, city, rows);
    const preview = expectStatus(
      await city.finance.get(`/api/v1/payments/${batch.id}/result-preview?fileId=${fileId}`),
      200,
    );
    expect(preview.rows.map((row: any) => [row.fate, row.cause])).toEqual([
      ["book", null],
      ["suspense", "other-amount"],
      ["suspense", "unknown-line"],
    ]);
    expect(preview).toMatchObject({ paidLines: 1, paidFen: "5000", suspenseLines: 2, stillOpen: 1, again: false });
    const before = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
    expect(before.reckoning).toMatchObject({ paidFen: "0", ledgerFen: "0", openFen: "8000", agrees: true });
    expectStatus(
      await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version: before.version, fileId }),
      200,
    );
    const after = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
    expect(after.reckoning).toEqual({
      batchFen: "8000",
      linesFen: "8000",
      paidFen: "5000",
      failedFen: "0",
      returnedFen: "0",
      openFen: "3000",
      openLines: 1,
      ledgerFen: "5000",
      suspenseOpen: 2,
      agrees: true,
    });
    expect(after.timeline.map((line: any) => line.action)).toEqual([
      "payment.drafted",
      "payment.released",
      "payment.sent",
      "payment.partly-reconciled",
    ]);
    const again = expectStatus(
      await city.finance.get(`/api/v1/payments/${batch.id}/result-preview?fileId=${fileId}`),
      200,
    );
    expect(again).toMatchObject({ again: true, paidLines: 0, knownLines: 1 });
  });

  test("5.14 a late word against a paid line goes to suspense; the payment is never undone", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00]);
    expectStatus(await importRows(city, batch.id, [paid(lines[0])]), 200);
    const late = expectStatus(await importRows(city, batch.id, [failed(lines[0])]), 200);
    expect(late).toMatchObject({ paidLines: 0, failedLines: 0, suspenseLines: 1, batch: { status: "reconciled" } });
    expect(await statusOf(claims[0])).toBe("paid");
    expect(await cashOf(app, city)).toMatchObject({ posted: 60_00 });
  });

  test("5.14 a late word that a failed line was paid keeps its claim out of the next batch, and stops its release, until somebody looked into it", async () => {
    const { city, claims, batch, lines, list } = await sentBatch([60_00, 20_00]);
    expectStatus(await importRows(city, batch.id, [failed(lines[0]), paid(lines[1])]), 200);
    await confirmedAccount(app, claims[0]!.enterpriseId);
    await app.tick();
    const second = expectStatus(await draft(city, list.id), 201).batch;
    const corrected = expectStatus(await importRows(city, batch.id, [paid(lines[0]), paid(lines[1])]), 200);
    expect(corrected).toMatchObject({ paidLines: 0, knownLines: 1, suspenseLines: 1 });

    const stopped = await release(city, second);
    expectRefusal(stopped, "payment-blocked");
    expect(stopped.body.faults).toMatchObject([
      { code: "in-suspense", zh: `${claims[0]!.number}：银行回执中有该笔支付的待查行尚未处理` },
    ]);
    expectStatus(
      await city.finance.post(`/api/v1/payments/${second.id}/refuse`, { version: second.version, reason: "待查" }),
      200,
    );
    expectRefusal(await draft(city, list.id), "payment-nothing");
    expect(
      expectStatus(await city.reviewer.get(`/api/v1/payments/payable?settlementId=${list.id}`), 200).keptOut,
    ).toMatchObject([{ claimNumber: claims[0]!.number, cause: "in-suspense", causeZh: expect.any(String) }]);

    const [open] = expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batch.id}&open=true`), 200)
      .items as any[];
    await outcomeAgreed(app, city, open, { outcome: "bank-error", reason: "银行确认未支付，回执有误" });
    expect((await released(city, list.id)).lines).toBe(1);
    expect(await statusOf(claims[0])).toBe("sent");
  });

  test("5.14 the same file again is harmless, and a file that repeats what is known books nothing twice", async () => {
    const { city, batch, lines } = await sentBatch([60_00, 20_00]);
    const fileId = await bankFile(app, city, [paid(lines[0])]);
    const first = expectStatus(
      await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version: batch.version, fileId }),
      200,
    );
    const again = expectStatus(
      await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version: batch.version, fileId }),
      200,
    );
    expect(again).toMatchObject({ again: true, resultId: first.resultId, paidLines: 1 });
    const whole = expectStatus(await importRows(city, batch.id, [paid(lines[0]), paid(lines[1])]), 200);
    expect(whole).toMatchObject({ paidLines: 1, knownLines: 1, suspenseLines: 0, batch: { status: "reconciled" } });
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 80_00 });
  });

  test("5.14 a file with any fault books nothing, and every fault is named with its row", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00]);
    const future = "2099-01-01";
    const answer = await importRows(city, batch.id, [
      paid(lines[0], { on: future }),
      { lineNumber: "", yuan: "x", outcome: "成功", reference: "r" },
    ]);
    expectRefusal(answer, "bank-result-refused");
    expect(answer.body.faults.map((fault: any) => fault.path)).toEqual(
      expect.arrayContaining(["file.3.明细号", "file.3.金额（元）", "file.2.支付日期"]),
    );
    expect(await statusOf(claims[0])).toBe("sent");
    expectRefusal(
      await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version: batch.version, fileId: batch.id }),
      "not-found",
    );
    expectRefusal(
      await city.finance.post(`/api/v1/payments/${batch.id}/results`, {
        version: 77,
        fileId: await bankFile(app, city, [paid(lines[0])]),
      }),
      "stale-version",
    );
  });

  test("a voucher frozen while the money was on its way: the row waits in suspense and the others are booked", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00, 20_00]);
    await app.as(
      null,
      async (work) =>
        await work.tx.updateTable("voucher").set({ status: "frozen" }).where("id", "=", claims[0]!.voucherId).execute(),
    );
    const result = expectStatus(await importRows(city, batch.id, [paid(lines[0]), paid(lines[1])]), 200);
    expect(result).toMatchObject({ paidLines: 1, suspenseLines: 1 });
    expect([await statusOf(claims[0]), await statusOf(claims[1])]).toEqual(["sent", "paid"]);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 60_00, posted: 20_00 });
  });

  test("5.14 the bank's form is filled with the batch's lines", async () => {
    const { city, batch, lines } = await sentBatch([60_00]);
    const form = await city.finance.download(`/api/v1/payments/${batch.id}/result-template`);
    expect(form.bytes.toString("utf8")).toContain(`${lines[0].lineNumber},60.00,`);
  });

  test("4.4.2 a claim paid below its voucher's face value frees the rest of the annual cap", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("claim")
          .set({ amountFen: 45_00 as never })
          .where("id", "=", claim!.claimId)
          .execute(),
    );
    const { list } = await payableList(app, city);
    const batch = await released(city, list.id);
    const [line] = await linesOf(city, batch.id);
    expectStatus(await importRows(city, batch.id, [paid(line)]), 200);
    const cap = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerAccount")
          .select("postedFen")
          .where("kind", "=", "annual-cap")
          .where("enterpriseId", "=", claim!.enterpriseId)
          .executeTakeFirstOrThrow(),
    );
    expect(cap.postedFen).toBe(45_00);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 45_00 });
  });
});

describe("receipts and lists", () => {
  test("5.14 the enterprise has its receipt as data and as PDF, the account masked; strangers find none", async () => {
    const { city, claims, batch, lines } = await sentBatch([60_00, 20_00]);
    const owner = await app.signIn({ role: "enterprise-preparer", organisation: claims[0]!.enterpriseId });
    expectRefusal(await owner.get(`/api/v1/payment-lines/${lines[0].id}/receipt`), "not-found");
    expectStatus(await importRows(city, batch.id, [paid(lines[0], { reference: "LS-77" }), paid(lines[1])]), 200);
    const receipt = expectStatus(await owner.get(`/api/v1/payment-lines/${lines[0].id}/receipt`), 200);
    expect(receipt).toMatchObject({
      amountFen: "6000",
      bankReference: "LS-77",
      claimNumber: claims[0]!.number,
      voucherCode: claims[0]!.voucherCode,
      account: expect.stringMatching(/^\*{4} \d{4}$/),
    });
    const pdf = await owner.download(`/api/v1/payment-lines/${lines[0].id}/receipt.pdf`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await owner.download(`/api/v1/payment-lines/${lines[0].id}/receipt.pdf`)).bytes.equals(pdf.bytes)).toBe(
      true,
    );
    expectRefusal(await owner.get(`/api/v1/payment-lines/${lines[1].id}/receipt`), "not-found");
    expect(
      expectStatus(await owner.get("/api/v1/payment-receipts"), 200).items.map((one: any) => one.lineNumber),
    ).toEqual([lines[0].lineNumber]);
  });

  test("batches and lines are read page by page, accounts masked", async () => {
    const { city, batch, lines, list } = await sentBatch([30_00, 20_00, 10_00]);
    expect(lines.every((line) => /^\*{4} \d{4}$/.test(line.account))).toBe(true);
    const first = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}/lines?limit=2`), 200);
    const rest = expectStatus(
      await city.finance.get(`/api/v1/payments/${batch.id}/lines?limit=2&cursor=${first.nextCursor}`),
      200,
    );
    expect([...first.items, ...rest.items].map((line: any) => line.lineNumber)).toEqual(
      lines.map((line) => line.lineNumber),
    );
    expect(
      expectStatus(await city.reviewer.get(`/api/v1/payments?settlementId=${list.id}&status=released`), 200).items.map(
        (one: any) => one.id,
      ),
    ).toEqual([batch.id]);
  });
});
