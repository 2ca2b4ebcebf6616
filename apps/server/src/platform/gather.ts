import type { Tx, Work } from "./work.ts";

/*
 * What many items of one batch ask at the same moment is asked once. The items are decided side by side; whatever they
 * ask in the same turn of the event loop becomes one statement. A single caller is a batch of one and pays nothing more.
 */

interface Asked<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

interface Turn {
  /** By the loader that will answer them, in the order in which loaders were first asked. */
  readonly waiting: Map<Loader<never, never>, { readonly work: Work; readonly asked: Asked<never, never>[] }>;
  readonly flying: Map<string, Promise<unknown>>;
  running: boolean;
}

type Loader<Key, Value> = (work: Work, keys: readonly Key[]) => Promise<readonly Value[]>;

const turns = new WeakMap<Tx, Turn>();

function turnOf(work: Work): Turn {
  let turn = turns.get(work.tx);
  if (turn === undefined) {
    turn = { waiting: new Map(), flying: new Map(), running: false };
    turns.set(work.tx, turn);
  }
  return turn;
}

/**
 * A question that is asked for many keys in one statement. `load` gives one value for each key, in their order; a Refusal
 * among them is thrown to the item that asked, and only to it.
 */
export function gathered<Key, Value>(load: Loader<Key, Value | Error>): (work: Work, key: Key) => Promise<Value> {
  return async (work, key) =>
    await new Promise<Value>((resolve, reject) => {
      const turn = turnOf(work);
      const loader = load as unknown as Loader<never, never>;
      const entry = turn.waiting.get(loader) ?? { work, asked: [] };
      turn.waiting.set(loader, entry);
      (entry.asked as unknown as Asked<Key, Value>[]).push({ key, resolve, reject });
      if (turn.running) return;
      turn.running = true;
      // After everything that is ready now has asked: microtasks first, then this.
      void Promise.resolve().then(() => process.nextTick(() => void answer(turn)));
    });
}

/** The same question asked while it is being answered gets the same answer: what a whole programme shares. */
export async function shared<Value>(work: Work, question: string, ask: () => Promise<Value>): Promise<Value> {
  const { flying } = turnOf(work);
  const known = flying.get(question) as Promise<Value> | undefined;
  if (known !== undefined) return await known;
  const answered = ask().finally(() => flying.delete(question));
  flying.set(question, answered);
  return await answered;
}

/** The loaders that were asked in one turn send their statements together, in the order in which they were first asked. */
async function answer(turn: Turn): Promise<void> {
  while (turn.waiting.size > 0) {
    const loaders = [...turn.waiting];
    turn.waiting.clear();
    await Promise.all(loaders.map(async ([loader, { work, asked }]) => await answerOne(loader, work, asked)));
    // What the answers woke asks in one turn again.
    await new Promise((resolve) => process.nextTick(resolve));
  }
  turn.running = false;
}

async function answerOne<Key, Value>(
  load: Loader<Key, Value | Error>,
  work: Work,
  asked: readonly Asked<Key, Value>[],
): Promise<void> {
  try {
    const values = await load(
      work,
      asked.map(({ key }) => key),
    );
    for (const [index, { resolve, reject }] of asked.entries()) {
      const value = values[index];
      if (index >= values.length) reject(new Error("a loader answered fewer keys than it was given"));
      else if (value instanceof Error) reject(value);
      else resolve(value as Value);
    }
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
