import type { Id } from "@yunquan/core/ids.ts";
import { systemActor } from "./actor.ts";
import { inTransaction, newId, type Resources, type Work } from "./work.ts";

/**
 * Something that falls due by the business clock. `due` lists what is due now, bounded; `run` does one of them in a
 * transaction of its own, checks again under the lock, and may be called twice for the same object without harm.
 */
export interface Job {
  readonly name: string;
  readonly due: (work: Work) => Promise<readonly Id[]>;
  readonly run: (work: Work, id: Id) => Promise<void>;
  /** It is looked for at most so often, in milliseconds, where looking is dear and nothing hurries; at every tick when left out. */
  readonly everyMs?: number;
}

export interface JobOutcome {
  readonly job: string;
  readonly done: number;
  readonly failed: number;
}

/** Rounds of one tick: a job may make another one due (an expiry frees money, which promotes a waiting application). */
const ROUNDS_MAX = 50;

/**
 * One tick: runs everything that is due, each object alone, so that one that fails stops nobody. What failed is left for
 * the next tick and told to `report`.
 */
export async function runDueJobs(
  resources: Resources,
  jobs: readonly Job[],
  report: (job: string, id: Id, error: unknown) => void,
): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  for (const job of jobs) {
    const tried = new Set<Id>();
    let done = 0;
    let failed = 0;
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const due = await inTransaction(resources, systemActor, `tick-${newId()}`, async (work) => await job.due(work));
      const fresh = due.filter((id) => !tried.has(id));
      if (fresh.length === 0) break;
      for (const id of fresh) {
        tried.add(id);
        try {
          await inTransaction(
            resources,
            systemActor,
            `job-${job.name}-${newId()}`,
            async (work) => await job.run(work, id),
          );
          done += 1;
        } catch (error) {
          failed += 1;
          report(job.name, id, error);
        }
      }
    }
    if (done + failed > 0) outcomes.push({ job: job.name, done, failed });
  }
  return outcomes;
}

export interface Ticker {
  /** Runs one tick now and waits for it; ticks never overlap in one process. */
  tick(): Promise<JobOutcome[]>;
  stop(): Promise<void>;
}

/** Ticks at an interval. Two servers may tick at once: every job decides again under its row's lock. */
export function startTicker(
  resources: Resources,
  jobs: readonly Job[],
  everyMs: number,
  report: (job: string, id: Id | null, error: unknown) => void,
): Ticker {
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const lookedAt = new Map<string, number>();
  const inTurn = (): Job[] => {
    const now = performance.now();
    const turn = jobs.filter((job) => now - (lookedAt.get(job.name) ?? -Infinity) >= (job.everyMs ?? 0));
    for (const { name } of turn) lookedAt.set(name, now);
    return turn;
  };
  const tick = async (): Promise<JobOutcome[]> => {
    const mine = last.then(async () => (stopped ? [] : await runDueJobs(resources, inTurn(), report)));
    last = mine.catch(() => undefined);
    return await mine;
  };
  const timer = setInterval(() => {
    tick().catch((error: unknown) => report("tick", null, error));
  }, everyMs);
  timer.unref();
  return {
    tick,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await last;
    },
  };
}
