import { existsSync, mkdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Checkpoints } from "./checkpoints.ts";
import { lockDirectory } from "./directory-lock.ts";
import { dumpDatabase, unpackDump } from "./dump.ts";
import { flushDirectory, flushTree, makeDirectory } from "./durable-files.ts";
import { FlushingFileSystem } from "./flushing-filesystem.ts";
import { textParsers } from "./parsers.ts";

/** A logger or the console. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbeddedOptions {
  readonly directory: string;
  readonly log?: EmbeddedLog;
  /** For trials of the start-up probe only: another file system in place of the flushing one. */
  readonly fileSystem?: (root: string) => FlushingFileSystem;
}

export interface Embedded {
  readonly pglite: PGlite;
  /** Flushes that reached the kernel since the start. */
  flushCount(): number;
  /** The whole database, gzipped, as of now. The only backup there is: a copy of the running folder does not open again. */
  dump(): Promise<Uint8Array>;
  /** Ends the work in hand, writes a checkpoint and frees the directory. */
  close(): Promise<void>;
}

/** A commit that does not reach the disk would be lost in a power cut, so the database does not start. */
export class FlushNotSeen extends Error {
  readonly code = "flush_not_seen";
  readonly zh: string;
  readonly en: string;

  constructor(directory: string) {
    const zh =
      `内置数据库未启动：试写一笔提交后，没有看到数据被刷写到磁盘（目录 ${directory}），断电会丢失已确认的数据。` +
      "请使用本版本锁定的依赖（npm ci）重新安装，或改用 PostgreSQL（DATABASE_URL）。";
    const en =
      `The embedded database did not start: a trial commit was not flushed to the disk (directory ${directory}), so a power ` +
      "cut would lose acknowledged data. Install the pinned dependencies again (npm ci), or use PostgreSQL (DATABASE_URL).";
    super(`${zh}\n${en}`);
    this.name = "FlushNotSeen";
    this.zh = zh;
    this.en = en;
  }
}

/** Where the embedded database lives in the server's data directory. */
export function embeddedDirectory(dataDir: string): string {
  return join(dataDir, "database");
}

export const pgliteParsers: Readonly<Record<number, (text: string) => unknown>> = Object.fromEntries(textParsers);

// Given at the start, these win over the configuration files; what `alter database … set` stores, PGlite does not read.
const sessionSettings = ["timezone=UTC", "datestyle=ISO"];
const durableSettings = [
  "fsync=on",
  "synchronous_commit=on",
  "full_page_writes=on",
  "wal_sync_method=fsync", // the default, fdatasync, ends in an empty call
  // How many old segments of the log are kept for reuse. When a checkpoint is due is decided in checkpoints.ts.
  "max_wal_size=64MB",
  "min_wal_size=32MB",
];
const flushingOff = "-F";

function startParameters(defaults: readonly string[], settings: readonly string[]): string[] {
  return [...defaults, ...settings.flatMap((setting) => ["-c", setting])];
}

/**
 * Opens the embedded database in the directory, which it creates if it is missing, for this process alone.
 * Refuses with `DirectoryInUse` while another process has it, and with `FlushNotSeen` when a trial commit is not seen to
 * reach the disk; either way the directory is free again afterwards. If the disk fails later, the process ends at once.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const directory = resolve(options.directory);
  makeDirectory(directory);
  const lock = await lockDirectory(directory);
  try {
    return await openLocked(directory, options, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(
  directory: string,
  options: EmbeddedOptions,
  release: () => Promise<void>,
): Promise<Embedded> {
  const startedMs = performance.now();
  const cluster = join(directory, clusterName);
  if (!existsSync(cluster)) await createCluster(directory);
  const fileSystem = options.fileSystem?.(cluster) ?? new FlushingFileSystem(cluster, endProcess);
  const pglite = await startEngine(fileSystem, options.log);
  try {
    if (!(await seesFlush(pglite, fileSystem))) throw new FlushNotSeen(directory);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  const checkpoints = new Checkpoints(pglite, fileSystem, (message) => options.log?.warn(message));
  options.log?.info(`embedded database open in ${Math.round(performance.now() - startedMs)} ms: ${cluster}`);

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await checkpoints.stop();
    // Kysely's destroy closes the engine too.
    if (!pglite.closed) await pglite.close();
    await release();
  }
  return {
    pglite,
    flushCount: () => fileSystem.flushCount,
    dump: async () => await dumpDatabase(pglite),
    close: async () => await (closing ??= close()),
  };
}

const clusterName = "cluster";

/** What a creation or a restore that was cut short leaves behind; the next one starts over. */
export const unfinishedName = `${clusterName}.new`;

/**
 * Creates the database, or loads the given dump, beside its final place and moves it there once every file has reached
 * the disk: a start that is cut short leaves nothing half made behind. The caller holds the directory's lock.
 */
export async function createCluster(directory: string, dump?: Blob): Promise<void> {
  const unfinished = join(directory, unfinishedName);
  rmSync(unfinished, { recursive: true, force: true });
  // The engine makes its files readable by everybody; the folder around them keeps others out.
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const pglite = await startEngine(new FlushingFileSystem(unfinished, endProcess), undefined, dump);
    await pglite.close();
    flushTree(unfinished);
    renameSync(unfinished, join(directory, clusterName));
    flushDirectory(directory);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function startEngine(fileSystem: FlushingFileSystem, log: EmbeddedLog | undefined, dump?: Blob): Promise<PGlite> {
  // Until it is open the engine tells only of itself (recovery after a crash). Later lines may quote people's data, so
  // that only the last words before a panic are shown.
  const lines: string[] = [];
  let starting = true;
  const keepLine = (line: string): boolean => {
    if (starting) lines.push(line);
    else if (line.includes("PANIC:")) writeSync(process.stderr.fd, `${line}\n`);
    return false;
  };
  try {
    const pglite = await PGlite.create({
      fs: fileSystem,
      startParams: startParameters(
        PGlite.defaultStartParams.filter((parameter) => parameter !== flushingOff),
        [...durableSettings, ...sessionSettings],
      ),
      parsers: { ...pgliteParsers },
      onStderr: keepLine,
      ...(dump === undefined ? {} : { loadDataDir: dump }),
    });
    for (const line of lines) log?.info(line);
    useOurParsers(pglite);
    return pglite;
  } catch (error) {
    throw new Error(`内置数据库无法打开 / the embedded database does not open\n${lines.slice(-10).join("\n")}`, {
      cause: error,
    });
  } finally {
    starting = false;
  }
}

/** Once more after the opening, during which PGlite puts array parsers of its own in place of ours. */
function useOurParsers(pglite: PGlite): void {
  Object.assign(pglite.parsers, pgliteParsers);
}

/** One real commit that writes to the log, yet leaves nothing in any table. */
async function seesFlush(pglite: PGlite, fileSystem: FlushingFileSystem): Promise<boolean> {
  const before = fileSystem.walFlushCount;
  await pglite.query("select pg_logical_emit_message(true, 'yunquan', 'flush probe')");
  return fileSystem.walFlushCount > before;
}

/** A database in memory, empty or from a dump, for tests: the same values and session settings as the one on disk. */
export async function openMemory(snapshot?: Blob | Uint8Array): Promise<PGlite> {
  const bytes = snapshot instanceof Blob ? new Uint8Array(await snapshot.arrayBuffer()) : snapshot;
  const pglite = await PGlite.create({
    startParams: startParameters(PGlite.defaultStartParams, sessionSettings),
    parsers: { ...pgliteParsers },
    ...(bytes === undefined ? {} : { loadDataDir: await unpackDump(bytes) }),
  });
  useOurParsers(pglite);
  return pglite;
}

/** After a failed flush nobody can say what is on the disk: no answer may leave the process any more, not even an error. */
function endProcess(reason: string, cause?: unknown): never {
  const EX_IOERR = 74;
  const detail = cause instanceof Error ? `${reason}: ${cause.message}` : reason;
  writeSync(
    process.stderr.fd,
    `内置数据库无法写盘，进程立即退出；已确认的数据不受影响。请检查磁盘空间和磁盘健康后重新启动。\n` +
      `The embedded database cannot write to the disk; the process ends at once. What was acknowledged is safe. ` +
      `Check the disk's space and health, then start again.\n${detail}\n`,
  );
  process.exit(EX_IOERR);
}
