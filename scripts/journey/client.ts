import { randomUUID } from "node:crypto";

/** A refusal that the server answered: what the journey expects at some steps, and what fails it at all others. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly answer: Record<string, unknown>;

  constructor(call: string, status: number, answer: Record<string, unknown>) {
    super(
      `${call} → ${status} ${String(answer["code"])}: ${String(answer["detailZh"])} ${JSON.stringify(answer["faults"] ?? [])} ${JSON.stringify(answer["facts"] ?? {})}`,
    );
    this.status = status;
    this.code = String(answer["code"]);
    this.answer = answer;
  }
}

/** The wire has no types of ours: an answer is read where it is used, and a missing field fails the journey. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Wire = any;

export interface Client {
  readonly name: string;
  get(path: string): Promise<Wire>;
  post(path: string, body?: unknown, key?: string): Promise<Wire>;
  put(path: string, body: unknown): Promise<Wire>;
  upload(purpose: string, name: string, bytes: Uint8Array): Promise<Wire>;
  download(path: string): Promise<Uint8Array>;
  /** Every page of a list, by its cursors. */
  all(path: string): Promise<Wire[]>;
}

export interface Visitor extends Client {
  /** Signs a person in and gives a client that acts as him. */
  signIn(loginName: string, password: string): Promise<Client>;
  /** A program that carries an API key. */
  withToken(token: string): Client;
}

/** Talks to the server as anybody does: over HTTP, with a token once signed in. */
export function visitor(url: string): Visitor {
  const nobody = clientOf(url, "访客", undefined);
  return {
    ...nobody,
    withToken: (token) => clientOf(url, "接口程序", token),
    async signIn(loginName, password) {
      const session: Wire = await nobody.post("/api/v1/sessions", { loginName, password });
      return clientOf(url, `${session.name}（${session.memberships[0]?.organisationName ?? "-"}）`, session.token);
    },
  };
}

function clientOf(url: string, name: string, token: string | undefined): Client {
  const call = async (
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    headers: Record<string, string>,
  ): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) {
      const text = await response.text();
      let answer: Record<string, unknown>;
      try {
        answer = JSON.parse(text) as Record<string, unknown>;
      } catch {
        answer = { code: "not-json", detailZh: text.slice(0, 200) };
      }
      throw new Refused(`${name} ${method} ${path}`, response.status, answer);
    }
    return response;
  };
  const write = async (method: string, path: string, body: unknown, key: string): Promise<Wire> => {
    const response = await call(method, path, JSON.stringify(body ?? {}), {
      "content-type": "application/json",
      "idempotency-key": key,
    });
    return await response.json();
  };
  const get = async (path: string): Promise<Wire> => await (await call("GET", path, undefined, {})).json();
  return {
    name,
    get,
    post: async (path, body, key = randomUUID()) => await write("POST", path, body, key),
    put: async (path, body) => await write("PUT", path, body, randomUUID()),
    upload: async (purpose, fileName, bytes) => {
      const response = await call(
        "POST",
        `/api/v1/files?purpose=${purpose}&name=${encodeURIComponent(fileName)}`,
        new Uint8Array(bytes),
        {
          "content-type": "application/octet-stream",
          "idempotency-key": randomUUID(),
        },
      );
      return await response.json();
    },
    download: async (path) => new Uint8Array(await (await call("GET", path, undefined, {})).arrayBuffer()),
    all: async (path) => {
      const items: Wire[] = [];
      let cursor: string | null = null;
      do {
        const glue = path.includes("?") ? "&" : "?";
        const page: Wire = await get(
          `${path}${glue}limit=100${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return items;
    },
  };
}

/** Runs calls at most `width` at a time, in order of start; the answers keep the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await run(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
