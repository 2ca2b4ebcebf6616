import { sql, type Kysely, type KyselyPlugin, type Transaction } from "kysely";
import type { Instant } from "@yunquan/core/time.ts";
import type { Actor, PersonActor } from "./actor.ts";
import { readNow } from "./clock.ts";
import { askFirst } from "./ask.ts";
import type { Tables } from "./database/tables.generated.ts";
import { fencedBy, newId, triedAgain, type Resources, type Tx, type Work } from "./work.ts";

/**
 * A read of several statements that have to agree: one snapshot, nothing written. The answer does not wait for the end of
 * the transaction, which has nothing left to say.
 */
export async function inSnapshot<Result, By extends Actor>(
  resources: Resources,
  actor: By,
  requestId: string,
  run: (work: Work<By>) => Promise<Result>,
): Promise<Result> {
  return await triedAgain(resources, async (again) => await snapshot(resources, actor, { requestId, again }, run));
}

async function snapshot<Result, By extends Actor>(
  resources: Resources,
  actor: By,
  call: Pick<Work, "requestId" | "again">,
  run: (work: Work<By>) => Promise<Result>,
): Promise<Result> {
  const { db, kind } = resources.database;
  const fence = { up: false };
  const begun = await db.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
  try {
    // The driver of the embedded database begins every transaction in its one way.
    if (kind === "embedded") await sql`set transaction read only`.execute(begun);
    const now = actor.kind === "person" ? actor.askedAt : await readNow(begun);
    const result = await run(
      workOf(resources, actor, call, begun.withPlugin(withoutLocks).withPlugin(fencedBy(fence)), now),
    );
    const ended = begun.commit().execute();
    // The embedded database has one connection: the next statement waits for the end in any case.
    if (kind === "embedded") await ended;
    else ended.catch(() => undefined);
    return result;
  } catch (error) {
    // The connection goes on to somebody else: what is still asked for this answer must not be asked in his transaction.
    fence.up = true;
    if (!begun.isCommitted) await begun.rollback().execute();
    throw error;
  }
}

/** Asks something in the midst of a long read. */
export type Asking<By extends Actor> = <Result>(ask: (work: Work<By>) => Promise<Result>) => Promise<Result>;

/** True when a long read sees one moment from beginning to end. */
export function seesOneMoment({ database }: Resources): boolean {
  return database.kind !== "embedded";
}

/**
 * A read that takes as long as somebody needs to receive it. On a server all its questions see one snapshot. The embedded
 * database has one session for everybody, which nobody may hold meanwhile: there each question sees its own moment, and
 * whoever shows the answer has to say so. It is not tried again, for part of the answer is gone already.
 */
export async function inLongRead<Result, By extends Actor>(
  resources: Resources,
  actor: By,
  requestId: string,
  run: (asking: Asking<By>) => Promise<Result>,
): Promise<Result> {
  if (!seesOneMoment(resources)) return await run(async (ask) => await inSnapshot(resources, actor, requestId, ask));
  const call = { requestId, again: {} };
  return await snapshot(resources, actor, call, async (work) => await run(async (ask) => await ask(work)));
}

/**
 * A read of one statement: that statement is its own snapshot, and no transaction is opened around it. A second
 * statement is a bug, for nothing would make the two agree.
 */
export async function inStatement<Result>(
  resources: Resources,
  actor: PersonActor,
  requestId: string,
  run: (work: Work<PersonActor>) => Promise<Result>,
): Promise<Result> {
  return await triedAgain(
    resources,
    async (again) =>
      await run(workOf(resources, actor, { requestId, again }, onlyOnce(resources.database.db), actor.askedAt)),
  );
}

/**
 * A snapshot stays as it is: whatever a command holds while it decides, the preview of that decision only looks at. The
 * database would refuse the lock.
 */
const withoutLocks: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (node.kind !== "SelectQueryNode" || node.endModifiers === undefined) return node;
    const { endModifiers: _locks, ...select } = node;
    return select;
  },
  transformResult: async ({ result }) => await Promise.resolve(result),
};

function workOf<By extends Actor>(
  { files }: Resources,
  actor: By,
  call: Pick<Work, "requestId" | "again">,
  tx: Tx,
  now: Instant,
): Work<By> {
  return { tx, actor, now, ...call, newId, files, counts: new Map(), afterCommit: [], sent: [] };
}

/** The same work for whoever only looks: what a command would hold while it decides is read and not held. */
export function lookingOnly<By extends Actor>(work: Work<By>): Work<By> {
  return { ...work, tx: work.tx.withPlugin(withoutLocks) };
}

/** The handle for one statement and no more. It stands where a transaction is asked for, since a store only runs statements on it. */
function onlyOnce(db: Kysely<Tables>): Tx {
  let statements = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements > 1) throw new Error("a read of one statement began a second one");
      return node;
    },
    transformResult: async ({ result }) => await Promise.resolve(result),
  }) as Transaction<Tables>;
}

/** The revision of what everybody reads, as the snapshot of this work sees it. */
export async function revisionSeen(work: Work): Promise<number> {
  const row = await askFirst(work, sql<{ revision: number }>`select revision from published_revision where id = 1`);
  if (row === undefined) throw new Error("the published revision has no row");
  return row.revision;
}

/** The revision of what decides about applications beside the parties' own records, as the snapshot of this work sees it. */
export async function rulesSeen(work: Work): Promise<number> {
  const row = await askFirst(work, sql<{ rules: number }>`select rules from published_revision where id = 1`);
  if (row === undefined) throw new Error("the published revision has no row");
  return row.rules;
}
