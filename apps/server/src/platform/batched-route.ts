import type { Permission } from "@yunquan/core/permissions.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { z } from "@yunquan/contract/z.ts";
import { systemActor, type PersonActor } from "./actor.ts";
import { createBatcher, type Batcher, type Turn } from "./batcher.ts";
import {
  contentHash,
  idempotencyKeyOf,
  idempotencyScope,
  storeAnswers,
  takeKeys,
  type GivenKey,
  type StoredAnswer,
} from "./idempotency.ts";
import type { Platform } from "./platform.ts";
import { readInput, type Input, type Out, type Schema } from "./read-input.ts";
import { inSnapshot } from "./reading.ts";
import { signedIn, type OperationSpec, type Route } from "./route.ts";
import { JsonText } from "./recordset.ts";
import { DoFirst, inTransaction, planByKeys, sendOn, type Work } from "./work.ts";

/** Above this a batch gains nothing more; on the embedded database it would hold up everybody else for too long. */
const BATCH_MAX = 500;

const BATCH_MAX_EMBEDDED = 100;

/** So many items have to wait before they are looked at while the batch before them is decided: fewer are quicker as they are. */
const BESIDE_FROM = 100;

/** What a batched command is given for each item: who asks and what. */
export interface BatchItem<Given> {
  readonly actor: PersonActor;
  readonly input: Given;
  readonly requestId: string;
}

/**
 * A write that many people press at once. The command gets no transaction of its own: what arrives together shares one.
 * It takes an array and returns a result or a refusal for each item. With `look`, a batch is looked at in a snapshot while the
 * one before it is decided; what was seen is given to the command, which has to check under its locks that it still holds.
 */
export function batched<P extends Schema, Q extends Schema, B extends Schema, A extends Schema, Seen = never>(
  operation: Permission,
  spec: OperationSpec<P, Q, B, A>,
  decide: (
    work: Work,
    items: readonly BatchItem<Input<P, Q, B>>[],
    seen: Seen | undefined,
  ) => Promise<readonly (Out<A> | Refusal)[]>,
  look?: (work: Work, items: readonly BatchItem<Input<P, Q, B>>[]) => Promise<Seen>,
): Route {
  interface Item extends BatchItem<Input<P, Q, B>> {
    readonly given: GivenKey;
  }
  const batchers = new WeakMap<Platform, Batcher<Item, StoredAnswer>>();

  const run = async (
    platform: Platform,
    items: readonly Item[],
    seen: Seen | undefined,
    turn: Turn,
  ): Promise<readonly (StoredAnswer | Refusal)[]> => {
    let tries = 0;
    return await inTransaction(platform, systemActor, items[0]?.requestId ?? "batch", async (work) => {
      tries += 1;
      // What runs again runs behind those before it and in front of those after it, who may hold what it needs.
      if (tries > 1) {
        turn.takeBack();
        await turn.done;
      }
      const [, before] = await Promise.all([
        planByKeys(work),
        takeKeys(
          work,
          operation,
          items.map(({ given }) => given),
        ),
      ]);
      // The same key twice in one batch is decided once.
      const first = new Map<string, number>();
      const fresh: number[] = [];
      for (const [index, { given }] of items.entries()) {
        const name = `${given.scope}/${given.key}`;
        if (before[index] !== undefined || first.has(name)) continue;
        first.set(name, index);
        fresh.push(index);
      }
      const asking = fresh.flatMap((index) => items[index] ?? []);
      const decided = asking.length === 0 ? [] : await decide(work, asking, seen);
      const results = new Map<number, StoredAnswer | Refusal>();
      const answered: (GivenKey & StoredAnswer)[] = [];
      for (const [position, index] of fresh.entries()) {
        const outcome = decided[position];
        const given = items[index]?.given;
        if (outcome === undefined || given === undefined) throw new Error("a batched command answers every item");
        if (outcome instanceof Refusal) results.set(index, outcome);
        else {
          const stored = { statusCode: spec.status ?? 200, answer: new JsonText(z.encode(spec.answer, outcome)) };
          results.set(index, stored);
          answered.push({ ...given, ...stored });
        }
      }
      sendOn(work, storeAnswers(work, operation, answered));
      if (tries === 1) {
        if (!(await turn.come)) throw new DoFirst(async () => await turn.done);
        turn.handOver();
      }
      return items.map(({ given }, index) => {
        const known = before[index] ?? results.get(index);
        if (known !== undefined) return known;
        const of = first.get(`${given.scope}/${given.key}`) ?? index;
        if (items[of]?.given.hash !== given.hash) return new Refusal("idempotency-key-reused");
        return results.get(of) ?? new Refusal("busy");
      });
    });
  };

  const batcherOf = (platform: Platform): Batcher<Item, StoredAnswer> => {
    const known = batchers.get(platform);
    if (known !== undefined) return known;
    const batcher = createBatcher<Item, StoredAnswer>({
      batchMax: platform.database.kind === "embedded" ? BATCH_MAX_EMBEDDED : BATCH_MAX,
      queueMax: platform.config.queueMax,
      gathers: platform.database.kind === "embedded",
      // The embedded database does one thing at a time.
      ...(look === undefined || platform.database.kind === "embedded" ? {} : { besideFrom: BESIDE_FROM }),
      run: async (queued, turn) => {
        if (look === undefined || queued.length < BESIDE_FROM || platform.database.kind === "embedded") {
          await turn.done;
          return await run(platform, queued, undefined, turn);
        }
        const requestId = queued[0]?.requestId ?? "batch";
        // Nothing is held yet while it waits. What it locks when it is near waits in the database for the batch before.
        const [seen] = await Promise.all([
          inSnapshot(platform, systemActor, requestId, async (work) => await look(work, queued)),
          turn.near,
        ]);
        return await run(platform, queued, seen, turn);
      },
    });
    batchers.set(platform, batcher);
    return batcher;
  };

  return signedIn("batched", operation, spec, async (platform, actor, request, reply) => {
    const input = readInput(spec, request);
    const key = idempotencyKeyOf(request.headers["idempotency-key"]);
    const hash = contentHash({ params: request.params, query: request.query, body: request.body });
    const given = { scope: idempotencyScope(actor), key, hash };
    const answered = await batcherOf(platform).submit({ actor, input, given, requestId: request.id });
    const { statusCode, answer } = answered;
    if (answer instanceof JsonText) reply.type("application/json; charset=utf-8");
    await reply.code(statusCode).send(answer instanceof JsonText ? answer.text : answer);
  });
}
