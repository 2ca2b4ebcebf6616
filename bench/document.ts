import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Measured } from "./load/load.ts";
import { bars, type Bar } from "./plot.ts";
import { BUSY, figure, savedResults, wasQuiet, verdictOf, type SectionResult, type Yardstick } from "./report.ts";

const DOCS = path.join(import.meta.dirname, "../docs");

/** What the runs are called on the page. */
const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "ours-hot": ["云券：同一城市", "Yunquan, one city"],
  "ours-21": ["云券：21 市", "Yunquan, 21 cities"],
  "ours-21-1": ["云券：1 个连接", "Yunquan, 1 connection"],
  "ours-21-16": ["云券：16 个连接", "Yunquan, 16 connections"],
  "ours-21-256": ["云券：256 个连接", "Yunquan, 256 connections"],
  "ours-21-2000": ["云券：2,000 个连接", "Yunquan, 2,000 connections"],
  rush: ["云券：涌入 30,000 份", "Yunquan, rush of 30,000"],
  "row-trial-hot": ["Fastify + pg 逐行，试验表", "Fastify + pg row by row, trial tables"],
  "row-product-hot": ["Fastify + pg 逐行，产品全部行", "Fastify + pg row by row, the product's rows"],
  "raw-trial-32": ["无 HTTP 成批 32，试验表", "no HTTP, batches of 32, trial tables"],
  "raw-product-32": ["无 HTTP 成批 32，产品全部行", "no HTTP, batches of 32, the product's rows"],
  nothing: ["Fastify 不用数据库", "Fastify without a database"],
  "function-http-8": ["每笔一个函数事务，经 HTTP", "one function per transaction, over HTTP"],
  "function-raw-8": ["每笔一个函数事务，无 HTTP", "one function per transaction, no HTTP"],
  "server-21": ["服务器版", "server edition"],
  "embedded-21": ["内置数据库", "embedded database"],
  vendure: ["Vendure 3.7.3", "Vendure 3.7.3"],
  strapi: ["Strapi 5.54.0", "Strapi 5.54.0"],
};

const TITLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  rush: ["申请", "Applications"],
  claims: ["结算申请", "Claims"],
  settlement: ["结算", "Settlement"],
  ingest: ["行为数据", "Usage"],
  evaluation: ["完成情况评价", "Evaluation"],
  read: ["查阅", "Reading"],
  embedded: ["内置数据库", "Embedded database"],
  peers: ["同类系统", "Peers"],
};

/** Writes docs/benchmarks.md and its plots from the saved results, and nothing that was not measured. */
export function writeDocument(): void {
  const results = savedResults();
  const rows = results.flatMap((result) => result.yardsticks).toSorted((a, b) => order(a.id) - order(b.id));
  writeFileSync(path.join(DOCS, "benchmarks-targets.svg"), targetsPlot(rows));
  for (const result of results) {
    const plot = ratesPlot(result);
    if (plot !== null) writeFileSync(path.join(DOCS, `benchmarks-${result.section}.svg`), plot);
  }
  writeFileSync(path.join(DOCS, "benchmarks.md"), page(results, rows));
}

function order(id: string): number {
  return Number.parseInt(id.slice(1), 10) + (id.endsWith("b") ? 0.5 : 0);
}

/** How much of the target is reached: 1 is the target, whichever way is better. */
function reached({ ratio, target, better }: Yardstick): number {
  return better === "higher" ? ratio / target : target / ratio;
}

function targetsPlot(rows: readonly Yardstick[]): string {
  const list = rows.map((row): Bar => {
    const share = reached(row);
    return {
      label: `${row.id} ${row.zh.split(/[，（]/)[0]?.slice(0, 20) ?? ""}`,
      value: Math.min(share, 3),
      text: `${figure(share * 100)} %  ${verdictOf(row)}`,
      ours: verdictOf(row) === "pass",
    };
  });
  return bars("达到目标的程度（红线为目标） · share of the target reached (the line is the target)", list, { line: 1 });
}

function ratesPlot(result: SectionResult): string | null {
  const list = Object.entries(result.runs)
    .filter(([, run]) => run.perSecond > 0)
    .map(([name, run]): Bar => ({
      label: nameOf(name)[0],
      value: run.perSecond,
      text: `${figure(run.perSecond)}/s`,
      ours: /^(ours|rush|server|embedded)/.test(name),
    }))
    .toSorted((a, b) => b.value - a.value);
  if (list.length < 2) return null;
  const [zh, en] = titleOf(result.section);
  return bars(`${zh}：每秒（对数刻度） · ${en}: per second (logarithmic)`, list, { log: true });
}

function nameOf(name: string): readonly [string, string] {
  return NAMES[name] ?? [name, name];
}

function titleOf(section: string): readonly [string, string] {
  return TITLES[section] ?? [section, section];
}

function page(results: readonly SectionResult[], rows: readonly Yardstick[]): string {
  const parts = [
    HEAD,
    ...(results.every(wasQuiet) ? [] : [BUSY]),
    "## 目标与红线 · Targets and gates\n\n![](benchmarks-targets.svg)\n",
    "| # | 比较 · what | 本系统 · ours | 基准 · yardstick | 比值 · ratio | 目标 · target | 红线 · gate | |\n| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      (row) =>
        `| ${row.id} | ${row.zh}<br>${row.en} | ${figure(row.ours)} ${row.unit} | ${row.yardstick === null ? "" : `${figure(row.yardstick)} ${row.unit}`} | ${figure(row.ratio)} | ${row.better === "higher" ? "≥" : "≤"} ${row.target} | ${row.better === "higher" ? "≥" : "≤"} ${row.gate} | ${words(row)} |`,
    ),
    "",
    ...results.flatMap(sectionPart),
  ];
  return parts.join("\n");
}

function words(row: Yardstick): string {
  const verdict = verdictOf(row);
  if (verdict === "pass") return "达标 · pass";
  return verdict === "below target" ? "未达目标 · below target" : "**低于红线 · under gate**";
}

function sectionPart(result: SectionResult): string[] {
  const [zh, en] = titleOf(result.section);
  const runs = Object.entries(result.runs);
  const plot =
    runs.filter(([, run]) => run.perSecond > 0).length < 2 ? [] : [`![](benchmarks-${result.section}.svg)\n`];
  const table =
    runs.length === 0
      ? []
      : [
          "| 运行 · run | 每秒 · per second | p50 ms | p99 ms | 每件 CPU µs · CPU per answer | 安静秒数 · quiet seconds | 其他进程占用 · others (cores) |\n| --- | --- | --- | --- | --- | --- | --- |",
          ...runs.map(([name, run]) => runLine(name, run)),
          "",
        ];
  return [
    `## ${zh} · ${en}\n`,
    `${result.ranAt.slice(0, 16).replace("T", " ")} UTC；${result.machine.processors} × ${result.machine.model}，${result.machine.memoryGib} GiB；Node ${result.node}，PostgreSQL ${result.postgres}\n`,
    ...(wasQuiet(result) ? [] : [BUSY]),
    ...plot,
    ...table,
    ...result.beside.map((line) => `- ${line.zh} · ${line.en}：**${line.value}**`),
    "",
    ...result.checks.map((line) => `- 核对 checked: ${line}`),
    ...result.differences.map((line) => `- **不一致 differs: ${line}**`),
    `- 数据库设置 settings: \`${result.settings.join(" ")}\``,
    "",
  ];
}

function runLine(name: string, run: Measured): string {
  const [zh, en] = nameOf(name);
  const cpu = Object.entries(run.cpu).map(([process_, time]) => `${process_} ${figure(time)}`);
  const latency = (value: number): string => (value === 0 ? "" : figure(value));
  return `| ${zh}<br>${en} | ${figure(run.perSecond)} | ${latency(run.p50Ms)} | ${latency(run.p99Ms)} | ${cpu.join("; ")} | ${run.quietSeconds} / ${run.wholeSeconds} | ${figure(run.others)} |`;
}

const HEAD = `# 性能 · Benchmarks

<!-- npm run bench 写成，勿手改。Written by npm run bench: do not edit. -->

\`npm run bench\`（或 \`npm run bench -- rush\` 等单项）在本机启动一个私有的 PostgreSQL 和真实的服务进程，把本系统、不经 HTTP 的极限和几种常见写法放在**同一次运行**里交替测量。
\`npm run bench\` (or one section, \`npm run bench -- rush\`) starts a PostgreSQL of its own and the real server as a process, and measures the product, the limit without HTTP and
several common ways of doing it, in turn **in the same run**. [Where the time goes · 时间花在哪里](where-the-time-goes.md)

- 所有规则、权限、历史、台账、幂等都在；关掉的只有日志。每家企业用自己的会话和幂等键，每份申请写入约 15 行，其中历史、台账明细、消息在集中申报时随后写入（决定 26），写完用时另列。草稿已由平台的任务在窗口开放前判定。
  All rules, rights, history, ledger and idempotency are on; only the log is off. Every enterprise has its own session and key, and one application writes about 15 rows; in a rush history, transfers and messages are written
  afterwards (decision 26), and how long that takes is told beside. The drafts were judged ahead by the product's own job, as before a window opens.
- 会话按“这一分钟内打开过页面”准备，因此提交时不再刷新最近活动时间。The sessions stand as those of people who have looked at the page within the minute.
- “试验表”基准只写申请、审计各一行和一个计数器；“产品全部行”基准写入与本系统相同的行，但不判断任何规则。
  A yardstick on “trial tables” writes one application, one audit row and one counter; one on “the product's rows” writes what the product writes and decides nothing.
- 压力进程与被测系统在同一台机器上。每秒记录其他进程占用的 CPU，超过单核 7 % 的秒不计入；安静的秒不足三个时取最安静的三秒，表中写明。每件的 CPU 时间受旁人影响很小。
  The load runs on the same machine. Seconds in which other processes used more than 7 % of one core do not count; where fewer than three were quiet, the three quietest count, and the table says so.
- 每次运行之后核对：已答复 = 行数 = 计数器 = 历史 = 台账，并由产品自带的验算重算一遍。After the runs: answered = rows = counters = history = ledger, and the product's own proof re-adds everything.
`;
