import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../../scripts/postgres.ts";

/** The product as it is started for real, in a process of its own, which may be killed and started again. */
export interface ServerProcess {
  readonly origin: string;
  /** kill -9. */
  kill(): void;
  /** Starts it again after a kill and waits until it is ready. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** What it had said each time that it ended without having been killed. */
  endedByItself(): readonly string[];
  /** What its log says of a request that failed. */
  reasonOf(requestId: string): string | undefined;
}

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const READY_MS = 90_000;
const PAUSE_MS = 200;
const SAID_MAX = 20_000;

export async function startServerProcess(given: {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let wanted = false;
  const endedByItself: string[] = [];
  const reasons = new Map<string, string>();
  let said = "";

  const start = async (): Promise<void> => {
    wanted = true;
    const started = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
      env: {
        PATH: process.env["PATH"] ?? "/usr/bin:/bin",
        PORT: String(port),
        DATABASE_URL: given.databaseUrl,
        DATA_DIR: given.dataDir,
        NODE_ENV: "test",
        YUNQUAN_MODE: "live",
        YUNQUAN_LOG_LEVEL: "error",
        YUNQUAN_RATE_PER_MINUTE: "1000000",
        ...given.settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        said = `${said}${line}\n`.slice(-SAID_MAX);
        const failed = failedRequest(line);
        if (failed !== null) reasons.set(failed.requestId, failed.reason);
      });
    started.once("exit", () => {
      if (!wanted || child !== started) return;
      endedByItself.push(said);
      // As a service manager does, so that the trial goes on and tells of it in the end.
      setTimeout(() => (wanted && child === started ? void start().catch(() => undefined) : undefined), PAUSE_MS);
    });
    // A trial that is broken off leaves no server behind.
    const abandon = () => void started.kill("SIGKILL");
    process.prependOnceListener("exit", abandon);
    started.once("close", () => process.removeListener("exit", abandon));
    await untilReady(started);
  };

  const untilReady = async (started: ChildProcess): Promise<void> => {
    const giveUpAt = Date.now() + READY_MS;
    for (;;) {
      if (started.exitCode !== null || started.signalCode !== null) throw new Error(`a server did not start: ${said}`);
      if (await ready(origin)) return;
      if (Date.now() > giveUpAt) throw new Error(`a server is not ready after ${READY_MS} ms: ${said}`);
      await sleep(50);
    }
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    wanted = false;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };

  await start();
  return {
    origin,
    kill: () => {
      wanted = false;
      child?.kill("SIGKILL");
    },
    restart: async () => {
      await end("SIGKILL");
      await start();
    },
    stop: async () => await end("SIGTERM"),
    endedByItself: () => endedByItself,
    reasonOf: (requestId) => reasons.get(requestId),
  };
}

async function ready(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function failedRequest(line: string): { requestId: string; reason: string } | null {
  if (!line.startsWith("{")) return null;
  try {
    const { requestId, err } = JSON.parse(line) as { requestId?: string; err?: { code?: string; stack?: string } };
    return requestId === undefined ? null : { requestId, reason: `${err?.code ?? ""} ${err?.stack ?? ""}` };
  } catch {
    return null;
  }
}
