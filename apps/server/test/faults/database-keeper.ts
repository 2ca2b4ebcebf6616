// Runs a PostgreSQL and starts it again whenever it ends, as a machine's service manager does, until its own input closes:
// when the trial asks for the end or is gone, killed included. Then the server is stopped and its folder removed.
// Each start is told on the output as a line with the process id.
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { KeeperPlan } from "./database.ts";

/** How long a service manager lets a server lie before it starts it again. */
const PAUSE_MS = 200;
const PATIENCE_MS = 5_000;

const plan = JSON.parse(process.argv[2] ?? "") as KeeperPlan;
const log = openSync(path.join(plan.folder, "server.log"), "a");
let stopping = false;
let running: ChildProcess | undefined;

function start(): void {
  const server = spawn(plan.program, plan.args, {
    ...plan.identity,
    cwd: plan.folder,
    env: plan.environment,
    stdio: ["ignore", log, log],
  });
  running = server;
  server.once("spawn", () => process.stdout.write(`${server.pid}\n`));
  server.once("error", () => process.exit(1));
  // While a process of the server that was killed is still there, the new one ends at once and is started again.
  server.once("exit", () => (stopping ? void clearUp() : void setTimeout(again, PAUSE_MS)));
}

function again(): void {
  if (stopping) void clearUp();
  else start();
}

async function clearUp(): Promise<void> {
  await rm(plan.folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  running?.kill("SIGINT");
  setTimeout(() => running?.kill("SIGQUIT"), PATIENCE_MS).unref();
  setTimeout(() => running?.kill("SIGKILL"), 2 * PATIENCE_MS).unref();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.stdin.on("end", stop).on("error", stop).resume();
// Nobody reads any more: the trial is gone.
process.stdout.on("error", stop);
start();
