import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Permission } from "@yunquan/core/permissions.ts";
import { permissions } from "@yunquan/core/permissions.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { z } from "@yunquan/contract/z.ts";
import type { PersonActor } from "./actor.ts";
import { contentHash, idempotencyKeyOf, storeAnswer, takeKey } from "./idempotency.ts";
import type { Platform } from "./platform.ts";
import { readInput, type Input, type Out, type Schema } from "./read-input.ts";
import { inSnapshot, inStatement } from "./reading.ts";
import { noteRefusal } from "./refused-attempts.ts";
import { inTransaction, type Work } from "./work.ts";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What an operation is called. */
type Summary = { readonly zh: string; readonly en: string };

/** What every operation declares: the same record mounts it, prints its OpenAPI entry and its row of the role matrix. */
export interface OperationSpec<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  readonly method: Method;
  readonly url: string;
  readonly summary: Summary;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  /** Refusals of this operation beyond those every operation has (not signed in, not permitted, invalid request …). */
  readonly refusals?: readonly RefusalCode[];
  readonly status?: 200 | 201;
  /** Headers of its own, for the description of the API. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A read that makes one statement needs no transaction around it; it is held to that. */
  readonly statements?: "one";
  /** Long work that its caller may stop: who leaves before its end has done nothing. Other writes are done, heard or not. */
  readonly stops?: true;
  /** What of the answer is kept under the idempotency key, for a call that is repeated: a secret is shown once and not kept. */
  readonly kept?: (answer: z.output<A>) => z.output<A>;
}

/** A mounted operation as data. */
export interface Route {
  readonly operation: string;
  readonly kind: "command" | "batched" | "query" | "upload" | "download" | "lines";
  /** The roles of the permission table, or `public`, spelled out. */
  readonly who: readonly Role[] | "public";
  readonly spec: OperationSpec<Schema, Schema, Schema, Schema>;
  readonly mount: (app: FastifyInstance, platform: Platform) => void;
}

/** A write that opens its own transaction. Needs an idempotency key; the first answer is given again for the same key. */
export function command<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  operation: Permission,
  spec: OperationSpec<P, Q, B, A>,
  handle: (work: Work<PersonActor>, input: Input<P, Q, B>) => Promise<Out<A>>,
): Route {
  return signedIn("command", operation, spec, async (platform, actor, request, reply) => {
    const input = readInput(spec, request);
    const key = idempotencyKeyOf(request.headers["idempotency-key"]);
    const hash = contentHash({ params: request.params, query: request.query, body: request.body });
    const stored = await inTransaction(platform, actor, request.id, async (work) => {
      const before = await takeKey(work, operation, key, hash);
      if (before !== undefined) return before;
      const output = await handle(work, input);
      if (spec.stops === true && reply.raw.destroyed) throw new Refusal("stopped");
      const result = { statusCode: spec.status ?? 200, answer: z.encode(spec.answer, output) };
      const kept = spec.kept === undefined ? result.answer : z.encode(spec.answer, spec.kept(output));
      await storeAnswer(work, operation, key, { ...result, answer: kept });
      return result;
    });
    await reply.code(stored.statusCode).send(stored.answer);
  });
}

/** A read. What is not the reader's is not found: the stores see to that. */
export function query<P extends Schema, Q extends Schema, A extends Schema>(
  operation: Permission,
  spec: OperationSpec<P, Q, Schema, A>,
  handle: (work: Work<PersonActor>, input: Input<P, Q, Schema>) => Promise<Out<A>>,
): Route {
  return signedIn("query", operation, spec, async (platform, actor, request, reply) => {
    const input = readInput(spec, request);
    const read = spec.statements === "one" ? inStatement : inSnapshot;
    const answer = await read(platform, actor, request.id, async (work) => await handle(work, input));
    await reply.code(spec.status ?? 200).send(z.encode(spec.answer, answer));
  });
}

/**
 * A write that runs transactions of its own, one after another (moving the clock lives through many). It takes its
 * idempotency key itself, in the first of them.
 */
export function stepped<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  operation: Permission,
  spec: OperationSpec<P, Q, B, A>,
  handle: (
    platform: Platform,
    actor: PersonActor,
    input: Input<P, Q, B>,
    call: { requestId: string; key: string; hash: string },
  ) => Promise<Out<A>>,
): Route {
  return signedIn("command", operation, spec, async (platform, actor, request, reply) => {
    const input = readInput(spec, request);
    const key = idempotencyKeyOf(request.headers["idempotency-key"]);
    const hash = contentHash({ params: request.params, query: request.query, body: request.body });
    // Months are lived through in longer than a silent line is kept open; whoever listens keeps it from being cut.
    reply.raw.on("timeout", () => undefined);
    const answer = await handle(platform, actor, input, { requestId: request.id, key, hash });
    await reply.code(spec.status ?? 200).send(z.encode(spec.answer, answer));
  });
}

/** What comes as lines: the body as it is, whatever a line holds. */
export interface LineCall {
  readonly requestId: string;
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
}

/**
 * A write of many records, one JSON value in each line of the body, each taken or refused for itself. It needs no idempotency
 * key, for every record carries an id of its own and is taken once. It shares transactions of its own making with other calls.
 */
export function lines<B extends Schema, A extends Schema>(
  operation: Permission,
  /** Its `body` describes one line, which `handle` checks. */
  spec: Omit<OperationSpec<Schema, Schema, B, A>, "kept">,
  handle: (platform: Platform, actor: PersonActor, call: LineCall) => Promise<Out<A>>,
): Route {
  return signedIn("lines", operation, spec, async (platform, actor, request, reply) => {
    const { body } = request;
    if (!Buffer.isBuffer(body) || !request.headers["content-type"]?.startsWith("application/x-ndjson"))
      throw new Refusal("unsupported-media");
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return typeof value === "string" ? value : undefined;
    };
    const answer = await handle(platform, actor, { requestId: request.id, body, header });
    await reply.code(spec.status ?? 200).send(z.encode(spec.answer, answer));
  });
}

/*
 * What the kinds of routes stand on, here and in `batched-route.ts`, `file-routes.ts` and `public-routes.ts`.
 */

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const writesByOperation = new Map<string, Summary>();

/** What an operation that writes is called; null for one that is there no more. */
export function nameOfWrite(operation: string): Summary | null {
  return writesByOperation.get(operation) ?? null;
}

/** An operation for people who are signed in and hold one of its roles. What is refused of a write is noted. */
export function signedIn(
  kind: Route["kind"],
  operation: Permission,
  spec: OperationSpec<Schema, Schema, Schema, Schema>,
  handle: (platform: Platform, actor: PersonActor, request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): Route {
  const who: readonly Role[] = permissions[operation];
  if (spec.method !== "GET" && !writesByOperation.has(operation)) writesByOperation.set(operation, spec.summary);
  return mountable(kind, operation, who, spec, (platform) => async (request, reply) => {
    if (spec.method !== "GET") refuseForeignOrigin(platform, request);
    const actor = await platform.actorOf(request);
    try {
      if (!actor.roles.some((role) => who.includes(role))) throw new Refusal("not-permitted", { action: operation });
      await handle(platform, actor, request, reply);
    } catch (error) {
      if (error instanceof Refusal && spec.method !== "GET")
        await noteRefusal(platform, actor, operation, request, error);
      throw error;
    }
  });
}

/** A handler as a record that can be mounted and described. */
export function mountable(
  kind: Route["kind"],
  operation: string,
  who: Route["who"],
  spec: OperationSpec<Schema, Schema, Schema, Schema>,
  handler: (platform: Platform, app: FastifyInstance) => Handler,
): Route {
  return {
    operation,
    kind,
    who,
    spec,
    mount: (app, platform) => {
      const handle = handler(platform, app);
      app.route({ method: spec.method, url: spec.url, handler: handle });
    },
  };
}

/** A cookie travels by itself: a write from another site's page is refused. Calls with a bearer token carry no Origin. */
export function refuseForeignOrigin(platform: Platform, request: FastifyRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const own = platform.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ""}`;
  if (origin !== own) throw new Refusal("foreign-origin");
}
