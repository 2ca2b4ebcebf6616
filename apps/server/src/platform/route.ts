import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PassThrough, type Writable } from "node:stream";
import { sql } from "kysely";
import type { Permission } from "@yunquan/core/permissions.ts";
import { permissions } from "@yunquan/core/permissions.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { Refusal, type FieldFault } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { isId, type Id } from "@yunquan/core/ids.ts";
import { z } from "@yunquan/contract/z.ts";
import { systemActor, type PersonActor, type SystemActor } from "./actor.ts";
import { createBatcher, type Batcher } from "./batcher.ts";
import { sha256Of } from "./file-store.ts";
import {
  contentHash,
  idempotencyKeyOf,
  idempotencyScope,
  storeAnswer,
  storeAnswers,
  takeKey,
  takeKeys,
  type GivenKey,
  type StoredAnswer,
} from "./idempotency.ts";
import { frontOf } from "./front.ts";
import type { Platform } from "./platform.ts";
import { preparedAnswersOf } from "./prepared.ts";
import { inSnapshot, inStatement } from "./reading.ts";
import { inTransaction, planByKeys, type Work } from "./work.ts";

type Schema = z.ZodType;
type Method = "GET" | "POST" | "PUT" | "DELETE";
type Out<S extends Schema> = z.output<S>;

/** What every operation declares: the same record mounts it, prints its OpenAPI entry and its row of the role matrix. */
export interface OperationSpec<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  readonly method: Method;
  readonly url: string;
  readonly summary: { readonly zh: string; readonly en: string };
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

export interface Input<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: Out<P>;
  readonly query: Out<Q>;
  readonly body: Out<B>;
}

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

/** A file to send: its bytes with their hash, so that the receiver can check them. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  /** The content, or how to get it once the transaction is over (a dump of the database cannot be taken inside one). */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  readonly sha256?: string;
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
      const result = { statusCode: spec.status ?? 200, answer: z.encode(spec.answer, output) };
      const kept = spec.kept === undefined ? result.answer : z.encode(spec.answer, spec.kept(output));
      await storeAnswer(work, operation, key, { ...result, answer: kept });
      return result;
    });
    await reply.code(stored.statusCode).send(stored.answer);
  });
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
  ): Promise<readonly (StoredAnswer | Refusal)[]> =>
    await inTransaction(platform, systemActor, items[0]?.requestId ?? "batch", async (work) => {
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
          const stored = { statusCode: spec.status ?? 200, answer: z.encode(spec.answer, outcome) };
          results.set(index, stored);
          answered.push({ ...given, ...stored });
        }
      }
      await storeAnswers(work, operation, answered);
      return items.map(({ given }, index) => {
        const known = before[index] ?? results.get(index);
        if (known !== undefined) return known;
        const of = first.get(`${given.scope}/${given.key}`) ?? index;
        if (items[of]?.given.hash !== given.hash) return new Refusal("idempotency-key-reused");
        return results.get(of) ?? new Refusal("busy");
      });
    });

  return signedIn("batched", operation, spec, async (platform, actor, request, reply) => {
    let batcher = batchers.get(platform);
    if (batcher === undefined) {
      batcher = createBatcher<Item, StoredAnswer>({
        batchMax: platform.database.kind === "embedded" ? BATCH_MAX_EMBEDDED : BATCH_MAX,
        queueMax: platform.config.queueMax,
        gathers: platform.database.kind === "embedded",
        // The embedded database does one thing at a time.
        ...(look === undefined || platform.database.kind === "embedded" ? {} : { besideFrom: BESIDE_FROM }),
        run: async (queued, turn) => {
          if (look === undefined || queued.length < BESIDE_FROM || platform.database.kind === "embedded") {
            await turn;
            return await run(platform, queued, undefined);
          }
          const requestId = queued[0]?.requestId ?? "batch";
          // Nothing is held yet while it waits: what is locked is locked in its turn.
          const [seen] = await Promise.all([
            inSnapshot(platform, systemActor, requestId, async (work) => await look(work, queued)),
            turn,
          ]);
          return await run(platform, queued, seen);
        },
      });
      batchers.set(platform, batcher);
    }
    const input = readInput(spec, request);
    const key = idempotencyKeyOf(request.headers["idempotency-key"]);
    const hash = contentHash({ params: request.params, query: request.query, body: request.body });
    const given = { scope: idempotencyScope(actor), key, hash };
    const answered = await batcher.submit({ actor, input, given, requestId: request.id });
    await reply.code(answered.statusCode).send(answered.answer);
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

/** A read that sends a file. */
export function download<P extends Schema, Q extends Schema>(
  operation: Permission,
  spec: Omit<OperationSpec<P, Q, Schema, Schema>, "answer">,
  handle: (work: Work<PersonActor>, input: Input<P, Q, Schema>, platform: Platform) => Promise<Download>,
): Route {
  const whole = { ...spec, answer: z.any().meta({ description: "file" }) };
  return signedIn("download", operation, whole, async (platform, actor, request, reply) => {
    const input = readInput(whole, request);
    const file = await inTransaction(platform, actor, request.id, async (work) => await handle(work, input, platform));
    await sendDownload(reply, file);
  });
}

/** A file that is sent while it is still being made. */
export interface Streamed {
  readonly name: string;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Writes it and ends the sink. The signal tells that nobody takes it any more; it then stops and rejects. */
  readonly write: (sink: Writable, signal: AbortSignal) => Promise<void>;
}

/**
 * A read that sends a file of any length. What `handle` refuses is answered as ever; what fails after that breaks the
 * connection, so that nobody takes a part for the whole.
 */
export function streamed<P extends Schema, Q extends Schema>(
  operation: Permission,
  spec: Omit<OperationSpec<P, Q, Schema, Schema>, "answer">,
  handle: (platform: Platform, actor: PersonActor, input: Input<P, Q, Schema>, requestId: string) => Promise<Streamed>,
): Route {
  const whole = { ...spec, answer: z.any().meta({ description: "file" }) };
  return signedIn("download", operation, whole, async (platform, actor, request, reply) => {
    // Whoever asks for the head of a file takes none: nothing is read for him, and nothing noted.
    if (request.method === "HEAD") {
      await reply.send("");
      return;
    }
    const file = await handle(platform, actor, readInput(whole, request), request.id);
    const sink = new PassThrough();
    const gone = new AbortController();
    sink.once("close", () => gone.abort(new Error("nobody takes the file any more")));
    file.write(sink, gone.signal).catch((error: unknown) => {
      if (!gone.signal.aborted) request.log.error({ err: error, requestId: request.id }, "a file broke off");
      sink.destroy(error instanceof Error ? error : new Error("the file broke off"));
    });
    await reply
      .headers(file.headers ?? {})
      .header("content-type", file.mediaType)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header("x-content-type-options", "nosniff")
      .send(sink);
  });
}

/**
 * A file that comes in as the raw body. `prepare` checks the content and puts the bytes away before any transaction is
 * open; `handle` registers them in one. The same key with the same content gives the first answer again.
 */
export function upload<P extends Schema, Q extends Schema, A extends Schema, Prepared>(
  operation: Permission,
  spec: OperationSpec<P, Q, Schema, A>,
  prepare: (platform: Platform, input: Input<P, Q, Schema>, bytes: Uint8Array) => Promise<Prepared>,
  handle: (work: Work<PersonActor>, input: Input<P, Q, Schema>, prepared: Prepared) => Promise<Out<A>>,
): Route {
  return signedIn("upload", operation, spec, async (platform, actor, request, reply) => {
    const input = readInput(spec, request);
    const key = idempotencyKeyOf(request.headers["idempotency-key"]);
    if (!Buffer.isBuffer(request.body)) throw new Refusal("unsupported-media");
    const hash = contentHash({ params: request.params, query: request.query, body: sha256Of(request.body) });
    const prepared = await prepare(platform, input, request.body);
    const stored = await inTransaction(platform, actor, request.id, async (work) => {
      const before = await takeKey(work, operation, key, hash);
      if (before !== undefined) return before;
      const answer = z.encode(spec.answer, await handle(work, input, prepared));
      const result = { statusCode: spec.status ?? 201, answer };
      await storeAnswer(work, operation, key, result);
      return result;
    });
    await reply.code(stored.statusCode).send(stored.answer);
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

/**
 * A read for everybody whose answer is made once per revision of what is published and kept in memory, ready to send. Only
 * for answers that depend on nothing but that (`published_revision` and the triggers that raise it).
 */
export function preparedQuery<P extends Schema, Q extends Schema, A extends Schema>(
  operation: string,
  spec: OperationSpec<P, Q, Schema, A>,
  handle: (work: Work<SystemActor>, input: Input<P, Q, Schema>) => Promise<Out<A>>,
): Route {
  return mountable("query", operation, "public", spec, (platform, app) => {
    const answers = preparedAnswersOf(platform);
    const front = frontOf(app);
    return async (request, reply) => {
      const input = readInput(spec, request);
      // One name for all the ways in which the same thing can be asked.
      const name = `${spec.url} ${JSON.stringify([input.params, input.query])}`;
      const answer = await answers.get(name, "application/json; charset=utf-8", async (work) =>
        JSON.stringify(z.encode(spec.answer, await handle(work, input))),
      );
      if (!request.url.includes("?")) front.offer(request.url, (cookie) => (cookie === undefined ? name : undefined));
      await front.send(reply, answer);
    };
  });
}

/** A read for everybody, spelled out. */
export function publicQuery<P extends Schema, Q extends Schema, A extends Schema>(
  operation: string,
  spec: OperationSpec<P, Q, Schema, A>,
  handle: (work: Work<SystemActor>, input: Input<P, Q, Schema>, platform: Platform) => Promise<Out<A>>,
): Route {
  return mountable("query", operation, "public", spec, (platform) => async (request, reply) => {
    const input = readInput(spec, request);
    const answer = await inSnapshot(
      platform,
      systemActor,
      request.id,
      async (work) => await handle(work, input, platform),
    );
    await reply.code(spec.status ?? 200).send(z.encode(spec.answer, answer));
  });
}

export function publicDownload<P extends Schema, Q extends Schema>(
  operation: string,
  spec: Omit<OperationSpec<P, Q, Schema, Schema>, "answer">,
  handle: (work: Work<SystemActor>, input: Input<P, Q, Schema>, platform: Platform) => Promise<Download>,
): Route {
  const whole = { ...spec, answer: z.any().meta({ description: "file" }) };
  return mountable("download", operation, "public", whole, (platform) => async (request, reply) => {
    const input = readInput(whole, request);
    await sendDownload(
      reply,
      await inTransaction(platform, systemActor, request.id, async (work) => await handle(work, input, platform)),
    );
  });
}

/** What a public write may set on the answer besides its body: the session cookie. */
export interface PublicReply {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly platform: Platform;
}

/** A write without a session (sign in, register). It says itself how it guards against repetition. */
export function publicCommand<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  operation: string,
  spec: OperationSpec<P, Q, B, A>,
  handle: (input: Input<P, Q, B>, context: PublicReply) => Promise<Out<A>>,
): Route {
  return mountable("command", operation, "public", spec, (platform) => async (request, reply) => {
    refuseForeignOrigin(platform, request);
    const input = readInput(spec, request);
    const answer = await handle(input, { request, reply, platform });
    await reply.code(spec.status ?? 200).send(z.encode(spec.answer, answer));
  });
}

/** A public write under an idempotency key, in one transaction, as the system. */
export async function oncePublic<Result>(
  context: PublicReply,
  operation: string,
  run: (work: Work<SystemActor>) => Promise<Result>,
  /** Whose keys these are, when somebody does something to himself; strangers share one store of keys. */
  personId?: Id,
): Promise<Result> {
  const { request, platform } = context;
  const given = idempotencyKeyOf(request.headers["idempotency-key"]);
  const key = personId === undefined ? given : `${personId}/${given}`;
  const hash = contentHash({ params: request.params, query: request.query, body: request.body });
  return await inTransaction(platform, systemActor, request.id, async (work) => {
    const before = await takeKey(work, operation, key, hash);
    if (before !== undefined) return before.answer as Result;
    const result = await run(work);
    await storeAnswer(work, operation, key, { statusCode: 200, answer: result });
    return result;
  });
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

function signedIn(
  kind: Route["kind"],
  operation: Permission,
  spec: OperationSpec<Schema, Schema, Schema, Schema>,
  handle: (platform: Platform, actor: PersonActor, request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): Route {
  const who: readonly Role[] = permissions[operation];
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

function mountable(
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

/** Reads params, query and body together, so that every field's fault is told at once. */
function readInput<P extends Schema, Q extends Schema, B extends Schema>(
  spec: { readonly params?: P; readonly query?: Q; readonly body?: B },
  request: FastifyRequest,
): Input<P, Q, B> {
  const faults: FieldFault[] = [];
  const read = (schema: Schema | undefined, value: unknown, place: string): unknown => {
    if (schema === undefined) return undefined;
    const unstorable = unstorableText(value, place);
    if (unstorable !== null) {
      faults.push(unstorable);
      return undefined;
    }
    const parsed = schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, place)));
    return undefined;
  };
  const params = read(spec.params, request.params, "params");
  const asked = read(spec.query, request.query, "query");
  const body = read(spec.body, request.body, "");
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
  return { params, query: asked, body } as Input<P, Q, B>;
}

/** Text with a NUL or half a surrogate pair is no text that the database could keep as it is; the first one found is told. */
function unstorableText(value: unknown, path: string): FieldFault | null {
  if (typeof value === "string") {
    if (value.isWellFormed() && !value.includes("\u0000")) return null;
    return { path, code: "unstorable-text", zh: "含有不能保存的字符", en: "contains characters that cannot be kept" };
  }
  if (value === null || typeof value !== "object" || Buffer.isBuffer(value)) return null;
  for (const [name, part] of Object.entries(value)) {
    const fault =
      unstorableText(name, path) ?? unstorableText(part, [path, name].filter((one) => one !== "").join("."));
    if (fault !== null) return fault;
  }
  return null;
}

function faultsOf(issue: z.core.$ZodIssue, place: string): FieldFault[] {
  const path = [...(place === "" ? [] : [place]), ...issue.path.map(String)].join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      path: path === "" ? name : `${path}.${name}`,
      code: "unknown-field",
      zh: "未知字段",
      en: "unknown field",
    }));
  }
  const [zh = "", en] = issue.message.split(" | ");
  if (en !== undefined) return [{ path, code: issue.code, zh, en }];
  return [{ path, code: issue.code, zh: wordsOf(issue), en: issue.message }];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "必填" : "类型不正确";
    case "too_small":
      return "过短或过小";
    case "too_big":
      return "过长或过大";
    case "invalid_value":
      return `须为以下之一：${issue.values.map(String).join("、")}`;
    case "invalid_format":
      return "格式不正确";
    default:
      return "填写有误";
  }
}

/** A cookie travels by itself: a write from another site's page is refused. Calls with a bearer token carry no Origin. */
function refuseForeignOrigin(platform: Platform, request: FastifyRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const own = platform.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ""}`;
  if (origin !== own) throw new Refusal("foreign-origin");
}

interface RefusedAttempt {
  readonly person_id: string | null;
  readonly organisation_id: string | null;
  readonly operation: string;
  readonly object_id: string | null;
  readonly code: string;
  readonly facts: unknown;
  readonly request_id: string;
}

const notebooks = new WeakMap<Platform, Batcher<RefusedAttempt, true>>();

/** What was tried and refused is kept, in a small transaction of its own; what is refused at the same time shares one. */
async function noteRefusal(
  platform: Platform,
  actor: PersonActor,
  operation: string,
  request: FastifyRequest,
  refusal: Refusal,
): Promise<void> {
  let notebook = notebooks.get(platform);
  if (notebook === undefined) {
    notebook = createBatcher<RefusedAttempt, true>({
      batchMax: BATCH_MAX,
      queueMax: Number.POSITIVE_INFINITY,
      run: async (attempts) =>
        await inTransaction(platform, systemActor, attempts[0]?.request_id ?? "refused", async (work) => {
          await sql`insert into refused_attempt (at, person_id, organisation_id, operation, object_id, code, facts, request_id)
            select ${work.now}::timestamptz, r.person_id, r.organisation_id, r.operation, r.object_id, r.code, r.facts, r.request_id
            from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb) as r(person_id uuid, organisation_id uuid, operation text,
              object_id text, code text, facts jsonb, request_id text)`.execute(work.tx);
          return attempts.map(() => true as const);
        }),
    });
    notebooks.set(platform, notebook);
  }
  await notebook.submit({
    person_id: actor.personId,
    organisation_id: actor.organisationId,
    operation,
    object_id: objectOf(request),
    code: refusal.code,
    facts: keepable(refusal.facts),
    request_id: request.id,
  });
}

/** A file's own text may stand in a fact, with characters that the column would not take. */
function keepable(facts: Refusal["facts"]): Refusal["facts"] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "\ufffd") : value,
    ]),
  );
}

/** The id in the address; whatever else somebody wrote in its place is not kept. */
function objectOf(request: FastifyRequest): string | null {
  const id = (request.params as { id?: string } | undefined)?.id ?? "";
  return isId(id) ? id : null;
}

async function sendDownload(reply: FastifyReply, file: Download): Promise<void> {
  const bytes = typeof file.bytes === "function" ? await file.bytes() : file.bytes;
  if (file.sha256 !== undefined)
    void reply.header("content-digest", `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`);
  await reply
    .header("content-type", file.mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("x-content-type-options", "nosniff")
    .send(Buffer.from(bytes));
}
