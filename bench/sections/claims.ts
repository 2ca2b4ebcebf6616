import path from "node:path";
import { runLoad, together, type Measured } from "../load/load.ts";
import { startProduct } from "../product.ts";
import { startServer } from "../processes.ts";
import { runRaw } from "../raw-limit.ts";
import { headOf, say, showRun, type SectionResult } from "../report.ts";
import { copyClaims, makeClaimTemplate } from "../world/claims.ts";
import { CLAIM_TABLES } from "../yardsticks/claim-trial.ts";
import type { Context } from "./context.ts";
import { prepareWorld, WARM_SECONDS } from "./prepared.ts";

/*
 * Claims on issued vouchers, through the real server. The yardstick does the trial's claim (five rows, no rule) as one function
 * in one transaction, with eight clients behind Fastify; without HTTP it stands beside.
 */

const CLIENTS = 8;

export async function benchClaims(context: Context): Promise<SectionResult> {
  const { postgres, seconds, rounds } = context;
  say("结算申请 · claims");
  const each = seconds + WARM_SECONDS;
  const world = await prepareWorld(
    context,
    async (database) => {
      const template = await makeClaimTemplate(database);
      return { test: template.stage.test, copy: async (range) => await copyClaims(database, template, range) };
    },
    { hotSeconds: each * rounds, spreadSeconds: each * rounds, spreadMore: 0 },
  );
  const trialUrl = await postgres.create("trial");
  const vouchers = Math.round(each * rounds * 2 * 12_000);
  await postgres.run(trialUrl, CLAIM_TABLES(vouchers));
  const product = await startProduct(world.url);
  const byFunction = await startServer(
    path.join(import.meta.dirname, "../yardsticks/server.ts"),
    { YARDSTICK: "claim-function", DATABASE_URL: trialUrl },
    "/healthz",
  );
  const lists = new Map<string, Measured[]>();
  const keep = (name: string, run: Measured): void => {
    showRun(name, run);
    lists.set(name, [...(lists.get(name) ?? []), run]);
  };
  try {
    const shape = { connections: 64, warmSeconds: WARM_SECONDS, seconds };
    let voucher = 1;
    for (let round = 1; round <= rounds; round += 1) {
      say(`第 ${round} 轮 · round ${round}`);
      keep("ours-21", await world.submit("21", product, shape));
      keep("ours-hot", await world.submit("hot", product, shape));
      const share = Math.floor((vouchers - voucher) / (rounds - round + 1) / 2);
      const body = '{"voucher":#,"invoice":"FP#"}';
      const overHttp = await runLoad(
        {
          ...shape,
          port: byFunction.port,
          requests: { kind: "counted", path: "/claims", body, first: voucher, count: share },
        },
        { server: byFunction.pid, database: postgres.pid },
      );
      voucher += overHttp.used;
      keep("function-http-8", overHttp);
      const raw = await runRaw(
        "claim-function",
        { databaseUrl: trialUrl, seconds, batch: 1, connections: CLIENTS, spread: "21", first: voucher },
        { database: postgres.pid },
      );
      voucher += raw.answered + CLIENTS;
      keep("function-raw-8", raw);
    }
    const { checks, differences } = await world.agree(product);
    const figures = Object.fromEntries([...lists].map(([name, list]) => [name, together(list)]));
    const rate = (name: string): number => figures[name]?.perSecond ?? 0;
    return {
      section: "claims",
      ...headOf(postgres),
      runs: figures,
      yardsticks: [
        {
          id: "P8",
          zh: "结算申请，全流程成批 ÷ 每笔一个函数事务（8 个客户端，同样经 HTTP）",
          en: "claim, the whole product in batches ÷ one function per transaction at 8 clients, over HTTP as well",
          ours: rate("ours-21"),
          yardstick: rate("function-http-8"),
          unit: "/s",
          ratio: rate("ours-21") / rate("function-http-8"),
          target: 4,
          gate: 2.5,
          better: "higher",
        },
      ],
      beside: [
        {
          zh: "÷ 每笔一个函数事务，不经 HTTP",
          en: "÷ one function per transaction without HTTP",
          value: (rate("ours-21") / rate("function-raw-8")).toPrecision(3),
        },
        { zh: "同城 ÷ 21 市", en: "hot city ÷ 21 cities", value: (rate("ours-hot") / rate("ours-21")).toPrecision(3) },
      ],
      checks,
      differences,
    };
  } finally {
    await product.stop();
    await byFunction.stop();
    await postgres.drop(world.url);
    await postgres.drop(trialUrl);
  }
}
