import { once } from "node:events";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const lockFile = "directory.lock";
const ownerFile = "in-use.txt";

/** Neither file is data: a directory that holds only these counts as empty. */
export const lockFileNames: readonly string[] = [lockFile, ownerFile];

/** Another process works on the directory; two at once would overwrite each other's data without any error. */
export class DirectoryInUse extends Error {
  readonly code = "directory_in_use";
  readonly zh: string;
  readonly en: string;

  constructor(directory: string, owner: Owner | undefined) {
    const zhOwner = owner === undefined ? "" : `（主机 ${owner.host}，进程号 ${owner.pid}，自 ${owner.since} 起）`;
    const enOwner = owner === undefined ? "" : ` (host ${owner.host}, process ${owner.pid}, since ${owner.since})`;
    const zh =
      `数据目录 ${directory} 正被另一个云券进程使用${zhOwner}。` +
      "请先停止那个进程，或用 DATA_DIR 另指一个目录；需要多个进程同时工作时，请改用 PostgreSQL（DATABASE_URL）。";
    const en =
      `The data directory ${directory} is in use by another Yunquan process${enOwner}. ` +
      "Stop that process first, or name another directory with DATA_DIR; for several processes use PostgreSQL (DATABASE_URL).";
    super(`${zh}\n${en}`);
    this.name = "DirectoryInUse";
    this.zh = zh;
    this.en = en;
  }
}

interface Owner {
  readonly pid: string;
  readonly host: string;
  readonly since: string;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

type Release = () => void | Promise<void>;

// A lock whose handle were garbage-collected would be given up silently.
const held = new Set<DirectoryLock>();

/**
 * Takes the existing directory for this process alone, or throws `DirectoryInUse`. The kernel holds the lock and frees
 * it the moment the process ends, by kill -9 too. There is no heartbeat to miss while a long query blocks the event
 * loop, and nothing to clean up afterwards. However the directory's path is written, the lock is the same.
 *
 * Two locks, either of which refuses:
 * - on every platform SQLite's exclusive lock on `directory.lock` (fcntl, on Windows LockFileEx), through Node's own
 *   SQLite. It also holds between containers that share a volume;
 * - on Linux an abstract socket named after the directory's device and inode. It needs no help from the file system
 *   (some network and FUSE mounts grant every file lock), but is seen within one network namespace only.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const releases: Release[] = [];
  const releaseAll = async () => {
    for (const release of releases.toReversed()) await release();
  };
  try {
    if (process.platform === "linux") releases.push(await bindSocket(directory));
    releases.push(lockTheFile(directory));
  } catch (error) {
    await releaseAll();
    throw error;
  }
  writeOwner(directory);
  const lock: DirectoryLock = {
    async release() {
      if (!held.delete(lock)) return;
      rmSync(join(directory, ownerFile), { force: true });
      await releaseAll();
    },
  };
  held.add(lock);
  return lock;
}

function lockTheFile(directory: string): Release {
  const database = new DatabaseSync(join(directory, lockFile));
  try {
    // The lock is all we want of it: with the journal in memory no second file lies beside this one.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    throw isBusy(error) ? new DirectoryInUse(directory, readOwner(directory)) : error;
  }
  return () => database.close();
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

async function bindSocket(directory: string): Promise<Release> {
  const { dev, ino } = statSync(directory, { bigint: true });
  const server = createServer((connection) => connection.destroy());
  server.listen({ path: `\0yunquan-directory-${dev}-${ino}` });
  try {
    await once(server, "listening");
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw taken ? new DirectoryInUse(directory, readOwner(directory)) : error;
  }
  server.unref();
  return async () => {
    server.close();
    await once(server, "close");
  };
}

// Information for people and for the message above; the lock does not depend on it.
function writeOwner(directory: string): void {
  const lines = [
    "云券正在使用本目录，请勿复制、移动或修改其中的文件；备份请用 npm run backup 或管理后台。",
    "Yunquan is using this directory. Do not copy, move or change its files; back up with npm run backup or in the administration.",
    `pid: ${process.pid}`,
    `host: ${hostname()}`,
    `since: ${new Date().toISOString()}`,
  ];
  writeFileSync(join(directory, ownerFile), `${lines.join("\n")}\n`, { mode: 0o600 });
}

function readOwner(directory: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, ownerFile), "utf8");
  } catch {
    return undefined;
  }
  const value = (name: string) => new RegExp(`^${name}: (\\S+)$`, "m").exec(text)?.[1];
  const [pid, host, since] = [value("pid"), value("host"), value("since")];
  return pid === undefined || host === undefined || since === undefined ? undefined : { pid, host, since };
}
