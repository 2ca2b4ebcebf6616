import type { FastifyInstance } from "fastify";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildServer } from "../src/server.ts";
import { newId } from "../src/platform/work.ts";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "./app.ts";
import { allYes, draftApplication, setUpApplications, type Draft, type World } from "./application.fixture.ts";

/*
 * Everybody presses everything at once, on two servers: what is refused is refused in words, and afterwards the ledger is
 * what the cases say and nobody was overtaken.
 */
const CITY = "440300";

/** What takes an application on from where it stands. */
const onwards: Readonly<Record<string, string>> = {
  draft: "submit",
  returned: "submit",
  disputed: "bring-back",
  submitted: "confirm",
  "supplier-confirmed": "review",
  reviewed: "approve",
};
const rounds = Number(process.env["STORM_ROUNDS"] ?? "25");
const seed = Number(process.env["STORM_SEED"] ?? "42");

describe.skipIf(postgresUrl === undefined)("a storm on two servers", () => {
  let app: TestApp;
  let other: FastifyInstance;
  let world: World;
  const drafts: Draft[] = [];

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    other = await buildServer({ ...app.platform });
    world = {
      ...(await setUpApplications(app, {
        cityCode: CITY,
        // 450,000.00 yuan may be issued: not four of 120,000.00.
        allotments: { [CITY]: 300_000_00, "440600": 300_000_00 },
        parameters: { supplierCeilingFen: "90000000" },
      })),
      cityCode: CITY,
    };
    const amounts = [120, 90, 60, 120, 30, 90, 120, 60];
    for (const [index, amount] of amounts.entries()) {
      // Every second one is a further contract of the enterprise before.
      const before = index % 2 === 1 ? drafts.at(-1) : undefined;
      drafts.push(
        await draftApplication(app, world, {
          lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: amount * 1000_00 }],
          ...(before === undefined ? {} : { enterprise: before.enterprise }),
        }),
      );
    }
  });
  afterAll(async () => {
    await other?.close();
    await app?.close();
  });

  async function versionOf(
    id: string,
  ): Promise<{ version: number; status: string; voucher: string | null; voucherVersion: number }> {
    return await app.as(null, async (work) => {
      const row = await work.tx
        .selectFrom("application")
        .select(["version", "status"])
        .where("id", "=", id as never)
        .executeTakeFirstOrThrow();
      const voucher = await work.tx
        .selectFrom("voucher")
        .select(["id", "version"])
        .where("applicationId", "=", id as never)
        .executeTakeFirst();
      return { ...row, voucher: voucher?.id ?? null, voucherVersion: voucher?.version ?? 0 };
    });
  }

  async function press(server: FastifyInstance, caller: Caller, url: string, body: unknown, key = newId()) {
    const answer = await server.inject({
      method: "POST",
      url,
      headers: { authorization: `Bearer ${caller.token}`, "idempotency-key": key, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return { url, status: answer.statusCode, body: answer.json() as Record<string, any> };
  }

  async function act(
    wish: string,
    draft: Draft,
    server: FastifyInstance,
  ): Promise<{ action: string; url: string; status: number; body: Record<string, any> }> {
    const { applicationId: id, enterprise, supplier } = draft;
    const { version, status, voucher, voucherVersion } = await versionOf(id);
    const action = wish === "on" ? (onwards[status] ?? "again") : wish;
    return { action, ...(await go()) };

    async function go() {
      const url = `/api/v1/applications/${id}`;
      switch (action) {
        case "submit":
          return await press(server, enterprise.approver, `${url}/submit`, { version });
        case "withdraw":
          return await press(server, enterprise.approver, `${url}/withdraw`, { version });
        case "confirm":
          return await press(server, supplier.approver, `${url}/confirm`, { version });
        case "dispute":
          return await press(server, supplier.approver, `${url}/dispute`, { version, reason: "不符" });
        case "bring-back":
          return await press(server, enterprise.approver, `${url}/bring-back`, { version });
        case "return":
          return await press(server, world.reviewer, `${url}/return`, { version, reason: "补正" });
        case "review":
          return await press(server, world.reviewer, `${url}/review`, {
            version,
            checklist: allYes,
            recommendation: "approve",
          });
        case "approve":
          return await press(server, world.approver, `${url}/approve`, { version });
        case "reject":
          return await press(server, world.approver, `${url}/reject`, { version, reason: "不予支持" });
        case "surrender":
          return await press(server, enterprise.approver, `/api/v1/vouchers/${voucher ?? id}/surrender`, {
            version: Math.max(1, voucherVersion),
            reason: "放弃",
          });
        case "again": {
          // Whoever withdrew or was refused applies anew for the same contract.
          if (!["withdrawn", "rejected", "lapsed"].includes(status)) return { url: "again", status: 409, body: {} };
          const created = await press(server, enterprise.preparer, "/api/v1/applications", {
            programmeId: world.programme.programmeId,
            contractId: draft.contractId,
            serviceCode: "SAAS-02",
            promised: true,
          });
          if (created.status === 201)
            drafts[drafts.indexOf(draft)] = {
              ...draft,
              applicationId: created.body["id"],
              version: created.body["version"],
            };
          return created;
        }
        case "lower": {
          const { body: contract } = await enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`);
          const lines = contract.lines.map((line: Record<string, any>) => ({
            number: line["number"],
            serviceCode: line["serviceCode"],
            productId: line["productId"],
            category: line["category"],
            description: line["description"],
            amountFen: String(Math.max(1_000_00, Number(line["amountFen"]) - 10_000_00)),
          }));
          const {
            supplierId,
            number,
            title,
            signedOn,
            startsOn,
            endsOn,
            statesEligibleFee,
            implementationDivision,
            implementationAddress,
            fileId,
          } = contract;
          const answer = await enterprise.preparer.put(`/api/v1/contracts/${draft.contractId}`, {
            version: contract.version,
            supplierId,
            number,
            title,
            signedOn,
            startsOn,
            endsOn,
            statesEligibleFee,
            implementationDivision,
            implementationAddress,
            fileId,
            lines,
            totalFen: String(
              lines.reduce((sum: number, line: Record<string, any>) => sum + Number(line["amountFen"]), 0),
            ),
          });
          return { url: "contract", status: answer.status, body: answer.body };
        }
        case "tick":
          await app.tick();
          return { url: "tick", status: 200, body: {} };
        default: {
          const plan = await app.as(
            null,
            async (work) => await work.tx.selectFrom("plan").select(["id", "version"]).executeTakeFirstOrThrow(),
          );
          const [fromCityCode, toCityCode] = action === "move-in" ? ["440600", CITY] : [CITY, "440600"];
          return await press(server, world.programme.provincePolicy, `/api/v1/plans/${plan.id}/move`, {
            version: plan.version,
            kind: "allotment",
            fromCityCode,
            toCityCode,
            amountFen: "2000000",
            reason: "调剂",
          });
        }
      }
    }
  }

  test("8.2 leaves the ledger as the cases say, and nobody overtaken", async () => {
    const actions = [
      ...Array.from({ length: 16 }, () => "on"),
      "again",
      "again",
      "submit",
      "approve",
      "return",
      "return",
      "lower",
      "lower",
      "withdraw",
      "dispute",
      "reject",
      "surrender",
      "tick",
      "move-in",
      "move-out",
    ];
    const plan = fc.sample(
      fc.array(fc.tuple(fc.constantFrom(...actions), fc.nat(drafts.length - 1), fc.boolean()), {
        minLength: 8,
        maxLength: 14,
      }),
      { numRuns: rounds, seed },
    );
    const faults: unknown[] = [];
    const done = new Map<string, number>();
    const whole = [
      drafts.map((_draft, index) => ["submit", index, index % 2 === 0] as [string, number, boolean]),
      ...plan,
    ];
    for (const one of whole) {
      const answers = await Promise.all(
        one.map(async ([action, index, here]) => {
          const draft = drafts[index];
          if (draft === undefined) throw new Error("no draft");
          return await act(action, draft, here ? app.app : other);
        }),
      );
      for (const answer of answers) {
        if (answer.status >= 500) faults.push(answer);
        if (answer.status < 300) done.set(answer.action, (done.get(answer.action) ?? 0) + 1);
      }
      await check();
    }
    expect(faults).toEqual([]);
    if (process.env["STORM_LOG"] !== undefined) console.log(Object.fromEntries(done));
    expect(done.get("approve") ?? 0, "some vouchers were issued").toBeGreaterThan(0);
  }, 300_000);

  /** Added up from the cases by an own query, which shares nothing with the writers. */
  async function check(): Promise<void> {
    await app.as(null, async (work) => {
      const { rows: capacity } = await sql<{
        reserved: number;
        posted: number;
        wantReserved: string;
        wantPosted: string;
        granted: number;
      }>`
        select a.reserved_fen as reserved, a.posted_fen as posted, a.granted_fen as granted,
          (select coalesce(sum(face_value_fen), 0)::text from application p where p.plan_id = a.plan_id and p.city_code = a.city_code and p.status in ('submitted','supplier-confirmed','reviewed','returned','disputed')) as want_reserved,
          (select coalesce(sum(face_value_fen), 0)::text from voucher v where v.plan_id = a.plan_id and v.city_code = a.city_code and v.status in ('issued','claimed','redeemed','frozen')) as want_posted
        from ledger_account a where a.kind = 'capacity'`.execute(work.tx);
      for (const row of capacity)
        expect([row.reserved, row.posted]).toEqual([Number(row.wantReserved), Number(row.wantPosted)]);
      for (const [kind, column] of [
        ["annual-cap", "enterprise_id"],
        ["ceiling", "supplier_id"],
      ] as const) {
        const { rows } = await sql<{ reserved: number; posted: number; wantReserved: string; wantPosted: string }>`
          select a.reserved_fen as reserved, a.posted_fen as posted,
            (select coalesce(sum(face_value_fen), 0)::text from application p where p.${sql.ref(column)} = a.${sql.ref(column)} and p.status in ('waiting','submitted','supplier-confirmed','reviewed','returned','disputed')) as want_reserved,
            (select coalesce(sum(face_value_fen), 0)::text from voucher v where v.${sql.ref(column)} = a.${sql.ref(column)} and v.status in ('issued','claimed','redeemed','frozen')) as want_posted
          from ledger_account a where a.kind = ${kind}`.execute(work.tx);
        for (const row of rows)
          expect([kind, row.reserved, row.posted]).toEqual([kind, Number(row.wantReserved), Number(row.wantPosted)]);
      }
      // The head of the waiting list does not fit; whoever waits stands behind nobody that came later and was taken.
      const { rows: heads } = await sql<{ face: number; free: number; position: number }>`
        select p.face_value_fen as face, a.granted_fen - a.reserved_fen - a.posted_fen as free, p.position from application p
          join ledger_account a on a.kind = 'capacity' and a.plan_id = p.plan_id and a.city_code = p.city_code
        where p.status = 'waiting' order by p.position limit 1`.execute(work.tx);
      for (const head of heads) expect(head.face).toBeGreaterThan(head.free);
      const { rows: overtaken } = await sql`
        select w.number from application w join application p on p.plan_id = w.plan_id and p.city_code = w.city_code
        where w.status = 'waiting' and p.status in ('submitted','supplier-confirmed','reviewed','returned','disputed') and p.position > w.position`.execute(
        work.tx,
      );
      expect(overtaken).toEqual([]);
      const { rows: lines } = await sql<{ last: number; given: number }>`
        select c.last_number as last, (select count(*)::int from line_position l where l.programme_id = c.programme_id and l.city_code = c.city_code and l.kind = c.kind) as given from line_counter c`.execute(
        work.tx,
      );
      for (const line of lines) expect(line.given).toBe(line.last);
      const { rows: counts } = await sql`
        select c.status, c.cases, (select count(*)::int from application p where p.programme_id = c.programme_id and p.city_code = c.city_code and p.status = c.status) as real
        from case_count c where c.noun = 'application' and c.cases <> (select count(*) from application p where p.programme_id = c.programme_id and p.city_code = c.city_code and p.status = c.status)`.execute(
        work.tx,
      );
      expect(counts).toEqual([]);
    });
  }
});
