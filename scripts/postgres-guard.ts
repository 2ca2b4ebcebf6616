// Runs a throw-away PostgreSQL for as long as its own input stays open. The input closes when the process that holds the
// other end asks for the end or is gone, killed included; then the server is stopped and its folder removed.
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";

interface Plan {
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** How long each way of stopping may take: fast shutdown, immediate shutdown, then the kernel. */
const PATIENCE_MS = 5_000;

const plan = JSON.parse(process.argv[2] ?? "") as Plan;
const log = openSync(path.join(plan.folder, "server.log"), "a");
const server = spawn(plan.program, plan.args, {
  ...plan.identity,
  cwd: plan.folder,
  env: plan.env,
  stdio: ["ignore", log, log],
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(server));
process.stdin
  .on("end", () => stop(server))
  .on("error", () => stop(server))
  .resume();

server.on("error", () => process.exit(1));
server.on("exit", (code) => {
  void rm(plan.folder, { recursive: true, force: true, maxRetries: 5 }).finally(() =>
    process.exit(stopping ? 0 : (code ?? 1)),
  );
});

let stopping = false;

function stop(running: ChildProcess): void {
  if (stopping) return;
  stopping = true;
  running.kill("SIGINT");
  setTimeout(() => running.kill("SIGQUIT"), PATIENCE_MS).unref();
  setTimeout(() => running.kill("SIGKILL"), 2 * PATIENCE_MS).unref();
}
