import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { systemActor } from "../platform/actor.ts";
import { readConfig, WrongSetting } from "../platform/config.ts";
import { DirectoryInUse } from "../platform/database/directory-lock.ts";
import type { Database } from "../platform/database/connect.ts";
import { readMigrations } from "../platform/database/migrate.ts";
import { openDatabase } from "../platform/database/open.ts";
import { localFileStore } from "../platform/file-store.ts";
import { inTransaction, newId } from "../platform/work.ts";
import "../postponed.ts";
import { runProof, type ProofRun } from "./commands.ts";

/**
 * `npm run proof [-- --json]`: adds everything up again on the database that the settings name, as the server reads them.
 * Exit code 0 when everything agrees, 1 when something differs, 2 when it could not run.
 */
const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });

async function prove(): Promise<ProofRun> {
  const config = readConfig(process.env);
  const quiet = { info: () => undefined, warn: (message: string) => console.error(message) };
  await mkdir(config.dataDir, { recursive: true });
  const { database } = await openDatabase(config, quiet);
  try {
    await refuseUnmigrated(database);
    return await inTransaction(
      { database, files: localFileStore(join(config.dataDir, "files")) },
      systemActor,
      `proof-${newId()}`,
      runProof,
    );
  } finally {
    await database.close();
  }
}

/** The proof changes no schema: on a database that is not the code's own it does not run. */
async function refuseUnmigrated(database: Database): Promise<void> {
  const applied = await database.exclusive(
    async (session) => await session.rows("select name from schema_migration").catch(() => []),
  );
  const names = new Set(applied.map((row) => row["name"]));
  const missing = readMigrations().filter((migration) => !names.has(migration.name));
  if (missing.length > 0)
    throw new WrongSetting(
      `数据库结构不是本版本的，请先启动一次服务 · the database is not this version's; start the server once\n  ${missing.map((one) => one.name).join(", ")}`,
    );
}

function print(run: ProofRun): void {
  for (const check of run.checks) {
    const figures = Object.entries(check.figures).map(([name, value]) => `${name}=${value}`);
    console.log(
      `${check.differences === 0 ? "✓" : "✗"} ${check.name}  ${check.zh} · ${check.en}\n    ${figures.join("  ")}`,
    );
    for (const { about, stands, should } of check.examples) console.log(`    ${about}: ${stands} ≠ ${should}`);
    if (check.differences > check.examples.length) console.log(`    … ${check.differences}`);
  }
  console.log(run.outcome === "clean" ? "\n全部一致 · everything agrees" : "\n存在不一致 · there are differences");
}

try {
  const run = await prove();
  if (values.json) console.log(JSON.stringify(run, null, 2));
  else print(run);
  process.exitCode = run.outcome === "clean" ? 0 : 1;
} catch (error) {
  if (error instanceof DirectoryInUse)
    console.error(
      `${error.message}\n服务运行中，请在系统管理中验算（POST /api/v1/proof/runs）。\nThe server is running; run the proof through it (POST /api/v1/proof/runs).`,
    );
  else if (error instanceof WrongSetting) console.error(error.message);
  else console.error(error);
  process.exitCode = 2;
}
