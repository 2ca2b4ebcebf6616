import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { lockLines } from "../../src/order/commands.ts";
import { newId } from "../../src/platform/work.ts";
import { postgresUrl, startTestApp, type TestApp } from "../app.ts";
import type { DraftPlan } from "./draft-plan.ts";
import type { LoadedDraft } from "./drafts.ts";
import { setTrialClock } from "./loading.ts";
import { loadWorld, type LoadedWorld } from "./world.ts";

/*
 * What arrives together shares one transaction. Here it is disturbed: by an item on which the database fails, by more
 * items than the queue takes, by nobody at all.
 */
const QUEUE_MAX = 10;
const CITY = "440600";

describe.skipIf(postgresUrl === undefined)("a batch of submissions", () => {
  let app: TestApp;
  let world: LoadedWorld;
  let serial = 0;

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres", settings: { YUNQUAN_QUEUE_MAX: String(QUEUE_MAX) } });
    await app.as(null, setTrialClock);
  });
  beforeEach(async () => {
    serial += 1_000;
    world = await loadWorld(app, oneCity(30), serial);
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(async () => await app?.close());

  async function submit(draft: LoadedDraft, key: string = newId()) {
    const answer = await app.app.inject({
      method: "POST",
      url: `/api/v1/applications/${draft.applicationId}/submit`,
      headers: { authorization: `Bearer ${draft.sessionToken}`, "idempotency-key": key },
      payload: { version: draft.version },
    });
    const { code, position }: { code?: string; position?: number } = answer.json();
    return { status: answer.statusCode, headers: answer.headers, code, position };
  }

  /** What there is of these applications anywhere: a state, a place, a transfer, a line of history, a key. */
  async function tracesOf(drafts: readonly LoadedDraft[], keys: readonly string[]): Promise<unknown[]> {
    return await app.as(null, async (work) => {
      const ids = sql.join(drafts.map(({ applicationId }) => sql`${applicationId}::uuid`));
      const { rows } = await sql`
        select 'state' as trace, id::text from application where id in (${ids}) and (status <> 'draft' or version <> 1 or position is not null)
        union all select 'contract', c.id::text from contract c join application a on a.contract_id = c.id where a.id in (${ids}) and c.status <> 'draft'
        union all select 'place', object_id::text from line_position where object_id in (${ids})
        union all select 'transfer', object_id::text from ledger_transfer where object_id in (${ids})
        union all select 'history', object_id::text from history where object_id in (${ids}) and from_status is not null
        union all select 'message', object_id::text from message where object_id in (${ids})
        union all select 'key', key from idempotency_key where key in (${sql.join(keys)})`.execute(work.tx);
      return rows;
    });
  }

  async function positions(): Promise<number[]> {
    return await app.as(null, async (work) => {
      const rows = await work.tx
        .selectFrom("linePosition")
        .select("number")
        .where("programmeId", "=", world.programmeId)
        .orderBy("number")
        .execute();
      return rows.map(({ number }) => number);
    });
  }

  test.each([
    ["the first", 0],
    ["one in the middle", 4],
    ["the last", 8],
  ])(
    "%s of nine breaks the database's rules, as a bug would: it fails alone, the others are answered right",
    async (_which, at) => {
      const drafts = world.drafts.slice(0, 9);
      const keys = drafts.map(() => newId());
      const bad = drafts[at];
      if (bad === undefined) throw new Error("no draft");
      const answers = await breaking(
        [bad.applicationId],
        async () => await Promise.all(drafts.map(async (draft, index) => await submit(draft, keys[index]))),
      );
      expect(answers.map(({ status }) => status)).toEqual(drafts.map((_draft, index) => (index === at ? 500 : 200)));
      expect(answers.flatMap(({ position }) => position ?? []).toSorted((a, b) => a - b)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8,
      ]);
      expect(await positions()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await tracesOf([bad], [keys[at] ?? ""])).toEqual([]);

      const again = await submit(bad, keys[at]);
      expect([again.status, again.position]).toEqual([200, 9]);
    },
  );

  test("two that break the rules in one batch fail both, and nobody else", async () => {
    const drafts = world.drafts.slice(0, 9);
    const bad = [drafts[2], drafts[5]].flatMap((draft) => draft?.applicationId ?? []);
    const answers = await breaking(
      bad,
      async () => await Promise.all(drafts.map(async (draft) => await submit(draft))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 500, 200, 200, 500, 200, 200, 200]);
    expect(await positions()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test("above the queue's bound the answer is 503 with Retry-After, at once, and nothing of it is done", async () => {
    const drafts = world.drafts;
    expect((await submit(drafts[0] ?? nobody())).status).toBe(200);
    const rest = drafts.slice(1);
    const keys = rest.map(() => newId());
    const line = await holdLine();
    let answered = 0;
    const answers = rest.map(async (draft, index) => {
      const answer = await submit(draft, keys[index]);
      answered += 1;
      return answer;
    });
    // While the line is held nothing can be decided. One is in hand and ten wait; whoever else came was turned away.
    await vi.waitFor(() => expect(answered).toBe(rest.length - 1 - QUEUE_MAX), { timeout: 20_000 });
    await line.release();
    const all = await Promise.all(answers);
    const busy = all.flatMap((answer, index) => (answer.status === 503 ? [index] : []));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(busy).toHaveLength(rest.length - 1 - QUEUE_MAX);
    for (const index of busy) {
      expect(all[index]?.code).toBe("busy");
      expect(Number(all[index]?.headers["retry-after"])).toBeGreaterThan(0);
    }
    const turned = busy.flatMap((index) => rest[index] ?? []);
    expect(
      await tracesOf(
        turned,
        busy.flatMap((index) => keys[index] ?? []),
      ),
    ).toEqual([]);
    const given = all.flatMap(({ position }) => position ?? []).toSorted((a, b) => a - b);
    expect(given).toEqual(given.map((_position, index) => index + 2));

    for (const index of busy) {
      const draft = rest[index] ?? nobody();
      expect((await submit(draft, keys[index])).status).toBe(200);
    }
    expect(await positions()).toEqual(drafts.map((_draft, index) => index + 1));
  });

  test("nothing waits for a timer: with every timer stopped, submissions are answered, one alone and many together", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "setInterval"] });
    const [one, ...others] = world.drafts;
    expect((await submit(one ?? nobody())).position).toBe(1);
    const answers = await Promise.all(others.slice(0, QUEUE_MAX).map(async (draft) => await submit(draft)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  /** Holds the city's line as somebody else's transaction would. */
  async function holdLine(): Promise<{ release(): Promise<void> }> {
    const locked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const whole = app.as(null, async (work) => {
      await lockLines(work, [{ programmeId: world.programmeId, cityCode: CITY, kind: "application" }]);
      locked.resolve();
      await released.promise;
    });
    await Promise.race([locked.promise, whole]);
    return {
      release: async () => {
        released.resolve();
        await whole;
      },
    };
  }

  /** Lets the database refuse these applications whatever becomes of them but a draft, which no rule of ours foresees. */
  async function breaking<Result>(ids: readonly string[], run: () => Promise<Result>): Promise<Result> {
    await alter(`add constraint as_a_bug_would check (id not in ('${ids.join("','")}') or status = 'draft')`);
    try {
      return await run();
    } finally {
      await alter("drop constraint as_a_bug_would");
    }
  }

  async function alter(change: string): Promise<void> {
    await app.platform.database.exclusive(async (session) => await session.script(`alter table application ${change}`));
  }

  function nobody(): never {
    throw new Error("there are drafts");
  }
});

/** One enterprise for each application, one city, and money for all of them. */
function oneCity(count: number): DraftPlan {
  return {
    drafts: Array.from({ length: count }, (_, enterprise) => ({
      enterprise,
      supplier: 0,
      cityCode: CITY,
      feeFen: 1_000_00,
    })),
    enterprises: Array.from({ length: count }, () => ({ cityCode: CITY })),
    allotmentFen: new Map([[CITY, 100_000_000_00]]),
    ceilingFen: 100_000_000_00,
  };
}
