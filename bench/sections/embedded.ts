import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../apps/server/src/platform/config.ts";
import { openDatabase } from "../../apps/server/src/platform/database/open.ts";
import { runLoad, together, type Measured } from "../load/load.ts";
import { startProduct } from "../product.ts";
import type { Running } from "../processes.ts";
import { headOf, say, showRun, type SectionResult } from "../report.ts";
import { draftsAhead, makeTemplate } from "../world/rush.ts";
import type { Rush } from "../world/cases.ts";
import type { Context } from "./context.ts";
import { prepareWorld, WARM_SECONDS } from "./prepared.ts";

/*
 * The same server on the embedded database, flushed at every commit, against the server edition in the same run.
 */

export async function benchEmbedded(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds, quick } = context;
  say("内置数据库 · embedded database");
  const world = await prepareWorld(
    context,
    async (database) => {
      const template = await makeTemplate(database);
      return { test: template.stage.test, copy: async (range) => await draftsAhead(database, template, range) };
    },
    { hotSeconds: 0, spreadSeconds: (seconds + WARM_SECONDS) * rounds, spreadMore: 1 },
  );
  const folder = mkdtempSync(path.join(tmpdir(), "yunquan-bench-embedded-"));
  const drafts = quick ? 3_000 : Math.round((seconds + WARM_SECONDS) * rounds * 4_500);
  const rush = await embeddedWorld(folder, drafts);
  const lists = new Map<string, Measured[]>();
  const keep = (name: string, run: Measured): void => {
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  const server = await startProduct(world.url);
  let embedded: Running | undefined;
  try {
    embedded = await startProduct(undefined, {
      DATA_DIR: folder,
      YUNQUAN_EMBEDDED_IN_PRODUCTION: "true",
    });
    const shape = { connections: 64, warmSeconds: WARM_SECONDS, seconds };
    let next = 1;
    for (let round = 1; round <= rounds; round += 1) {
      say(`第 ${round} 轮 · round ${round}`);
      keep("server-21", await world.submit("21", server, shape));
      const count = Math.floor((rush.count + 1 - next) / (rounds - round + 1));
      const requests = { kind: "submit", rush, first: next, count } as const;
      const run = await runLoad({ ...shape, port: embedded.port, requests }, { server: embedded.pid });
      next += run.used;
      keep("embedded-21", run);
    }
    const agreed = await world.agree(server);
    await embedded.stop();
    const answered = (lists.get("embedded-21") ?? []).reduce((sum, run) => sum + run.answered, 0);
    const differences = [...agreed.differences, ...(await embeddedDifferences(folder, answered))];
    const figures = Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
    const rate = (name: string): number => figures[name]?.perSecond ?? 0;
    return {
      section: "embedded",
      ...headOf(postgres),
      runs: figures,
      yardsticks: [
        {
          id: "P16",
          zh: "内置数据库 ÷ 服务器版，均经 HTTP、逐批落盘，64 个连接",
          en: "embedded database ÷ server edition, both over HTTP, flushed at every batch, 64 connections",
          ours: rate("embedded-21"),
          yardstick: rate("server-21"),
          unit: "/s",
          ratio: rate("embedded-21") / rate("server-21"),
          target: 0.35,
          gate: 0.2,
          better: "higher",
        },
      ],
      beside: [],
      checks: [...agreed.checks, `内置 embedded: ${answered} answered, counted in its tables after the stop`],
      differences,
    };
  } finally {
    await server.stop();
    await embedded?.stop();
    await postgres.drop(world.url);
    rmSync(folder, { recursive: true, force: true });
  }
}

const quiet = { info: () => undefined, warn: () => undefined };

async function embeddedWorld(folder: string, drafts: number): Promise<Rush> {
  const { database } = await openDatabase(readConfig({ DATA_DIR: folder, YUNQUAN_LOG_LEVEL: "silent" }), quiet);
  const template = await makeTemplate(database);
  const rush = await draftsAhead(database, template, { first: 1, count: drafts, spread: "21" });
  await template.stage.test.app.close();
  await database.close();
  return rush;
}

/** Opened again after the server has ended: what it answered must be in the rows and in the counters. */
async function embeddedDifferences(folder: string, answered: number): Promise<string[]> {
  const { database } = await openDatabase(readConfig({ DATA_DIR: folder, YUNQUAN_LOG_LEVEL: "silent" }), quiet);
  const [row = {}] = await database.exclusive(
    async (session) =>
      await session.rows(`select (select count(*) from application where status <> 'draft')::text as rows,
        (select sum(last_number) from line_counter where kind = 'application')::text as counters,
        (select count(*) from history where object_type = 'application' and from_status = 'draft')::text as history`),
  );
  await database.close();
  return Object.entries(row)
    .filter(([, value]) => Number(value) !== answered)
    .map(([name, value]) => `embedded ${name} ${String(value)} ≠ answered ${answered}`);
}
