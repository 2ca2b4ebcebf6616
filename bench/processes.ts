import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryFlags } from "../scripts/memory.mjs";

/** A server of the bench, alone in its process. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

const START_MS = 120_000;
const STOP_MS = 15_000;
const children = new Set<ChildProcess>();

// Whatever ends the bench ends what it started.
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

export function started(file: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env["PATH"] ?? "", TZ: "UTC", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Starts a program that listens on PORT and answers GET `ready` with anything. */
export async function startServer(
  file: string,
  env: Readonly<Record<string, string>>,
  ready: string,
  cwd?: string,
): Promise<Running> {
  const port = await freePort();
  // As `npm start` runs it; the yardsticks get the same.
  const child = spawn(process.execPath, [...memoryFlags(env), file], {
    env: { PATH: process.env["PATH"] ?? "", TZ: "UTC", PORT: String(port), HOST: "127.0.0.1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
    });
  }
  const giveUpAt = Date.now() + START_MS;
  while (!(await answers(port, ready))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      child.kill("SIGKILL");
      throw new Error(`${file} does not answer ${ready}\n${said}`);
    }
    await sleep(100);
  }
  return { pid: child.pid ?? 0, port, stop: async () => await ended(child) };
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const last = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(last);
}

async function answers(port: number, path: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
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
