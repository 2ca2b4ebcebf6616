import { createInterface } from "node:readline";
import path from "node:path";
import { canWatch, watch, type Usage, type Watched } from "../machine.ts";
import { ended, started } from "../processes.ts";
import { percentile, type LoadPlan, type LoadResult, type Tick } from "./plan.ts";

/** What a run came to, over the seconds in which the rest of the machine was quiet. */
export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  readonly answered: number;
  readonly refused: number;
  readonly cut: number;
  readonly firstRefusal: string | null;
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly quietSeconds: number;
  readonly wholeSeconds: number;
  /** Processor time that other processes used, in shares of one core. */
  readonly others: number;
  /** Processor microseconds for one answer, by process. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly used: number;
  /** How long it took after the last answer until everything that follows was written, where something is written afterwards. */
  readonly afterwardsSeconds?: number;
}

/** Above this share of one core the rest of the machine is not quiet. */
export const QUIET = 0.07;
/** If fewer seconds were quiet, the quietest of them count. */
const LEAST_SECONDS = 3;

/** Runs a load in a process of its own and looks at the processors meanwhile. */
export async function runLoad(plan: LoadPlan, watched: Watched): Promise<Measured> {
  const child = started(path.join(import.meta.dirname, "process.ts"), [], {});
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("the load has no way to talk");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  stdin.write(`${JSON.stringify(plan)}\n`);
  if ((await lines.next()).value !== "ready") throw new Error("the load did not get ready");
  const looking = watch({ ...watched, load: child.pid ?? 0 });
  stdin.write("go\n");
  const printed = String((await lines.next()).value);
  const usages = looking.stop();
  await ended(child);
  return measured(JSON.parse(printed) as LoadResult, usages);
}

function measured(result: LoadResult, usages: readonly Usage[]): Measured {
  // The first and the last second are not whole.
  const whole = result.ticks.length > 3 ? result.ticks.slice(1, -1) : result.ticks;
  const quiet = quietest(whole, usages);
  const answered = quiet.reduce((sum, tick) => sum + tick.answered, 0);
  const usageOf = new Map(usages.map((usage) => [usage.second, usage]));
  const seen = quiet.flatMap((tick) => usageOf.get(tick.second) ?? []);
  const names = [...new Set(seen.flatMap((usage) => Object.keys(usage.by)))];
  const cpu = Object.fromEntries(
    names.map((name) => {
      const spent = seen.reduce((sum, usage) => sum + (usage.by[name] ?? 0), 0);
      return [name, (spent * 1e6) / Math.max(1, answered)];
    }),
  );
  const partial = result.ticks.length <= 3;
  return {
    perSecond: partial ? result.answered / result.seconds : answered / Math.max(1, quiet.length),
    p50Ms: percentile(quiet, 0.5),
    p99Ms: percentile(quiet, 0.99),
    slowestMs: result.slowestMs,
    answered: result.answered,
    refused: result.refused,
    cut: result.cut,
    firstRefusal: result.firstRefusal,
    seconds: result.seconds,
    quietSeconds: whole.filter((tick) => (usageOf.get(tick.second)?.others ?? (canWatch ? 1 : 0)) <= QUIET).length,
    wholeSeconds: whole.length,
    others: mean(whole.flatMap((tick) => usageOf.get(tick.second)?.others ?? [])),
    cpu,
    used: result.used,
  };
}

function quietest(ticks: readonly Tick[], usages: readonly Usage[]): readonly Tick[] {
  const others = new Map(usages.map((usage) => [usage.second, usage.others]));
  const noise = (tick: Tick): number => others.get(tick.second) ?? 0;
  const quiet = ticks.filter((tick) => noise(tick) <= QUIET);
  return quiet.length >= LEAST_SECONDS ? quiet : ticks.toSorted((a, b) => noise(a) - noise(b)).slice(0, LEAST_SECONDS);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One figure of several rounds: each counts by the seconds in it that were quiet, and no less than one. */
export function together(rounds: readonly Measured[]): Measured {
  const weights = rounds.map((round) => Math.max(1, round.quietSeconds));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const over = (figure: (round: Measured) => number): number =>
    rounds.reduce((sum, round, index) => sum + figure(round) * (weights[index] ?? 1), 0) / total;
  const sum = (figure: (round: Measured) => number): number => rounds.reduce((all, round) => all + figure(round), 0);
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round.cpu)))];
  return {
    perSecond: over((round) => round.perSecond),
    p50Ms: over((round) => round.p50Ms),
    p99Ms: over((round) => round.p99Ms),
    slowestMs: Math.max(...rounds.map((round) => round.slowestMs)),
    answered: sum((round) => round.answered),
    refused: sum((round) => round.refused),
    cut: sum((round) => round.cut),
    firstRefusal: rounds.find((round) => round.firstRefusal !== null)?.firstRefusal ?? null,
    seconds: sum((round) => round.seconds),
    quietSeconds: sum((round) => round.quietSeconds),
    wholeSeconds: sum((round) => round.wholeSeconds),
    others: mean(rounds.map((round) => round.others)),
    cpu: Object.fromEntries(names.map((name) => [name, over((round) => round.cpu[name] ?? 0)])),
    used: sum((round) => round.used),
  };
}
