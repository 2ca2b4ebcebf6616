import type { Writable } from "node:stream";
import type pg from "pg";

/** How often a text is seen before it is prepared, and how many are: texts that vary with the length of a list stay out. */
const SEEN_MIN = 3;
const KEPT_MAX = 600;

/**
 * The texts of statements that come again: each is parsed and planned once per connection. A change of the schema under a
 * running server makes such a plan stale; `forget` gives every text a new name, so that the next try plans it anew.
 */
export class RepeatedTexts {
  readonly #names = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  #generation = 0;

  /** The name to prepare a text under; undefined while it has not come often enough. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= KEPT_MAX) return known;
    const times = (this.#seen.get(text) ?? 0) + 1;
    if (times < SEEN_MIN) {
      if (this.#seen.size >= KEPT_MAX) this.#seen.clear();
      this.#seen.set(text, times);
      return undefined;
    }
    this.#seen.delete(text);
    const name = `q${this.#generation}-${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  forget(): void {
    this.#generation += 1;
    this.#names.clear();
  }
}

type Ask = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

interface Corked {
  readonly connection: { readonly stream: Writable };
}

const BEGINS = /^(begin|start transaction)\b[^;]*$/;
const BEGUN = { command: "BEGIN", rowCount: 0, oid: 0, fields: [], rows: [] } satisfies pg.QueryResult;

/**
 * Makes a connection send texts that come again under a name (the statements of commands, not what opens and ends
 * transactions), and what is asked in one turn of the event loop in one piece. Nobody waits for the beginning of a
 * transaction: it goes out with the first statement. Should it fail, the connection is broken off before a second one can be asked.
 */
export function prepareRepeated(client: pg.PoolClient, texts: RepeatedTexts): void {
  const { stream } = (client as unknown as Corked).connection;
  let corked = false;
  let sending = false;
  const hold = (): void => {
    if (corked) return;
    corked = true;
    stream.cork();
  };
  const sendTogether = (): void => {
    hold();
    if (sending) return;
    sending = true;
    process.nextTick(() => {
      corked = false;
      sending = false;
      stream.uncork();
    });
  };
  const ask = client.query.bind(client) as unknown as (
    given: string | pg.QueryConfig,
    values?: unknown[],
  ) => Promise<pg.QueryResult>;
  const asked: Ask = async (text, values) => {
    if (typeof text === "string" && BEGINS.test(text)) {
      hold();
      ask(text, values).catch((error: unknown) => stream.destroy(error instanceof Error ? error : undefined));
      return BEGUN;
    }
    sendTogether();
    const name = values !== undefined && isStatement(text, values) ? texts.nameOf(text) : undefined;
    if (name === undefined) return await ask(text, values);
    try {
      return await ask({ name, text, values: [...(values ?? [])] });
    } catch (error) {
      if (isStalePlan(error)) texts.forget();
      throw error;
    }
  };
  Object.assign(client, { query: asked });
}

/** What is worth planning once: it asks or writes something. */
function isStatement(text: unknown, values: readonly unknown[]): boolean {
  return typeof text === "string" && (values.length > 0 || ASKS.test(text));
}

const ASKS = /^\s*(?:select|with|insert|update|delete)\b/i;

/** The schema changed under a prepared statement: nothing was done, and the next try is planned anew. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message.includes("cached plan must not change result type");
}
