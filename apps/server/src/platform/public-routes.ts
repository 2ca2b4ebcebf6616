import type { FastifyReply, FastifyRequest } from "fastify";
import type { Id } from "@yunquan/core/ids.ts";
import { z } from "@yunquan/contract/z.ts";
import { systemActor, type SystemActor } from "./actor.ts";
import { frontOf } from "./front.ts";
import { contentHash, idempotencyKeyOf, storeAnswer, takeKey } from "./idempotency.ts";
import type { Platform } from "./platform.ts";
import { preparedAnswersOf } from "./prepared.ts";
import { readInput, type Input, type Out, type Schema } from "./read-input.ts";
import { inSnapshot } from "./reading.ts";
import { mountable, refuseForeignOrigin, type OperationSpec, type Route } from "./route.ts";
import { inTransaction, type Work } from "./work.ts";

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
