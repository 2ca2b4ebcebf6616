import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer, type Running } from "./processes.ts";

const SERVER = path.join(import.meta.dirname, "../apps/server/src");

export interface Product extends Running {
  /** Adds everything up again, on the database as it is now; the differences that were found, none if all agrees. */
  prove(): Promise<readonly string[]>;
}

/** Starts the real server as it runs in production, in a process of its own, without its log. */
export async function startProduct(
  databaseUrl: string | undefined,
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const folder = mkdtempSync(path.join(tmpdir(), "yunquan-bench-"));
  const env = {
    NODE_ENV: "production",
    YUNQUAN_MODE: "live",
    YUNQUAN_LOG_LEVEL: "silent",
    DATA_DIR: folder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...settings,
  };
  const running = await startServer(path.join(SERVER, "main.ts"), env, "/healthz");
  return {
    ...running,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    prove: async () => await prove(env),
  };
}

interface ProofPrinted {
  readonly outcome: string;
  readonly checks: readonly { readonly name: string; readonly differences: number }[];
}

async function prove(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const child = spawn(process.execPath, [path.join(SERVER, "proof/main.ts"), "--json"], {
    env: { PATH: process.env["PATH"] ?? "", TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await new Promise<void>((resolve) => child.once("close", () => resolve()));
  if (printed === "") return ["the proof did not run"];
  const run = JSON.parse(printed) as ProofPrinted;
  return run.checks.filter((check) => check.differences > 0).map((check) => `${check.name}: ${check.differences}`);
}
