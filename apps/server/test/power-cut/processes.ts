import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Inspection } from "./workload.ts";
import type { Variant } from "./variant.ts";

export interface Writer {
  /** Resolves once the database is open and the first entry may come. Never rejects: a killed writer just ends. */
  readonly opened: Promise<void>;
  /** Ids the writer has acknowledged so far, in order. */
  acknowledged(): readonly number[];
  /** kill -9, and wait until the process is gone and all it had said has been read. */
  kill(): Promise<void>;
}

export function startWriter(variant: Variant, directory: string): Writer {
  const child = start("writer.ts", variant, directory, ["ignore", "pipe", "ignore"]);
  const ended = once(child, "close");
  const ids: number[] = [];
  let markOpen = () => {};
  const opened = new Promise<void>((resolve) => {
    markOpen = resolve;
  });
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "open") markOpen();
      else ids.push(Number(line));
    }
  });
  return {
    opened: Promise.race([opened, ended.then(() => undefined)]),
    acknowledged: () => ids,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** What the directory holds, or the reason why it does not open. */
export async function inspectDirectory(variant: Variant, directory: string): Promise<Inspection | string> {
  const child = start("inspector.ts", variant, directory, ["ignore", "pipe", "pipe"]);
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
  const secondsToOpen = 90;
  const timer = setTimeout(() => child.kill("SIGKILL"), secondsToOpen * 1_000);
  await once(child, "close");
  clearTimeout(timer);
  const code = child.exitCode;
  if (code === 0) return JSON.parse(Buffer.concat(out).toString()) as Inspection;
  if (code === null) return `not open after ${secondsToOpen} seconds`;
  return Buffer.concat(errors).toString().trim() || `exit ${code}`;
}

function start(file: string, variant: Variant, directory: string, stdio: ("ignore" | "pipe")[]): ChildProcess {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [program, variant, directory], { stdio });
  // A trial that is broken off leaves no writer behind.
  const stop = () => void child.kill("SIGKILL");
  process.prependOnceListener("exit", stop);
  child.once("close", () => process.removeListener("exit", stop));
  return child;
}
