import { sql, type Updateable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Tables } from "./database/tables.generated.ts";
import { json, type Work } from "./work.ts";

/** Tables whose rows live by a lifecycle: they have id, status and version. */
export type LifecycleTable = {
  [Name in keyof Tables]: Tables[Name] extends { id: unknown; status: unknown; version: unknown } ? Name : never;
}[keyof Tables];

/** What of an object its step needs: where it stands now, and where it is counted. */
export interface Standing {
  readonly id: Id;
  readonly status: string;
  readonly version: number;
  readonly programmeId?: Id | null;
  readonly cityCode?: string | null;
}

export interface StepRecord<Name extends LifecycleTable> {
  readonly table: Name;
  readonly object: Standing;
  /** Past tense, with its noun: `claim.approved`. */
  readonly action: string;
  /** From the lifecycle table (`stepTo`); the same as before for a change that is no step. */
  readonly to: string;
  readonly changes?: Updateable<Tables[Name]>;
  /** True when a person decided the case: he may not decide it a second time (four eyes). */
  readonly deciding?: boolean;
  readonly reason?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly editionId?: Id | null;
}

/**
 * Writes status, version, the given columns and the history line together. Refuses (`stale-version`) when the row is no
 * longer in the state and version that was decided on. Returns the new version.
 */
export async function recordStep<Name extends LifecycleTable>(work: Work, step: StepRecord<Name>): Promise<number> {
  const { object } = step;
  const version = object.version + 1;
  const assignments = Object.entries({ ...step.changes, status: step.to, version }).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const updated =
    await sql`update ${sql.table(step.table)} set ${sql.join(assignments)} where id = ${object.id} and status = ${object.status} and version = ${object.version}`.execute(
      work.tx,
    );
  if (updated.numAffectedRows !== 1n) throw new Refusal("stale-version", { noun: step.table });
  await recordHistory(work, {
    objectType: step.table,
    objectId: object.id,
    action: step.action,
    fromStatus: object.status,
    toStatus: step.to,
    deciding: step.deciding ?? false,
    reason: step.reason ?? null,
    facts: step.facts ?? {},
    editionId: step.editionId ?? null,
  });
  countStep(work, step.table, object, step.to);
  return version;
}

/** The history line of an object that was just inserted, and its place in the counts. */
export async function recordCreation(
  work: Work,
  creation: {
    table: string;
    object: Standing;
    action: string;
    facts?: Readonly<Record<string, unknown>>;
    editionId?: Id | null;
  },
): Promise<void> {
  const { object } = creation;
  await recordHistory(work, {
    objectType: creation.table,
    objectId: object.id,
    action: creation.action,
    fromStatus: null,
    toStatus: object.status,
    deciding: false,
    reason: null,
    facts: creation.facts ?? {},
    editionId: creation.editionId ?? null,
  });
  if (object.programmeId != null && object.cityCode != null)
    changeCount(work, creation.table, object.programmeId, object.cityCode, object.status, 1);
}

export interface HistoryLine {
  readonly objectType: string;
  readonly objectId: Id;
  readonly action: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly deciding: boolean;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly editionId: Id | null;
}

/** One history line. For things without a lifecycle (a file read, a setting changed); steps go through `recordStep`. */
export async function recordHistory(work: Work, line: HistoryLine): Promise<void> {
  const { actor } = work;
  const person = actor.kind === "person" ? actor : null;
  await work.tx
    .insertInto("history")
    .values({
      at: work.now,
      actorKind: actor.kind,
      personId: person?.personId ?? null,
      organisationId: person?.organisationId ?? null,
      role: actor.roles.join(","),
      objectType: line.objectType,
      objectId: line.objectId,
      action: line.action,
      fromStatus: line.fromStatus,
      toStatus: line.toStatus,
      deciding: line.deciding,
      reason: line.reason,
      facts: json(line.facts),
      editionId: line.editionId,
      requestId: work.requestId,
    })
    .execute();
}

/**
 * Refuses (`second-hand`) a person who already decided something in one of these objects: who reviewed does not approve,
 * who approved does not pay. With `actions`, only these earlier acts count: a reviewer may look again at what he returned.
 */
export async function refuseSecondHand(
  work: Work,
  objectIds: readonly Id[],
  actions?: readonly string[],
): Promise<void> {
  if (work.actor.kind !== "person" || objectIds.length === 0) return;
  const earlier = await work.tx
    .selectFrom("history")
    .select("action")
    .where("personId", "=", work.actor.personId)
    .where("deciding", "=", true)
    .where("objectId", "in", [...objectIds])
    .$if(actions !== undefined, (query) => query.where("action", "in", [...(actions ?? [])]))
    .limit(1)
    .executeTakeFirst();
  if (earlier !== undefined) throw new Refusal("second-hand", { action: earlier.action });
}

function countStep(work: Work, table: string, object: Standing, to: string): void {
  if (object.programmeId == null || object.cityCode == null || object.status === to) return;
  changeCount(work, table, object.programmeId, object.cityCode, object.status, -1);
  changeCount(work, table, object.programmeId, object.cityCode, to, 1);
}

function changeCount(
  work: Work,
  noun: string,
  programmeId: Id,
  cityCode: string,
  status: string,
  change: number,
): void {
  assert(!noun.includes("|") && !status.includes("|"), "a count key has no bar in its parts");
  const key = `${noun}|${programmeId}|${cityCode}|${status}`;
  work.counts.set(key, (work.counts.get(key) ?? 0) + change);
}
