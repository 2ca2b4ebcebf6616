import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import type { Database } from "./connect.ts";

const folder = new URL("../../../migrations/", import.meta.url);

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The migrations in order, as they lie in the folder. */
export function readMigrations(): Migration[] {
  return readdirSync(fileURLToPath(folder))
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    });
}

/**
 * Applies what is missing, each migration in a transaction of its own, all under one advisory lock so that servers that
 * start together do not trip over each other. A migration that was changed after it ran stops the start.
 */
export async function migrate(database: Database): Promise<number> {
  return await database.exclusive(async (session) => {
    await session.script("set statement_timeout = 0; set lock_timeout = 0; select pg_advisory_lock(715001)");
    try {
      await session.script(`create table if not exists schema_migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`);
      const done = await session.rows("select name, sha256 from schema_migration");
      const applied = new Map(done.map((row) => [String(row["name"]), String(row["sha256"])]));
      let count = 0;
      for (const migration of readMigrations()) {
        const before = applied.get(migration.name);
        if (before === migration.sha256) continue;
        if (before !== undefined) throw new Error(`migration ${migration.name} was changed after it had been applied`);
        const note = `insert into schema_migration (name, sha256) values ('${migration.name}', '${migration.sha256}')`;
        try {
          await session.script(`begin;\n${migration.text};\n${note};\ncommit`);
        } catch (error) {
          await session.script("rollback");
          throw new Error(`migration ${migration.name} failed`, { cause: error });
        }
        count += 1;
      }
      return count;
    } finally {
      await session.script("select pg_advisory_unlock(715001); reset statement_timeout; reset lock_timeout");
    }
  });
}
