import { PassThrough, type Writable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Permission } from "@yunquan/core/permissions.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { z } from "@yunquan/contract/z.ts";
import { systemActor, type PersonActor, type SystemActor } from "./actor.ts";
import { sha256Of } from "./file-store.ts";
import { contentHash, idempotencyKeyOf, storeAnswer, takeKey } from "./idempotency.ts";
import type { Platform } from "./platform.ts";
import { readInput, type Input, type Out, type Schema } from "./read-input.ts";
import { mountable, signedIn, type OperationSpec, type Route } from "./route.ts";
import { inTransaction, type Work } from "./work.ts";

/** A file to send: its bytes with their hash, so that the receiver can check them. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  /** The content, or how to get it once the transaction is over (a dump of the database cannot be taken inside one). */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  readonly sha256?: string;
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
