import { createHash } from "node:crypto";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Actor } from "./actor.ts";
import { json, type Work } from "./work.ts";

const KEY = /^[A-Za-z0-9_.:#-]{8,200}$/;

/** The header every write carries. Refuses a missing one and one that is out of form. */
export function idempotencyKeyOf(header: string | string[] | undefined): string {
  if (typeof header !== "string" || !KEY.test(header)) throw new Refusal("idempotency-key-missing");
  return header;
}

/** Keys belong to an organisation and an operation; strangers share the public scope. */
export function idempotencyScope(actor: Actor): string {
  return actor.kind === "person" ? actor.organisationId : "public";
}

/**
 * Recognises the same content again. A password is left out: a fast hash of it must not lie in the database.
 */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(canonical(content)).digest("hex");
}

export interface StoredAnswer {
  readonly statusCode: number;
  readonly answer: unknown;
}

/**
 * Takes the key for this transaction, or gives the answer stored under it. A call with the same key that is still in
 * flight is waited for by the unique index. The same key with other content is refused.
 */
export async function takeKey(
  work: Work,
  operation: string,
  key: string,
  hash: string,
): Promise<StoredAnswer | undefined> {
  const scope = idempotencyScope(work.actor);
  const taken = await work.tx
    .insertInto("idempotencyKey")
    .values({ scope, operation, key, contentHash: hash, createdAt: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (taken !== undefined) return undefined;
  const stored = await work.tx
    .selectFrom("idempotencyKey")
    .select(["contentHash", "statusCode", "answer"])
    .where("scope", "=", scope)
    .where("operation", "=", operation)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (stored.contentHash !== hash) throw new Refusal("idempotency-key-reused");
  if (stored.statusCode === null) throw new Error("an idempotency key was committed without its answer");
  return { statusCode: stored.statusCode, answer: stored.answer };
}

/** Stores the answer under the key, in the transaction of the effect. */
export async function storeAnswer(work: Work, operation: string, key: string, stored: StoredAnswer): Promise<void> {
  await work.tx
    .updateTable("idempotencyKey")
    .set({ statusCode: stored.statusCode, answer: json(stored.answer) })
    .where("scope", "=", idempotencyScope(work.actor))
    .where("operation", "=", operation)
    .where("key", "=", key)
    .execute();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([name, part]) => part !== undefined && name !== "password");
    return `{${entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
