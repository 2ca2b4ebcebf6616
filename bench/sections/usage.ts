import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectServer, type Session } from "../../apps/server/src/platform/database/connect.ts";
import { mean, runLoad, together, type Measured } from "../load/load.ts";
import { startProduct } from "../product.ts";
import { headOf, say, showRun, type SectionResult } from "../report.ts";
import {
  countUsage,
  loadEvents,
  loadUsageWorld,
  openUsage,
  prepareTrialIngest,
  prepareUsageLimit,
  RAW_EVALUATION,
  ROLLUP_EVALUATION,
  trialIngest,
  TRIAL_INGEST_TABLES,
  USAGE_AGREES,
  usageLimit,
} from "../world/usage.ts";
import type { Context } from "./context.ts";
import { WARM_SECONDS } from "./prepared.ts";

/*
 * Events of usage over HTTP, with the counting of their days that follows once a minute, against what the database alone does with
 * as many rows, by the trial's path and by the product's own; and evaluation from the days that events were counted to, against the events themselves.
 */

const CONNECTIONS = 16;
const LINES = 1_000;
const SETTINGS = { YUNQUAN_RATE_PER_MINUTE: "1000000" };
const EMPTY =
  "truncate usage_event, usage_event_key, usage_day_change, usage_day, usage_delivery, trial_event, trial_day; checkpoint";

export async function benchIngest(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds, quick } = context;
  say("行为数据 · usage");
  const rows = quick ? 50_000 : 500_000;
  const url = await postgres.create("usage");
  const database = connectServer(url, 4);
  const { world, stage } = await loadUsageWorld(database, quick ? 500 : 10_000);
  await openUsage(stage, world.days);
  const files = ["limit", "trial"].map((name) => path.join(tmpdir(), `yunquan-bench-${process.pid}-${name}.csv`));
  const [ownFile = "", trialFile = ""] = files;
  const alone = async <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
    await database.exclusive(async (session) => {
      await session.script("set statement_timeout = 0; set session_replication_role = replica");
      try {
        return await run(session);
      } finally {
        await session.script("reset statement_timeout; reset session_replication_role");
      }
    });
  await alone(async (session) => {
    await prepareUsageLimit(session, world, rows, ownFile);
    await session.script(TRIAL_INGEST_TABLES);
    await prepareTrialIngest(session, rows, trialFile);
  });
  const product = await startProduct(url, SETTINGS);
  const runs: Measured[] = [];
  /** Seconds that counting their days takes for one event. */
  const counting: number[] = [];
  const limits = { own: [] as number[], trial: [] as number[] };
  const differences: string[] = [];
  const checks: string[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      say(`第 ${round} 轮 · round ${round}`);
      await alone(async (session) => await session.script(EMPTY));
      limits.trial.push(rows / (await alone(async (session) => await trialIngest(session, trialFile))));
      await alone(async (session) => await session.script(EMPTY));
      limits.own.push(rows / (await alone(async (session) => await usageLimit(session, ownFile))));
      await alone(async (session) => await session.script(EMPTY));
      say(
        `  ${Math.round(limits.trial.at(-1) ?? 0)} /s trial, ${Math.round(limits.own.at(-1) ?? 0)} /s own path, in the database alone`,
      );
      const count = Math.ceil(((limits.trial.at(-1) ?? 0) * 1.2 * (seconds + WARM_SECONDS)) / LINES);
      const requests = { kind: "events", world, lines: LINES, count } as const;
      const run = await runLoad(
        { port: product.port, connections: CONNECTIONS, warmSeconds: WARM_SECONDS, seconds, requests },
        { server: product.pid, database: postgres.pid },
      );
      runs.push(run);
      showRun(`bodies of ${LINES} events`, run);
      counting.push((await countUsage(stage, world.days)) / (run.answered * LINES));
      say(`  counting days ${((counting.at(-1) ?? 0) * 1e6).toFixed(1)} µs per event`);
      const [row = {}] = await postgres.run(url, USAGE_AGREES);
      const line = `${run.answered * LINES} answered: ${JSON.stringify(row)}`;
      if (
        row["events"] === run.answered * LINES &&
        row["keys"] === row["events"] &&
        row["logins"] === row["counted_logins"]
      )
        checks.push(line);
      else differences.push(line);
    }
  } finally {
    await product.stop();
    await stage.test.app.close();
    await database.close();
    for (const file of files) rmSync(file, { force: true });
    await postgres.drop(url);
  }
  const figures = { "events-http": inEvents(together(runs)) };
  // As if nothing were taken while days are counted: every event pays for both.
  const ours = 1 / (1 / figures["events-http"].perSecond + mean(counting));
  return {
    section: "ingest",
    ...headOf(postgres),
    runs: figures,
    yardsticks: [
      {
        id: "P12",
        zh: "行为数据，经 HTTP 并计入各日 ÷ 数据库单独做试验的同一路径",
        en: "events over HTTP, counted to their days ÷ the trial's path done by the database alone",
        ours,
        yardstick: mean(limits.trial),
        unit: "/s",
        ratio: ours / mean(limits.trial),
        target: 0.75,
        gate: 0.5,
        better: "higher",
      },
    ],
    beside: [
      {
        zh: "其中事后计入各日，每个事件 µs",
        en: "of it counting their days afterwards, µs per event",
        value: (mean(counting) * 1e6).toPrecision(3),
      },
      {
        zh: "÷ 数据库单独做本产品的路径（化名、去重、逐日计数）",
        en: "÷ the product's own path done by the database alone (pseudonyms, keys, daily counts)",
        value: (ours / mean(limits.own)).toPrecision(3),
      },
    ],
    checks,
    differences,
  };
}

/** The load counts bodies; people count events. */
function inEvents(run: Measured): Measured {
  const cpu = Object.fromEntries(Object.entries(run.cpu).map(([name, time]) => [name, time / LINES]));
  return { ...run, perSecond: run.perSecond * LINES, answered: run.answered * LINES, cpu };
}

export async function benchEvaluation(context: Context): Promise<SectionResult> {
  const { postgres, rounds, quick } = context;
  say("完成情况评价 · evaluation");
  const url = await postgres.create("evaluation");
  const database = connectServer(url, 4);
  const { world, stage } = await loadUsageWorld(database, quick ? 500 : 10_000);
  await openUsage(stage, world.days);
  const times = { raw: [] as number[], days: [] as number[] };
  const differences: string[] = [];
  let events = 0;
  try {
    await database.exclusive(async (session) => {
      await session.script("set statement_timeout = 0; set session_replication_role = replica");
      events = await loadEvents(session, world, quick ? 5 : Math.ceil(1_000 / world.days.length));
      // The first of each reads the tables into memory.
      for (let round = 0; round <= rounds; round += 1) {
        const [raw, rawAnswer] = await timed(session, RAW_EVALUATION);
        const [days, daysAnswer] = await timed(session, ROLLUP_EVALUATION);
        if (rawAnswer !== daysAnswer) differences.push(`by events ${rawAnswer}, by days ${daysAnswer}`);
        if (round === 0) continue;
        times.raw.push(raw);
        times.days.push(days);
        say(`  ${events} events: raw ${Math.round(raw)} ms, by days ${days.toFixed(1)} ms, ${rawAnswer} vouchers`);
      }
    });
  } finally {
    await stage.test.app.close();
    await database.close();
    await postgres.drop(url);
  }
  // The shortest of each: whatever else ran made the others longer.
  const [raw, days] = [Math.min(...times.raw), Math.min(...times.days)];
  return {
    section: "evaluation",
    ...headOf(postgres),
    runs: {},
    yardsticks: [
      {
        id: "P13",
        zh: `按日计数评价 ${events.toLocaleString("en-US")} 个事件 ÷ 按事件两级汇总`,
        en: `evaluation of ${events.toLocaleString("en-US")} events from their days ÷ the two-level query over events`,
        ours: days,
        yardstick: raw,
        unit: "ms",
        ratio: days / raw,
        target: 0.03,
        gate: 0.1,
        better: "lower",
      },
    ],
    beside: [],
    checks: [`两种算法的券数相同 both found the same vouchers, ${rounds + 1} times`],
    differences,
  };
}

async function timed(session: Session, sql: string): Promise<[milliseconds: number, answer: string]> {
  const startedAt = performance.now();
  const [row] = await session.rows(sql);
  return [performance.now() - startedAt, String(row?.["complete"])];
}
