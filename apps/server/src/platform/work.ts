import { sql, type KyselyPlugin, type Transaction } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Actor, PersonActor } from "./actor.ts";
import { readNow } from "./clock.ts";
import type { Database } from "./database/connect.ts";
import { isStalePlan } from "./database/prepared.ts";
import type { Tables } from "./database/tables.generated.ts";
import type { FileStore } from "./file-store.ts";
import { committed } from "./freshness.ts";
import { timeOrderedUuid } from "./uuid.ts";
import { ask } from "./ask.ts";

export type Tx = Transaction<Tables>;

/** What a command works with. Everything it may touch is in here; nothing is ambient. */
export interface Work<By extends Actor = Actor> {
  readonly tx: Tx;
  readonly actor: By;
  /** The business clock when the transaction began. A position in line takes its own instant under the lock. */
  readonly now: Instant;
  readonly requestId: string;
  readonly newId: () => Id;
  /** The bytes of files; their rows are written through `files/commands.ts`. */
  readonly files: FileStore;
  /** Changes of the case counts, written in one fixed order just before the commit so that two transactions cannot deadlock on them. */
  readonly counts: Map<string, number>;
  /** Runs after the commit only (wake the tick, forget a cached page); it must not fail the request. */
  readonly afterCommit: ((resources: Resources) => void)[];
  /** What was sent to the database and nobody waits for before the commit (`sendOn`). */
  readonly sent: Promise<unknown>[];
  /** What outlives a try that did nothing, for the next one. */
  readonly again: Again;
}

/** What one try leaves to the next. */
export interface Again {
  /** Up to where what was postponed had to be written when this was first asked. */
  writtenUpTo?: number;
}

/** What a transaction is opened on. */
export interface Resources {
  readonly database: Database;
  readonly files: FileStore;
}

export function newId(): Id {
  return timeOrderedUuid() as Id;
}

/** How often a transaction that ends for a passing reason (a deadlock above all) is run before its caller is told. */
const TRIES_MAX = 5;

/** How often something is done first: a rush leaves so many batches at most that each has to be written by itself. */
const FIRSTS_MAX = 500;

/**
 * Opens the one transaction of an operation, hands over the work, writes the counts, commits. A transaction that the
 * database ended because of a deadlock did nothing and is run again, so `run` keeps nothing outside of it.
 */
export async function inTransaction<Result, By extends Actor>(
  resources: Resources,
  actor: By,
  requestId: string,
  run: (work: Work<By>) => Promise<Result>,
): Promise<Result> {
  return await triedAgain(resources, async (again) => await once(resources, actor, { requestId, again }, run));
}

/**
 * Something else has to be done first: this work does nothing, has that done, and runs again. Every time something is done
 * that need not be done any more; `most` bounds it where that is not so.
 */
export class DoFirst extends Error {
  readonly first: (resources: Resources) => Promise<void>;
  readonly most: number;

  constructor(first: (resources: Resources) => Promise<void>, most = FIRSTS_MAX) {
    super("something else has to be done first");
    this.first = first;
    this.most = most;
  }
}

/** Runs again what was ended for a reason that has passed by the next try. Refuses `busy` when it never comes to its turn. */
export async function triedAgain<Result>(
  resources: Resources,
  run: (again: Again) => Promise<Result>,
): Promise<Result> {
  const again: Again = {};
  let tries = 1;
  let firsts = 0;
  for (;;) {
    try {
      return await run(again);
    } catch (error) {
      if (error instanceof DoFirst) {
        firsts += 1;
        if (firsts > error.most) throw new Refusal("busy");
        await error.first(resources);
      } else {
        if (tries === TRIES_MAX || !mayRunAgain(error)) throw error;
        tries += 1;
      }
    }
  }
}

/** The database takes no more statements in this transaction: why, something before has told. */
function saysBroken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "25P02";
}

function mayRunAgain(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "40P01" || code === "40001" || isStalePlan(error);
}

async function once<Result, By extends Actor>(
  resources: Resources,
  actor: By,
  { requestId, again }: Pick<Work, "requestId" | "again">,
  run: (work: Work<By>) => Promise<Result>,
): Promise<Result> {
  const afterCommit: ((resources: Resources) => void)[] = [];
  const result = await committed(
    resources.database,
    async () =>
      await resources.database.db.transaction().execute(async (opened) => {
        const fence = { up: false };
        const tx = opened.withPlugin(fencedBy(fence));
        const work: Work<By> = {
          tx,
          actor,
          now: await readNow(tx),
          requestId,
          newId,
          files: resources.files,
          counts: new Map(),
          afterCommit,
          sent: [],
          again,
        };
        try {
          const value = await run(work);
          sendOn(work, writeCounts(work));
          await allSent(work);
          return value;
        } catch (error) {
          // Whoever is still at work must not go on behind the end of the transaction, where a statement would stand for itself.
          fence.up = true;
          const failed = await settled(work);
          throw failed !== undefined && saysBroken(error) ? failed.reason : error;
        }
      }),
  );
  for (const effect of afterCommit) effect(resources);
  return result;
}

/**
 * Goes on while the database writes: statements are run in the order in which they were asked, and the transaction is not
 * committed before all of them are done. One that fails fails the transaction.
 */
export function sendOn(work: Work, done: Promise<unknown>): void {
  done.catch((reason: unknown) => {
    // What fails behind it only says that the transaction is broken.
    if (!failures.has(work.sent)) failures.set(work.sent, { reason });
  });
  work.sent.push(done);
}

interface Failure {
  readonly reason: unknown;
}

/** Of what was sent, what failed first. */
const failures = new WeakMap<Work["sent"], Failure>();

/** Waits until the database has done everything that was sent to it; throws what failed first, when nothing is under way any more. */
export async function allSent(work: Work): Promise<void> {
  const failed = await settled(work);
  if (failed !== undefined) throw failed.reason;
}

/** The same, giving what failed first. */
async function settled(work: Work): Promise<Failure | undefined> {
  while (work.sent.length > 0) await Promise.allSettled(work.sent.splice(0));
  const failed = failures.get(work.sent);
  failures.delete(work.sent);
  return failed;
}

/** No statement begins on a connection whose transaction is given up. */
export function fencedBy(fence: { readonly up: boolean }): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      if (fence.up) throw new Error("the transaction of this statement was given up");
      return node;
    },
    transformResult: async ({ result }) => await Promise.resolve(result),
  };
}

/**
 * For a transaction that reads and writes sets of rows by their keys, whatever the tables' sizes are: plans made while a
 * table was small stay good when it grows under a rush, and are made once.
 */
export async function planByKeys(work: Work): Promise<void> {
  await ask(
    work,
    sql`select set_config(name, value, true) as set from (values ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'),
      ('enable_mergejoin', 'off'), ('plan_cache_mode', 'force_generic_plan')) as s(name, value)`,
  );
}

/** The same work for another actor at the same instant: what a batch does for each of its items. */
export function workAs<By extends Actor>(work: Work, actor: By, requestId: string = work.requestId): Work<By> {
  return { ...work, actor, requestId };
}

/** Runs one item of a batch in a savepoint: a refusal undoes the item alone and is returned; a bug still throws. */
export async function eachAlone<Result>(work: Work, run: () => Promise<Result>): Promise<Result | Refusal> {
  await allSent(work);
  const countsBefore = new Map(work.counts);
  const effectsBefore = work.afterCommit.length;
  await sql`savepoint item`.execute(work.tx);
  try {
    const result = await run();
    await allSent(work);
    await sql`release savepoint item`.execute(work.tx);
    return result;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await settled(work);
    await sql`rollback to savepoint item`.execute(work.tx);
    await sql`release savepoint item`.execute(work.tx);
    work.counts.clear();
    for (const [key, change] of countsBefore) work.counts.set(key, change);
    work.afterCommit.length = effectsBefore;
    return error;
  }
}

/** The person acting; a command that only people may give asks for him so. */
export function personOf(work: Work): PersonActor {
  if (work.actor.kind !== "person") throw new Refusal("not-permitted", { action: "system" });
  return work.actor;
}

/** A jsonb parameter: both drivers take text, but arrays only one of them takes as JSON. */
export function json(value: unknown) {
  return sql<NonNullable<unknown>>`${JSON.stringify(value)}::jsonb`;
}

/** The counts that the transaction changed, locked in one order before any of them moves: two transactions cannot wait for each other. */
async function writeCounts(work: Work): Promise<void> {
  const changes = [...work.counts]
    .filter(([, change]) => change !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, change]) => {
      const [noun = "", programme_id = "", city_code = "", status = ""] = key.split("|");
      return { noun, programme_id, city_code, status, change };
    });
  if (changes.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as k(noun text, programme_id uuid, city_code text, status text, change bigint)`;
  await Promise.all([
    ask(
      work,
      sql`select 1 as held from ${given} join case_count c using (noun, programme_id, city_code, status)
        order by c.noun, c.programme_id, c.city_code, c.status for update of c`,
    ),
    ask(
      work,
      sql`insert into case_count as c (noun, programme_id, city_code, status, cases)
        select k.noun, k.programme_id, k.city_code, k.status, k.change from ${given} where k.change > 0
        order by k.noun, k.programme_id, k.city_code, k.status
        on conflict (noun, programme_id, city_code, status) do update set cases = c.cases + excluded.cases`,
    ),
    ask(
      work,
      sql`update case_count c set cases = c.cases + k.change from ${given}
        where k.change < 0 and (c.noun, c.programme_id, c.city_code, c.status) = (k.noun, k.programme_id, k.city_code, k.status)`,
    ),
  ]);
}
