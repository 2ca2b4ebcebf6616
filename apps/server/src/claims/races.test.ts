import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import {
  completeDraft,
  confirmClaim,
  deliverUse,
  draftClaim,
  feeLines,
  invoiceContract,
  invoiceNumber,
  invoiceOf,
  markedClaim,
  reviewedClaim,
  submitClaim,
  usageRows,
  voucherToClaim,
  type DraftedClaim,
  type SubmittedClaim,
} from "../../test/claim-journey.fixture.ts";
import { newId } from "../platform/work.ts";
import { buildServer } from "../server.ts";

/** Two servers on one PostgreSQL: each has its own batches, so their transactions really meet in the database. */
describe.skipIf(postgresUrl === undefined)("two servers on one PostgreSQL", () => {
  let app: TestApp;
  let other: FastifyInstance;
  let world: World;

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    other = await buildServer({ ...app.platform });
    world = await setUpApplications(app);
  });
  afterAll(async () => {
    await other?.close();
    await app?.close();
  });

  type Answered = Promise<{ status: number; body: Record<string, any> }>;
  async function post(
    server: FastifyInstance,
    caller: Caller,
    url: string,
    body: unknown,
    key: string = newId(),
  ): Answered {
    const answer = await server.inject({
      method: "POST",
      url,
      headers: { authorization: `Bearer ${caller.token}`, "idempotency-key": key, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: answer.json() as Record<string, any> };
  }
  /** The same call on both servers at once, several times. */
  async function onBoth(times: number, call: (server: FastifyInstance, index: number) => Answered) {
    return await Promise.all(
      Array.from({ length: times }, async (_, index) => await call(index % 2 === 0 ? app.app : other, index)),
    );
  }
  const codes = (answers: readonly { status: number; body: Record<string, any> }[]): string[] =>
    answers.map(({ status, body }) => (status < 300 ? "done" : String(body["code"]))).toSorted();

  test("3.2 of many drafts on one voucher at once, one is made", async () => {
    const voucher = await voucherToClaim(app, { world });
    const answers = await onBoth(
      6,
      async (server) =>
        await post(server, voucher.enterprise.preparer, "/api/v1/claims", { voucherId: voucher.voucherId }),
    );
    expect(codes(answers)).toEqual([
      "claim-exists",
      "claim-exists",
      "claim-exists",
      "claim-exists",
      "claim-exists",
      "done",
    ]);
    const claims = await app.as(
      null,
      async (work) =>
        await work.tx.selectFrom("claim").select("id").where("voucherId", "=", voucher.voucherId).execute(),
    );
    expect(claims).toHaveLength(1);
  });

  test("3.2 a claim submitted many times at once is submitted once, and takes one place", async () => {
    const draft = await draftClaim(app, { world });
    const url = `/api/v1/claims/${draft.claimId}/submit`;
    const answers = await onBoth(
      6,
      async (server) => await post(server, draft.voucher.enterprise.approver, url, { version: 1 }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      answers.every(({ status, body }) => status === 200 || ["wrong-state", "stale-version"].includes(body["code"])),
    ).toBe(true);
    const places = await app.as(
      null,
      async (work) =>
        await work.tx.selectFrom("linePosition").select("number").where("objectId", "=", draft.claimId).execute(),
    );
    expect(places).toHaveLength(1);
    const sent = newId();
    const second = await draftClaim(app, { world });
    const same = await onBoth(
      4,
      async (server) =>
        await post(
          server,
          second.voucher.enterprise.approver,
          `/api/v1/claims/${second.claimId}/submit`,
          { version: 1 },
          sent,
        ),
    );
    expect(same.map(({ status, body }) => [status, body["position"]])).toEqual(
      Array.from({ length: 4 }, () => [200, same[0]?.body["position"]]),
    );
  });

  test("8.2 positions of a line have no gap and no inversion, whichever server gave them", async () => {
    const own = await setUpApplications(app, { code: "race-line" });
    const drafts: DraftedClaim[] = [];
    for (let count = 0; count < 8; count += 1) drafts.push(await draftClaim(app, { world: own }));
    const answers = await onBoth(8, async (server, index) => {
      const draft = drafts[index]!;
      return await post(server, draft.voucher.enterprise.approver, `/api/v1/claims/${draft.claimId}/submit`, {
        version: 1,
      });
    });
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const places = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("linePosition")
          .select(["number", "givenAt"])
          .where("programmeId", "=", own.programme.programmeId)
          .where("kind", "=", "claim")
          .orderBy("number")
          .execute(),
    );
    expect(places.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(places.map(({ givenAt }) => givenAt)).toEqual(places.map(({ givenAt }) => givenAt).toSorted());
  });

  test("5.9 the same invoice entered at once in two cities, in disguise, is taken once", async () => {
    const here = await voucherToClaim(app, { world });
    const there = await voucherToClaim(app, {
      world: {
        ...world,
        cityCode: "440300",
        reviewer: await bureau("city-reviewer"),
        approver: await bureau("city-approver"),
      },
    });
    const number = invoiceNumber();
    const bodies = await Promise.all([
      invoiceOf(app, here, { number }),
      invoiceOf(app, there, {
        number: [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
      }),
    ]);
    const callers = [here.enterprise.preparer, there.enterprise.preparer];
    const answers = await onBoth(
      6,
      async (server, index) => await post(server, callers[index % 2]!, "/api/v1/invoices", bodies[index % 2]),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    // The winner's own repeats find their line invoiced already, or the number used.
    expect(
      answers.every(
        ({ status, body }) => status === 201 || ["invoice-used", "invoice-split-over-line"].includes(body["code"]),
      ),
    ).toBe(true);
    const taken = await app.as(
      null,
      async (work) => await work.tx.selectFrom("invoice").select("id").where("key", "=", number).execute(),
    );
    expect(taken).toHaveLength(1);
  });

  test("5.9 two invoices at once never put more on a fee line than it has", async () => {
    const voucher = await voucherToClaim(app, { world });
    const [line] = await feeLines(voucher);
    const part = { totalFen: "7000000", splits: [{ feeLineId: line!.id, amountFen: "7000000" }] };
    const bodies = [await invoiceOf(app, voucher, part), await invoiceOf(app, voucher, part)];
    const answers = await onBoth(
      2,
      async (server, index) => await post(server, voucher.enterprise.preparer, "/api/v1/invoices", bodies[index]),
    );
    expect(codes(answers)).toEqual(["done", "invoice-split-over-line"]);
  });

  test("5.9 an invoice deleted while its claim is submitted: one of the two happens, never both", async () => {
    for (let round = 0; round < 4; round += 1) {
      const voucher = await voucherToClaim(app, { world });
      const invoiceId = await invoiceContract(app, voucher);
      const created = await voucher.enterprise.preparer.post("/api/v1/claims", {
        voucherId: voucher.voucherId,
        ...(await completeDraft(app, voucher)),
      });
      const [deleted, submitted] = await Promise.all([
        post(app.app, voucher.enterprise.preparer, `/api/v1/invoices/${invoiceId}/delete`, {}),
        post(other, voucher.enterprise.approver, `/api/v1/claims/${created.body.id}/submit`, { version: 1 }),
      ]);
      expect([deleted.status === 200, submitted.status === 200].filter(Boolean)).toHaveLength(1);
      expect([deleted.body["code"] ?? "done", submitted.body["code"] ?? "done"]).toEqual(
        deleted.status === 200 ? ["done", "invoice-total-differs"] : ["invoice-locked", "done"],
      );
    }
  });

  test("5.11 of two approvals at once one is made, and nobody's is lost", async () => {
    const second = await app.signIn({ role: "city-approver", organisation: world.approver.actor.organisationId });
    const claim = await reviewedClaim(app, { world });
    const approvers = [world.approver, second];
    const answers = await onBoth(
      4,
      async (server, index) =>
        await post(server, approvers[index % 2]!, `/api/v1/claims/${claim.claimId}/approve`, {
          version: claim.version,
        }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const decided = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("history")
          .select("seq")
          .where("objectId", "=", claim.claimId)
          .where("action", "=", "claim.approved")
          .execute(),
    );
    expect(decided).toHaveLength(1);
  });

  test("5.17 approval and return at once, withdrawal and confirmation at once: one wins, the voucher follows it", async () => {
    const reviewed = await reviewedClaim(app, { world });
    const path = `/api/v1/claims/${reviewed.claimId}`;
    const decided = await Promise.all([
      post(app.app, world.approver, `${path}/approve`, { version: reviewed.version }),
      post(other, world.reviewer, `${path}/return`, { version: reviewed.version, reason: "补正" }),
    ]);
    expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
    const submitted = await submitClaim(await draftClaim(app, { world }));
    const { enterprise, supplier, voucherId } = submitted.voucher;
    const both = await Promise.all([
      post(app.app, enterprise.approver, `/api/v1/claims/${submitted.claimId}/withdraw`, {
        version: submitted.version,
      }),
      post(other, supplier.approver, `/api/v1/claims/${submitted.claimId}/confirm`, { version: submitted.version }),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const voucher = await enterprise.preparer.get(`/api/v1/vouchers/${voucherId}`);
    expect(voucher.body.status).toBe(both[0]?.status === 200 ? "issued" : "claimed");
  });

  test("5.10 deliveries, evaluations, reports and steps of the same claims run beside each other without waiting in a circle", async () => {
    const own = await setUpApplications(app, { code: "race-usage" });
    const claims: SubmittedClaim[] = [];
    for (let count = 0; count < 3; count += 1)
      claims.push(await confirmClaim(await submitClaim(await draftClaim(app, { world: own }))));
    const rows = (
      await Promise.all(claims.map(async (claim) => await usageRows(app, claim.voucher.voucherCode)))
    ).flat();
    const changed = rows.map((row) => ({ ...row, activeUsers: row.activeUsers + 1 }));
    const { preparer } = own.supplier;
    const report = { programmeId: own.programme.programmeId };
    const answers = await Promise.all([
      ...[rows, changed, rows, changed].map(
        async (given, index) =>
          await post(index % 2 === 0 ? app.app : other, preparer, "/api/v1/usage", { rows: given }),
      ),
      app.tick().then(() => ({ status: 200, body: {} })),
      post(other, own.reviewer, "/api/v1/implementation-reports", report),
      post(app.app, own.reviewer, "/api/v1/implementation-reports", report),
      ...claims.map(
        async (claim) =>
          await post(other, claim.voucher.enterprise.approver, `/api/v1/claims/${claim.claimId}/withdraw`, {
            version: claim.version,
          }),
      ),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const days = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("usageDay")
          .innerJoin("voucher", "voucher.id", "usageDay.voucherId")
          .select("usageDay.usedOn")
          .where("voucher.programmeId", "=", own.programme.programmeId)
          .execute(),
    );
    expect(days).toHaveLength(rows.length);
  });

  test("5.11 two reports asked for at once: one is made, the other has nothing new; numbers have no gap", async () => {
    const own = await setUpApplications(app, { code: "race-report" });
    const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world: own })));
    await deliverUse(app, claim.voucher);
    const body = { programmeId: own.programme.programmeId };
    const answers = await onBoth(
      4,
      async (server) => await post(server, own.reviewer, "/api/v1/implementation-reports", body),
    );
    expect(codes(answers)).toEqual(["done", "report-nothing-new", "report-nothing-new", "report-nothing-new"]);
    await markedClaim(app, { world: own });
    const numbers = (
      await own.reviewer.get(`/api/v1/implementation-reports?programmeId=${own.programme.programmeId}`)
    ).body.items.map((one: any) => one.number);
    expect(numbers).toEqual(["SS-RACE-REPORT-440600-0002", "SS-RACE-REPORT-440600-0001"]);
  });

  async function bureau(role: "city-reviewer" | "city-approver"): Promise<Caller> {
    return await app.signIn({ role, organisation: { kind: "city-bureau", cityCode: "440300" } });
  }
});
