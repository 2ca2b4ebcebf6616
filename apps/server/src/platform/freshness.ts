import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "./database/connect.ts";

/** How long after the beginning of a check a server may go on showing what it found, in milliseconds. */
const LEASE_MS = 50;
/** From here on a lease in use is renewed beside the answers that it still gives, so that nobody has to wait for it. */
const RENEW_MS = LEASE_MS / 2;
/** How long a commit that changes what everybody reads waits before it is answered: by then no lease of before is alive. */
const WAIT_MS = LEASE_MS + 5;

interface Lease {
  readonly revision: number;
  readonly untilMs: number;
  /** Changes this process had committed when the check began; another one since then ends the lease at once. */
  readonly changes: number;
}

/** What a server knows about the revision of what everybody reads. */
export interface Freshness {
  /** The revision, if a check that is recent enough saw it; else undefined. */
  readonly known: () => number | undefined;
  /** The revision as of a moment after the call. Calls that come together share one statement. */
  readonly check: () => Promise<number>;
}

const kept = new WeakMap<Database, Freshness>();

/** One for each open database. */
export function freshnessOf(database: Database): Freshness {
  const made = kept.get(database) ?? createFreshness(database);
  kept.set(database, made);
  return made;
}

function createFreshness(database: Database): Freshness {
  let lease: Lease | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | undefined;
  let renewing = false;

  const send = async (): Promise<number> => {
    const changes = database.publications();
    const untilMs = performance.now() + LEASE_MS;
    const { revision } = await database.db.selectFrom("publishedRevision").select("revision").executeTakeFirstOrThrow();
    lease = { revision, untilMs, changes };
    return revision;
  };

  // A statement under way may have read already what changed since: who comes now waits for the one after it.
  const check = async (): Promise<number> => {
    next ??= (async () => {
      await running.catch(() => undefined);
      next = undefined;
      const sent = send();
      running = sent;
      return await sent;
    })();
    return await next;
  };

  const known = (): number | undefined => {
    if (lease === undefined || lease.changes !== database.publications()) return undefined;
    const leftMs = lease.untilMs - performance.now();
    if (leftMs <= 0) return undefined;
    // A renewal that fails is told to whoever asks when the lease has run out.
    if (leftMs < RENEW_MS && !renewing) {
      renewing = true;
      check()
        .catch(() => undefined)
        .finally(() => (renewing = false));
    }
    return lease.revision;
  };
  return { known, check };
}

/**
 * Runs a commit and answers only when no server shows what was true before it. That costs a wait only when the commit
 * (or one beside it) changed what everybody reads: publications, listed products, suppliers. The embedded database has
 * one server only, which is told with the commit itself.
 */
export async function committed<Result>(database: Database, commit: () => Promise<Result>): Promise<Result> {
  const before = database.publications();
  const result = await commit();
  if (database.kind === "postgres" && database.publications() !== before) await sleep(WAIT_MS);
  return result;
}
