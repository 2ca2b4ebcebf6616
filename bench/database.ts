import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.ts";
import { canWatch, freeDisk, freeMemory } from "./machine.ts";

/** The PostgreSQL of a run: private, on a free port of 127.0.0.1, with the settings of a server that is meant to be fast and safe. */
export interface Postgres {
  readonly source: string;
  readonly version: string;
  readonly settings: readonly string[];
  /** The process whose children are the sessions; 0 when the server is not ours to watch. */
  readonly pid: number;
  /** A new, empty database. */
  create(name: string): Promise<string>;
  drop(url: string): Promise<void>;
  run(url: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

const GIB = 2 ** 30;

/** Nothing here gives safety away: flushing, full pages and checksums stay on. Sizes follow the memory and the disk that are free. */
function serverSettings(): string[] {
  const sharedMib = Math.round(Math.min(4 * GIB, Math.max(GIB / 4, freeMemory() / 5)) / 2 ** 20);
  const walGib = Math.max(2, Math.min(16, Math.floor(freeDisk(tmpdir()) / 4 / GIB)));
  return [
    `shared_buffers=${sharedMib}MB`,
    "wal_buffers=64MB",
    `max_wal_size=${walGib}GB`,
    "checkpoint_timeout=15min",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "commit_delay=0",
    "jit=off",
    "work_mem=64MB",
    "maintenance_work_mem=512MB",
    "autovacuum=on",
    "wal_compression=lz4",
  ];
}

export async function startDatabase(): Promise<Postgres> {
  const settings = serverSettings();
  const server = await startPostgres({ settings, initdb: ["--data-checksums"] });
  const [about] = await query(
    server.url,
    "select current_setting('server_version') as version, pg_backend_pid() as pid",
  );
  const created: string[] = [];
  return {
    source: server.source,
    version: String(about?.["version"]),
    settings,
    pid: await postmaster(server.url),
    create: async (name) => {
      const database = `${name}_${randomBytes(4).toString("hex")}`;
      await query(server.url, `create database ${database}`);
      const url = new URL(server.url);
      url.pathname = `/${database}`;
      created.push(url.href);
      return url.href;
    },
    drop: async (url) => {
      await query(server.url, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    },
    run: query,
    stop: async () => await server.stop(),
  };
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(url: string): Promise<number> {
  if (!canWatch) return 0;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0; // a server on another machine
  } finally {
    await client.end();
  }
}
