import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "@yunquan/contract/z.ts";

/** What nearly every write answers: the object, its new state and its version. */
const written = z.object({ id: z.string(), version: z.number(), status: z.string().default("") });
export type Written = z.output<typeof written>;

/** An object and the version of it that was seen last. */
export interface Versioned {
  readonly path: string;
  version: number;
}

/** One signed-in person (or a visitor) of the demonstration, acting through the API as everybody does. */
export interface DemoClient {
  get<Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>>;
  post(path: string, body: unknown): Promise<Written>;
  put(path: string, body: unknown): Promise<Written>;
  /** A write that answers something else than the object it wrote. */
  ask<Shape extends z.ZodType>(shape: Shape, path: string, body: unknown): Promise<z.output<Shape>>;
  /** Takes a step of an object on the version it has now, which is asked for first. */
  step(object: string, action: string, body?: object): Promise<Written>;
  /** Takes a step on the version that the last step left, where nobody else can have changed it. */
  nextStep(object: Versioned, action: string, body?: object): Promise<void>;
  upload(purpose: string, name: string, bytes: Uint8Array): Promise<string>;
}

export interface DemoVisitor extends DemoClient {
  signIn(loginName: string, password: string): Promise<DemoClient>;
}

/** Somebody without an account, on the server that the seed opened for itself. */
export function demoVisitor(app: FastifyInstance): DemoVisitor {
  return {
    ...clientOf(app, undefined),
    signIn: async (loginName, password) => {
      const shape = z.object({ token: z.string() });
      const { token } = await clientOf(app, undefined).ask(shape, "/api/v1/sessions", { loginName, password });
      return clientOf(app, token);
    },
  };
}

function clientOf(app: FastifyInstance, token: string | undefined): DemoClient {
  const call = async (
    method: "GET" | "POST" | "PUT",
    path: string,
    given: { type?: string; payload?: string | Buffer } = {},
  ): Promise<unknown> => {
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === "GET" ? {} : { "idempotency-key": randomUUID() }),
        ...(given.type === undefined ? {} : { "content-type": given.type }),
      },
      ...(given.payload === undefined ? {} : { payload: given.payload }),
    });
    // The demonstration is written by the rules: whatever they refuse is a fault of the seed, and it stops.
    if (answer.statusCode >= 300) throw new Error(`seed: ${method} ${path} → ${answer.statusCode} ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const json = (body: unknown) => ({ type: "application/json", payload: JSON.stringify(body) });
  const client: DemoClient = {
    get: async (shape, path) => shape.parse(await call("GET", path)),
    post: async (path, body) => written.parse(await call("POST", path, json(body))),
    put: async (path, body) => written.parse(await call("PUT", path, json(body))),
    ask: async (shape, path, body) => shape.parse(await call("POST", path, json(body))),
    step: async (object, action, body = {}) => {
      const { version } = await client.get(z.object({ version: z.number() }), object);
      return await client.post(`${object}/${action}`, { version, ...body });
    },
    nextStep: async (object, action, body = {}) => {
      const after = await client.post(`${object.path}/${action}`, { version: object.version, ...body });
      object.version = after.version;
    },
    upload: async (purpose, name, bytes) => {
      const path = `/api/v1/files?purpose=${purpose}&name=${encodeURIComponent(name)}`;
      const file = await call("POST", path, { type: "application/octet-stream", payload: Buffer.from(bytes) });
      return z.object({ id: z.string() }).parse(file).id;
    },
  };
  return client;
}

/** Runs calls a few at a time, so that what arrives together can share a transaction; the answers keep the items' order. */
export async function severalAtOnce<Item, Result>(
  items: readonly Item[],
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const AT_ONCE = 4;
  const results = new Array<Result>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await run(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}
