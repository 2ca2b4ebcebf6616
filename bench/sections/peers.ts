import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { runLoad, together, type Measured } from "../load/load.ts";
import type { Requests } from "../load/plan.ts";
import { startProduct } from "../product.ts";
import { startServer, type Running } from "../processes.ts";
import { headOf, say, showRun, type SectionResult } from "../report.ts";
import { draftsAhead, makeTemplate } from "../world/rush.ts";
import type { Context } from "./context.ts";
import { prepareWorld, WARM_SECONDS } from "./prepared.ts";

/*
 * Two systems that people run such a thing on, each with the trial's application in its own standard mechanism and in its
 * favourable form, on the same PostgreSQL, in the same run. They are installed here and only for this.
 */

interface Peer {
  readonly name: string;
  readonly file: string;
  readonly ready: string;
  readonly requests: Requests;
  /** Rows, counter and audit, which must be the same number. */
  readonly check: string;
}

const trial = (path_: string, form: "plain" | "graphql"): Requests => ({
  kind: "trial",
  path: path_,
  spread: "hot",
  form,
});

const peers: readonly Peer[] = [
  {
    name: "vendure",
    file: "server.mjs",
    ready: "/health",
    requests: trial("/shop-api", "graphql"),
    check:
      "select (select count(*) from bench_application)::text as rows, (select sum(used) from bench_quota)::text as counted, (select count(*) from bench_audit)::text as audited",
  },
  {
    name: "strapi",
    file: "server.cjs",
    ready: "/_health",
    requests: trial("/api/applications/submit", "plain"),
    check:
      "select (select count(*) from bench_applications)::text as rows, (select sum(used) from bench_quotas)::text as counted, (select count(*) from bench_audits)::text as audited",
  },
];

export async function benchPeers(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds } = context;
  say("同类系统 · peers");
  for (const peer of peers) install(peer.name);
  const world = await prepareWorld(
    context,
    async (database) => {
      const template = await makeTemplate(database);
      return { test: template.stage.test, copy: async (range) => await draftsAhead(database, template, range) };
    },
    { hotSeconds: (seconds + WARM_SECONDS) * rounds, spreadSeconds: 0, spreadMore: 1 },
  );
  const running: { readonly peer: Peer; readonly server: Running; readonly url: string }[] = [];
  const product = await startProduct(world.url);
  const lists = new Map<string, Measured[]>();
  const keep = (name: string, run: Measured): void => {
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  try {
    for (const peer of peers) {
      const url = await postgres.create(peer.name);
      const server = await startServer(
        path.join(folderOf(peer.name), peer.file),
        {
          DATABASE_URL: url,
          NODE_ENV: "production",
          STRAPI_TELEMETRY_DISABLED: "true",
          VENDURE_DISABLE_TELEMETRY: "true",
        },
        peer.ready,
        folderOf(peer.name),
      );
      running.push({ peer, server, url });
    }
    const shape = { connections: 64, warmSeconds: WARM_SECONDS, seconds };
    for (let round = 1; round <= rounds; round += 1) {
      say(`第 ${round} 轮 · round ${round}`);
      keep("ours-hot", await world.submit("hot", product, shape));
      for (const { peer, server } of running) {
        const watched = { server: server.pid, database: postgres.pid };
        keep(peer.name, await runLoad({ ...shape, port: server.port, requests: peer.requests }, watched));
      }
    }
    const { checks, differences } = await world.agree(product);
    for (const { peer, url } of running) {
      const [row = {}] = await postgres.run(url, peer.check);
      const line = `${peer.name}: ${JSON.stringify(row)}`;
      if (new Set(Object.values(row)).size === 1) checks.push(line);
      else differences.push(line);
    }
    const figures = Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
    return {
      section: "peers",
      ...headOf(postgres),
      runs: figures,
      yardsticks: yardsticksOf(figures),
      beside: peers.map(({ name }) => ({
        zh: `÷ ${name}`,
        en: `÷ ${name}`,
        value: ((figures["ours-hot"]?.perSecond ?? 0) / (figures[name]?.perSecond ?? 1)).toPrecision(3),
      })),
      checks,
      differences,
    };
  } finally {
    await product.stop();
    for (const { server } of running) await server.stop();
    for (const url of [world.url, ...running.map((one) => one.url)]) await postgres.drop(url);
  }
}

function yardsticksOf(figures: Readonly<Record<string, Measured>>): SectionResult["yardsticks"] {
  const ours = figures["ours-hot"];
  // The best of them in each respect, so that nobody is compared with a weakness.
  const others = peers.flatMap(({ name }) => figures[name] ?? []);
  const fastest = Math.max(...others.map((run) => run.perSecond));
  const promptest = Math.min(...others.map((run) => run.p99Ms));
  return [
    {
      id: "P3",
      zh: "申请 ÷ 最快的同类系统，64 个连接",
      en: "application ÷ the fastest peer, 64 connections",
      ours: ours?.perSecond ?? 0,
      yardstick: fastest,
      unit: "/s",
      ratio: (ours?.perSecond ?? 0) / fastest,
      target: 20,
      gate: 12,
      better: "higher",
    },
    {
      id: "P4a",
      zh: "p99 ÷ 最好的同类系统，64 个连接",
      en: "p99 ÷ the best peer's, 64 connections",
      ours: ours?.p99Ms ?? 0,
      yardstick: promptest,
      unit: "ms",
      ratio: (ours?.p99Ms ?? 0) / promptest,
      target: 0.06,
      gate: 0.12,
      better: "lower",
    },
  ];
}

function folderOf(name: string): string {
  return path.join(import.meta.dirname, "../peers", name);
}

function install(name: string): void {
  if (existsSync(path.join(folderOf(name), "node_modules"))) return;
  say(`  安装 installing ${name} …`);
  const searched = [path.dirname(process.execPath), process.env["PATH"] ?? ""].join(path.delimiter);
  const done = spawnSync("npm", ["ci", "--omit=dev"], {
    cwd: folderOf(name),
    env: { ...process.env, PATH: searched },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) throw new Error(`npm ci failed for ${name}`);
}
