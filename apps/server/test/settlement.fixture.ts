import { expect } from "vitest";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { DAY_MS, addMs, type Instant } from "@yunquan/core/time.ts";
import { claimsByIds } from "../src/claims/commands.ts";
import { carriedFromOf } from "../src/claims/lists.ts";
import { grant, openAndLock } from "../src/ledger/commands.ts";
import { recordCreation } from "../src/platform/record.ts";
import { newId } from "../src/platform/work.ts";
import { cashOfClaim } from "../src/settlements/claim-change.ts";
import type { Answer, Caller, TestApp } from "./app.ts";
import { approvedClaim, claimWorld, type ApprovedClaim, type ClaimWorld } from "./claim.fixture.ts";

/** A city with money, a settlement period that closes tomorrow, and one person per office. */
export interface SettlementWorld {
  readonly world: ClaimWorld;
  readonly cityCode: string;
  readonly periodId: Id;
  readonly deadlineAt: Instant;
  readonly reviewer: Caller;
  readonly approver: Caller;
  readonly finance: Caller;
}

export interface SettlementOptions {
  readonly cashFen: number;
  readonly cityCode?: string;
  readonly parameters?: Partial<EditionParameters>;
}

export async function settlementWorld(test: TestApp, options: SettlementOptions): Promise<SettlementWorld> {
  const cityCode = options.cityCode ?? "440600";
  const world = await claimWorld(test, options.parameters);
  await allot(test, world, world.planId, cityCode, options.cashFen);
  const { periodId, deadlineAt } = await settlementPeriod(test, world.programmeId, world.planId, 1);
  const reviewer = await test.signIn({
    role: "city-reviewer",
    organisation: { kind: "city-bureau", cityCode, name: "某市工业和信息化局" },
  });
  const approver = await test.signIn({ role: "city-approver", organisation: reviewer.actor.organisationId });
  const finance = await test.signIn({ role: "city-finance", organisation: { kind: "city-finance", cityCode } });
  return { world, cityCode, periodId, deadlineAt, reviewer, approver, finance };
}

/** A city's share of a plan, with the cash and the issue capacity that follow from it. */
export async function allot(
  test: TestApp,
  world: Pick<ClaimWorld, "programmeId">,
  planId: Id,
  cityCode: string,
  cashFen: number,
): Promise<void> {
  await test.as(null, async (work) => {
    const id = work.newId();
    await work.tx
      .insertInto("allotment")
      .values({ id, planId, cityCode, amountFen: fen(cashFen), targetEnterprises: 1 })
      .execute();
    const [cash] = await openAndLock(work, [{ kind: "cash", programmeId: world.programmeId, planId, cityCode }]);
    if (cashFen > 0) await grant(work, cash!, fen(cashFen), { objectType: "allotment", objectId: id });
  });
}

/** The next settlement period of a plan: open for ten days, and for one more. */
export async function settlementPeriod(
  test: TestApp,
  programmeId: Id,
  planId: Id,
  number: number,
): Promise<{ periodId: Id; deadlineAt: Instant }> {
  return await test.as(null, async (work) => {
    const periodId = work.newId();
    const deadlineAt = addMs(work.now, DAY_MS);
    await work.tx
      .insertInto("settlementPeriod")
      .values({
        id: periodId,
        programmeId,
        planId,
        number,
        nameZh: `第 ${number} 次结算`,
        nameEn: `Settlement ${number}`,
        status: "open",
        announcedAt: addMs(work.now, -60 * DAY_MS),
        opensAt: addMs(work.now, -10 * DAY_MS),
        deadlineAt,
      })
      .execute();
    return { periodId, deadlineAt };
  });
}

/** The plan of another year of the same programme. */
export async function nextPlan(test: TestApp, world: ClaimWorld): Promise<Id> {
  return await test.as(null, async (work) => {
    const plan = await work.tx.selectFrom("plan").selectAll().where("id", "=", world.planId).executeTakeFirstOrThrow();
    const id = work.newId();
    await work.tx
      .insertInto("plan")
      .values({ ...plan, id, year: plan.year + 1 })
      .execute();
    return id;
  });
}

export interface LinedClaim extends ApprovedClaim {
  readonly number: string;
}

/** Approved claims of the given amounts in the city's line, in this order, each with a confirmed account unless said otherwise. */
export async function lineOf(
  test: TestApp,
  city: SettlementWorld,
  amounts: readonly number[],
  options: { account?: boolean } = {},
): Promise<LinedClaim[]> {
  const claims: LinedClaim[] = [];
  for (const amount of amounts) {
    const claim = await approvedClaim(test, { world: city.world, cityCode: city.cityCode, amountFen: fen(amount) });
    await test.as(null, async (work) => {
      // The claim's fixture writes the application as it is after its approval; its line of history completes it.
      const application = await work.tx
        .selectFrom("voucher")
        .select("applicationId")
        .where("id", "=", claim.voucherId)
        .executeTakeFirstOrThrow();
      await recordCreation(work, {
        table: "application",
        object: {
          id: application.applicationId,
          status: "issued",
          version: 1,
          programmeId: city.world.programmeId,
          cityCode: city.cityCode,
        },
        action: "application.approved",
      });
    });
    if (options.account !== false) await confirmedAccount(test, claim.enterpriseId);
    const number = await test.as(
      null,
      async (work) =>
        (await work.tx.selectFrom("claim").select("number").where("id", "=", claim.claimId).executeTakeFirstOrThrow())
          .number,
    );
    claims.push({ ...claim, number });
  }
  return claims;
}

/** A confirmed account of an enterprise, in the place of an earlier one. */
export async function confirmedAccount(test: TestApp, enterpriseId: Id): Promise<Id> {
  return await test.as(null, async (work) => {
    const people = await work.tx.selectFrom("person").select("id").limit(2).execute();
    await work.tx
      .updateTable("paymentAccount")
      .set({ status: "replaced" })
      .where("enterpriseId", "=", enterpriseId)
      .where("status", "=", "active")
      .execute();
    const enterprise = await work.tx
      .selectFrom("enterprise")
      .select("name")
      .where("id", "=", enterpriseId)
      .executeTakeFirstOrThrow();
    const id = work.newId();
    await work.tx
      .insertInto("paymentAccount")
      .values({
        id,
        enterpriseId,
        status: "active",
        accountName: enterprise.name,
        bankName: "示例银行佛山支行",
        bankCode: "102588000018",
        accountNumber: `62220200${newId().replaceAll(/\D/g, "").padEnd(11, "0").slice(0, 11)}`,
        proposedBy: people[0]!.id,
        proposedAt: work.now,
        decidedBy: people[1]!.id,
        decidedAt: work.now,
      })
      .execute();
    return id;
  });
}

/** The answer's body, after its status is what it should be; what came instead is shown. */
export function expectStatus<Body>(answer: Answer<Body>, status: number): Body {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
}

/** Expects a refusal by its code, with 4xx. */
export function expectRefusal(answer: Answer<any>, code: string): void {
  expect(
    { code: answer.body.code, client: answer.status >= 400 && answer.status < 500 },
    JSON.stringify(answer.body),
  ).toEqual({ code, client: true });
}

/** Draws up a period's list. */
export async function assembled(
  city: SettlementWorld,
  kind: "main" | "supplementary" = "main",
  periodId: Id = city.periodId,
) {
  return expectStatus(await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: periodId, kind }), 201);
}

/** Draws up, waits for the deadline, freezes. */
export async function frozen(test: TestApp, city: SettlementWorld, periodId: Id = city.periodId) {
  const draft = await assembled(city, "main", periodId);
  await test.moveClock(1.01);
  return expectStatus(
    await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
    200,
  );
}

/** Frozen and published. */
export async function noticed(test: TestApp, city: SettlementWorld, periodId: Id = city.periodId) {
  const list = await frozen(test, city, periodId);
  const notice = expectStatus(
    await city.reviewer.post(`/api/v1/settlements/${list.id}/publish`, { version: list.version }),
    201,
  );
  return { list: expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200), notice };
}

/** Noticed for its days, then the tick: every line that nobody objected to is payable. */
export async function payableList(test: TestApp, city: SettlementWorld, periodId: Id = city.periodId) {
  const { list, notice } = await noticed(test, city, periodId);
  await test.moveClock(8.1);
  await test.tick();
  return { list, notice };
}

/** A batch of everything payable, released by finance. */
export async function released(city: SettlementWorld, settlementId: Id) {
  const { batch } = expectStatus(await city.reviewer.post("/api/v1/payments", { settlementId }), 201);
  return expectStatus(await city.finance.post(`/api/v1/payments/${batch.id}/release`, { version: batch.version }), 200);
}

/** Another person of the city's finance: who decides on what somebody else proposed. */
export async function financePerson(test: TestApp, city: Pick<SettlementWorld, "finance">): Promise<Caller> {
  return await test.signIn({ role: "city-finance", organisation: city.finance.actor.organisationId });
}

/** The outcome of a row in suspense, proposed by one person of finance and approved by another. */
export async function outcomeAgreed(
  test: TestApp,
  city: Pick<SettlementWorld, "finance">,
  row: { id: Id; version: number },
  outcome: { outcome: string; reason: string; bookedOn?: string; bankReference?: string },
) {
  const url = `/api/v1/suspense-lines/${row.id}`;
  const { version } = expectStatus(
    await city.finance.post(`${url}/propose`, { version: row.version, ...outcome }),
    200,
  );
  return expectStatus(await (await financePerson(test, city)).post(`${url}/approve`, { version }), 200);
}

export interface BankRowText {
  readonly lineNumber: string;
  readonly yuan: string;
  readonly outcome: "成功" | "失败";
  readonly reason?: string;
  readonly reference?: string;
  readonly on?: string;
}

/** A bank's result file, uploaded by the city's finance. */
export async function bankFile(test: TestApp, city: SettlementWorld, rows: readonly BankRowText[]): Promise<Id> {
  const today = await test.as(null, async (work) => work.now.slice(0, 10));
  const lines = rows.map((row) =>
    [
      row.lineNumber,
      row.yuan,
      row.outcome,
      row.reason ?? "",
      row.reference ?? (row.outcome === "成功" ? `LS-${row.lineNumber}` : ""),
      row.on ?? today,
    ].join(","),
  );
  const text = ["明细号,金额（元）,结果,失败原因,银行流水号,支付日期", ...lines].join("\r\n");
  const file = await city.finance.upload("bank-result", "result.csv", Buffer.from(text, "utf8"));
  return expectStatus(file, 201).id;
}

/** The claim as it stands: with its state on its list, how old its shortfall is, and where its money lies. */
export async function claimRow(test: TestApp, claimId: Id) {
  return await test.as(null, async (work) => {
    const [claim] = await claimsByIds(work, [claimId]);
    if (claim === undefined) throw new Error("the claim is there");
    const cash = await cashOfClaim(work, claimId);
    return {
      ...claim,
      carriedFrom: await carriedFromOf(work, claimId),
      cashTransferId: cash.own ?? cash.ofList,
    };
  });
}

/** The city's cash of a plan. */
export async function cashOf(test: TestApp, city: SettlementWorld, planId: Id = city.world.planId) {
  return await test.as(null, async (work) => {
    const account = await work.tx
      .selectFrom("ledgerAccount")
      .select(["grantedFen", "reservedFen", "postedFen"])
      .where("kind", "=", "cash")
      .where("planId", "=", planId)
      .where("cityCode", "=", city.cityCode)
      .executeTakeFirstOrThrow();
    return {
      granted: Number(account.grantedFen),
      reserved: Number(account.reservedFen),
      posted: Number(account.postedFen),
    };
  });
}
