import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addDays, addMs, beijingDate, msOf } from "@yunquan/core/time.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import { approvedClaim, draftClaim, type ApprovedClaim } from "../../test/claim-journey.fixture.ts";
import { confirmAccount } from "../../test/parties.fixture.ts";
import { bankFile, expectStatus, outcomeAgreed, type SettlementWorld } from "../../test/settlement.fixture.ts";
import { newId } from "../platform/work.ts";
import { countDay } from "../usage/event-days.ts";
import { runProof, type ProofRun } from "./commands.ts";

/*
 * One programme lived through the real operations: seven claims, of which one is paid, one failed at the bank, one is
 * lowered after an objection and its money came back, one falls, one is deferred, one is carried over, one is a draft. Everything must agree; then
 * one thing after the other is changed behind the product's back, and each must be found.
 */
let app: TestApp;
let world: World;
const claims: ApprovedClaim[] = [];

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app, { allotments: { "440600": 70_000_000 } });
  for (let count = 0; count < 6; count += 1) claims.push(await approvedClaim(app, { world }));
  await draftClaim(app, { world });
  await liveThrough();
  await useServices();
}, 300_000);
afterAll(async () => await app.close());

/** From the approved claims to a list with every kind of line, and a batch with every kind of result. */
async function liveThrough(): Promise<void> {
  const { reviewer, approver, finance, programme } = world;
  const now = await app.as(null, async (work) => work.now);
  await app.moveClock((msOf(programme.deadlines[0]) - msOf(now)) / DAY_MS - 0.5);
  const put = claims[4]!;
  const until = await app.as(null, async (work) => addMs(work.now, 90 * DAY_MS));
  expectStatus(
    await approver.post(`/api/v1/claims/${put.claimId}/defer`, { version: put.version, reason: "现场核实", until }),
    200,
  );
  const draft = expectStatus(
    await reviewer.post("/api/v1/settlements", { settlementPeriodId: programme.settlementPeriodIds[0], kind: "main" }),
    201,
  );
  await app.moveClock(1);
  const list = expectStatus(await approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: 1 }), 200);
  const notice = expectStatus(
    await reviewer.post(`/api/v1/settlements/${list.id}/publish`, { version: list.version }),
    201,
  );
  const lines = expectStatus(await reviewer.get(`/api/v1/settlements/${list.id}/lines`), 200).items as any[];
  expect(lines.map((line) => line.outcome)).toEqual(["funded", "funded", "funded", "funded", "deferred", "carried"]);
  await object(notice.id, lines[2].id, { kind: "amount-changed", amountFen: "10000000" });
  await object(notice.id, lines[3].id, { kind: "removed" });
  for (const claim of claims.slice(0, 3)) await confirmAccount(claim.enterprise);
  await app.moveClock(8.5);
  await app.tick();
  const { batch } = expectStatus(await reviewer.post("/api/v1/payments", { settlementId: list.id }), 201);
  const sent = expectStatus(await finance.post(`/api/v1/payments/${batch.id}/release`, { version: 1 }), 200);
  const sentLines = expectStatus(await finance.get(`/api/v1/payments/${batch.id}/lines`), 200).items as any[];
  const city = { finance } as SettlementWorld;
  const fileId = await bankFile(app, city, [
    { lineNumber: sentLines[0].lineNumber, yuan: "120000.00", outcome: "成功", reference: "LS-1" },
    { lineNumber: sentLines[1].lineNumber, yuan: "120000.00", outcome: "失败", reason: "账号不存在" },
    { lineNumber: sentLines[2].lineNumber, yuan: "100000.00", outcome: "成功", reference: "LS-3" },
    { lineNumber: "ZF-0000-2026-001-0001", yuan: "1.00", outcome: "成功", reference: "LS-9" },
  ]);
  const result = expectStatus(
    await finance.post(`/api/v1/payments/${batch.id}/results`, { version: sent.version, fileId }),
    200,
  );
  expect(result).toMatchObject({ paidLines: 2, failedLines: 1, suspenseLines: 1 });
  await comeBack(city, batch.id, sentLines[2].lineNumber);
}

/** One of the payments comes back, by a later file and two people; the claim waits for another account. */
async function comeBack(city: SettlementWorld, batchId: Id, lineNumber: string): Promise<void> {
  const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batchId}`), 200);
  const fileId = await bankFile(app, city, [{ lineNumber, yuan: "100000.00", outcome: "失败", reason: "退汇" }]);
  expectStatus(await city.finance.post(`/api/v1/payments/${batchId}/results`, { version, fileId }), 200);
  const { items } = expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batchId}`), 200);
  const bookedOn = await app.as(null, async (work) => work.now.slice(0, 10));
  await outcomeAgreed(
    app,
    city,
    items.find((row: any) => row.cause === "other-state"),
    { outcome: "returned", reason: "户名不符退汇", bankReference: "TH-3", bookedOn },
  );
}

async function object(noticeId: Id, lineId: Id, effect: object): Promise<void> {
  const objector = claims[5]!.enterprise.approver;
  const filed = expectStatus(
    await objector.post("/api/v1/objections", { kind: "line", noticeId, lineId, text: "有异议", fileIds: [] }),
    201,
  );
  expectStatus(await world.reviewer.post(`/api/v1/objections/${filed.id}/admit`, { version: 1 }), 200);
  expectStatus(
    await world.reviewer.post(`/api/v1/objections/${filed.id}/answer`, { version: 2, answer: "经核实" }),
    200,
  );
  expectStatus(
    await world.approver.post(`/api/v1/objections/${filed.id}/uphold`, { version: 3, decision: "成立", effect }),
    200,
  );
}

class RolledBack extends Error {
  readonly run: ProofRun;
  constructor(run: ProofRun) {
    super("rolled back");
    this.run = run;
  }
}

/** Events of two days: one that is counted, one that is noted only. */
async function useServices(): Promise<void> {
  const { voucher } = claims[5]!;
  const today = beijingDate(await app.as(null, async (work) => work.now));
  const [counted, noted] = [addDays(today, -2), addDays(today, -1)];
  const events = [counted, counted, noted].map((on, place) => ({
    eventId: newId(),
    voucherCode: voucher.voucherCode,
    source: "interface",
    at: `${on}T04:00:00.000Z`,
    kind: "login",
    quantity: 2,
    user: `user-${place}`,
  }));
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/usage/events",
    headers: { authorization: `Bearer ${voucher.supplier.preparer.token}`, "content-type": "application/x-ndjson" },
    payload: events.map((event) => JSON.stringify(event)).join("\n"),
  });
  expect(answer.json()).toMatchObject({ acceptedRows: 3 });
  await app.as(null, async (work) => await countDay(work, counted));
}

/** Runs the proof on tampered rows and takes the tampering back. Triggers that would refuse it are off meanwhile. */
async function tampered(statements: string): Promise<ProofRun> {
  try {
    await app.as(null, async (work) => {
      const tables = [...statements.matchAll(/(?:update|delete from|insert into) (\w+)/g)].map((match) => match[1]!);
      for (const table of new Set(tables)) await sql.raw(`alter table ${table} disable trigger all`).execute(work.tx);
      for (const statement of statements.split(";")) {
        const { numAffectedRows } = await sql.raw(statement).execute(work.tx);
        expect(Number(numAffectedRows), statement).toBeGreaterThan(0);
      }
      throw new RolledBack(await runProof(work));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.run;
    throw error;
  }
  throw new Error("nothing was tampered with");
}

const failing = (run: ProofRun): string[] =>
  run.checks.filter((check) => check.differences > 0).map((check) => check.name);
const first = (table: string, where: string): string =>
  `id = (select id from ${table} where ${where} order by id limit 1)`;

describe("the proof", () => {
  test("8.2 5.14 of a programme that was lived through, everything agrees", async () => {
    const run = await app.as(null, async (work) => await runProof(work));
    expect(run.checks.filter((check) => check.differences > 0)).toEqual([]);
    expect(run.outcome).toBe("clean");
    const figures = Object.fromEntries(run.checks.map((check) => [check.name, check.figures]));
    expect(figures["payments"]).toMatchObject({
      claimsFen: "12000000",
      bankFen: "12000000",
      cashPostedFen: "12000000",
      returnedFen: "10000000",
      inSuspense: "1",
    });
    expect(figures["settlement-sums"]).toMatchObject({
      lists: "1",
      fundedFen: "48000000",
      deferredFen: "12000000",
      carriedFen: "12000000",
      cashFen: "70000000",
    });
    expect(figures["usage-days"]).toMatchObject({ events: "3", daysCounted: "1", noted: "1" });
    expect(figures["positions"]).toMatchObject({ positionsGiven: "13" });
  });

  // One fen, one place, one state: each must be found, and by the check that is about it.
  test.each([
    [
      "an account's balance",
      `update ledger_account set reserved_fen = reserved_fen + 1 where ${first("ledger_account", "kind = 'cash' and granted_fen > reserved_fen + posted_fen")}`,
      "accounts",
    ],
    [
      "an account's grant",
      `update ledger_account set granted_fen = granted_fen + 1 where ${first("ledger_account", "kind = 'annual-cap'")}`,
      "accounts",
    ],
    [
      "a grant",
      `update ledger_transfer set amount_fen = amount_fen + 1 where ${first("ledger_transfer", "kind = 'grant'")}`,
      "accounts",
    ],
    [
      "a reservation",
      `update ledger_transfer set amount_fen = amount_fen - 1 where ${first("ledger_transfer", "kind = 'reserve'")}`,
      "reservations",
    ],
    [
      "a posting",
      `update ledger_transfer set amount_fen = amount_fen - 1 where ${first("ledger_transfer", "kind = 'post'")}`,
      "reservations",
    ],
    [
      "a release",
      `update ledger_transfer set amount_fen = amount_fen + 1 where ${first("ledger_transfer", "kind = 'release'")}`,
      "applications-and-vouchers",
    ],
    [
      "an application's face value",
      `update application set face_value_fen = face_value_fen - 1 where ${first("application", "status = 'issued'")}`,
      "face-values",
    ],
    [
      "an application's eligible fee",
      `update application set eligible_fee_fen = eligible_fee_fen + 1 where ${first("application", "status = 'issued'")}`,
      "face-values",
    ],
    [
      "a voucher's face value",
      `update voucher set face_value_fen = face_value_fen - 1 where ${first("voucher", "status = 'claimed'")}`,
      "applications-and-vouchers",
    ],
    [
      "a voucher's eligible fee",
      `update voucher set eligible_fee_fen = eligible_fee_fen + 1 where ${first("voucher", "status = 'claimed'")}`,
      "face-values",
    ],
    [
      "a fee line",
      `update fee_line set amount_fen = amount_fen + 1 where ${first("fee_line", "eligible")}`,
      "face-values",
    ],
    ["an invoice", `update invoice set total_fen = total_fen + 1 where ${first("invoice", "true")}`, "invoices"],
    [
      "an invoice's split",
      `update invoice_split set amount_fen = amount_fen - 1 where invoice_id = (select invoice_id from invoice_split order by 1 limit 1)`,
      "invoices",
    ],
    [
      "a claim's invoiced amount",
      `update claim set invoiced_fen = invoiced_fen + 1 where ${first("claim", "status = 'paid'")}`,
      "invoices",
    ],
    [
      "a sent claim's amount",
      `update claim set amount_fen = amount_fen - 1 where ${first("claim", "status = 'failed'")}`,
      "claims",
    ],
    [
      "a paid claim's amount",
      `update claim set amount_fen = amount_fen - 1 where ${first("claim", "status = 'paid'")}`,
      "payments",
    ],
    [
      "a deferred claim's amount",
      `update claim set amount_fen = amount_fen - 1 where ${first("claim", "status = 'deferred'")}`,
      "claims",
    ],
    [
      "an allotment",
      `update allotment set amount_fen = amount_fen - 1 where ${first("allotment", "amount_fen > 0")}`,
      "grants",
    ],
    ["a plan's budget", `update plan set budget_fen = budget_fen - 1`, "issue-ceiling"],
    ["a list's funded sum", `update settlement set funded_fen = funded_fen - 1`, "settlement-sums"],
    ["a list's carried sum", `update settlement set carried_fen = carried_fen + 1`, "settlement-sums"],
    ["a list's cash", `update settlement set cash_available_fen = cash_available_fen + 1`, "settlement-digests"],
    [
      "a list's line",
      `update settlement_block set amount_fen = amount_fen - 1, sums_fen[lines] = sums_fen[lines] - 1 where outcome = 'carried'`,
      "settlement-digests",
    ],
    [
      "a list's running total",
      `update settlement_block set before_fen = before_fen + 1 where 2 between first_ordinal and first_ordinal + lines - 1`,
      "settlement-order",
    ],
    [
      "a lowered line",
      `update settlement_line_change set changed_amount_fen = changed_amount_fen - 1 where changed_amount_fen is not null`,
      "notices",
    ],
    [
      "a payment line",
      `update payment_line set amount_fen = amount_fen - 1 where ${first("payment_line", "status = 'paid'")}`,
      "payments",
    ],
    ["a batch's total", `update payment_batch set total_fen = total_fen + 1`, "payments"],
    ["a bank result's count", `update bank_result set paid_lines = paid_lines + 1`, "payments"],
    ["a suspense line", `delete from suspense_line`, "payments"],
    [
      "a return that is taken back",
      `update payment_line set status = 'paid', returned_on = null, returned_at = null where status = 'returned'`,
      "payments",
    ],
    [
      "a return without its two people",
      `update suspense_outcome set status = 'turned-down', decision = 'no' where outcome = 'returned'`,
      "payments",
    ],
    ["one person for both of an outcome", `update suspense_outcome set decided_by = proposed_by`, "four-eyes"],
    [
      "what came back of a payment, by one fen",
      `update ledger_transfer set amount_fen = amount_fen - 1 where kind = 'release' and reason is not null and object_type = 'claim'`,
      "payments",
    ],
    [
      "what is set aside again",
      `update ledger_transfer set amount_fen = amount_fen - 1 where kind = 'reserve' and object_type = 'claim' and reason is not null`,
      "claims",
    ],
    [
      "a voucher that stays redeemed although its money came back",
      `update voucher set status = 'redeemed' where id = (select c.voucher_id from payment_line p join claim c on c.id = p.claim_id where p.status = 'returned')`,
      "applications-and-vouchers",
    ],
    [
      "an objection's amount",
      `update objection set changed_amount_fen = changed_amount_fen + 1 where changed_amount_fen is not null`,
      "notices",
    ],
    ["a position", `update line_position set number = 99 where kind = 'claim' and number = 3`, "positions"],
    [
      "a line's sum, by one fen",
      `update line_sum set amount_fen = amount_fen + 1 where id = (select min(id) from line_sum)`,
      "line-sums",
    ],
    ["a line's sum that is gone", `delete from line_sum where id = (select max(id) from line_sum)`, "line-sums"],
    [
      "a waiting claim's amount, by one fen",
      `update claim set amount_fen = amount_fen - 1 where ${first("claim", "status = 'deferred'")}`,
      "line-sums",
    ],
    ["a counter", `update line_counter set last_number = last_number + 1 where kind = 'application'`, "positions"],
    ["a claim's place", `update claim set position = 77 where position = 2`, "positions"],
    ["a state without history", `update claim set status = 'sent' where status = 'failed'`, "history"],
    [
      "a line of history",
      `delete from history where action = 'claim.sent' and seq = (select min(seq) from history where action = 'claim.sent')`,
      "history",
    ],
    ["a list's line of history", `delete from history where action = 'settlement.notice-over'`, "history"],
    [
      "a part of a list's reservation",
      `update ledger_transfer set amount_fen = amount_fen - 1 where ${first("ledger_transfer", "kind = 'part'")}`,
      "list-reservations",
    ],
    [
      "whose part it is",
      `update ledger_transfer set object_id = (select id from claim where status = 'deferred') where ${first("ledger_transfer", "kind = 'part'")}`,
      "list-reservations",
    ],
    ["what was taken of a reservation", `update ledger_divided set taken_fen = taken_fen - 1`, "reservations"],
    [
      "a list's reservation",
      `update ledger_transfer set amount_fen = amount_fen + 1 where ${first("ledger_transfer", "kind = 'reserve' and object_type = 'settlement'")}`,
      "list-reservations",
    ],
    [
      "a list that funds another claim",
      `update settlement_block set claim_ids[1] = (select id from claim where status = 'draft') where first_ordinal = 1`,
      "settlement-lines",
    ],
    [
      "a list whose claims stand in each other's places",
      `update settlement_block set claim_ids[1] = claim_ids[2], claim_ids[2] = claim_ids[1] where first_ordinal = 1`,
      "settlement-lines",
    ],
    ["a place that is no longer taken", `update listed_places set funded = funded & (funded - 1)`, "settlement-lines"],
    ["a list's place among the lists", `update settlement set list_seq = 2`, "settlement-lines"],
    [
      "the end of a notice",
      `update settlement set notice_over_at = notice_over_at - interval '3 days' where notice_over_at is not null`,
      "notices",
    ],
    [
      "a state's count",
      `update case_count set cases = cases + 1 where noun = 'claim' and status = 'paid'`,
      "case-counts",
    ],
    ["a seniority", `update settlement_block set carried_from = 1 where first_ordinal = 1`, "settlement-seniority"],
    ["a day's logins", `update usage_day set counted_login_count = 5 where counted_login_count = 4`, "usage-days"],
    ["a day that is gone", `delete from usage_day where counted_login_count = 4`, "usage-days"],
    ["a note that is gone", `delete from usage_day_change where seq > 0`, "usage-days"],
    [
      "a day's event",
      `delete from usage_event where used_on = (select used_on from usage_day where counted_login_count = 4)`,
      "usage-days",
    ],
    [
      "the order of two lines",
      `update settlement_block set first_ordinal = 99 where first_ordinal = 5; update settlement_block set first_ordinal = 5 where first_ordinal = 6; update settlement_block set first_ordinal = 6 where first_ordinal = 99`,
      "settlement-order",
    ],
    [
      "who was carried",
      `update settlement_block set outcome = 'carried' where first_ordinal = 1; update settlement_block set outcome = 'funded' where outcome = 'carried' and first_ordinal = 6`,
      "settlement-order",
    ],
    ["a notice that ended early", `update notice set ends_at = ends_at - interval '3 days'`, "notices"],
    [
      "a line payable before its notice was over",
      `update settlement_line_change set notice_ends_at = notice_ends_at + interval '30 days' where notice_ends_at is not null`,
      "notices",
    ],
    ["one person for both", `update settlement set frozen_by = assembled_by`, "four-eyes"],
    [
      "a release by who decided",
      `update payment_batch set released_by = (select frozen_by from settlement)`,
      "payments",
    ],
    ["a voucher that was not redeemed", `update voucher set status = 'claimed' where status = 'redeemed'`, "payments"],
  ])("finds a change of %s", async (_what, statements, check) => {
    // Some of these the database itself would refuse; its checks are lifted where they stand in the way.
    const run = await tampered(statements).catch(async (error: unknown) => {
      if (!String(error).includes("constraint")) throw error;
      return "refused by the database" as const;
    });
    if (run === "refused by the database")
      expect(statements).toMatch(/frozen_by = assembled_by|decided_by = proposed_by/);
    else expect(failing(run)).toContain(check);
  });

  test("what was tampered with is as before: the next proof is clean", async () => {
    expect((await app.as(null, async (work) => await runProof(work))).outcome).toBe("clean");
  });
});

describe("running it", () => {
  test("the administrators run it and the province reads it; each check comes with its figures", async () => {
    const admin = await app.signIn({ role: "system-admin", organisation: { kind: "administration" } });
    const run = expectStatus(await admin.post("/api/v1/proof/runs"), 201);
    expect(run).toMatchObject({ outcome: "clean" });
    expect(run.checks.length).toBeGreaterThan(15);
    const province = await app.signIn({ role: "province-reviewer", organisation: { kind: "province" } });
    const { items } = expectStatus(await province.get("/api/v1/proof/runs"), 200);
    expect(items[0]).toMatchObject({ id: run.id, outcome: "clean", differences: 0 });
    expect(expectStatus(await province.get(`/api/v1/proof/runs/${run.id}`), 200).checks).toEqual(run.checks);
    expect((await province.get(`/api/v1/proof/runs/${newIdOf(run.id)}`)).status).toBe(404);
    expect((await province.post("/api/v1/proof/runs")).status).toBe(403);
  });

  test("it runs by itself once a night, and differences are told to the province", async () => {
    const runs = async () =>
      await app.as(null, async (work) => await work.tx.selectFrom("proofRun").select("id").execute());
    await app.moveClock(1);
    await app.tick();
    const after = await runs();
    await app.tick();
    expect(await runs()).toHaveLength(after.length);
    const province = await app.signIn({ role: "province-reviewer", organisation: { kind: "province" } });
    await app.as(null, async (work) => {
      await sql`update case_count set cases = cases + 5 where noun = 'claim' and status = 'paid'`.execute(work.tx);
    });
    await app.moveClock(1);
    await app.tick();
    expect(await runs()).toHaveLength(after.length + 1);
    const messages = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("message")
          .selectAll()
          .where("organisationId", "=", province.actor.organisationId)
          .where("kind", "=", "proof-differences")
          .execute(),
    );
    expect(messages[0]?.textZh).toContain("状态计数");
    await app.as(null, async (work) => {
      await sql`update case_count set cases = cases - 5 where noun = 'claim' and status = 'paid'`.execute(work.tx);
    });
  });
});

/** An id that is none of ours. */
const newIdOf = (id: string): string => `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`;
