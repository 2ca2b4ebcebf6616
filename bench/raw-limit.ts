import path from "node:path";
import { canWatch, watch, type Watched } from "./machine.ts";
import { mean, QUIET, type Measured } from "./load/load.ts";
import { ended, started } from "./processes.ts";
import type { Rush } from "./world/cases.ts";

export interface RawPlan {
  readonly databaseUrl: string;
  readonly seconds: number;
  readonly batch: number;
  readonly connections: number;
  readonly spread: "hot" | "21";
  readonly rush?: Rush;
  readonly first?: number;
}

/** What Node and PostgreSQL do without HTTP, measured as a load is: over the quiet seconds. */
export async function runRaw(
  kind: "trial" | "product" | "claim-function",
  plan: RawPlan,
  watched: Watched,
): Promise<Measured> {
  const child = started(path.join(import.meta.dirname, "yardsticks/raw.ts"), [], {
    RAW: kind,
    RAW_PLAN: JSON.stringify(plan),
  });
  const looking = watch({ ...watched, node: child.pid ?? 0 });
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await new Promise<void>((resolve) => child.once("close", () => resolve()));
  const usages = looking.stop();
  await ended(child);
  if (printed === "") throw new Error(`the raw limit ${kind} broke off`);
  const result = JSON.parse(printed) as { done: number; seconds: number; ticks: [number, number][] };
  const others = new Map(usages.map((usage) => [usage.second, usage.others]));
  const whole = result.ticks.length > 3 ? result.ticks.slice(1, -1) : result.ticks;
  const noise = ([second]: readonly [number, number]): number => others.get(second) ?? (canWatch ? 1 : 0);
  const quiet = whole.filter((tick) => noise(tick) <= QUIET);
  const counted = quiet.length >= 3 ? quiet : whole.toSorted((a, b) => noise(a) - noise(b)).slice(0, 3);
  return {
    perSecond: result.ticks.length <= 3 ? result.done / result.seconds : mean(counted.map(([, done]) => done)),
    p50Ms: 0,
    p99Ms: 0,
    slowestMs: 0,
    answered: result.done,
    refused: 0,
    cut: 0,
    firstRefusal: null,
    seconds: result.seconds,
    quietSeconds: quiet.length,
    wholeSeconds: whole.length,
    others: mean(whole.map(noise)),
    cpu: {},
    used: result.done,
  };
}
