import { hash as digest } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Actor } from "./actor.ts";
import { json, type Work } from "./work.ts";
import { ask } from "./ask.ts";
import { recordset } from "./recordset.ts";

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
 * Recognises the same content again. Passwords, old and new, are left out: a fast hash of them must not lie in the database.
 */
export function contentHash(content: unknown): string {
  return digest("sha256", canonical(content));
}

export interface StoredAnswer {
  readonly statusCode: number;
  /** As it was encoded; a new one of a batch as text, which is stored and sent as it is. */
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

/** A key as a batch takes it, with the content it came with. */
export interface GivenKey {
  readonly scope: string;
  readonly key: string;
  readonly hash: string;
}

/**
 * Takes many keys of one operation at once, in one order: a call with the same key that is in flight elsewhere is waited
 * for. Gives for each the answer stored under it, undefined when it is new, or the refusal of a key that came with other content.
 * What is new is stored at the end, with its answer, by `storeAnswers`.
 */
export async function takeKeys(
  work: Work,
  operation: string,
  given: readonly GivenKey[],
): Promise<readonly (StoredAnswer | Refusal | undefined)[]> {
  const keys = recordset(given, { scope: "text", key: "text" });
  const [, rows] = await Promise.all([
    ask(
      work,
      sql`select count(pg_advisory_xact_lock(held.lock)) as locked from (
        select distinct hashtextextended(${operation} || '/' || r.scope || '/' || r.key, 0) as lock from ${keys} order by lock) held`,
    ),
    // A statement of its own: it sees what those wrote who were waited for.
    ask(
      work,
      sql<{ scope: string; key: string; hash: string; code: number; answer: unknown }>`
        select r.scope, r.key, t.content_hash as hash, t.status_code as code, t.answer from ${keys} cross join lateral (
          select * from idempotency_key t where t.scope = r.scope and t.operation = ${operation} and t.key = r.key limit 1) t`,
    ),
  ]);
  const stored = new Map(rows.map((row) => [`${row.scope}/${row.key}`, row]));
  return given.map(({ scope, key, hash }) => {
    const row = stored.get(`${scope}/${key}`);
    if (row === undefined) return undefined;
    if (row.hash !== hash) return new Refusal("idempotency-key-reused");
    return { statusCode: row.code, answer: row.answer };
  });
}

const answeredShape = { scope: "text", key: "text", hash: "text", statusCode: "integer", answer: "json" };

/** Stores the answers of a batch under the keys that `takeKeys` found to be new, in the transaction of their effects. */
export async function storeAnswers(
  work: Work,
  operation: string,
  answered: readonly (GivenKey & StoredAnswer)[],
): Promise<void> {
  if (answered.length === 0) return;
  await ask(
    work,
    sql`insert into idempotency_key (scope, operation, key, content_hash, status_code, answer, created_at)
    select r.scope, ${operation}, r.key, r.hash, r."statusCode", r.answer, ${work.now}::timestamptz
    from ${recordset(answered, answeredShape)}`,
  );
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
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const part of value) text += `${text === "" ? "" : ","}${canonical(part)}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(record).toSorted()) {
    const part = record[name];
    if (part === undefined || PASSWORD.test(name)) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonical(part)}`;
  }
  return `{${text}}`;
}

const PASSWORD = /password$/i;
