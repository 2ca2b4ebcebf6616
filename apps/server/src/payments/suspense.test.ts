import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { uploadPdf } from "../../test/parties.fixture.ts";
import {
  bankFile,
  cashOf,
  claimRow,
  confirmedAccount,
  expectRefusal,
  expectStatus,
  financePerson,
  lineOf,
  outcomeAgreed,
  payableList,
  released,
  settlementWorld,
  type BankRowText,
  type LinedClaim,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";
import { runCheck } from "../proof/check.ts";
import { allChecks } from "../proof/commands.ts";

/*
 * Money that comes back after it was booked, and rows in suspense: one person of finance proposes what they come to, another
 * decides, and what they agreed on is booked in the same moment.
 */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const statusOf = async (claim: LinedClaim): Promise<string> => (await claimRow(app, claim.claimId)).status;
const today = async (): Promise<string> => await app.as(null, async (work) => work.now.slice(0, 10));
const linesOf = async (city: SettlementWorld, batchId: Id) =>
  expectStatus(await city.finance.get(`/api/v1/payments/${batchId}/lines?limit=100`), 200).items as any[];
const batchOf = async (city: SettlementWorld, batchId: Id) =>
  expectStatus(await city.finance.get(`/api/v1/payments/${batchId}`), 200);
const suspenseOf = async (city: SettlementWorld, batchId: Id) =>
  expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batchId}&open=true`), 200).items as any[];
const voucherOf = async (claim: LinedClaim): Promise<string> =>
  await app.as(
    null,
    async (work) =>
      (await work.tx.selectFrom("voucher").select("status").where("id", "=", claim.voucherId).executeTakeFirstOrThrow())
        .status,
  );

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
  reason: "户名不符，款项退回",
});
async function importRows(city: SettlementWorld, batchId: Id, rows: readonly BankRowText[]) {
  const { version } = await batchOf(city, batchId);
  const fileId = await bankFile(app, city, rows);
  return expectStatus(await city.finance.post(`/api/v1/payments/${batchId}/results`, { version, fileId }), 200);
}

/** A batch of these amounts, each line with the bank's word. */
async function answered(amounts: readonly number[], words: readonly ("paid" | "failed")[]) {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  const claims = await lineOf(app, city, amounts);
  const { list } = await payableList(app, city);
  const batch = await released(city, list.id);
  const lines = await linesOf(city, batch.id);
  await importRows(
    city,
    batch.id,
    lines.map((line, index) => (words[index] === "paid" ? paid(line) : failed(line))),
  );
  return { city, claims, list, batch, lines, claim: claims[0]!, line: lines[0] };
}

/** The bank's later file says that a paid line came back. */
async function cameBack(amounts: readonly number[] = [60_00]) {
  const world = await answered(
    amounts,
    amounts.map(() => "paid"),
  );
  await importRows(world.city, world.batch.id, [failed(world.line)]);
  const [row] = await suspenseOf(world.city, world.batch.id);
  return {
    ...world,
    row,
    returned: { outcome: "returned", reason: "银行通知户名不符退汇", bankReference: "TH-1", bookedOn: await today() },
  };
}

const propose = async (by: Caller, row: any, body: object) =>
  await by.post(`/api/v1/suspense-lines/${row.id}/propose`, { version: row.version, ...body });
const approve = async (by: Caller, row: any) =>
  await by.post(`/api/v1/suspense-lines/${row.id}/approve`, { version: row.version });

/** What disagrees anywhere in the database: every claim, voucher, account and payment of these tests. */
const differing = async (): Promise<string[]> =>
  await app.as(null, async (work) => {
    const names: string[] = [];
    for (const check of allChecks) {
      if (
        ![
          "payments",
          "claims",
          "accounts",
          "limits",
          "reservations",
          "list-reservations",
          "case-counts",
          "four-eyes",
        ].includes(check.name)
      )
        continue;
      const { differences, examples } = await runCheck(work.tx, check);
      if (differences > 0) names.push(`${check.name} ${JSON.stringify(examples[0])}`);
    }
    return names;
  });

describe("money that came back", () => {
  test("5.14 two people agree: the payment is returned, the claim failed, the voucher claimed again, the cash set aside anew", async () => {
    const { city, claim, batch, line, row, returned } = await cameBack([60_00, 20_00]);
    expect(row).toMatchObject({
      cause: "other-state",
      status: "open",
      possible: ["bank-error", "returned"],
      line: { id: line.id, status: "paid" },
    });
    await outcomeAgreed(app, city, row, returned);
    expect((await linesOf(city, batch.id))[0]).toMatchObject({ status: "returned", returnedOn: returned.bookedOn });
    expect(await statusOf(claim)).toBe("failed");
    expect((await claimRow(app, claim.claimId)).paidAt).toBeNull();
    expect(await voucherOf(claim)).toBe("claimed");
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 60_00, posted: 20_00 });
    expect(await batchOf(city, batch.id)).toMatchObject({
      status: "reconciled",
      paidLines: 1,
      paidFen: "2000",
      returnedLines: 1,
      returnedFen: "6000",
      failedLines: 0,
      reckoning: { paidFen: "2000", returnedFen: "6000", ledgerFen: "2000", agrees: true, suspenseOpen: 0 },
    });
    expect(await differing()).toEqual([]);
  });

  test("5.14 what came back is paid again in a next batch, to another account, once; and may come back from there too", async () => {
    const { city, claim, list, batch, line, row, returned } = await cameBack();
    await outcomeAgreed(app, city, row, returned);
    await app.tick();
    expect(await statusOf(claim)).toBe("failed");
    await confirmedAccount(app, claim.enterpriseId);
    await app.tick();
    expect(await statusOf(claim)).toBe("payable");
    const second = await released(city, list.id);
    const [again] = await linesOf(city, second.id);
    expect(again).toMatchObject({ claimId: claim.claimId, attempt: 2 });
    await importRows(city, second.id, [paid(again)]);
    expect([await statusOf(claim), await voucherOf(claim)]).toEqual(["paid", "redeemed"]);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 60_00 });
    expect((await batchOf(city, batch.id)).reckoning).toMatchObject({ paidFen: "0", ledgerFen: "0", agrees: true });
    expect((await batchOf(city, second.id)).reckoning).toMatchObject({
      paidFen: "6000",
      ledgerFen: "6000",
      agrees: true,
    });
    // The bank's later files repeat both words of the first batch: they are known by now.
    for (const word of [paid(line, { on: await today() }), { ...failed(line), reason: "退汇" }])
      expect(await importRows(city, batch.id, [word])).toMatchObject({ suspenseLines: 0 });
    expect(await suspenseOf(city, batch.id)).toEqual([]);

    await importRows(city, second.id, [failed(again)]);
    const [secondRow] = await suspenseOf(city, second.id);
    await outcomeAgreed(app, city, secondRow, { ...returned, bankReference: "TH-2" });
    expect([await statusOf(claim), await voucherOf(claim)]).toEqual(["failed", "claimed"]);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 60_00, posted: 0 });
    expect(await differing()).toEqual([]);
  });

  test("5.14 where the fault was the bank's, finance pays again to the same account with a reason", async () => {
    const { city, claim, list, batch, line, row, returned } = await cameBack();
    await outcomeAgreed(app, city, row, returned);
    expect((await linesOf(city, batch.id))[0].actions).toEqual(["retry"]);
    expectStatus(await city.finance.post(`/api/v1/payment-lines/${line.id}/retry`, { reason: "银行系统故障" }), 200);
    expect(await statusOf(claim)).toBe("payable");
    expect((await released(city, list.id)).lines).toBe(1);
  });

  test("4.4.2 of a claim paid below its face value, what the payment had freed stays free, and is not freed twice", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("claim")
        .set({ amountFen: 45_00 as never })
        .where("id", "=", claim!.claimId)
        .execute();
    });
    const cap = async () =>
      await app.as(
        null,
        async (work) =>
          (
            await work.tx
              .selectFrom("ledgerAccount")
              .select("postedFen")
              .where("kind", "=", "annual-cap")
              .where("enterpriseId", "=", claim!.enterpriseId)
              .executeTakeFirstOrThrow()
          ).postedFen,
      );
    const { list } = await payableList(app, city);
    const batch = await released(city, list.id);
    const [line] = await linesOf(city, batch.id);
    await importRows(city, batch.id, [paid(line)]);
    await importRows(city, batch.id, [failed(line)]);
    const [row] = await suspenseOf(city, batch.id);
    await outcomeAgreed(app, city, row, {
      outcome: "returned",
      reason: "退汇",
      bankReference: "TH-5",
      bookedOn: await today(),
    });
    expect(await cap()).toBe(45_00);
    await confirmedAccount(app, claim!.enterpriseId);
    await app.tick();
    const second = await released(city, list.id);
    await importRows(city, second.id, [paid((await linesOf(city, second.id))[0])]);
    expect(await cap()).toBe(45_00);
    expect(await voucherOf(claim!)).toBe("redeemed");
  });

  test("5.14 its receipt stays and is void, for the enterprise, in its list and as PDF; a receipt of the second payment is not", async () => {
    const { city, claim, list, line, row, returned } = await cameBack();
    const owner = await app.signIn({ role: "enterprise-preparer", organisation: claim.enterpriseId });
    const url = `/api/v1/payment-lines/${line.id}/receipt`;
    expect(expectStatus(await owner.get(url), 200)).toMatchObject({ returnedOn: null, voidedAt: null });
    const before = await owner.download(`${url}.pdf`);
    await outcomeAgreed(app, city, row, returned);
    expect(expectStatus(await owner.get(url), 200)).toMatchObject({
      amountFen: "6000",
      returnedOn: returned.bookedOn,
      voidedAt: expect.any(String),
    });
    const after = await owner.download(`${url}.pdf`);
    expect(after.bytes.equals(before.bytes)).toBe(false);
    expect(after.bytes.equals((await owner.download(`${url}.pdf`)).bytes)).toBe(true);
    await confirmedAccount(app, claim.enterpriseId);
    await app.tick();
    const second = await released(city, list.id);
    const [again] = await linesOf(city, second.id);
    await importRows(city, second.id, [paid(again)]);
    expect(
      expectStatus(await owner.get("/api/v1/payment-receipts"), 200).items.map((one: any) => [
        one.lineNumber,
        one.returnedOn,
      ]),
    ).toEqual([
      [again.lineNumber, null],
      [line.lineNumber, returned.bookedOn],
    ]);
  });

  test("5.14 the enterprise is told with the reason and what to do, and its claim's history says so", async () => {
    const { city, claim, row, returned } = await cameBack();
    await outcomeAgreed(app, city, row, returned);
    const owner = await app.signIn({ role: "enterprise-preparer", organisation: claim.enterpriseId });
    const [message] = expectStatus(await owner.get("/api/v1/messages?limit=1"), 200).items;
    expect(message).toMatchObject({ kind: "payment-returned", objectId: claim.claimId });
    expect(message.textZh).toMatch(/退回（银行通知户名不符退汇）.*作废.*更正收款账户/);
    const { timeline } = expectStatus(await owner.get(`/api/v1/claims/${claim.claimId}`), 200);
    expect(timeline.at(-1)).toMatchObject({
      action: "claim.payment-returned",
      fromStatus: "paid",
      toStatus: "failed",
      reason: returned.reason,
      by: { name: null },
    });
  });

  test("5.14 the programme's figures count it as not paid", async () => {
    const { city, batch, row, returned } = await cameBack([60_00, 20_00]);
    const { planId } = city.world;
    const moneyOf = async () => {
      const { cities } = expectStatus(await city.finance.get(`/api/v1/settlements/money?planId=${planId}`), 200);
      return cities.find((one: any) => one.cityCode === city.cityCode);
    };
    expect(await moneyOf()).toMatchObject({ paidFen: "8000", promisedFen: "0" });
    await outcomeAgreed(app, city, row, returned);
    expect(await moneyOf()).toMatchObject({ paidFen: "2000", promisedFen: "6000" });
    expect((await batchOf(city, batch.id)).paidFen).toBe("2000");
  });

  test("5.14 what the bank tells by letter is noted by finance, waits for another person like a row of a file, and is noted once", async () => {
    const { city, claim, batch, line } = await answered([60_00], ["paid"]);
    const url = `/api/v1/payment-lines/${line.id}/return`;
    const letter = await uploadPdf(city.finance, "bank-letter");
    const body = { reason: "银行来函：收款账户已注销", bookedOn: await today(), fileId: letter };
    const noted = expectStatus(await city.finance.post(url, body), 201);
    expect(noted).toMatchObject({
      cause: "told",
      status: "proposed",
      rowNumber: null,
      lineNumber: line.lineNumber,
      amountFen: "6000",
      outcomes: [{ outcome: "returned", status: "proposed", fileName: "bank-letter.pdf" }],
      actions: [],
    });
    expect(await statusOf(claim)).toBe("paid");
    expectRefusal(await city.finance.post(url, body), "suspense-told");
    const other = await financePerson(app, city);
    expect((await other.download(`/api/v1/files/${letter}/content`)).status).toBe(200);
    expectStatus(await approve(other, noted), 200);
    expect([await statusOf(claim), await voucherOf(claim)]).toEqual(["failed", "claimed"]);
    expectRefusal(await city.finance.post(url, body), "wrong-state");
    expect((await batchOf(city, batch.id)).timeline.map((one: any) => one.action).slice(-3)).toEqual([
      "suspenseLine.opened",
      "suspenseLine.proposed",
      "suspenseLine.approved",
    ]);
    expect(await differing()).toEqual([]);
  });
});

describe("a payment that stood as failed", () => {
  test("5.14 two people find that it was paid: the claim is paid, its cash posted, its voucher redeemed, once", async () => {
    const { city, claim, batch, line } = await answered([60_00], ["failed"]);
    await importRows(city, batch.id, [paid(line, { reference: "LS-late" })]);
    const [row] = await suspenseOf(city, batch.id);
    expect(row).toMatchObject({ possible: ["bank-error", "was-paid"] });
    await outcomeAgreed(app, city, row, { outcome: "was-paid", reason: "银行确认已到账" });
    expect([await statusOf(claim), await voucherOf(claim)]).toEqual(["paid", "redeemed"]);
    expect((await linesOf(city, batch.id))[0]).toMatchObject({
      status: "paid",
      bankReference: "LS-late",
      failureReason: null,
    });
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 60_00 });
    expect((await batchOf(city, batch.id)).reckoning).toMatchObject({
      paidFen: "6000",
      ledgerFen: "6000",
      agrees: true,
    });
    expect(await differing()).toEqual([]);
  });

  test("5.14 it is so too when the claim was payable again meanwhile, and then nothing is left to be paid", async () => {
    const { city, claim, list, batch, line } = await answered([60_00], ["failed"]);
    await confirmedAccount(app, claim.enterpriseId);
    await app.tick();
    expect(await statusOf(claim)).toBe("payable");
    await importRows(city, batch.id, [paid(line)]);
    const [row] = await suspenseOf(city, batch.id);
    await outcomeAgreed(app, city, row, { outcome: "was-paid", reason: "银行确认已到账" });
    expect(await statusOf(claim)).toBe("paid");
    expectRefusal(await city.reviewer.post("/api/v1/payments", { settlementId: list.id }), "payment-nothing");
  });

  test("5.14 a claim that another batch has is not paid a second time: that batch is refused first", async () => {
    const { city, claim, list, batch, line } = await answered([60_00], ["failed"]);
    await confirmedAccount(app, claim.enterpriseId);
    await app.tick();
    const { batch: second } = expectStatus(
      await city.reviewer.post("/api/v1/payments", { settlementId: list.id }),
      201,
    );
    await importRows(city, batch.id, [paid(line)]);
    const [row] = await suspenseOf(city, batch.id);
    expect(row.possible).toEqual(["bank-error"]);
    const wasPaid = { outcome: "was-paid", reason: "银行确认已到账" };
    expectRefusal(await propose(city.finance, row, wasPaid), "suspense-outcome");
    expectStatus(
      await city.finance.post(`/api/v1/payments/${second.id}/refuse`, { version: 1, reason: "先查清" }),
      200,
    );
    await outcomeAgreed(app, city, row, wasPaid);
    expect(await statusOf(claim)).toBe("paid");
  });

  test("5.14 a claim paid in a next batch, or a reference that pays another line, is never booked as paid again", async () => {
    const { city, claim, list, batch, lines } = await answered([60_00, 20_00], ["failed", "failed"]);
    await confirmedAccount(app, claim.enterpriseId);
    await app.tick();
    const second = await released(city, list.id);
    const again = (await linesOf(city, second.id)).find((line) => line.claimId === claim.claimId);
    await importRows(city, second.id, [paid(again, { reference: "LS-used" })]);
    await importRows(city, batch.id, [paid(lines[0]), paid(lines[1], { reference: "LS-used" })]);
    const rows = await suspenseOf(city, batch.id);
    expect(rows.map((row) => row.possible)).toEqual([["bank-error"], ["bank-error"]]);
    for (const row of rows)
      expectRefusal(await propose(city.finance, row, { outcome: "was-paid", reason: "已到账" }), "suspense-outcome");
    expect(await cashOf(app, city)).toMatchObject({ posted: 60_00 });
  });
});

describe("two people", () => {
  test("7.2 who proposed does not decide, and who released the batch does not approve; anybody else of the city's finance does", async () => {
    const { city, claim, row, returned } = await cameBack();
    const [proposer, third] = [await financePerson(app, city), await financePerson(app, city)];
    const proposed = expectStatus(await propose(proposer, row, returned), 200);
    expect(proposed).toMatchObject({ status: "proposed", actions: [], possible: [] });
    expectRefusal(await approve(proposer, proposed), "suspense-own-proposal");
    expectRefusal(
      await proposer.post(`/api/v1/suspense-lines/${row.id}/turn-down`, { version: proposed.version, reason: "改" }),
      "suspense-own-proposal",
    );
    // city.finance released the batch: it may turn the proposal down, but not approve it.
    expectRefusal(await approve(city.finance, proposed), "second-hand");
    expect((await suspenseOf(city, row.batchId))[0].actions).toEqual(["turnDown"]);
    expect(await statusOf(claim)).toBe("paid");
    expectStatus(await approve(third, proposed), 200);
    expect(await statusOf(claim)).toBe("failed");
  });

  test("7.2 the same person is refused by the database too, whatever account he uses", async () => {
    const { city, row, returned } = await cameBack();
    expectStatus(await propose(city.finance, row, returned), 200);
    await expect(
      app.as(null, async (work) => {
        await sql`update suspense_outcome set status = 'approved', decided_at = ${work.now}, decided_by = proposed_by where suspense_line_id = ${row.id}`.execute(
          work.tx,
        );
      }),
    ).rejects.toThrow(/four_eyes/);
  });

  test("5.14 without an outcome that two people agreed on the database changes no payment's result and ends no row", async () => {
    const { city, claim, line, row, returned } = await cameBack([60_00, 20_00]);
    expectStatus(await propose(city.finance, row, returned), 200);
    const change = async (statement: ReturnType<typeof sql>) =>
      await app.as(null, async (work) => await statement.execute(work.tx));
    await expect(
      change(
        sql`update payment_line set status = 'returned', returned_on = '2026-01-01', returned_at = now() where id = ${line.id}`,
      ),
    ).rejects.toThrow(/two people agreed/);
    await expect(
      change(sql`update suspense_line set status = 'resolved', resolved_at = now() where id = ${row.id}`),
    ).rejects.toThrow(/was approved/);
    await expect(
      change(
        sql`update suspense_outcome set outcome = 'bank-error', payment_line_id = null where suspense_line_id = ${row.id}`,
      ),
    ).rejects.toThrow(/as it was proposed/);
    expect(await statusOf(claim)).toBe("paid");
  });

  test("5.14 7.2 a proposal, a decision, a row in suspense and a payment that came back each keep what makes them, in the database itself", async () => {
    const { city, line, row, returned } = await cameBack([60_00, 20_00]);
    const proposed = expectStatus(await propose(city.finance, row, returned), 200);
    const other = await financePerson(app, city);
    const outcome = sql`suspense_line_id = ${row.id}`;
    const another = (columns: RawBuilder<unknown>, values: RawBuilder<unknown>) =>
      sql`insert into suspense_outcome (id, suspense_line_id, reason, proposed_by, proposed_at, ${columns})
        select gen_random_uuid(), suspense_line_id, '另提', proposed_by, now(), ${values} from suspense_outcome where ${outcome}`;
    const decides = sql`decided_by = (select id from person where id <> proposed_by limit 1)`;
    const refused = async (statement: RawBuilder<unknown>, guard: RegExp): Promise<void> =>
      await expect(app.as(null, async (work) => void (await statement.execute(work.tx)))).rejects.toThrow(guard);

    // While it is proposed.
    await refused(sql`update suspense_outcome set status = 'approved', ${decides} where ${outcome}`, /outcome_decided/);
    await refused(
      sql`update suspense_outcome set status = 'approved', decided_at = now() where ${outcome}`,
      /outcome_decided/,
    );
    await refused(
      sql`update suspense_outcome set status = 'turned-down', decided_at = now(), ${decides} where ${outcome}`,
      /turned_down_with_words/,
    );
    await refused(another(sql`outcome, status`, sql`'bank-error', 'proposed'`), /stands_once/);
    await refused(
      another(
        sql`outcome, status, decided_at, decided_by, decision`,
        sql`'explained', 'turned-down', now(), null, '否'`,
      ),
      /outcome_explained/,
    );
    const turnedDown = sql`outcome, status, decided_at, decided_by, decision`;
    const byOther = sql`'turned-down', now(), (select id from person p where p.id <> proposed_by limit 1), '否'`;
    await refused(another(turnedDown, sql`'returned', ${byOther}`), /of_a_payment/);
    for (const without of [
      sql`'returned', null, 'TH-1'`,
      sql`'returned', '2026-01-01', null`,
      sql`'was-paid', '2026-01-01', null`,
    ])
      await refused(
        another(
          sql`outcome, booked_on, bank_reference, status, decided_at, decided_by, decision, payment_line_id`,
          sql`${without}, ${byOther}, payment_line_id`,
        ),
        /with_its_proof/,
      );
    await refused(sql`delete from suspense_outcome where ${outcome}`, /append-only/);
    await refused(sql`delete from suspense_line where id = ${row.id}`, /append-only/);
    await refused(sql`update suspense_line set cause = 'told' where id = ${row.id}`, /as it was said/);
    await refused(sql`update suspense_line set status = 'resolved' where id = ${row.id}`, /was approved/);
    await refused(
      sql`update payment_line set amount_fen = amount_fen + 1 where id = ${line.id}`,
      /payee, account and amount/,
    );

    // When it is decided.
    expectStatus(await approve(other, proposed), 200);
    await refused(sql`update suspense_outcome set decision = '另说' where ${outcome}`, /decided once/);
    await refused(
      sql`update suspense_line set status = 'open', resolved_at = null where id = ${row.id}`,
      /as it was said/,
    );
    await refused(
      sql`update payment_line set status = 'paid', returned_on = null, returned_at = null where id = ${line.id}`,
      /two people agreed/,
    );
    await refused(
      sql`update payment_line set returned_on = returned_on + 1 where id = ${line.id}`,
      /two people agreed/,
    );
    await refused(
      sql`with told as (insert into suspense_line (id, batch_id, cause, status, opened_at, content)
          select gen_random_uuid(), batch_id, 'told', 'open', now(), content from suspense_line where id = ${row.id} returning id)
        insert into suspense_outcome (id, suspense_line_id, reason, proposed_by, proposed_at, outcome, status, payment_line_id, booked_on, bank_reference, decided_at, decided_by)
        select gen_random_uuid(), told.id, '再退', o.proposed_by, now(), 'returned', 'approved', o.payment_line_id, o.booked_on, o.bank_reference, now(), o.decided_by
        from told, suspense_outcome o where o.${outcome}`,
      /changes_once/,
    );
    const told = (
      cause: RawBuilder<unknown>,
    ) => sql`insert into suspense_line (id, batch_id, cause, status, opened_at, content)
      select gen_random_uuid(), batch_id, ${cause}, 'open', now(), content from suspense_line s cross join generate_series(1, 2) where s.id = ${row.id}`;
    await refused(told(sql`'told'`), /told_once/);
    await refused(told(sql`'repeated'`), /of_a_file_or_told/);
  });

  test("7.2 turned down with a reason the row is open again, and another outcome can be proposed; the first is kept", async () => {
    const { city, claim, row, returned } = await cameBack();
    const other = await financePerson(app, city);
    const proposed = expectStatus(await propose(city.finance, row, returned), 200);
    const open = expectStatus(
      await other.post(`/api/v1/suspense-lines/${row.id}/turn-down`, {
        version: proposed.version,
        reason: "银行答复未退汇",
      }),
      200,
    );
    expect(open).toMatchObject({ status: "open", outcomes: [{ status: "turned-down", decision: "银行答复未退汇" }] });
    const done = await outcomeAgreed(app, city, open, { outcome: "bank-error", reason: "银行更正" });
    expect(done.outcomes.map((one: any) => [one.outcome, one.status])).toEqual([
      ["bank-error", "approved"],
      ["returned", "turned-down"],
    ]);
    expect([await statusOf(claim), await voucherOf(claim)]).toEqual(["paid", "redeemed"]);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 60_00 });
  });

  test("5.14 what the bank was wrong about changes nothing, and ends once", async () => {
    const { city, claim, row } = await cameBack();
    const done = await outcomeAgreed(app, city, row, { outcome: "bank-error", reason: "银行误报" });
    expect(done).toMatchObject({ status: "resolved", actions: [], resolvedAt: expect.any(String) });
    expect(await statusOf(claim)).toBe("paid");
    expectRefusal(await propose(city.finance, done, { outcome: "bank-error", reason: "再次" }), "wrong-state");
    expectRefusal(await approve(await financePerson(app, city), done), "wrong-state");
  });

  test("5.14 what has changed since the proposal is looked at again before it is booked", async () => {
    const { city, claim, line, row, returned } = await cameBack();
    const byFile = expectStatus(await propose(city.finance, row, returned), 200);
    const byLetter = expectStatus(
      await city.finance.post(`/api/v1/payment-lines/${line.id}/return`, {
        reason: "来函",
        bookedOn: returned.bookedOn,
        bankReference: "TH-1",
      }),
      201,
    );
    const other = await financePerson(app, city);
    expectStatus(await approve(other, byLetter), 200);
    expectRefusal(await approve(other, byFile), "suspense-outcome");
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 60_00, posted: 0 });
    expect(await statusOf(claim)).toBe("failed");
  });

  test("5.14 a return names the bank's day, not before the payment nor after today, and its number or letter; each fault by its field", async () => {
    const { city, row, returned } = await cameBack();
    const faultsOf = async (more: object): Promise<string[]> => {
      const answer = await propose(city.finance, row, { ...returned, ...more });
      expectRefusal(answer, "invalid-request");
      for (const fault of answer.body.faults)
        expect([fault.zh, fault.en]).toEqual([expect.any(String), expect.any(String)]);
      return answer.body.faults.map((fault: any) => `${fault.path} ${fault.code}`);
    };
    expect(await faultsOf({ bookedOn: "2099-01-01" })).toEqual(["bookedOn future"]);
    expect(await faultsOf({ bookedOn: "2020-01-01" })).toEqual(["bookedOn before-payment"]);
    expect(await faultsOf({ bankReference: undefined })).toEqual(["bankReference required"]);
  });

  test("5.2 another city's finance finds neither the row nor the payment", async () => {
    const { row, line, returned } = await cameBack();
    const other = await app.signIn({
      role: "city-finance",
      organisation: { kind: "city-finance", cityCode: "440100" },
    });
    expectRefusal(await propose(other, row, returned), "not-found");
    expectRefusal(await approve(other, row), "not-found");
    expectRefusal(
      await other.post(`/api/v1/payment-lines/${line.id}/return`, { reason: "x", bookedOn: returned.bookedOn }),
      "not-found",
    );
  });
});
