import { Refusal } from "@yunquan/core/refusal.ts";
import { isDatabaseAway } from "./database/away.ts";

/**
 * Group commit: what arrives while a batch is in flight becomes the next batch. Nothing waits on a timer, so an idle
 * system adds no delay and a busy one batches by itself. The queue is bounded: above it the caller is told to come back.
 */
export interface Batcher<Item, Result> {
  submit(item: Item): Promise<Result>;
  readonly waiting: () => number;
}

export interface BatchOptions<Item, Result> {
  /** How much one batch takes and how much may wait: items, or their weight when `weightOf` is given. */
  readonly batchMax: number;
  readonly queueMax: number;
  /** What an item counts for; one that is heavier than a whole batch goes alone. */
  readonly weightOf?: (item: Item) => number;
  /**
   * A batch takes whatever arrives in the same turn of the event loop. A database in the server's own thread lets nobody
   * arrive while it works, so that without this every batch would be the first one to come.
   */
  readonly gathers?: boolean;
  /**
   * A second batch begins while one is in flight as soon as so many items wait for it. It may look at what it has to decide;
   * before it decides it waits for its turn. Left out: one batch after another.
   */
  readonly besideFrom?: number;
  /** Decides the items in their order; one result or refusal for each. If it throws, nothing of the batch happened. */
  readonly run: (items: readonly Item[], turn: Turn) => Promise<readonly (Result | Refusal)[]>;
}

/** How a batch stands to the one before it and the one after it. */
export interface Turn {
  /** Every batch before this one is done. */
  readonly done: Promise<void>;
  /** The same, or the one before has sent everything and only waits for the database: what this one locks waits there, too. */
  readonly near: Promise<void>;
  /** True once the one before is done as it said. False: it has to run again, and what this one holds has to go first. */
  readonly come: Promise<boolean>;
  /** Everything of this batch is sent: the next one may come near. */
  readonly handOver: () => void;
  /** What was handed over has to run again. */
  readonly takeBack: () => void;
}

/** What the next batch sees of one. */
type Before = Pick<Turn, "done" | "near" | "come">;

const NOTHING_BEFORE: Before = { done: Promise.resolve(), near: Promise.resolve(), come: Promise.resolve(true) };

/** How many are answered before others are heard. */
const ANSWERED_TOGETHER = 25;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export function createBatcher<Item, Result>(options: BatchOptions<Item, Result>): Batcher<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  const besideFrom = options.besideFrom ?? Number.POSITIVE_INFINITY;
  let inFlight = 0;
  let gathering = false;
  let last = NOTHING_BEFORE;

  /** Decides a batch; gives for each of its items how it is answered. */
  const runBatch = async (batch: readonly Waiting<Item, Result>[], turn: Turn): Promise<readonly (() => void)[]> => {
    try {
      const results = await options.run(
        batch.map((waiting) => waiting.item),
        turn,
      );
      return batch.map((waiting, index) => {
        const result = results[index];
        if (result === undefined)
          return () => waiting.reject(new Error("a batch answered fewer items than it was given"));
        return result instanceof Refusal ? () => waiting.reject(result) : () => waiting.resolve(result);
      });
    } catch (error) {
      turn.takeBack();
      // A bad item must fail alone: halve the batch until it stands by itself. A database that is away fails them all.
      if (batch.length === 1 || isDatabaseAway(error)) return batch.map((waiting) => () => waiting.reject(error));
      const middle = Math.ceil(batch.length / 2);
      // A part hands nothing over: the other parts come before the next batch.
      const part = { ...turn, handOver: () => undefined };
      const first = await runBatch(batch.slice(0, middle), part);
      return [...first, ...(await runBatch(batch.slice(middle), part))];
    }
  };

  /** Some at a time: between them the next batch hears what the database answers. */
  const answer = (answers: readonly (() => void)[]): void => {
    for (const one of answers.slice(0, ANSWERED_TOGETHER)) one();
    if (answers.length > ANSWERED_TOGETHER) setImmediate(() => answer(answers.slice(ANSWERED_TOGETHER)));
  };

  const weightOf = options.weightOf ?? (() => 1);
  let waitingWeight = 0;

  const nextBatch = (): Waiting<Item, Result>[] => {
    let items = 0;
    let weight = 0;
    for (const waiting of queue) {
      const more = weight + weightOf(waiting.item);
      if (items > 0 && more > options.batchMax) break;
      weight = more;
      items += 1;
    }
    waitingWeight -= weight;
    return queue.splice(0, items);
  };

  /** Runs a batch behind the one before it; gives what the next one sees of it. */
  const inItsPlace = (batch: readonly Waiting<Item, Result>[], before: Before): Before => {
    const near = Promise.withResolvers<void>();
    const come = Promise.withResolvers<boolean>();
    let handedOver = false;
    const turn: Turn = {
      ...before,
      handOver: () => {
        handedOver = true;
        near.resolve();
      },
      takeBack: () => {
        if (handedOver) come.resolve(false);
      },
    };
    const behind = async (): Promise<void> => {
      await toItsEnd(batch, turn);
      near.resolve();
      come.resolve(true);
    };
    return { done: behind(), near: near.promise, come: come.promise };
  };

  const toItsEnd = async (batch: readonly Waiting<Item, Result>[], turn: Turn): Promise<void> => {
    const answers = await runBatch(batch, turn);
    inFlight -= 1;
    begin();
    // One that fails before its turn does not let the next one pass the one in front.
    await turn.done;
    // The next batch begins first: the database must not wait while hundreds are answered.
    setImmediate(() => answer(answers));
  };

  const start = (): void => {
    while (queue.length > 0 && (inFlight === 0 || (inFlight === 1 && queue.length >= besideFrom))) {
      inFlight += 1;
      last = inItsPlace(nextBatch(), last);
    }
  };

  const begin = (): void => {
    if (options.gathers !== true) {
      start();
      return;
    }
    if (gathering || queue.length === 0) return;
    gathering = true;
    setImmediate(() => {
      gathering = false;
      start();
    });
  };

  return {
    waiting: () => queue.length,
    submit: async (item) =>
      await new Promise<Result>((resolve, reject) => {
        const weight = weightOf(item);
        if (queue.length > 0 && waitingWeight + weight > options.queueMax) {
          reject(new Refusal("busy"));
          return;
        }
        waitingWeight += weight;
        queue.push({ item, resolve, reject });
        begin();
      }),
  };
}
