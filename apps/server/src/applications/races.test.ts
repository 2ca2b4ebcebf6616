import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  issuedVoucher,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { registerEnterprise } from "../../test/parties.fixture.ts";
import { systemActor } from "../platform/actor.ts";
import { inTransaction, newId } from "../platform/work.ts";
import { buildServer } from "../server.ts";
import { voucherJobs } from "../vouchers/jobs.ts";

/** Two servers on one PostgreSQL: each has its own batches, so their transactions really meet in the database. */
describe.skipIf(postgresUrl === undefined)("two servers on one PostgreSQL", () => {
  let app: TestApp;
  let other: FastifyInstance;
  let world: World;

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    other = await buildServer({ ...app.platform });
    // 165,000.00 yuan may be issued in 440100, 30,000.00 in 440300.
    world = await setUpApplications(app, {
      allotments: { "440100": 110_000_00, "440300": 20_000_00, "440600": 10_000_000_00, "440400": 110_000_00 },
    });
  });
  afterAll(async () => {
    await other?.close();
    await app?.close();
  });

  async function post(server: FastifyInstance, caller: Caller, url: string, body: unknown, key: string = newId()) {
    const answer = await server.inject({
      method: "POST",
      url,
      headers: { authorization: `Bearer ${caller.token}`, "idempotency-key": key, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: answer.json() as Record<string, any> };
  }
  const submitOn = async (server: FastifyInstance, draft: Draft, key?: string) =>
    await post(
      server,
      draft.enterprise.approver,
      `/api/v1/applications/${draft.applicationId}/submit`,
      { version: 1 },
      key,
    );
  const asking = async (yuan: number, cityCode: string): Promise<Draft> =>
    await draftApplication(
      app,
      { ...world, cityCode },
      { lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: yuan * 100 }] },
    );
  const servers = (): readonly [FastifyInstance, FastifyInstance] => [app.app, other];
  const capacityOf = async (cityCode: string) =>
    await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerAccount")
          .select(["grantedFen", "reservedFen", "postedFen"])
          .where("kind", "=", "capacity")
          .where("cityCode", "=", cityCode)
          .executeTakeFirstOrThrow(),
    );

  /** Cached balances equal the sum of the transfers, account by account. */
  async function expectLedgerProved(): Promise<void> {
    const differing = await app.as(null, async (work) => {
      const { rows } = await sql<{ id: string }>`
        select account.id from ledger_account account left join ledger_transfer transfer on transfer.account_id = account.id
        group by account.id having
          account.reserved_fen <> coalesce(sum(case when credit = 'reserved' then amount_fen when debit = 'reserved' then -amount_fen else 0 end), 0) or
          account.posted_fen <> coalesce(sum(case when credit = 'posted' then amount_fen when debit = 'posted' then -amount_fen else 0 end), 0) or
          account.granted_fen <> coalesce(sum(case when debit = 'source' then amount_fen when credit = 'source' then -amount_fen else 0 end), 0)`.execute(
        work.tx,
      );
      return rows;
    });
    expect(differing).toEqual([]);
  }

  test("8.2 the last fen of capacity is taken by one of two; the other waits", async () => {
    const drafts = [await asking(30_000, "440300"), await asking(30_000, "440300")] as const;
    const [a, b] = servers();
    const answers = await Promise.all([submitOn(a, drafts[0]), submitOn(b, drafts[1])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ body }) => body["status"]))).toEqual(new Set(["submitted", "waiting"]));
    expect(new Set(answers.map(({ body }) => body["position"]))).toEqual(new Set([1, 2]));
    expect(await capacityOf("440300")).toEqual({ grantedFen: 30_000_00, reservedFen: 30_000_00, postedFen: 0 });
  });

  test("8.2 32 submissions at once never over-issue, and their positions are 1 to 32 without a gap", async () => {
    const drafts: Draft[] = [];
    for (let index = 0; index < 32; index += 1) drafts.push(await asking(10_000, "440100"));
    const answers = await Promise.all(drafts.map(async (draft, index) => await submitOn(servers()[index % 2]!, draft)));
    expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 200));
    const positions = answers.map(({ body }) => body["position"] as number).toSorted((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    const inOrder = answers.toSorted((a, b) => a.body["position"] - b.body["position"]);
    // 165,000.00 carries sixteen of 10,000.00: exactly the first sixteen of the line.
    expect(inOrder.map(({ body }) => body["status"])).toEqual(
      Array.from({ length: 32 }, (_, index) => (index < 16 ? "submitted" : "waiting")),
    );
    const times = inOrder.map(({ body }) => body["submittedAt"] as string);
    expect(times).toEqual(times.toSorted());
    expect(await capacityOf("440100")).toEqual({ grantedFen: 165_000_00, reservedFen: 160_000_00, postedFen: 0 });
    await expectLedgerProved();
  }, 240_000);

  test("4.4.2 eight submissions of one enterprise at once share its annual cap exactly", async () => {
    const enterprise = await registerEnterprise(app, { programmeId: world.programme.programmeId, cityCode: "440600" });
    const drafts: Draft[] = [];
    for (let index = 0; index < 8; index += 1) {
      drafts.push(
        await draftApplication(app, world, {
          enterprise,
          lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 60_000_00 }],
        }),
      );
    }
    const answers = await Promise.all(drafts.map(async (draft, index) => await submitOn(servers()[index % 2]!, draft)));
    const faces = answers.filter(({ status }) => status === 200).map(({ body }) => Number(body["faceValueFen"]));
    expect(faces.toSorted((a, b) => b - a)).toEqual([60_000_00, 60_000_00, 60_000_00, 60_000_00, 10_000_00]);
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body["code"])).toEqual([
      "face-value-zero",
      "face-value-zero",
      "face-value-zero",
    ]);
    await expectLedgerProved();
  });

  test("5.6 the same submission with the same key on both servers is one", async () => {
    const draft = await asking(50_000, "440600");
    const [a, b] = servers();
    const answers = await Promise.all([
      submitOn(a, draft, "one-key-for-both"),
      submitOn(b, draft, "one-key-for-both"),
      submitOn(a, draft, "one-key-for-both"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    const given = await app.as(
      null,
      async (work) =>
        await work.tx.selectFrom("linePosition").select("number").where("objectId", "=", draft.applicationId).execute(),
    );
    expect(given).toHaveLength(1);
  });

  test("5.8 two approvals at once are one voucher", async () => {
    const draft = await draftApplication(app, world);
    const version = await reviewedApplication(draft, (await submitApplication(draft)).body.version);
    const second = await app.signIn({ role: "city-approver", organisation: world.approver.actor.organisationId });
    const [a, b] = servers();
    const url = `/api/v1/applications/${draft.applicationId}/approve`;
    const answers = await Promise.all([post(a, world.approver, url, { version }), post(b, second, url, { version })]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(answers.find(({ status }) => status === 409)?.body["code"]).toBe("stale-version");
    const vouchers = await app.as(
      null,
      async (work) =>
        await work.tx.selectFrom("voucher").select("id").where("applicationId", "=", draft.applicationId).execute(),
    );
    expect(vouchers).toHaveLength(1);
    await expectLedgerProved();
  });

  test("5.8 an approval and a withdrawal at once: one of them happens, whole", async () => {
    for (let round = 0; round < 4; round += 1) {
      const draft = await draftApplication(app, world);
      const version = await reviewedApplication(draft, (await submitApplication(draft)).body.version);
      const [a, b] = servers();
      const [approved, withdrawn] = await Promise.all([
        post(a, world.approver, `/api/v1/applications/${draft.applicationId}/approve`, { version }),
        post(b, draft.enterprise.approver, `/api/v1/applications/${draft.applicationId}/withdraw`, { version }),
      ]);
      expect(new Set([approved.status, withdrawn.status])).toEqual(new Set([200, 409]));
      const cap = await app.as(
        null,
        async (work) =>
          await work.tx
            .selectFrom("ledgerAccount")
            .select(["reservedFen", "postedFen"])
            .where("enterpriseId", "=", draft.enterprise.enterpriseId)
            .executeTakeFirstOrThrow(),
      );
      expect(cap).toEqual(
        approved.status === 200 ? { reservedFen: 0, postedFen: 120_000_00 } : { reservedFen: 0, postedFen: 0 },
      );
    }
    await expectLedgerProved();
  });

  test("8.2 withdrawals and submissions at once: whoever is behind is promoted by somebody, and nobody twice", async () => {
    // Eleven of 15,000.00 fill 165,000.00; six more wait.
    const drafts: Draft[] = [];
    for (let index = 0; index < 17; index += 1) drafts.push(await asking(15_000, "440400"));
    const versions = new Map<string, number>();
    for (const draft of drafts.slice(0, 14))
      versions.set(draft.applicationId, (await submitApplication(draft)).body.version);
    const [a, b] = servers();
    const withdraw = async (server: FastifyInstance, draft: Draft) =>
      await post(server, draft.enterprise.approver, `/api/v1/applications/${draft.applicationId}/withdraw`, {
        version: versions.get(draft.applicationId),
      });
    const answers = await Promise.all([
      withdraw(a, drafts[0]!),
      withdraw(b, drafts[3]!),
      submitOn(a, drafts[14]!),
      withdraw(b, drafts[5]!),
      submitOn(b, drafts[15]!),
      withdraw(a, drafts[7]!),
      submitOn(b, drafts[16]!),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const rows = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("application")
          .select(["status", "position"])
          .where("cityCode", "=", "440400")
          .where("status", "in", ["submitted", "waiting"])
          .orderBy("position")
          .execute(),
    );
    // Seventeen less four leave thirteen: the first eleven of them hold capacity, the last two wait.
    expect(rows.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 11 }, () => "submitted"),
      "waiting",
      "waiting",
    ]);
    expect(await capacityOf("440400")).toEqual({ grantedFen: 165_000_00, reservedFen: 165_000_00, postedFen: 0 });
    await expectLedgerProved();
  });

  test("3.2 5.17 a surrender and an expiry at once free the amounts once", async () => {
    const voucher = await issuedVoucher(app, { world });
    await app.as(
      null,
      async (work) =>
        void (await work.tx
          .updateTable("voucher")
          .set({ lastClaimAt: work.now })
          .where("id", "=", voucher.voucherId)
          .execute()),
    );
    const expire = voucherJobs.find(({ name }) => name === "vouchers.expire")!;
    const [answer] = await Promise.all([
      post(other, voucher.enterprise.approver, `/api/v1/vouchers/${voucher.voucherId}/surrender`, {
        version: 1,
        reason: "放弃",
      }),
      inTransaction(app.platform, systemActor, "race", async (work) => await expire.run(work, voucher.voucherId)),
    ]);
    const { status } = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("voucher")
          .select("status")
          .where("id", "=", voucher.voucherId)
          .executeTakeFirstOrThrow(),
    );
    expect(answer.status === 200 ? "surrendered" : "expired").toBe(status);
    const cap = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerAccount")
          .select("postedFen")
          .where("enterpriseId", "=", voucher.enterprise.enterpriseId)
          .executeTakeFirstOrThrow(),
    );
    expect(cap.postedFen).toBe(0);
    await expectLedgerProved();
  });

  test("many approvals at once each make their own voucher", async () => {
    const ready: { draft: Draft; version: number }[] = [];
    for (let index = 0; index < 6; index += 1) {
      const draft = await draftApplication(app, world);
      ready.push({ draft, version: await reviewedApplication(draft, (await submitApplication(draft)).body.version) });
    }
    const answers = await Promise.all(
      ready.map(
        async ({ draft, version }, index) =>
          await post(servers()[index % 2]!, world.approver, `/api/v1/applications/${draft.applicationId}/approve`, {
            version,
          }),
      ),
    );
    for (const answer of answers) expectStatus({ ...answer, headers: {} }, 200);
    const codes = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("voucher")
          .select("code")
          .where(
            "applicationId",
            "in",
            ready.map(({ draft }) => draft.applicationId),
          )
          .execute(),
    );
    expect(new Set(codes.map(({ code }) => code)).size).toBe(6);
  });
});
