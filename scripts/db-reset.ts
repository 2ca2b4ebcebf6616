// npm run db:reset [-- --yes]: empties the embedded database and the files that belong to it, so that the next start
// begins anew. Only for trial and demonstration: it never touches PostgreSQL and refuses production.
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { readConfig, WrongSetting } from "../apps/server/src/platform/config.ts";
import { DirectoryInUse, lockDirectory, lockFileNames } from "../apps/server/src/platform/database/directory-lock.ts";
import { embeddedDirectory } from "../apps/server/src/platform/database/embedded.ts";

try {
  process.exitCode = await reset();
} catch (error) {
  if (!(error instanceof DirectoryInUse || error instanceof WrongSetting)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function reset(): Promise<number> {
  const dataDir = resettableDirectory();
  if (dataDir === null) return 1;
  const database = embeddedDirectory(dataDir);
  const files = path.join(dataDir, "files");
  const there = [database, files].filter((folder) => existsSync(folder));
  if (there.length === 0) return say(0, `没有内置数据库：${dataDir}`, `There is no embedded database in ${dataDir}`);
  if (!(await confirmed(there))) return say(1, "未改动任何数据。", "Nothing was changed.");
  // The lock is in the folder that is emptied: a running server keeps it, and then nothing may go.
  const lock = existsSync(database) ? await lockDirectory(database) : null;
  try {
    if (lock !== null) await empty(database, lockFileNames);
    await rm(files, { recursive: true, force: true });
  } finally {
    await lock?.release();
  }
  return say(
    0,
    `已清空：${dataDir}。下次 npm start 将重新建立。`,
    `Emptied ${dataDir}. The next npm start builds it anew.`,
  );
}

/** Where the embedded database lies, or null, with the reason said, when there is none that may be emptied. */
function resettableDirectory(): string | null {
  // The settings of a production server may be as strict as they like; the refusal below has to come first.
  if (process.env["NODE_ENV"] === "production") {
    say(1, "生产环境（NODE_ENV=production）不允许清空数据库。", "Refused: NODE_ENV is production.");
    return null;
  }
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined) return config.dataDir;
  say(
    1,
    "设置了 DATABASE_URL：本命令只清空内置数据库。",
    "DATABASE_URL is set: this command empties the embedded database only.",
  );
  return null;
}

async function confirmed(folders: readonly string[]): Promise<boolean> {
  if (process.argv.includes("--yes")) return true;
  const what = folders.map((folder) => `  ${folder}`).join("\n");
  process.stdout.write(
    `将删除以下目录中的全部数据，无法恢复。\nEverything in these folders will be deleted for good:\n${what}\n`,
  );
  if (!process.stdin.isTTY) {
    process.stdout.write("没有终端可供确认；请加 --yes。\nNo terminal to ask at; add --yes.\n");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("继续？输入 yes 确认 · Type yes to go on: ");
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}

async function empty(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!kept.includes(name)) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function say(code: number, zh: string, en: string): number {
  (code === 0 ? process.stdout : process.stderr).write(`${zh}\n${en}\n`);
  return code;
}
