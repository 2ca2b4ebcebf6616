import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { isId } from "@yunquan/core/ids.ts";
import type { Refusal } from "@yunquan/core/refusal.ts";
import { systemActor, type PersonActor } from "./actor.ts";
import { createBatcher, type Batcher } from "./batcher.ts";
import type { Platform } from "./platform.ts";
import { inTransaction } from "./work.ts";

interface RefusedAttempt {
  readonly person_id: string | null;
  readonly organisation_id: string | null;
  readonly operation: string;
  readonly object_id: string | null;
  readonly code: string;
  readonly facts: unknown;
  readonly request_id: string;
}

/** So many are written at once. */
const ATTEMPTS_MAX = 500;

const notebooks = new WeakMap<Platform, Batcher<RefusedAttempt, true>>();

/** What was tried and refused is kept, in a small transaction of its own; what is refused at the same time shares one. */
export async function noteRefusal(
  platform: Platform,
  actor: PersonActor,
  operation: string,
  request: FastifyRequest,
  refusal: Refusal,
): Promise<void> {
  let notebook = notebooks.get(platform);
  if (notebook === undefined) {
    notebook = createBatcher<RefusedAttempt, true>({
      batchMax: ATTEMPTS_MAX,
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
