import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../postgres.ts";

export interface RunningServer {
  readonly url: string;
  readonly database: string;
  stop(): Promise<void>;
}

/** A free port of this machine. */
async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Starts the product in demo mode on an empty database of the wanted kind, in a folder that goes away with it. */
export async function startServer(kind: "embedded" | "postgres"): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "yunquan-journey-"));
  const postgres = kind === "postgres" ? await startPostgres() : undefined;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL("../../apps/server/src/main.ts", import.meta.url))],
    {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: "127.0.0.1",
        DATA_DIR: folder,
        YUNQUAN_MODE: "demo",
        YUNQUAN_LOG_LEVEL: "error",
        YUNQUAN_TICK_MS: "3600000",
        YUNQUAN_RATE_PER_MINUTE: "1000000",
        NODE_ENV: "development",
        ...(postgres === undefined ? { DATABASE_URL: "" } : { DATABASE_URL: postgres.url }),
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  let ended = false;
  child.once("exit", () => (ended = true));
  const stop = async (): Promise<void> => {
    if (!ended) {
      child.kill("SIGTERM");
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
        child.once("exit", () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 240; tries += 1) {
    if (ended) break;
    try {
      const answer = await fetch(`${url}/readyz`);
      if (answer.ok) return { url, database: kind, stop };
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error("the server did not become ready");
}
