import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { PGlite } from "@electric-sql/pglite";
import { readConfig } from "../config.ts";
import { DirectoryInUse, lockDirectory, lockFileNames } from "./directory-lock.ts";
import { makeDirectory, replaceFile } from "./durable-files.ts";
import { dumpDatabase, unpackDump } from "./dump.ts";
import { createCluster, embeddedDirectory, openEmbedded, openMemory, unfinishedName } from "./embedded.ts";

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A restore never overwrites: what lies in the directory may be the only copy there is. */
export class DirectoryNotEmpty extends Error {
  readonly code = "directory_not_empty";
  readonly zh: string;
  readonly en: string;

  constructor(directory: string) {
    const zh = `目录 ${directory} 不是空的，未恢复。请指定一个新目录，或先把原目录移走。`;
    const en = `The directory ${directory} is not empty; nothing was restored. Name a new directory, or move the old one away first.`;
    super(`${zh}\n${en}`);
    this.name = "DirectoryNotEmpty";
    this.zh = zh;
    this.en = en;
  }
}

/** The file is damaged, cut short, or something else altogether. */
export class NotABackup extends Error {
  readonly code = "not_a_backup";
  readonly zh: string;
  readonly en: string;

  constructor(file: string, cause: unknown) {
    const zh = `文件 ${file} 不是可用的备份（已损坏、不完整，或不是本系统的备份）。`;
    const en = `The file ${file} is not a usable backup (damaged, cut short, or not a backup of this system).`;
    super(`${zh}\n${en}`, { cause });
    this.name = "NotABackup";
    this.zh = zh;
    this.en = en;
  }
}

/**
 * Writes the running database to one file through the engine's own dump; a copy of the running folder would not open.
 * The file appears whole or not at all, and an older file of that name stays until the new one has reached the disk.
 */
export async function backupEmbedded(pglite: PGlite, file: string): Promise<Backup> {
  const dump = await dumpDatabase(pglite);
  replaceFile(file, dump);
  return { file: resolve(file), bytes: dump.length, sha256: createHash("sha256").update(dump).digest("hex") };
}

/**
 * Turns a backup into a database in a new or empty directory, which it opens once to see that it is sound.
 * Refuses with `DirectoryNotEmpty`, `DirectoryInUse` or `NotABackup`; then the directory holds nothing new.
 */
export async function restoreEmbedded(file: string, directory: string): Promise<void> {
  const bytes = readFileSync(file);
  if (!isEmpty(directory)) throw new DirectoryNotEmpty(directory);
  makeDirectory(directory);
  const lock = await lockDirectory(directory);
  try {
    // Another restore may have come first, between the look and the lock.
    if (!isEmpty(directory)) throw new DirectoryNotEmpty(directory);
    await checkContents(file, bytes);
    await createCluster(directory, await unpackDump(bytes));
  } finally {
    await lock.release();
  }
}

function isEmpty(directory: string): boolean {
  const notData = [...lockFileNames, unfinishedName];
  return !existsSync(directory) || readdirSync(directory).every((name) => notData.includes(name));
}

async function checkContents(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const copy = await openMemory(bytes);
    await copy.close();
  } catch (error) {
    throw new NotABackup(file, error);
  }
}

const usage = `用法 / usage:
  npm run backup -- --out FILE                  备份 DATA_DIR 中的内置数据库 / back up the embedded database in DATA_DIR
  npm run backup -- --restore FILE --into DIR   恢复到新的数据目录 DIR / restore into the new data directory DIR`;

/** The command. Answers its exit code: 0 done, 1 refused, 2 wrong usage. */
async function main(): Promise<number> {
  const { out, restore, into } = readArguments();
  try {
    if (out !== undefined && restore === undefined && into === undefined) return await backupCommand(out);
    if (restore !== undefined && into !== undefined && out === undefined) return await restoreCommand(restore, into);
  } catch (error) {
    complain(messageOf(error));
    return 1;
  }
  complain(usage);
  return 2;
}

function readArguments(): { out?: string; restore?: string; into?: string } {
  try {
    const text = { type: "string" } as const;
    return parseArgs({ options: { out: text, restore: text, into: text } }).values;
  } catch (error) {
    complain(messageOf(error));
    return {};
  }
}

async function backupCommand(file: string): Promise<number> {
  const config = readConfig(process.env);
  if (config.databaseUrl !== undefined) {
    complain("DATABASE_URL 指向 PostgreSQL，请用 pg_dump 或 pg_basebackup 备份。");
    complain("DATABASE_URL names a PostgreSQL server: back it up with pg_dump or pg_basebackup.");
    return 1;
  }
  const directory = embeddedDirectory(config.dataDir);
  if (!existsSync(directory)) {
    complain(`${directory} 中没有数据库。\nThere is no database in ${directory}.`);
    return 1;
  }
  try {
    const embedded = await openEmbedded({ directory });
    try {
      const backup = await backupEmbedded(embedded.pglite, file);
      await checkContents(backup.file, readFileSync(backup.file));
      say(`备份完成，已试开 / backed up, and opened once to check: ${backup.file}`);
      say(`${backup.bytes} bytes, sha256 ${backup.sha256}`);
    } finally {
      await embedded.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    complain("服务器正在运行，备份须由服务器自己来做：请在管理后台“备份”中进行，或先停止服务器再运行本命令。");
    complain(
      "The server is running and must take the backup itself: use “Backup” in the administration, or stop the server first.",
    );
    complain(error.message);
    return 1;
  }
}

async function restoreCommand(file: string, dataDir: string): Promise<number> {
  await restoreEmbedded(file, embeddedDirectory(dataDir));
  say(`恢复完成 / restored: ${resolve(dataDir)}`);
  say(`以此目录启动 / start with it: DATA_DIR=${resolve(dataDir)}`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const startedAsProgram =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedAsProgram) process.exitCode = await main();
