import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { systemActor } from "./actor.ts";
import { ask } from "./ask.ts";
import type { Database } from "./database/connect.ts";
import type { Job } from "./jobs.ts";
import { inTransaction, newId, DoFirst, type Resources, type Work } from "./work.ts";

/*
 * When many decide at once, what follows from their decisions and nobody decides by (history, transfers, messages) is written
 * a moment later (decision 26). The decision's own transaction keeps what is to be written, in one row for a batch; it is
 * written when the rush has passed, after some seconds at the latest, or before by whoever needs it.
 */

/** Nothing came for so long: the rush has passed, in milliseconds. A batch of a rush takes a fraction of it. */
const QUIET_MS = 500;
/** After so long it is written even while more comes. */
const LATEST_MS = 20_000;

/** Writes what was kept of a batch. It is called once, in the transaction in which the batch's row goes. */
export type PostponedWriter = (work: Work, content: unknown) => Promise<void>;

const writers = new Map<string, PostponedWriter>();

/** The platform knows no noun: who writes which kind is handed to it as the server is put together. */
export function handPostponedWriters(given: Readonly<Record<string, PostponedWriter>>): void {
  for (const [kind, write] of Object.entries(given)) writers.set(kind, write);
}

/** Keeps what is to be written for a batch, in the transaction of its decision; `id` is what its objects name it by. */
export async function postpone(work: Work, kind: string, id: Id, content: unknown): Promise<void> {
  assert(writers.has(kind), "somebody writes what is postponed");
  work.afterCommit.push(writeSoon);
  await ask(
    work,
    sql`insert into postponed_write (id, kind, content) values (${id}, ${kind}, ${JSON.stringify(content)})`,
  );
}

/** Whoever needs what followed from these batches has it written first: throws as long as one is still to be written. */
export async function writtenFirst(work: Work, ids: Iterable<Id | null>): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return;
  refuseAll(await ask(work, sql<{ id: Id }>`select id from postponed_write where id = any(${wanted}::uuid[])`));
}

/**
 * The same for everything that had been postponed when this was first asked: whoever looks in mid-rush need not wait for its end.
 */
export async function soFarWrittenFirst(work: Work): Promise<void> {
  const rows = await ask(work, sql<{ id: Id; seq: number }>`select id, seq from postponed_write`);
  const upTo = (work.again.writtenUpTo ??= rows.reduce((last, { seq }) => Math.max(last, seq), 0));
  refuseAll(rows.filter(({ seq }) => seq <= upTo));
}

/** The same for everything there is; gives how much there ever was. */
export async function allWrittenFirst(work: Work): Promise<number> {
  const [rows, [count]] = await Promise.all([
    ask(work, sql<{ id: Id }>`select id from postponed_write`),
    ask(
      work,
      sql<{
        seq: number;
      }>`select coalesce((select last_value from pg_sequences where sequencename = 'postponed_write_seq_seq'), 0) as seq`,
    ),
  ]);
  refuseAll(rows);
  return count?.seq ?? 0;
}

function refuseAll(rows: readonly { readonly id: Id }[]): void {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  throw new DoFirst(async (resources) => await writePostponed(resources, ids));
}

/** Writes batches in their order, each in a transaction of its own. One that somebody else has written meanwhile is done. */
async function writePostponed(resources: Resources, ids: readonly Id[]): Promise<void> {
  for (const id of ids.toSorted())
    await inTransaction(resources, systemActor, `postponed-${newId()}`, async (work) => await writeOne(work, id));
}

async function writeOne(work: Work, id: Id): Promise<void> {
  const [row] = await ask(
    work,
    sql<{ kind: string; content: string }>`delete from postponed_write where id = ${id} returning kind, content`,
  );
  if (row === undefined) return;
  const write = writers.get(row.kind);
  assert(write !== undefined, "somebody writes what is postponed");
  await write(work, JSON.parse(row.content));
}

interface Waiting {
  timer: NodeJS.Timeout | undefined;
  /** Since when something waits to be written. */
  sinceMs: number | undefined;
  /** How often something was postponed. */
  count: number;
  writing: Promise<void>;
}

const waiting = new WeakMap<Database, Waiting>();

/** Has everything that is postponed written as soon as nothing more comes. A failure leaves it to the tick. */
function writeSoon(resources: Resources): void {
  const soon: Waiting = waiting.get(resources.database) ?? {
    timer: undefined,
    sinceMs: undefined,
    count: 0,
    writing: Promise.resolve(),
  };
  waiting.set(resources.database, soon);
  const now = performance.now();
  soon.count += 1;
  soon.sinceMs ??= now;
  clearTimeout(soon.timer);
  const late = soon.sinceMs + LATEST_MS;
  soon.timer = setTimeout(
    () => {
      soon.writing = soon.writing.then(async () => await writeAll(resources, soon, late)).catch(() => undefined);
    },
    Math.max(0, Math.min(QUIET_MS, late - now)),
  );
  soon.timer.unref();
}

/** Batch after batch; makes way when more comes, unless it has waited long enough. */
async function writeAll(resources: Resources, soon: Waiting, late: number): Promise<void> {
  const { count } = soon;
  for (const id of await postponedIds(resources)) {
    if (soon.count !== count && performance.now() < late) return;
    await writePostponed(resources, [id]);
  }
  soon.sinceMs = soon.count === count ? undefined : performance.now();
}

/** Writes everything that is postponed now: a server that stops leaves nothing. */
export async function writeAllPostponed(resources: Resources): Promise<void> {
  clearTimeout(waiting.get(resources.database)?.timer);
  await waiting.get(resources.database)?.writing;
  await writePostponed(resources, await postponedIds(resources));
}

async function postponedIds({ database }: Resources): Promise<Id[]> {
  const rows = await database.db.selectFrom("postponedWrite").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

/** What a server that went away left to be written. */
export const postponedJob: Job = {
  name: "postponed.write",
  due: async (work) => {
    const rows = await ask(
      work,
      sql<{
        id: Id;
      }>`select id from postponed_write where postponed_at < clock_timestamp() - interval '60 seconds' order by id limit 200`,
    );
    return rows.map(({ id }) => id);
  },
  run: writeOne,
};
