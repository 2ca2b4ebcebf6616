import path from "node:path";
import { connectServer } from "../../apps/server/src/platform/database/connect.ts";
import { runLoad, together, type Measured } from "../load/load.ts";
import { startProduct, type Product } from "../product.ts";
import { startServer, type Running } from "../processes.ts";
import { runRaw } from "../raw-limit.ts";
import { headOf, say, showRun, type Beside, type SectionResult, type Yardstick } from "../report.ts";
import { copyDrafts, makeTemplate, applicationOf, tokenOf, type Rush } from "../world/rush.ts";
import { TRIAL_CHECK, TRIAL_EMPTY, TRIAL_TABLES } from "../yardsticks/trial.ts";
import type { Context } from "./context.ts";

/*
 * The opening of a window: applications of prepared drafts, each enterprise with its own session, through the real server.
 * Beside it in the same run: the trial's yardsticks, and the same yardsticks writing the product's own rows.
 */

const YARDSTICK_SERVER = path.join(import.meta.dirname, "../yardsticks/server.ts");
const WARM_SECONDS = 1;
/** With 64 connections and one batch in flight, about half of them are in it. */
const RAW_BATCH = 32;
const RUSH = 30_000;

interface World {
  readonly url: string;
  readonly rush: Rush;
  readonly hot: { next: number; readonly last: number };
  readonly spread: { next: number; readonly last: number };
}

export async function benchRush(context: Context): Promise<SectionResult> {
  const { postgres } = context;
  say("申请 · applications");
  const yard = await yardWorld(context);
  const world = await productWorld(context);
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
    const runs = await rounds(context, world, yard, { product, nothing, row, productRow }, trialUrl);
    const wide = await wideRuns(context, world, product);
    const { checks, differences } = await agree(
      context,
      world,
      product,
      [...Object.values(runs.ours), ...wide.list],
      yard,
      trialUrl,
    );
    const figures = { ...runs.figures, ...wide.figures };
    return {
      section: "rush",
      ...headOf(postgres),
      runs: figures,
      yardsticks: yardsticksOf(figures),
      beside: besideOf(figures),
      checks,
      differences,
    };
  } finally {
    for (const server of servers) await server.stop();
    for (const url of [world.url, yard.url, trialUrl]) await postgres.drop(url);
  }
}

/** Drafts for every run that is to come: how many that are is found out by a short run first. */
async function productWorld(context: Context): Promise<World> {
  const { postgres, seconds, rounds: count, quick } = context;
  const url = await postgres.create("world");
  const database = connectServer(url, 4);
  const template = await makeTemplate(database);
  const pilot = 6_000;
  await copyDrafts(database, template, { first: 1, count: pilot, spread: "hot" });
  const product = await startProduct(url);
  const found = await runLoad(
    {
      port: product.port,
      connections: 64,
      warmSeconds: WARM_SECONDS,
      seconds: 3,
      requests: {
        kind: "submit",
        rush: {
          programmeId: "",
          count: pilot,
          template: template.draft.applicationId,
          version: template.draft.version,
        },
        first: 1,
        count: pilot,
      },
    },
    {},
  );
  await product.stop();
  showRun("试跑 pilot", found);
  const rate = Math.max(500, found.perSecond) * 1.6;
  const perRun = Math.round(rate * (seconds + WARM_SECONDS));
  const hot = perRun * count;
  const spread = perRun * (count + 2) + (quick ? 3_000 : RUSH);
  const first = pilot + 1;
  say(`  装入 loading ${hot + spread} drafts …`);
  const startedAt = performance.now();
  await copyDrafts(database, template, { first, count: hot, spread: "hot" });
  const rush = await copyDrafts(database, template, { first: first + hot, count: spread, spread: "21" });
  say(`  装入 loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  await template.stage.test.app.close();
  await database.close();
  await postgres.run(url, "vacuum (analyze)");
  await postgres.run(url, "checkpoint");
  pilotAnswered = found.answered;
  return {
    url,
    rush,
    hot: { next: first, last: first + hot - 1 },
    spread: { next: first + hot, last: first + hot + spread - 1 },
  };
}

/** What the pilot submitted is in the same tables and has to be in the sums. */
let pilotAnswered = 0;

/** A database of its own for those who write the product's rows without its rules; one submission of the product is the sample. */
async function yardWorld(context: Context): Promise<{ url: string; rush: Rush; next: number }> {
  const { postgres, seconds, rounds: count } = context;
  const url = await postgres.create("yard");
  const database = connectServer(url, 4);
  const template = await makeTemplate(database);
  const drafts = Math.round((seconds + WARM_SECONDS) * count * 7_000);
  const rush = await copyDrafts(database, template, { first: 1, count: drafts, spread: "hot" });
  const answer = await template.stage.test.app.inject({
    method: "POST",
    url: `/api/v1/applications/${applicationOf(rush, 1)}/submit`,
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

async function rounds(
  context: Context,
  world: World,
  yard: { url: string; rush: Rush; next: number },
  servers: Servers,
  trialUrl: string,
): Promise<{ figures: Figures; ours: Measured[] }> {
  const { postgres, seconds } = context;
  const lists = new Map<string, Measured[]>();
  const ours: Measured[] = [];
  const keep = (name: string, run: Measured): void => {
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  const watched = (server: Running) => ({ server: server.pid, database: postgres.pid });
  const base = { connections: 64, warmSeconds: WARM_SECONDS, seconds };
  for (let round = 1; round <= context.rounds; round += 1) {
    say(`第 ${round} 轮 · round ${round}`);
    for (const range of ["hot", "spread"] as const) {
      const run = await submitRun(world, range, servers.product, base, postgres.pid);
      ours.push(run);
      keep(range === "hot" ? "ours-hot" : "ours-21", run);
    }
    await postgres.run(trialUrl, TRIAL_EMPTY);
    const trial = (server: Running) => ({
      ...base,
      port: server.port,
      requests: { kind: "trial", path: "/applications", spread: "hot", form: "plain" } as const,
    });
    keep("row-trial-hot", await runLoad(trial(servers.row), watched(servers.row)));
    const left = yard.rush.count - yard.next;
    const share = Math.floor(left / (context.rounds - round + 1) / 2);
    const byRow = await runLoad(
      {
        ...base,
        port: servers.productRow.port,
        requests: { kind: "submit", rush: yard.rush, first: yard.next, count: share },
      },
      watched(servers.productRow),
    );
    yard.next += byRow.used;
    keep("row-product-hot", byRow);
    await postgres.run(trialUrl, TRIAL_EMPTY);
    keep(
      "raw-trial-32",
      await runRaw(
        "trial",
        { databaseUrl: trialUrl, seconds, batch: RAW_BATCH, connections: 1, spread: "21" },
        { database: postgres.pid },
      ),
    );
    const raw = await runRaw(
      "product",
      {
        databaseUrl: yard.url,
        seconds,
        batch: RAW_BATCH,
        connections: 1,
        spread: "hot",
        rush: { ...yard.rush, count: yard.next + share - 1 },
        first: yard.next,
      },
      { database: postgres.pid },
    );
    yard.next += raw.answered + RAW_BATCH;
    keep("raw-product-32", raw);
    keep(
      "nothing",
      await runLoad({ ...trial(servers.nothing), seconds: Math.min(4, seconds) }, watched(servers.nothing)),
    );
  }
  const figures = Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
  return { figures, ours };
}

async function submitRun(
  world: World,
  range: "hot" | "spread",
  product: Running,
  plan: {
    readonly connections: number;
    readonly warmSeconds: number;
    readonly seconds: number | "all";
    readonly count?: number;
  },
  database: number,
): Promise<Measured> {
  const place = world[range];
  const count = Math.min(plan.count ?? Number.POSITIVE_INFINITY, place.last - place.next + 1);
  const { connections, warmSeconds, seconds } = plan;
  const run = await runLoad(
    {
      port: product.port,
      connections,
      warmSeconds,
      seconds,
      requests: { kind: "submit", rush: world.rush, first: place.next, count },
    },
    { server: product.pid, database },
  );
  place.next += run.used;
  return run;
}

/** Many connections: what a rush looks like from outside. */
async function wideRuns(
  context: Context,
  world: World,
  product: Running,
): Promise<{ figures: Figures; list: Measured[] }> {
  const { postgres, seconds } = context;
  const figures: Record<string, Measured> = {};
  for (const connections of [256, 2_000]) {
    const run = await submitRun(
      world,
      "spread",
      product,
      { connections, warmSeconds: WARM_SECONDS, seconds },
      postgres.pid,
    );
    figures[`ours-21-${connections}`] = run;
    showRun(`ours-21-${connections}`, run);
  }
  const count = context.quick ? 3_000 : RUSH;
  const rush = await submitRun(
    world,
    "spread",
    product,
    { connections: 2_000, warmSeconds: 0, seconds: "all", count },
    postgres.pid,
  );
  figures["rush"] = rush;
  showRun(`rush of ${rush.used}`, rush);
  say(`  ${rush.answered} 份全部答复用时 all answered in ${rush.seconds.toFixed(2)} s`);
  return { figures, list: Object.values(figures) };
}

/** Rows, counters, history and ledger must be what was answered; the product's own proof re-adds everything else. */
async function agree(
  context: Context,
  world: World,
  product: Product,
  runs: readonly Measured[],
  yard: { url: string },
  trialUrl: string,
): Promise<{ checks: string[]; differences: string[] }> {
  const { postgres } = context;
  const answered = runs.reduce((sum, run) => sum + run.answered, 0) + pilotAnswered;
  // Whose connection was cut may have been served or not; everybody who was answered must be there.
  const cut = runs.reduce((sum, run) => sum + run.cut, 0);
  const [row = {}] = await postgres.run(
    world.url,
    `select (select count(*) from application where status <> 'draft')::text as rows,
      (select sum(last_number) from line_counter where kind = 'application')::text as counters,
      (select count(*) from line_position where kind = 'application')::text as positions,
      (select count(*) from history where object_type = 'application' and from_status = 'draft')::text as history,
      (select count(distinct object_id) from ledger_transfer where kind = 'reserve')::text as ledger`,
  );
  const differences = Object.entries(row)
    .filter(([, value]) => Number(value) < answered || Number(value) > answered + cut)
    .map(([name, value]) => `${name} ${String(value)} ≠ answered ${answered}, cut off ${cut}`);
  if (new Set(Object.values(row)).size !== 1)
    differences.push(`rows, counters, history, ledger: ${JSON.stringify(row)}`);
  const [trial = {}] = await postgres.run(trialUrl, TRIAL_CHECK);
  if (new Set(Object.values(trial)).size !== 1) differences.push(`trial: ${JSON.stringify(trial)}`);
  differences.push(...(await product.prove()));
  const yardProduct = await startProduct(yard.url);
  differences.push(...(await yardProduct.prove()).map((difference) => `yardstick ${difference}`));
  await yardProduct.stop();
  const checks = [
    `已答复 answered ${answered} = ${Object.entries(row)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(" = ")}`,
    "产品自带的验算 the product's own proof",
  ];
  say(`  ${checks[0]}`);
  say(differences.length === 0 ? "  验算一致 the proof agrees" : `  ✗ ${differences.join("; ")}`);
  return { checks, differences };
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
      ours: runs["rush"]?.seconds ?? 0,
      yardstick: null,
      unit: "s",
      ratio: runs["rush"]?.seconds ?? 0,
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
  ];
}
