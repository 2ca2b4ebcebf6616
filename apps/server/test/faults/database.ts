import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { createCluster, freePort } from "../../../../scripts/postgres.ts";

/** Immediate stop keeps nothing in order; SIGKILL does not even let it try. */
export type DatabaseKill = "SIGQUIT" | "SIGKILL";

/** A PostgreSQL of the trial's own, which may be killed: it comes back on the same port with what it had written. */
export interface KillableDatabase {
  readonly url: string;
  readonly source: string;
  /** Kills the server now. */
  kill(how: DatabaseKill): void;
  /** Waits until a server started after the last kill answers. */
  back(): Promise<void>;
  /** Runs one statement outside of any transaction. */
  run(statement: string): Promise<void>;
  stop(): Promise<void>;
}

/** What the keeper is told to run. */
export interface KeeperPlan {
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

const COMES_BACK_MS = 60_000;

export async function startKillableDatabase(): Promise<KillableDatabase> {
  const port = await freePort();
  const cluster = await createCluster();
  const plan: KeeperPlan = {
    folder: cluster.folder,
    program: cluster.program,
    // Tables of a trial are small; what is measured is the promise, not the speed. The promise needs the defaults: fsync,
    // full pages and synchronous commit are on.
    args: cluster.argumentsOn(port),
    environment: cluster.environment,
    identity: cluster.identity,
  };
  // In a process group of its own, so that Ctrl-C reaches the trial first and the database only through its keeper.
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, "database-keeper.ts"), JSON.stringify(plan)], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = cluster.urlOn(port);
  let serverId = 0;
  let rest = "";
  keeper.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    serverId = Number(lines.at(-1) ?? serverId);
  });
  let killedId = 0;
  const database: KillableDatabase = {
    url,
    source: cluster.source,
    kill: (how) => {
      killedId = serverId;
      process.kill(serverId, how);
    },
    back: async () => {
      const giveUpAt = Date.now() + COMES_BACK_MS;
      for (;;) {
        if (serverId !== killedId && (await answers(url))) return;
        if (Date.now() > giveUpAt) throw new Error("the database did not come back after it was killed");
        await sleep(50);
      }
    },
    run: async (statement) => await query(url, statement),
    stop: async () => {
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      const ended = once(keeper, "exit");
      keeper.stdin.end();
      await ended;
    },
  };
  try {
    await database.back();
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  return await query(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function query(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that is killed in the middle of this ends the connection; the statement's own rejection tells of it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
