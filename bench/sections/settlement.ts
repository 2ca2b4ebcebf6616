import { connectEmbedded, connectServer, type Database } from "../../apps/server/src/platform/database/connect.ts";
import { openMemory } from "../../apps/server/src/platform/database/embedded.ts";
import { migrate } from "../../apps/server/src/platform/database/migrate.ts";
import { startTestApp } from "../../apps/server/test/app.ts";
import { loadLine } from "../../apps/server/test/settlement-load.ts";
import { settleLine, type SettlementFigures } from "../../apps/server/test/settlement-million.ts";
import { headOf, say, type SectionResult } from "../report.ts";
import type { Context } from "./context.ts";

/*
 * A settlement of every claim of a province, city by city through the product's operations, against the bare window query
 * over the same claims between them; and the same on the embedded database.
 */

const CITIES = 21;

export async function benchSettlement({ postgres, quick }: Context): Promise<SectionResult> {
  say("结算 · settlement");
  const claims = quick ? 50_000 : 1_000_000;
  const url = await postgres.create("settlement");
  let server: SettlementFigures;
  try {
    server = await settled("PostgreSQL", connectServer(url, 8), claims);
  } finally {
    await postgres.drop(url);
  }
  const embedded = await settled("embedded", connectEmbedded(await openMemory()), claims);
  const given = claims.toLocaleString("en-US");
  const ms = { unit: "ms", better: "lower" } as const;
  return {
    section: "settlement",
    ...headOf(postgres),
    runs: {},
    yardsticks: [
      {
        id: "P9",
        zh: `冻结 ${given} 笔（截止、逐行、合计、散列、留痕；五市同时）÷ 只做窗口查询`,
        en: `freezing ${given} claims (cut-offs, lines, totals, digests, history; five cities at once) ÷ the bare window query`,
        ours: server.freezeMs,
        yardstick: server.windowMs,
        ratio: server.freezeRatio,
        target: 4.5,
        gate: 8,
        ...ms,
      },
      {
        id: "P10",
        zh: "预览 21 市的截止位置 ÷ 只做窗口查询（21 市）",
        en: "previewing the cut-offs of 21 cities ÷ the bare window query over them",
        ours: server.previewMs,
        yardstick: server.windowMs,
        ratio: server.previewRatio,
        target: 0.05,
        gate: 0.2,
        ...ms,
      },
      {
        id: "P11",
        zh: "冻结与公布期间服务进程内存增长",
        en: "growth of the server's memory while freezing and publishing",
        ours: server.memoryGrowthMiB,
        yardstick: null,
        unit: "MiB",
        ratio: server.memoryGrowthMiB,
        target: 64,
        gate: 256,
        better: "lower",
      },
      {
        id: "P17",
        zh: `内置数据库冻结 ${given} 笔 ÷ 服务器版`,
        en: `freezing ${given} claims on the embedded database ÷ server edition`,
        ours: embedded.freezeMs,
        yardstick: server.freezeMs,
        ratio: embedded.freezeMs / server.freezeMs,
        target: 2,
        gate: 4,
        ...ms,
      },
    ],
    beside: [
      {
        zh: "毫秒，逐市预览并取一页清单，共 21 次请求",
        en: "ms for each city's own preview with a page of its list, 21 requests",
        value: String(Math.round(server.pagesMs)),
      },
      {
        zh: "毫秒，公布全部清单并通知各当事方",
        en: "ms to publish every list and to tell its parties",
        value: String(Math.round(server.noticeMs)),
      },
    ],
    checks: [server, embedded].map(({ counted: { lines, onLists, inHistory } }, index) => {
      const where = index === 0 ? "PostgreSQL" : "embedded";
      return `${where}: ${lines} lines = ${onLists} on lists = ${inHistory} in their history`;
    }),
    differences: [...differencesOf("PostgreSQL", server), ...differencesOf("embedded", embedded)],
  };
}

async function settled(name: string, database: Database, claims: number): Promise<SettlementFigures> {
  await migrate(database);
  const app = await startTestApp({ on: database });
  try {
    const startedAt = performance.now();
    const loaded = await loadLine(app, { claims, cities: CITIES });
    say(`  ${name}: ${claims} claims loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    const figures = await settleLine(app, loaded);
    const { windowMs, previewMs, freezeMs, noticeMs } = figures;
    say(
      `  ${name}: window ${Math.round(windowMs)} ms, previews ${Math.round(previewMs)}, freezes ${Math.round(freezeMs)}, notices ${Math.round(noticeMs)}`,
    );
    return figures;
  } finally {
    await app.close();
  }
}

function differencesOf(where: string, { claims, counted, differences }: SettlementFigures): string[] {
  const { lines, onLists, inHistory } = counted;
  const agree = lines === claims && onLists === claims && inHistory === claims;
  return [
    ...(agree ? [] : [`${where}: ${claims} claims, ${lines} lines, ${onLists} on lists, ${inHistory} in history`]),
    ...differences.map((difference) => `${where}: ${difference}`),
  ];
}
