import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { belongsTo, firstRevocations, insertConductRecord, revocationByCode, type ConductRecordRow } from "./store.ts";

/**
 * When the holder of this credit code was barred for fraud, whether as enterprise or as supplier; null if never. The same
 * code does not come back under another registration.
 * @clause 8.5
 */
export async function revokedSince(work: Work, creditCode: string): Promise<Instant | null> {
  return await revocationByCode(work, creditCode);
}

/** Those of these credit codes with a revocation, from whatever instant on: who waited for a lock judges by the one that he got it at. */
export async function revokedAmong(work: Work, codes: readonly string[]): Promise<ReadonlySet<string | null>> {
  return new Set((await firstRevocations(work, codes)).keys());
}

/** Writes one entry of an organisation's conduct record. The step that it stands for is the caller's. @clause 8.4 */
export async function enterConduct(
  work: Work,
  given: {
    organisationId: Id;
    kind: ConductRecordRow["kind"];
    reason: string;
    startsAt: Instant;
    endsAt?: Instant | null;
  },
): Promise<Id> {
  const id = work.newId();
  await insertConductRecord(work, {
    id,
    organisationId: given.organisationId,
    kind: given.kind,
    reason: given.reason,
    startsAt: given.startsAt,
    endsAt: given.endsAt ?? null,
    enteredBy: work.actor.kind === "person" ? work.actor.personId : null,
    enteredAt: work.now,
  });
  return id;
}

/** Refuses (`own-case`) a person who belongs to the organisation whose case he is to decide. */
export async function refuseOwnOrganisation(work: Work, organisationId: Id): Promise<void> {
  if (await belongsTo(work, organisationId)) throw new Refusal("own-case");
}
