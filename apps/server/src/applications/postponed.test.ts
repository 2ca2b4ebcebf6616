import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  setUpApplications,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { runDueJobs } from "../platform/jobs.ts";
import { postponedJob, writeAllPostponed } from "../platform/postponed.ts";
import { inTransaction, newId, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { runProof } from "../proof/commands.ts";
import { submitApplications } from "./submission.ts";

const MANY = 16;

let app: TestApp;
let world: World;

beforeAll(async () => {
  // What is postponed waits until a test says that the time has come.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  app = await startTestApp();
  world = await setUpApplications(app, { allotments: { "440600": 100_000_000_00, "440100": 10_000_00 } });
});
afterAll(async () => {
  vi.useRealTimers();
  await app.close();
});

async function drafts(count: number): Promise<Draft[]> {
  const made: Draft[] = [];
  while (made.length < count) made.push(await draftApplication(app, world));
  return made;
}

/** Submits them as one batch, or each by itself; all go in. */
async function submitted(given: readonly Draft[], together: boolean): Promise<void> {
  const items = given.map(({ enterprise, applicationId, version }) => ({
    actor: enterprise.approver.actor,
    id: applicationId,
    version,
  }));
  for (const batch of together ? [items] : items.map((item) => [item])) {
    const results = await inTransaction(
      app.platform,
      systemActor,
      newId(),
      async (work) => await submitApplications(work, batch),
    );
    expect(results.filter((one) => one instanceof Refusal)).toEqual([]);
  }
}

/** A rush whose following is still to be written. */
async function rush(): Promise<Draft[]> {
  const given = await drafts(MANY);
  await submitted(given, true);
  expect(await postponed()).toBe(1);
  return given;
}

async function postponed(): Promise<number> {
  return await app.as(null, async (work) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from postponed_write`.execute(work.tx);
    return rows[0]?.n ?? 0;
  });
}

/** Everything that submissions wrote, without ids, numbers and instants of their own. */
async function written(given: readonly Draft[]) {
  const ids = given.map(({ applicationId }) => applicationId);
  const contracts = given.map(({ contractId }) => contractId);
  return await app.as(null, async (work) => {
    const rows = async (query: ReturnType<typeof sql>) => (await query.execute(work.tx)).rows;
    return {
      applications:
        await rows(sql`select status, version, tier, eligible_fee_fen, face_value_fen, waterfall, jsonb_array_length(findings) as findings,
        due_at, supplier_due_at, first_submitted_at = submitted_at as first, clock_started_at = submitted_at as started, capacity_transfer_id is null as waits
        from application where id = any(${ids}::uuid[])`),
      positions:
        await rows(sql`select count(*)::int as n, max(p.number) - min(p.number) + 1 as span, bool_and(given_at = a.submitted_at) as same
        from line_position p join application a on a.id = p.object_id where a.id = any(${ids}::uuid[])`),
      transfers:
        await rows(sql`select a.kind as account, t.kind, t.debit, t.credit, t.amount_fen, t.object_type, t.reason, t.at = o.submitted_at as at
        from ledger_transfer t join ledger_account a on a.id = t.account_id join application o on o.id = t.object_id
        where t.object_id = any(${ids}::uuid[]) order by a.kind, t.kind, t.seq`),
      named:
        await rows(sql`select count(*)::int as n from application o join ledger_transfer t on t.id in (o.cap_transfer_id, o.capacity_transfer_id)
        and t.object_id = o.id and t.amount_fen = o.face_value_fen where o.id = any(${ids}::uuid[])`),
      history:
        await rows(sql`select object_type, actor_kind, role, action, from_status, to_status, deciding, reason, facts - 'position' - 'submittedAt' as facts,
        edition_id from history where (object_id = any(${ids}::uuid[]) and action <> 'application.created') or (object_id = any(${contracts}::uuid[])
        and action = 'contract.locked') order by object_type, object_id, seq`),
      contracts: await rows(
        sql`select status, version, locked_at is not null as locked from contract where id = any(${contracts}::uuid[])`,
      ),
      messages: await rows(sql`select role, kind, object_type from message where object_id = any(${ids}::uuid[])`),
    };
  });
}

const proof = async () => await app.as(null, async (work) => await runProof(work));

describe("what follows from many submissions at once is written a moment later", () => {
  test("8.2 and is, row by row, what follows from each by itself", async () => {
    const [together, alone] = [await drafts(MANY), await drafts(MANY)];
    await submitted(together, true);
    expect(await postponed()).toBe(1);
    await writeAllPostponed(app.platform);
    await submitted(alone, false);
    expect(await postponed()).toBe(0);
    expect(await written(together)).toEqual(await written(alone));
    expect((await proof()).outcome).toBe("clean");
  });

  test("places, amounts and states are there at once, in lists and counts as well", async () => {
    const given = await rush();
    const page = await world.reviewer.get(
      `/api/v1/applications?programmeId=${world.programme.programmeId}&status=submitted&order=position&limit=100`,
    );
    expectStatus(page, 200);
    const shown = new Set(page.body.items.map(({ id }: { id: Id }) => id));
    expect(given.every(({ applicationId }) => shown.has(applicationId))).toBe(true);
    expect(await postponed()).toBe(1);
    await writeAllPostponed(app.platform);
  });

  test("when nothing more has come for half a second", async () => {
    await rush();
    await vi.advanceTimersByTimeAsync(499);
    expect(await postponed()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    while ((await postponed()) > 0);
    expect((await proof()).outcome).toBe("clean");
  });

  test("whoever opens such a case sees its whole history", async () => {
    const [draft] = await rush();
    const { body } = await draft!.enterprise.preparer.get(`/api/v1/applications/${draft!.applicationId}`);
    expect(body.timeline.map(({ action }: { action: string }) => action)).toContain("application.submitted");
    expect(await postponed()).toBe(0);
  });

  test("4.3 its contract is locked for whoever wants to edit it", async () => {
    const [draft] = await rush();
    const contract = await draft!.enterprise.preparer.get(`/api/v1/contracts/${draft!.contractId}`);
    expect(contract.body.status).toBe("locked");
    expect(await postponed()).toBe(0);
  });

  test("a command that holds the contract writes first, then decides", async () => {
    const [draft] = await rush();
    const { contractForUpdate } = await import("../contracts/commands.ts");
    const status = await app.as(null, async (work: Work) => (await contractForUpdate(work, draft!.contractId)).status);
    expect(status).toBe("locked");
  });

  test("8.2 a case that is withdrawn at once gives back all that it held", async () => {
    const [draft] = await rush();
    const answer = await draft!.enterprise.approver.post(`/api/v1/applications/${draft!.applicationId}/withdraw`, {
      version: draft!.version + 1,
    });
    expectStatus(answer, 200);
    expect(answer.body.status).toBe("withdrawn");
    expect((await proof()).outcome).toBe("clean");
  });

  test("a second application on the same contract finds it locked", async () => {
    const [draft] = await rush();
    const twin = await draft!.enterprise.preparer.post("/api/v1/applications", {
      programmeId: world.programme.programmeId,
      contractId: draft!.contractId,
      serviceCode: "SAAS-02",
      promised: true,
    });
    expectStatus(twin, 201);
    const again = await draft!.enterprise.approver.post(`/api/v1/applications/${twin.body.id}/submit`, { version: 1 });
    expect(again.body.code).toBe("application-not-eligible");
    const { rows } = await app.as(
      null,
      async (work) =>
        await sql<{
          n: number;
        }>`select count(*)::int as n from history where object_id = ${draft!.contractId} and action = 'contract.locked'`.execute(
          work.tx,
        ),
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("the proof has it written before it adds up", async () => {
    await rush();
    expect((await proof()).outcome).toBe("clean");
    expect(await postponed()).toBe(0);
  });

  test("8.2 money that comes just after a rush promotes whoever waits, however many batches they came in", async () => {
    const { provincePolicy, planId } = world.programme;
    const move = async (fromCityCode: string, toCityCode: string, amountFen: number): Promise<void> => {
      const { version } = (await provincePolicy.get(`/api/v1/plans/${planId}`)).body;
      const given = {
        version,
        kind: "allotment",
        fromCityCode,
        toCityCode,
        amountFen: String(amountFen),
        reason: "调剂",
      };
      expectStatus(await provincePolicy.post(`/api/v1/plans/${planId}/move`, given), 200);
    };
    const [account] = await app.as(null, async (work) => {
      const free = sql<{
        free: number;
      }>`select (granted_fen - reserved_fen - posted_fen)::bigint as free from ledger_account
        where kind = 'capacity' and plan_id = ${planId} and city_code = '440600'`;
      return (await free.execute(work.tx)).rows;
    });
    // Of what is allotted half as much again is issued: next to nothing is left.
    const spareFen = Math.floor((account?.free ?? 0) / 1.5 / 100) * 100;
    await move("440600", "440100", spareFen);
    for (let batch = 0; batch < 5; batch += 1) await submitted(await drafts(MANY), true);
    expect(await postponed()).toBe(5);
    await move("440100", "440600", spareFen);
    const { rows } = await app.as(
      null,
      async (work) =>
        await sql<{ n: number }>`select count(*)::int as n from application where status = 'waiting'`.execute(work.tx),
    );
    expect([rows[0]?.n, await postponed()]).toEqual([0, 0]);
  });

  test("7.2 who looks for what was done sees all of what came before he asked, in mid-rush too", async () => {
    const auditor = await officer(app, "audit-admin");
    const given = await rush();
    const next = await drafts(MANY);
    const asking = { over: false };
    // Whenever something is written, something more comes.
    const more = (async () => {
      while (!asking.over) {
        if ((await postponed()) === 0 && next.length > 0) await submitted(next.splice(0), true);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const answer = await auditor.get("/api/v1/history?action=application.submitted&limit=100");
    asking.over = true;
    await more;
    expectStatus(answer, 200);
    const seen = new Set((answer.body.items as { objectId: string }[]).map(({ objectId }) => objectId));
    expect(given.filter(({ applicationId }) => !seen.has(applicationId))).toEqual([]);
    await writeAllPostponed(app.platform);
  });

  test("what a server left that went away is written by the tick of the next", async () => {
    const given = await rush();
    await app.as(
      null,
      async (work) =>
        await sql`update postponed_write set postponed_at = postponed_at - interval '2 minutes'`.execute(work.tx),
    );
    await runDueJobs(app.platform, [postponedJob], (_job, _id, error) => {
      throw error;
    });
    expect(await postponed()).toBe(0);
    expect((await written(given)).positions).toEqual([{ n: MANY, span: MANY, same: true }]);
  });

  test("a refused one of them leaves nothing, and the others go in", async () => {
    const given = await drafts(MANY + 1);
    const items = given.map(({ enterprise, applicationId, version }, index) => ({
      actor: enterprise.approver.actor,
      id: applicationId,
      version: index === 3 ? version + 1 : version,
    }));
    const results = await inTransaction(
      app.platform,
      systemActor,
      newId(),
      async (work) => await submitApplications(work, items),
    );
    expect(results.flatMap((one, index) => (one instanceof Refusal ? [[index, one.code]] : []))).toEqual([
      [3, "stale-version"],
    ]);
    expect((await proof()).outcome).toBe("clean");
  });

  test("a few at once are written whole", async () => {
    await submitted(await drafts(MANY - 1), true);
    expect(await postponed()).toBe(0);
  });
});
