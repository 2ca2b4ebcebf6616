import type { UsageWorld } from "../world/usage.ts";
import type { Rush } from "../world/cases.ts";

/** What a load process is told to do; it arrives as one JSON text. */
export interface LoadPlan {
  readonly port: number;
  readonly connections: number;
  /** Seconds to run before the figures count, and seconds to measure; with `all`, until every request is answered. */
  readonly warmSeconds: number;
  readonly seconds: number | "all";
  readonly requests: Requests;
}

/**
 * `submit`: each request is another enterprise's own, with its session and key. `trial`: the application of the research
 * trial (780 bytes, a form in Chinese). `fixed`: the same request again and again. `counted`: the same request with another number each
 * time. `events`: bodies of so many events of usage. `made`: one request after another, each once.
 */
export type Requests =
  | { readonly kind: "submit"; readonly rush: Rush; readonly first: number; readonly count: number }
  | {
      readonly kind: "trial";
      readonly path: string;
      readonly spread: "hot" | "21";
      readonly form: TrialForm;
      readonly bearer?: string;
    }
  | { readonly kind: "fixed"; readonly path: string; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: "counted";
      readonly path: string;
      /** Each # becomes the number of the request. */
      readonly body: string;
      readonly first: number;
      readonly count: number;
    }
  | { readonly kind: "events"; readonly world: UsageWorld; readonly lines: number; readonly count: number }
  | { readonly kind: "made"; readonly list: readonly MadeRequest[] };

/** The body itself, or the same as the variables of a GraphQL mutation. */
export type TrialForm = "plain" | "graphql";

export interface MadeRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly token: string;
  readonly key?: string;
  readonly body?: string;
}

/** What happened in one second of the clock; latencies in buckets of one percent (`bucketOf`). */
export interface Tick {
  readonly second: number;
  readonly answered: number;
  readonly refused: number;
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

export interface LoadResult {
  readonly ticks: readonly Tick[];
  readonly answered: number;
  readonly refused: number;
  /** Requests whose connection ended before their answer. */
  readonly cut: number;
  /** How often which status came, other than 2xx, with the first such answer. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly firstRefusal: string | null;
  readonly seconds: number;
  readonly slowestMs: number;
  /** Processor time of the load process for one request. */
  readonly ownMicroseconds: number;
  /** How many requests of a plan with an end were used. */
  readonly used: number;
}

const STEP = Math.log(1.01);

/** Latencies are kept in buckets that are one percent wide. */
export function bucketOf(milliseconds: number): number {
  return Math.max(0, Math.floor(Math.log(Math.max(0.01, milliseconds) / 0.01) / STEP));
}

export function millisecondsOf(bucket: number): number {
  return 0.01 * Math.exp((bucket + 0.5) * STEP);
}

/** The latency below which this share of the answers lies. */
export function percentile(ticks: readonly Tick[], share: number): number {
  const counts = new Map<number, number>();
  for (const tick of ticks)
    for (const [bucket, count] of tick.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [bucket, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    below += count;
    if (below >= share * total) return millisecondsOf(bucket);
  }
  return 0;
}
