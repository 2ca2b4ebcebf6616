import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoles, type Role } from "@yunquan/core/roles.ts";
import { addDays, beijingDate, calendarDate, daysBetween, yearOf } from "@yunquan/core/time.ts";
import { readNow } from "../src/platform/clock.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { DEMO_PASSWORD } from "./people.ts";
import { seedIfEmpty } from "./seed.ts";

const A_WHILE = 300_000;

const counted = async (app: TestApp, query: RawBuilder<unknown>): Promise<Record<string, number>> => {
  const { rows } = await query.execute(app.platform.database.db);
  return Object.fromEntries((rows as { status: string; cases: number }[]).map(({ status, cases }) => [status, cases]));
};

const countsOf = async (app: TestApp, table: string): Promise<Record<string, number>> =>
  await counted(app, sql`select status, count(*)::int as cases from ${sql.table(table)} group by status`);

const rowsOf = async (app: TestApp): Promise<unknown> => {
  const { rows } =
    await sql`select (select count(*)::int from person) as people, (select count(*)::int from history) as history,
    (select count(*)::int from ledger_transfer) as transfers, (select count(*)::int from file) as files`.execute(
      app.platform.database.db,
    );
  return rows[0];
};

const signIn = async (app: TestApp, loginName: string) => {
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/sessions",
    payload: { loginName, password: DEMO_PASSWORD },
  });
  const body = answer.json() as { token: string; memberships: { roles: Role[] }[] };
  const get = async (url: string): Promise<any> =>
    (await app.app.inject({ url, headers: { authorization: `Bearer ${body.token}` } })).json();
  return {
    token: body.token,
    status: answer.statusCode,
    roles: body.memberships?.flatMap((membership) => membership.roles) ?? [],
    get,
  };
};

describe("the first start of the demonstration", () => {
  let app: TestApp;
  let first: boolean;

  beforeAll(async () => {
    app = await startTestApp();
    first = await seedIfEmpty(app.platform);
  }, A_WHILE);
  afterAll(async () => await app.close());

  test("the first start writes the demonstration, the second changes nothing", async () => {
    const before = await rowsOf(app);
    expect(first).toBe(true);
    expect(await seedIfEmpty(app.platform)).toBe(false);
    expect(await rowsOf(app)).toEqual(before);
  });

  test("the business clock stands at the present, and nothing lies in the future of it", async () => {
    const { rows } = await sql<{ offsetMs: number; late: number }>`select offset_ms,
      (select count(*)::int from history where at > clock_timestamp()) as late from business_clock`.execute(
      app.platform.database.db,
    );
    expect(rows).toEqual([{ offsetMs: 0, late: 0 }]);
  });

  test("every role has a person on the sign-in page who signs in with the password of the demonstration", async () => {
    const { people } = (await app.app.inject({ url: "/api/v1/demo-people" })).json() as {
      people: { loginName: string; roles: Role[] }[];
    };
    const covered = new Set<Role>();
    for (const person of people) {
      const session = await signIn(app, person.loginName);
      expect(session.status, person.loginName).toBe(201);
      expect(session.roles).toEqual(person.roles);
      for (const role of session.roles) covered.add(role);
    }
    expect([...covered].toSorted()).toEqual(allRoles.toSorted());
    for (const role of [
      "enterprise-preparer",
      "enterprise-approver",
      "supplier-preparer",
      "supplier-approver",
    ] as const) {
      expect(people.filter((person) => person.loginName === role)).toMatchObject([{ roles: [role] }]);
    }
  });

  test("8.2 every balance of the ledger is the sum of its transfers, and nothing is committed beyond its grant", async () => {
    const { rows } = await sql<{ accounts: number; wrong: number }>`
      with summed as (
        select account.id, account.granted_fen, account.reserved_fen, account.posted_fen,
          coalesce(sum(case transfer.kind when 'grant' then amount_fen when 'withdraw' then -amount_fen else 0 end), 0) as granted,
          coalesce(sum(amount_fen) filter (where transfer.credit = 'reserved'), 0) - coalesce(sum(amount_fen) filter (where transfer.debit = 'reserved'), 0) as reserved,
          coalesce(sum(amount_fen) filter (where transfer.credit = 'posted'), 0) - coalesce(sum(amount_fen) filter (where transfer.debit = 'posted'), 0) as posted
        from ledger_account account left join ledger_transfer transfer on transfer.account_id = account.id group by account.id)
      select count(*)::int as accounts, (count(*) filter (where granted <> granted_fen or reserved <> reserved_fen or posted <> posted_fen
        or reserved_fen + posted_fen > granted_fen))::int as wrong from summed`.execute(app.platform.database.db);
    expect(rows[0]?.accounts).toBeGreaterThan(100);
    expect(rows[0]?.wrong).toBe(0);
  });

  test("every nightly proof on the way and one run now find no difference", async () => {
    const administrator = await signIn(app, "system-admin");
    const answer = await app.app.inject({
      method: "POST",
      url: "/api/v1/proof/runs",
      headers: { authorization: `Bearer ${administrator.token}`, "idempotency-key": "proof-of-the-seed" },
      payload: {},
    });
    expect(answer.json()).toMatchObject({ outcome: "clean" });
    const { rows } = await sql<{ outcome: string; runs: number }>`
      select outcome, count(*)::int as runs from proof_run group by outcome`.execute(app.platform.database.db);
    expect(rows).toEqual([{ outcome: "clean", runs: expect.any(Number) as number }]);
    expect(rows[0]?.runs).toBeGreaterThan(5);
  });

  test("there is a case in every state that somebody has to act on", async () => {
    expect(await countsOf(app, "application")).toEqual({
      draft: 1,
      submitted: 2,
      "supplier-confirmed": 1,
      reviewed: 1,
      returned: 1,
      issued: 13,
    });
    expect(await countsOf(app, "voucher")).toEqual({ issued: 2, claimed: 7, redeemed: 3, expired: 1 });
    // Where a claim on a list stands, its list says.
    expect(
      await counted(
        app,
        sql`select coalesce(o.status, c.status) as status, count(*)::int as cases from claim c
          left join claim_on_list o on o.claim_id = c.id and c.status = 'approved' group by 1`,
      ),
    ).toEqual({ submitted: 1, evaluated: 1, approved: 1, noticed: 4, paid: 3 });
    expect(await countsOf(app, "enterprise")).toEqual({ certified: 8, submitted: 1 });
    expect(await countsOf(app, "supplier")).toEqual({ admitted: 3, submitted: 1 });
    expect(await countsOf(app, "settlement")).toEqual({ closed: 2, noticed: 2, draft: 1 });
    expect(await countsOf(app, "payment_batch")).toEqual({ reconciled: 2 });
    expect(await countsOf(app, "catalogue")).toEqual({ superseded: 1, published: 2 });
    expect(await countsOf(app, "standard")).toEqual({ superseded: 1, published: 2 });
    expect(await countsOf(app, "round")).toEqual({ closed: 1, open: 1, announced: 1 });
  });

  test("8.2 东莞 ran short: one claim is on the noticed list, the one behind it is carried over", async () => {
    const { items } = (await app.app.inject({ url: "/api/v1/public/notices?cityCode=441900" })).json() as {
      items: object[];
    };
    expect(items).toMatchObject([
      { fundedLines: 1, fundedFen: "12000000", carriedLines: 1, carriedFen: "8000000", cashFen: "16000000" },
    ]);
  });

  test("5.13 the public sees notices that are over and notices that run", async () => {
    const notices = async (open: string): Promise<unknown[]> =>
      ((await app.app.inject({ url: `/api/v1/public/notices?open=${open}` })).json() as { items: unknown[] }).items;
    expect([(await notices("true")).length, (await notices("false")).length]).toEqual([2, 2]);
  });

  test("the enterprise of the demonstration finds a draft, a voucher to claim and an application with its supplier", async () => {
    const enterprise = await signIn(app, "enterprise-preparer");
    const statusesOf = async (path: string): Promise<string[]> =>
      ((await enterprise.get(path)).items as { status: string }[]).map(({ status }) => status).toSorted();
    expect(await statusesOf("/api/v1/applications?limit=100")).toEqual([
      "draft",
      "issued",
      "issued",
      "issued",
      "submitted",
    ]);
    expect(await statusesOf("/api/v1/vouchers?limit=100")).toEqual(["claimed", "issued", "redeemed"]);
    expect(await statusesOf("/api/v1/claims?limit=100")).toEqual(["noticed", "paid"]);
    const supplier = await signIn(app, "supplier-preparer");
    const waiting = (await supplier.get("/api/v1/applications?status=submitted&limit=100")).items as {
      actions: string[];
    }[];
    expect(waiting).toHaveLength(2);
    for (const { actions } of waiting) expect(actions).toContain("confirm");
  });

  test("nothing on a desk is overdue, and everybody who has to act has a message", async () => {
    const { rows } = await sql<{ overdue: number; unread: number }>`select
      (select count(*)::int from application where overdue_at is not null) + (select count(*)::int from claim where overdue_at is not null)
        + (select count(*)::int from enterprise where status = 'submitted' and due_at < clock_timestamp()) as overdue,
      (select count(*)::int from message) as unread`.execute(app.platform.database.db);
    expect(rows[0]?.overdue).toBe(0);
    expect(rows[0]?.unread).toBeGreaterThan(20);
  });

  test("8.2 positions in line are gapless in every city", async () => {
    const { rows } = await sql<{ wrong: number }>`select count(*)::int as wrong from (
      select 1 from line_position group by programme_id, city_code, kind having max(number) <> count(*)) as gaps`.execute(
      app.platform.database.db,
    );
    expect(rows[0]?.wrong).toBe(0);
  });
});

test(
  "the demonstration can begin on any day: also when the second round falls into the other year than today",
  async () => {
    const app = await startTestApp();
    try {
      const today = beijingDate(await readNow(app.platform.database.db));
      const sameYear = yearOf(addDays(today, -20)) === yearOf(addDays(today, -300));
      const other = calendarDate(`${yearOf(today) + 1}-${sameYear ? "04-15" : "11-30"}`);
      await app.moveClock(daysBetween(today, other));
      const { offsetMs } = await app.platform.database.db
        .selectFrom("businessClock")
        .select("offsetMs")
        .executeTakeFirstOrThrow();
      expect(await seedIfEmpty(app.platform)).toBe(true);
      expect(await app.platform.database.db.selectFrom("businessClock").select("offsetMs").execute()).toEqual([
        { offsetMs },
      ]);
      const { rows } = await sql<{ plans: number }>`select count(distinct plan_id)::int as plans from application
        where plan_id is not null`.execute(app.platform.database.db);
      expect(rows[0]?.plans).toBe(sameYear ? 2 : 1);
    } finally {
      await app.close();
    }
  },
  A_WHILE,
);

test("a first start that fails leaves the clock at the present, and the next start says what to do", async () => {
  const app = await startTestApp();
  try {
    // Somebody has the login name that the demonstration's supplier will ask for.
    await app.as(null, async (work) => {
      const person = {
        id: work.newId(),
        name: "某人",
        loginName: "supplier-approver",
        passwordHash: "-",
        createdAt: work.now,
      };
      await work.tx.insertInto("person").values(person).execute();
    });
    await expect(seedIfEmpty(app.platform)).rejects.toThrow("login-name-taken");
    expect(await app.platform.database.db.selectFrom("businessClock").select("offsetMs").execute()).toEqual([
      { offsetMs: 0 },
    ]);
    await expect(seedIfEmpty(app.platform)).rejects.toThrow("npm run db:reset");
  } finally {
    await app.close();
  }
});

describe("live mode", () => {
  const rolesAfterStart = async (settings: Record<string, string>): Promise<unknown[]> => {
    const app = await startTestApp({ settings: { YUNQUAN_MODE: "live", ...settings } });
    try {
      expect(await seedIfEmpty(app.platform)).toBe(true);
      expect(await seedIfEmpty(app.platform)).toBe(false);
      const { db } = app.platform.database;
      return await db
        .selectFrom("person")
        .leftJoin("membership", "membership.personId", "person.id")
        .select(["loginName", "role", "demo"])
        .execute();
    } finally {
      await app.close();
    }
  };

  test("it begins with nobody", async () => {
    expect(await rolesAfterStart({})).toEqual([]);
  });

  test("it begins with the one security administrator whom the settings name", async () => {
    const people = await rolesAfterStart({ YUNQUAN_FIRST_ADMIN: "first.admin:a password that is long enough" });
    expect(people).toEqual([{ loginName: "first.admin", role: "security-admin", demo: false }]);
  });
});
