import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describeMachine } from "./machine.ts";
import type { Measured } from "./load/load.ts";

/** One line of the targets: what is measured, against what, and what it has to reach. */
export interface Yardstick {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly ours: number;
  readonly yardstick: number | null;
  readonly unit: string;
  /** ours ÷ yardstick, or ours where a target is an amount. */
  readonly ratio: number;
  readonly target: number;
  readonly gate: number;
  readonly better: "higher" | "lower";
}

/** A figure that is shown beside the targets and decides nothing. */
export interface Beside {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
}

export interface SectionResult {
  readonly section: string;
  readonly ranAt: string;
  readonly machine: { readonly processors: number; readonly model: string; readonly memoryGib: number };
  readonly node: string;
  readonly postgres: string;
  readonly settings: readonly string[];
  readonly yardsticks: readonly Yardstick[];
  readonly runs: Readonly<Record<string, Measured>>;
  readonly beside: readonly Beside[];
  /** What did not agree after the runs; empty when everything did. */
  readonly differences: readonly string[];
  /** What was checked, with the figures that agreed. */
  readonly checks: readonly string[];
}

export type Verdict = "pass" | "below target" | "UNDER GATE";

export function verdictOf({ ratio, target, gate, better }: Yardstick): Verdict {
  const reaches = (limit: number): boolean => (better === "higher" ? ratio >= limit : ratio <= limit);
  if (!reaches(gate)) return "UNDER GATE";
  return reaches(target) ? "pass" : "below target";
}

/** Whether most seconds of the runs were quiet; figures of a busy machine are written down, but nobody should quote them. */
export function wasQuiet({ runs }: SectionResult): boolean {
  const list = Object.values(runs);
  const sum = (of: (run: Measured) => number): number => list.reduce((all, run) => all + of(run), 0);
  return sum((run) => run.quietSeconds) * 2 >= sum((run) => run.wholeSeconds);
}

export const BUSY =
  "> **这次运行时机器正忙：多数秒里其他进程也在用处理器，这些数不宜引用，请在空闲的机器上重新运行。**\n> **The machine was busy in this run: in most seconds others used the processors as well. Do not quote these figures; run it again on an idle machine.**\n";

const RESULTS = path.join(import.meta.dirname, "results");

export function headOf(postgres: { version: string; settings: readonly string[] }) {
  return {
    ranAt: new Date().toISOString(),
    machine: describeMachine(),
    node: process.version,
    postgres: postgres.version,
    settings: postgres.settings,
  };
}

export function saveResult(result: SectionResult): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, `${result.section}.json`), `${JSON.stringify(result, rounded, 2)}\n`);
}

/** Every section that has been run, the newest result of each. */
export function savedResults(): SectionResult[] {
  return readdirSync(RESULTS)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(path.join(RESULTS, name), "utf8")) as SectionResult);
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

export function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return Number(value.toPrecision(3)).toString();
}

export function showRun(name: string, run: Measured): void {
  const cpu = Object.entries(run.cpu).map(([process_, time]) => `${process_} ${figure(time)} µs`);
  say(
    `  ${name.padEnd(34)} ${figure(run.perSecond).padStart(8)}/s  p50 ${figure(run.p50Ms)}  p99 ${figure(run.p99Ms)} ms  ` +
      `${cpu.join(", ")}  [${run.quietSeconds}/${run.wholeSeconds} s quiet, others ${figure(run.others)} core]` +
      (run.cut > 0 ? `  cut off ${run.cut}` : "") +
      (run.refused > 0 ? `  refused ${run.refused}: ${run.firstRefusal ?? ""}` : ""),
  );
}

export function showYardsticks(rows: readonly Yardstick[]): void {
  say();
  for (const row of rows) {
    const against = row.yardstick === null ? "" : ` ÷ ${figure(row.yardstick)}`;
    say(
      `${row.id.padEnd(4)} ${figure(row.ours)}${against} ${row.unit} = ${figure(row.ratio)}  ` +
        `(目标 target ${row.target}, 红线 gate ${row.gate})  ${verdictOf(row).toUpperCase()}\n     ${row.zh} · ${row.en}`,
    );
  }
}
