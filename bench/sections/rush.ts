import path from "node:path";
import { connectServer } from "../../apps/server/src/platform/database/connect.ts";
import { runLoad, together, type Measured } from "../load/load.ts";
import { startProduct } from "../product.ts";
import { startServer, type Running } from "../processes.ts";
import { runRaw } from "../raw-limit.ts";
import { headOf, say, showRun, type Beside, type SectionResult, type Yardstick } from "../report.ts";
import { copyDrafts, draftsAhead, makeTemplate } from "../world/rush.ts";
import { caseOf, tokenOf, type Rush } from "../world/cases.ts";
import { TRIAL_CHECK, TRIAL_EMPTY, TRIAL_TABLES } from "../yardsticks/trial.ts";
import type { Context } from "./context.ts";
import { prepareWorld, WARM_SECONDS, type PreparedWorld } from "./prepared.ts";

/*
 * The opening of a window: applications of prepared drafts, each enterprise with its own session, through the real server.
 * Beside it in the same run: the trial's yardsticks, and the same yardsticks writing the product's own rows.
 */

const YARDSTICK_SERVER = path.join(import.meta.dirname, "../yardsticks/server.ts");
/** With 64 connections and one batch in flight, about half of them are in it. */
const RAW_BATCH = 32;
const RUSH = 30_000;
const QUICK_RUSH = 1_000;

interface Yard {
  readonly url: string;
  readonly rush: Rush;
  next: number;
}

export async function benchRush(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds: count, quick } = context;
  say("申请 · applications");
  const yard = await yardWorld(context);
  const each = seconds + WARM_SECONDS;
  const world = await prepareWorld(
    context,
    async (database) => {
      const template = await makeTemplate(database);
      return { test: template.stage.test, copy: async (range) => await draftsAhead(database, template, range) };
    },
    { hotSeconds: each * count, spreadSeconds: each * (count + 3), spreadMore: quick ? QUICK_RUSH : RUSH },
  );
  const trialUrl = await postgres.create("trial");
  await postgres.run(trialUrl, TRIAL_TABLES);
  const product = await startProduct(world.url);
  const servers: Running[] = [product];
  const yardstick = async (kind: string, url: string): Promise<Running> => {
    const running = await startServer(YARDSTICK_SERVER, { YARDSTICK: kind, DATABASE_URL: url }, "/healthz");
    servers.push(running);
    return running;
  };
  try {
    const nothing = await yardstick("nothing", trialUrl);
    const row = await yardstick("row", trialUrl);
    const productRow = await yardstick("product-row", yard.url);
    const figures = {
      ...(await runRounds(context, world, yard, { product, nothing, row, productRow }, trialUrl)),
      ...(await wideRuns(context, world, product)),
    };
    const agreed = await world.agree(product);
    const differences = [...agreed.differences, ...(await yardstickDifferences(context, yard, trialUrl))];
    return {
      section: "rush",
      ...headOf(postgres),
      runs: figures,
      yardsticks: yardsticksOf(figures),
      beside: besideOf(figures),
      checks: agreed.checks,
      differences,
    };
  } finally {
    for (const server of servers) await server.stop();
    for (const url of [world.url, yard.url, trialUrl]) await postgres.drop(url);
  }
}

/** A database of its own for those who write the product's rows without its rules; one submission of the product is the sample. */
async function yardWorld(context: Context): Promise<Yard> {
  const { postgres, seconds, rounds: count } = context;
  const url = await postgres.create("yard");
  const database = connectServer(url, 4);
  const template = await makeTemplate(database);
  const drafts = Math.round((seconds + WARM_SECONDS) * count * 7_000);
  const rush = await copyDrafts(database, template, { first: 1, count: drafts, spread: "hot" });
  const answer = await template.stage.test.app.inject({
    method: "POST",
    url: `/api/v1/applications/${caseOf(rush, 1)}/submit`,
    headers: {
      authorization: `Bearer ${tokenOf(1)}`,
      "idempotency-key": "bench-sample-1",
      "content-type": "application/json",
    },
    payload: JSON.stringify({ version: rush.version }),
  });
  if (answer.statusCode !== 200) throw new Error(`the sample was refused: ${answer.body}`);
  await template.stage.test.app.close();
  await database.close();
  await postgres.run(url, "vacuum (analyze)");
  await postgres.run(url, "checkpoint");
  return { url, rush, next: 2 };
}

interface Servers {
  readonly product: Running;
  readonly nothing: Running;
  readonly row: Running;
  readonly productRow: Running;
}

type Figures = Readonly<Record<string, Measured>>;

async function runRounds(
  context: Context,
  world: PreparedWorld,
  yard: Yard,
  servers: Servers,
  trialUrl: string,
): Promise<Figures> {
  const { postgres, seconds } = context;
  const lists = new Map<string, Measured[]>();
  const keep = (name: string, run: Measured): void => {
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  const keepForRush = context.quick ? QUICK_RUSH : RUSH;
  const shape = { connections: 64, warmSeconds: WARM_SECONDS, seconds };
  const watched = (server: Running) => ({ server: server.pid, database: postgres.pid });
  const trial = (server: Running) => ({
    ...shape,
    port: server.port,
    requests: { kind: "trial", path: "/applications", spread: "hot", form: "plain" } as const,
  });
  for (let round = 1; round <= context.rounds; round += 1) {
    say(`第 ${round} 轮 · round ${round}`);
    keep("ours-hot", await world.submit("hot", servers.product, shape));
    keep("ours-21", await world.submit("21", servers.product, { ...shape, keep: keepForRush }));
    await postgres.run(trialUrl, TRIAL_EMPTY);
    keep("row-trial-hot", await runLoad(trial(servers.row), watched(servers.row)));
    // What is left of the drafts is shared by the runs that are left: two in each round.
    const share = Math.floor((yard.rush.count - yard.next) / (context.rounds - round + 1) / 2);
    const requests = { kind: "submit", rush: yard.rush, first: yard.next, count: share } as const;
    const byRow = await runLoad({ ...shape, port: servers.productRow.port, requests }, watched(servers.productRow));
    yard.next += byRow.used;
    keep("row-product-hot", byRow);
    await postgres.run(trialUrl, TRIAL_EMPTY);
    const raw = { seconds, batch: RAW_BATCH, connections: 1 };
    keep(
      "raw-trial-32",
      await runRaw("trial", { ...raw, databaseUrl: trialUrl, spread: "21" }, { database: postgres.pid }),
    );
    const drafts = { rush: { ...yard.rush, count: yard.next + share - 1 }, first: yard.next };
    const rawProduct = await runRaw(
      "product",
      { ...raw, ...drafts, databaseUrl: yard.url, spread: "hot" },
      { database: postgres.pid },
    );
    yard.next += rawProduct.answered;
    keep("raw-product-32", rawProduct);
    keep(
      "nothing",
      await runLoad({ ...trial(servers.nothing), seconds: Math.min(4, seconds) }, watched(servers.nothing)),
    );
  }
  return Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
}

/** Many connections: what a rush looks like from outside. */
async function wideRuns(context: Context, world: PreparedWorld, product: Running): Promise<Figures> {
  const { seconds, quick } = context;
  const figures: Record<string, Measured> = {};
  const count = quick ? QUICK_RUSH : RUSH;
  // One and sixteen show what a batch costs before it is large: the model of docs/scale.md is fed with them.
  for (const connections of [1, 16, 256, 2_000]) {
    const run = await world.submit("21", product, { connections, warmSeconds: WARM_SECONDS, seconds, keep: count });
    figures[`ours-21-${connections}`] = run;
    showRun(`ours-21-${connections}`, run);
  }
  const rush = await world.submit("21", product, { connections: 2_000, warmSeconds: 0, seconds: "all", count });
  figures["rush"] = rush;
  showRun(`rush of ${rush.used}`, rush);
  say(`  全部答复用时 all ${rush.answered} answered in ${rush.seconds.toFixed(2)} s`);
  return figures;
}

/** The yardsticks must have done their work, too: a fast one that loses rows is no yardstick. */
async function yardstickDifferences({ postgres }: Context, yard: Yard, trialUrl: string): Promise<string[]> {
  const [trial = {}] = await postgres.run(trialUrl, TRIAL_CHECK);
  const differences = new Set(Object.values(trial)).size === 1 ? [] : [`trial: ${JSON.stringify(trial)}`];
  const product = await startProduct(yard.url);
  differences.push(...(await product.prove()).map((difference) => `yardstick ${difference}`));
  await product.stop();
  return differences;
}

/** A rush that was not answered whole has no time. */
function rushSeconds(run: Measured | undefined): number {
  return run === undefined || run.answered < RUSH ? Number.POSITIVE_INFINITY : run.seconds;
}

function yardsticksOf(runs: Figures): Yardstick[] {
  const rate = (name: string): number => runs[name]?.perSecond ?? 0;
  const perSecond = "/s";
  return [
    {
      id: "P1",
      zh: "申请，全流程 ÷ 无 HTTP 的 Node（试验表，同批量）",
      en: "application, the whole product ÷ Node without HTTP (trial's tables, same batch)",
      ours: rate("ours-hot"),
      yardstick: rate("raw-trial-32"),
      unit: perSecond,
      ratio: rate("ours-hot") / rate("raw-trial-32"),
      target: 0.55,
      gate: 0.4,
      better: "higher",
    },
    {
      id: "P2",
      zh: "申请 ÷ 逐行写入的 Fastify + pg（试验表，同城）",
      en: "application ÷ row-at-a-time Fastify + pg (trial's tables), hot city",
      ours: rate("ours-hot"),
      yardstick: rate("row-trial-hot"),
      unit: perSecond,
      ratio: rate("ours-hot") / rate("row-trial-hot"),
      target: 8,
      gate: 5,
      better: "higher",
    },
    {
      id: "P4b",
      zh: "2,000 个连接时的 p99",
      en: "p99 at 2,000 connections",
      ours: runs["ours-21-2000"]?.p99Ms ?? 0,
      yardstick: null,
      unit: "ms",
      ratio: runs["ours-21-2000"]?.p99Ms ?? 0,
      target: 300,
      gate: 600,
      better: "lower",
    },
    {
      id: "P5",
      zh: "2,000 个连接涌入 30,000 份申请，全部答复",
      en: "rush of 30,000 from 2,000 connections, all answered",
      ours: rushSeconds(runs["rush"]),
      yardstick: null,
      unit: "s",
      ratio: rushSeconds(runs["rush"]),
      target: 3.5,
      gate: 6,
      better: "lower",
    },
    {
      id: "P6",
      zh: "同城 ÷ 21 市",
      en: "hot city ÷ 21 cities",
      ours: rate("ours-hot"),
      yardstick: rate("ours-21"),
      unit: perSecond,
      ratio: rate("ours-hot") / rate("ours-21"),
      target: 0.95,
      gate: 0.85,
      better: "higher",
    },
  ];
}

function besideOf(runs: Figures): Beside[] {
  const rate = (name: string): number => runs[name]?.perSecond ?? 0;
  const ratio = (name: string): string => (rate("ours-hot") / rate(name)).toPrecision(3);
  return [
    {
      zh: "÷ 无 HTTP、写入产品全部行（同批量）",
      en: "÷ Node without HTTP writing all of the product's rows, same batch",
      value: ratio("raw-product-32"),
    },
    {
      zh: "÷ 逐行写入产品全部行的 Fastify + pg",
      en: "÷ row-at-a-time Fastify + pg writing all of the product's rows",
      value: ratio("row-product-hot"),
    },
    { zh: "÷ 不用数据库的 Fastify", en: "÷ Fastify without a database", value: ratio("nothing") },
    {
      zh: "涌入的申请答复之后，历史、台账明细、消息全部写完所用的秒数",
      en: "seconds after the last answer of the rush until history, transfers and messages were all written",
      value: (runs["rush"]?.afterwardsSeconds ?? 0).toPrecision(3),
    },
    {
      zh: "连同事后写入计算的每秒件数（涌入）",
      en: "per second with what is written afterwards (rush)",
      value: (
        (runs["rush"]?.answered ?? 0) /
        ((runs["rush"]?.seconds ?? 1) + (runs["rush"]?.afterwardsSeconds ?? 0))
      ).toFixed(0),
    },
  ];
}
