import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Measured } from "../load/load.ts";
import { curves } from "../plot.ts";
import { BUSY, figure, savedResults, wasQuiet, say, type SectionResult } from "../report.ts";
import { simulate, type Costs, type Outcome, type Setting } from "./model.ts";

/*
 * What the measured service times come to on other machines. `npm run bench -- scale` reads bench/results/rush.json, checks the
 * model against the runs that it was not fed with, and writes docs/scale.md and its plot.
 */

const DOCS = path.join(import.meta.dirname, "../../docs");
const CASES = 20_000;
/** As many as a process decides at once (platform/route.ts). */
const BATCH_MAX = 500;
const CITIES = 21;

interface Fed {
  readonly result: SectionResult;
  readonly costs: Costs;
  /** Processors that the neighbours left to the runs. */
  readonly processors: number;
}

export function writeScale(): void {
  const result = savedResults().find((one) => one.section === "rush");
  if (result === undefined) throw new Error("no measured times yet: run npm run bench -- rush first");
  const fed = feed(result);
  say(
    `模型参数（微秒） costs in microseconds: ${JSON.stringify(fed.costs, (_key, value: unknown) => (typeof value === "number" ? Math.round(value) : value))}`,
  );
  const validation = validate(fed);
  for (const { connections, measured, predicted } of validation)
    say(
      `  ${String(connections).padStart(5)} conns: measured ${figure(measured.perSecond)}/s p99 ${figure(measured.p99Ms)} ms, ` +
        `model ${figure(predicted.perSecond)}/s p99 ${figure(predicted.p99Ms)} ms`,
    );
  const shapes = scenarios(fed);
  writeFileSync(path.join(DOCS, "scale.svg"), plot(shapes));
  writeFileSync(path.join(DOCS, "scale.md"), page(fed, validation, shapes));
}

/** Service times from the runs with 1 and 2,000 connections: one case in a batch, and as many as fit. */
function feed(result: SectionResult): Fed {
  const alone = runOf(result, "ours-21-1");
  const many = runOf(result, "ours-21-2000");
  const cpu = (run: Measured, name: string): number => run.cpu[name] ?? 0;
  const server = cpu(many, "server");
  const each = cpu(many, "database");
  const forming = Math.max(0, cpu(alone, "server") - server);
  const batch = Math.max(0, cpu(alone, "database") - each);
  const load = cpu(many, "load");
  const wait = Math.max(0, alone.p50Ms * 1000 - load - server - forming - each - batch);
  const busy = Object.entries(result.runs).filter(([name]) => name.startsWith("ours-"));
  const others = busy.reduce((sum, [, run]) => sum + run.others, 0) / Math.max(1, busy.length);
  return {
    result,
    costs: { before: server / 2, after: server / 2, forming, batch, each, wait, load },
    processors: Math.max(0.2, result.machine.processors - others),
  };
}

function runOf(result: SectionResult, name: string): Measured {
  const run = result.runs[name];
  if (run === undefined)
    throw new Error(`${name} is missing in the results of the rush: run npm run bench -- rush again`);
  return run;
}

interface Validation {
  readonly connections: number;
  readonly measured: Measured;
  readonly predicted: Outcome;
}

const base = { cities: CITIES, batchMax: BATCH_MAX, cases: CASES } as const;

function validate({ result, costs, processors }: Fed): Validation[] {
  const runs = [
    [16, "ours-21-16"],
    [64, "ours-21"],
    [256, "ours-21-256"],
    [2_000, "ours-21-2000"],
  ] as const;
  return runs.map(([connections, name]) => {
    const setting: Setting = {
      ...base,
      costs,
      connections,
      processes: 1,
      machine: "one",
      serverProcessors: processors,
      databaseProcessors: processors,
    };
    return { connections, measured: runOf(result, name), predicted: simulate(setting) };
  });
}

interface Shape {
  readonly zh: string;
  readonly en: string;
  /** Throughput by number of application processes. */
  readonly points: readonly { readonly processes: number; readonly outcome: Outcome }[];
}

const PROCESSES = [1, 2, 4, 8] as const;
/** Cities on one database when their rows are shared out over so many: the largest has 30 % of all cases. */
const PARTITIONS = [1, 3, 7] as const;

/** The same service times with more processors, the load on machines of its own, and the cities shared out over databases. */
function scenarios({ costs }: Fed): Shape[] {
  const free: Costs = { ...costs, load: 0 };
  const run = (setting: Omit<Setting, keyof typeof base | "costs" | "connections"> & { cities?: number }): Outcome =>
    simulate({ ...base, costs: free, connections: 2_000, ...setting });
  const one: Shape = {
    zh: "一台 8 核机器",
    en: "one machine of 8 cores",
    points: PROCESSES.map((processes) => ({
      processes,
      outcome: run({ processes, machine: "one", serverProcessors: 8, databaseProcessors: 8 }),
    })),
  };
  const apart: Shape = {
    zh: "应用与数据库分开，数据库 8 核",
    en: "database apart, 8 cores",
    points: PROCESSES.map((processes) => ({
      processes,
      outcome: run({ processes, machine: "apart", serverProcessors: processes, databaseProcessors: 8 }),
    })),
  };
  const parts = PARTITIONS.filter((count) => count > 1).map((count): Shape => ({
    zh: `按市分到 ${count} 个数据库`,
    en: `cities shared out over ${count} databases`,
    points: PROCESSES.map((processes) => ({ processes, outcome: partitioned(free, processes, count) })),
  }));
  return [one, apart, ...parts];
}

/**
 * Each database with application processes of its own. The largest city cannot be cut, so its database sets the pace: it
 * takes 30 % of the cases by itself, and the others share the rest.
 */
function partitioned(costs: Costs, processes: number, databases: number): Outcome {
  const largest = (1 / CITIES) ** 0.4;
  const share = Math.max(largest, 1 / databases);
  const own = Math.max(1, Math.round(processes / databases));
  const part = simulate({
    ...base,
    cities: Math.max(1, Math.round(CITIES / databases)),
    costs,
    connections: Math.round(2_000 * share),
    processes: own,
    machine: "apart",
    serverProcessors: own,
    databaseProcessors: 8,
  });
  return { ...part, perSecond: part.perSecond / share };
}

function plot(shapes: readonly Shape[]): string {
  return curves(
    "每秒申请数随应用进程数 · applications per second by application processes",
    { x: "应用进程 application processes", y: "每秒 per second" },
    shapes.map((shape) => ({
      label: shape.zh,
      points: shape.points.map(({ processes, outcome }) => [processes, outcome.perSecond] as const),
    })),
  );
}

function page({ result, costs, processors }: Fed, validation: readonly Validation[], shapes: readonly Shape[]): string {
  const best = Math.max(...shapes.flatMap((shape) => shape.points.map(({ outcome }) => outcome.perSecond)));
  const single = shapes[0]?.points[0]?.outcome.perSecond ?? 0;
  return `# 容量 · Scale

<!-- npm run bench -- scale 写成，勿手改。Written by npm run bench -- scale: do not edit. -->

${wasQuiet(result) ? "" : `${BUSY}\n`}本页的每个数都来自 ${result.ranAt.slice(0, 16).replace("T", " ")} UTC 那一次实测（[性能](benchmarks.md)，${result.machine.processors} 核，其他进程另占 ${figure(result.machine.processors - processors)} 核）和一个可以重算的模型：\`npm run bench -- scale\`。
Every figure on this page comes from that measured run ([benchmarks](benchmarks.md)) and a model that anybody can run again.

## 实测的服务时间 · Measured service times

| 微秒 · microseconds | |
| --- | --- |
| 服务进程，每件（前后各半） · server process, each case (half before, half after) | ${figure(costs.before + costs.after)} |
| 服务进程，每批 · server process, each batch | ${figure(costs.forming)} |
| 数据库，每件 · database, each case | ${figure(costs.each)} |
| 数据库，每批 · database, each batch | ${figure(costs.batch)} |
| 不用处理器的等待（往返、落盘），每批 · waiting without a processor (round trips, disk), each batch | ${figure(costs.wait)} |
| 压力进程，每件 · load, each case | ${figure(costs.load)} |

取自 1 个连接（一批一件）与 2,000 个连接（满批 ${BATCH_MAX} 件）两次运行。Taken from the runs with 1 connection (one case in a batch) and with 2,000 (full batches of ${BATCH_MAX}).

## 模型 · Model

封闭负载：每个连接得到答复后立即再来。每个服务进程一个线程、一批在途；一批锁住所涉各市的队列，直到提交。同一台机器上的线程平分处理器。
Closed load: a connection asks again when it is answered. A server process has one thread and one batch in flight; a batch holds the lines of its cities until it has committed. Threads of one machine share its
processors.

模型没有用 16、64、256 个连接的吞吐和任何 p99 来调整，对照如下。The model was not fed with the rates at 16, 64 and 256 connections, nor with any p99:

| 连接 · connections | 实测 · measured /s | 模型 · model /s | 模型 ÷ 实测 | 实测 p99 ms | 模型 p99 ms |
| --- | --- | --- | --- | --- | --- |
${validation
  .map(
    ({ connections, measured, predicted }) =>
      `| ${connections} | ${figure(measured.perSecond)} | ${figure(predicted.perSecond)} | ${figure(predicted.perSecond / measured.perSecond)} | ${figure(measured.p99Ms)} | ${figure(predicted.p99Ms)} |`,
  )
  .join("\n")}

## 更多机器 · More machines

负载在别的机器上，2,000 个连接，21 市（最大的市占 30 %）。The load has machines of its own; 2,000 connections; 21 cities, the largest with 30 %.

![](scale.svg)

| 应用进程 · application processes | ${shapes.map((shape) => `${shape.zh}<br>${shape.en}`).join(" | ")} |
| --- | ${shapes.map(() => "---").join(" | ")} |
${PROCESSES.map(
  (processes, index) =>
    `| ${processes} | ${shapes
      .map((shape) => {
        const outcome = shape.points[index]?.outcome;
        return outcome === undefined ? "" : `${figure(outcome.perSecond)}/s, p99 ${figure(outcome.p99Ms)} ms`;
      })
      .join(" | ")} |`,
).join("\n")}

- **同一市的先后只能由一处决定。** 一批锁住它所涉各市的队列直到提交，大批几乎总含最大的市，所以同一个库上再多应用进程，也快不过这一条链：每批（每批开销 + 等待 + ${BATCH_MAX} × 每件）。
  **The order within a city can be decided in one place only.** A batch holds its cities' lines until it commits, and a large batch nearly always has the largest city in it, so on one database more processes are
  not faster than that chain.
- **按市分库**（各市的额度、队列、台账本来互不相干）是超过这一点之后唯一有效的办法；最大的市不可再分，它的库决定整体的速度。副本只分担查阅。
  **Sharing the cities out over databases** (their capacity, line and ledger have nothing to do with each other) is what helps beyond that; the largest city cannot be cut and sets the pace. Replicas carry reading only.

## 一省、全国 · A province, the nation

| 情形 · case | 算式 · arithmetic | 结果 · result |
| --- | --- | --- |
| 一省一批 30,000 家同时申请 · 30,000 at once in a province | 30,000 ÷ ${figure(single)}/s | ${figure(30_000 / single)} s |
| 一省全年 300,000 件 · a year of 300,000 | 300,000 ÷ ${figure(single)}/s | ${figure(300_000 / single)} s |
| 全国 31 省各自部署，各 30,000 家同一分钟 · 31 provinces, each its own installation, in the same minute | 31 × 30,000 ÷ (31 × ${figure(single)}/s) | ${figure(30_000 / single)} s |
| 全国一套部署，930,000 家同一分钟，最快的一种 · one installation for all, 930,000 in one minute, the fastest shape above | 930,000 ÷ ${figure(best)}/s | ${figure(930_000 / best)} s |

方案由各省制定、额度按市切块，省与省之间没有共同的账，所以全国是 31 个各自独立的部署；需要合在一起的只有查阅和统计。
A programme is a province's and its money is a city's: no account is shared between provinces, so the nation is 31 installations that do not wait for each other. Only reading and statistics have to be brought together.

## 没有测的 · Not measured

两核以上的机器、真实的备库、TLS、跨机房的往返；模型里的服务时间假定不随核数变化。More than ${result.machine.processors} cores, a real standby, TLS, round trips between sites; the model takes the service times to be the same on more cores.
`;
}
