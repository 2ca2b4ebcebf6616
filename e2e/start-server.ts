import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { memoryFlags } from "../scripts/memory.mjs";

const root = path.dirname(import.meta.dirname);
const STARTED_WITHIN_MS = 240_000;

/** Builds the screens and starts the product as `npm start` does, with the demonstration's data, on a port of its own. */
async function startServer(): Promise<() => Promise<void>> {
  const given = process.env["E2E_URL"];
  if (given !== undefined) return async () => await Promise.resolve();
  const built = spawnSync(process.execPath, ["scripts/build-web.ts"], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) throw new Error("the workspaces could not be built");
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), "yunquan-e2e-"));
  const server = spawn(process.execPath, [...memoryFlags(process.env), "apps/server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, YUNQUAN_TICK_MS: "1000" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  process.env["E2E_URL"] = url;
  await ready(url);
  return async () => {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + STARTED_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(250);
  }
  throw new Error("the server did not start in time");
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("a probe has a port");
  return address.port;
}

export default startServer;
