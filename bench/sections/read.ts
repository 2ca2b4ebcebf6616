import path from "node:path";
import { connectServer } from "../../apps/server/src/platform/database/connect.ts";
import { runLoad, together, type Measured } from "../load/load.ts";
import { startProduct, type Product } from "../product.ts";
import { startServer } from "../processes.ts";
import { headOf, say, showRun, type SectionResult } from "../report.ts";
import { loadQueues, type Queues } from "../world/queues.ts";
import { setStage } from "../world/stage.ts";
import type { Context } from "./context.ts";
import { WARM_SECONDS } from "./prepared.ts";

/*
 * Reading: the catalogue that everybody reads against a bare server that sends the same bytes; a queue page and the overview
 * of a city with a million applications against the same pages with ten thousand.
 */

interface Loaded {
  readonly url: string;
  readonly product: Product;
  readonly queues: Queues;
}

const CONNECTIONS = 32;
/** One reader asks for more in a second here than a person may in a minute; the limit is a setting, and stays on. */
const SETTINGS = { YUNQUAN_RATE_PER_MINUTE: "1000000" };
const CATALOGUE = "/api/v1/public/programmes/cloud/catalogue";

export async function benchRead(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds, quick } = context;
  say("查阅 · reading");
  const small = await load(context, quick ? 1_000 : 10_000);
  const large = await load(context, quick ? 10_000 : 1_000_000);
  const catalogue = await fetch(`http://127.0.0.1:${large.product.port}${CATALOGUE}`);
  const bytes = (await catalogue.arrayBuffer()).byteLength;
  const bare = await startServer(
    path.join(import.meta.dirname, "../yardsticks/server.ts"),
    { YARDSTICK: "bytes", BYTES: String(bytes), TYPE: catalogue.headers.get("content-type") ?? "text/plain" },
    "/healthz",
  );
  const lists = new Map<string, Measured[]>();
  const ask = async (
    name: string,
    server: { pid: number; port: number },
    url: string,
    token?: string,
  ): Promise<void> => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const run = await runLoad(
      {
        port: server.port,
        connections: CONNECTIONS,
        warmSeconds: WARM_SECONDS,
        seconds,
        requests: { kind: "fixed", path: url, headers },
      },
      { server: server.pid, database: postgres.pid },
    );
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      say(`第 ${round} 轮 · round ${round}`);
      await ask("catalogue", large.product, CATALOGUE);
      await ask("same-bytes", bare, "/page");
      for (const [size, { product, queues }] of [
        ["small", small],
        ["large", large],
      ] as const) {
        const list = `/api/v1/applications?programmeId=${queues.programmeId}&status=submitted&order=position&limit=20`;
        await ask(`queue-${size}`, product, list, queues.readers.city);
        await ask(
          `overview-${size}`,
          product,
          `/api/v1/applications/counts?programmeId=${queues.programmeId}`,
          queues.readers.province,
        );
      }
    }
    const figures = Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
    const refused = Object.entries(figures).filter(([, run]) => run.refused > 0);
    return {
      section: "read",
      ...headOf(postgres),
      runs: figures,
      yardsticks: yardsticksOf(figures, small.queues.applications, large.queues.applications),
      beside: [],
      checks: [`目录 the catalogue: ${bytes} bytes`],
      differences: refused.map(([name, run]) => `${name}: ${run.refused} refused: ${run.firstRefusal ?? ""}`),
    };
  } finally {
    await bare.stop();
    for (const { product, url } of [small, large]) {
      await product.stop();
      await postgres.drop(url);
    }
  }
}

async function load({ postgres }: Context, applications: number): Promise<Loaded> {
  const url = await postgres.create("read");
  const database = connectServer(url, 4);
  const stage = await setStage(database);
  const startedAt = performance.now();
  const queues = await loadQueues(database, applications);
  await stage.test.app.close();
  await database.close();
  await postgres.run(url, "checkpoint");
  say(`  ${applications} 份申请装入 applications loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return { url, queues, product: await startProduct(url, SETTINGS) };
}

function yardsticksOf(
  figures: Readonly<Record<string, Measured>>,
  small: number,
  large: number,
): SectionResult["yardsticks"] {
  const rate = (name: string): number => figures[name]?.perSecond ?? 0;
  /** Time for one answer with many connections: the reciprocal of the rate. */
  const dearer = (name: string): number => rate(`${name}-small`) / rate(`${name}-large`);
  const sizes = `${large.toLocaleString("en-US")} ÷ ${small.toLocaleString("en-US")}`;
  return [
    {
      id: "P14",
      zh: "公开目录 ÷ 发送同样字节的 Fastify",
      en: "the public catalogue ÷ Fastify sending the same bytes",
      ours: rate("catalogue"),
      yardstick: rate("same-bytes"),
      unit: "/s",
      ratio: rate("catalogue") / rate("same-bytes"),
      target: 0.95,
      gate: 0.8,
      better: "higher",
    },
    ...(["queue", "overview"] as const).map((name, index) => ({
      id: index === 0 ? "P15" : "P15b",
      zh: `${name === "queue" ? "队列页" : "概览"}每次用时，${sizes} 份申请`,
      en: `time of a ${name === "queue" ? "queue page" : "dashboard"}, ${sizes} applications`,
      ours: 1e6 / rate(`${name}-large`),
      yardstick: 1e6 / rate(`${name}-small`),
      unit: "µs",
      ratio: dearer(name),
      target: 1.2,
      gate: 2,
      better: "lower" as const,
    })),
  ];
}
