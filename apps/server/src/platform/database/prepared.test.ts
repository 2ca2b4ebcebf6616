import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl } from "../../../test/app.ts";
import { connectServer, type Database } from "./connect.ts";

describe.skipIf(postgresUrl === undefined)("a connection to a server", () => {
  let database: Database;
  beforeAll(() => {
    database = connectServer(postgresUrl ?? "", 1);
  });
  afterAll(async () => await database.close());

  test("a transaction that could not begin asks nothing more, and the next one finds a connection", async () => {
    const later = await database.exclusive(async (session) => {
      await session.script("begin isolation level nonsense");
      await session.rows("select 1 as one").catch(() => undefined);
      return await session.rows("select 2 as two").catch((error: unknown) => error);
    });
    expect(later).toBeInstanceOf(Error);
    const { rows } = await database.db
      .transaction()
      .execute(async (tx) => await sql<{ three: number }>`select ${3}::integer as three`.execute(tx));
    expect(rows).toEqual([{ three: 3 }]);
  });

  test("a script that begins, does something and commits is waited for", async () => {
    await database.exclusive(async (session) => {
      const broken = session.script("begin; select nonsense; commit");
      await expect(broken).rejects.toThrow("nonsense");
      await session.script("rollback");
      expect(await session.rows("select 1 as one")).toEqual([{ one: 1 }]);
    });
  });

  test("what is asked behind a beginning is inside of it", async () => {
    await database.exclusive(async (session) => {
      await session.script("begin");
      const [row] = await session.rows(
        "select count(*)::integer as held from pg_locks where pid = pg_backend_pid() and locktype = 'virtualxid'",
      );
      const [stamp] = await session.rows("select now() as began");
      const [again] = await session.rows("select now() as began");
      expect(row).toEqual({ held: 1 });
      expect(again).toEqual(stamp);
      await session.script("rollback");
    });
  });
});
