import { sql, type Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { RecordedObject } from "@yunquan/core/history/object-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { PersonActor, SystemActor } from "./actor.ts";
import type { Tables } from "./database/tables.generated.ts";
import type { Work } from "./work.ts";
import { ask } from "./ask.ts";
import { recordset } from "./recordset.ts";

/** Tables whose rows live by a lifecycle: they have id, status and version. */
export type LifecycleTable = {
  [Name in keyof Tables]: Tables[Name] extends { id: unknown; status: unknown; version: unknown } ? Name : never;
}[keyof Tables];

/** What of an object its step needs: where it stands now, and where it is counted. */
export interface Standing {
  readonly id: Id;
  readonly status: string;
  readonly version: number;
  /** What its row says, where that is another state: a claim on a list stands there by its line, its row says "approved". */
  readonly storedStatus?: string;
  readonly programmeId?: Id | null;
  readonly cityCode?: string | null;
}

export interface StepRecord<Name extends LifecycleTable> {
  readonly table: Name;
  readonly object: Standing;
  /** Past tense, with its noun: `claim.approved`; it has its words in the one table of actions. */
  readonly action: RecordedAction;
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
    await sql`update ${sql.table(step.table)} set ${sql.join(assignments)} where id = ${object.id} and status = ${object.storedStatus ?? object.status} and version = ${object.version}`.execute(
      work.tx,
    );
  if (updated.numAffectedRows !== 1n) throw new Refusal("stale-version", { noun: step.table });
  await recordHistory(work, stepLine(step.table, step));
  countStep(work, step.table, object, step.to);
  return version;
}

/** The history line of an object that was just inserted, and its place in the counts. */
export async function recordCreation(
  work: Work,
  creation: {
    table: RecordedObject;
    object: Standing;
    action: RecordedAction;
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
  readonly objectType: RecordedObject;
  readonly objectId: Id;
  readonly action: RecordedAction;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly deciding: boolean;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly editionId: Id | null;
}

/** One history line. For things without a lifecycle (a file read, a setting changed); steps go through `recordStep`. */
export async function recordHistory(work: Work, line: HistoryLine): Promise<void> {
  await recordHistories(work, [{ work, line }]);
}

/** Who does something, when and in which request: what of his work the history tells. */
export interface Teller {
  readonly actor: SystemActor | Pick<PersonActor, "kind" | "personId" | "organisationId" | "roles">;
  readonly now: Instant;
  readonly requestId: string;
}

/** History lines of many items, each by its own actor at its own instant, in their order. */
export async function recordHistories(
  work: Work,
  lines: readonly { readonly work: Teller; readonly line: HistoryLine }[],
): Promise<void> {
  const rows = lines.map(({ work: { actor, now, requestId }, line }) => ({
    at: now,
    actor_kind: actor.kind,
    person_id: actor.kind === "person" ? actor.personId : null,
    organisation_id: actor.kind === "person" ? actor.organisationId : null,
    role: actor.roles.join(","),
    object_type: line.objectType,
    object_id: line.objectId,
    action: line.action,
    from_status: line.fromStatus,
    to_status: line.toStatus,
    deciding: line.deciding,
    reason: line.reason,
    facts: line.facts,
    edition_id: line.editionId,
    request_id: requestId,
  }));
  await ask(
    work,
    sql`insert into history (at, actor_kind, person_id, organisation_id, role, object_type, object_id, action, from_status, to_status, deciding, reason, facts, edition_id, request_id)
    select r.at, r.actor_kind, r.person_id, r.organisation_id, r.role, r.object_type, r.object_id, r.action, r.from_status, r.to_status, r.deciding, r.reason, r.facts, r.edition_id, r.request_id
    from ${recordset(rows, historyShape)}`,
  );
}

const historyShape = {
  at: "timestamptz",
  actor_kind: "text",
  person_id: "uuid",
  organisation_id: "uuid",
  role: "text",
  object_type: "text",
  object_id: "uuid",
  action: "text",
  from_status: "text",
  to_status: "text",
  deciding: "boolean",
  reason: "text",
  facts: "jsonb",
  edition_id: "uuid",
  request_id: "text",
};

/** A step of one object of a set: what `recordStep` is given, by whom and when. Its changes are plain values. */
export interface PlannedStep<Name extends LifecycleTable> {
  readonly work: Teller;
  readonly step: Omit<StepRecord<Name>, "table" | "changes"> & {
    readonly changes?: Readonly<Record<string, unknown>>;
  };
}

/**
 * `recordStep` for many locked objects of one table in two statements; every step changes the same columns. Refuses
 * (`stale-version`) as a whole when one row is no longer what was decided on: the rows are locked, so none may be.
 */
export async function recordSteps<Name extends LifecycleTable>(
  work: Work,
  table: Name,
  planned: readonly PlannedStep<Name>[],
): Promise<void> {
  await Promise.all([moveSteps(work, table, planned), tellSteps(work, table, planned)]);
}

/** The history lines of steps alone, for steps whose rows were written before (`moveSteps`). */
export async function tellSteps<Name extends LifecycleTable>(
  work: Work,
  table: Name,
  planned: readonly PlannedStep<Name>[],
): Promise<void> {
  if (planned.length === 0) return;
  await recordHistories(
    work,
    planned.map(({ work: by, step }) => ({ work: by, line: stepLine(table, step) })),
  );
}

/** The rows and the counts of steps alone; whoever calls it sees to it that they are told. */
export async function moveSteps<Name extends LifecycleTable>(
  work: Work,
  table: Name,
  planned: readonly PlannedStep<Name>[],
): Promise<void> {
  const [first] = planned;
  if (first === undefined) return;
  const columns = Object.keys(first.step.changes ?? {});
  const rows = planned.map(({ step: { object, to, changes = {} } }) => {
    assert(Object.keys(changes).length === columns.length, "the steps of a set change the same columns");
    return { ...changes, id: object.id, version: object.version, status: to };
  });
  for (const { step } of planned) countStep(work, table, step.object, step.to);
  const types = typesByTable.get(table) ?? (await columnTypes(work, table));
  const shape: Record<string, string> = {};
  for (const name of ["id", "version", "status", ...columns]) {
    const type = types.get(snakeCase(name));
    assert(type !== undefined, `${table} has a column ${name}`);
    shape[name] = type;
  }
  const assignments = ["status", ...columns].map((name) => sql`${sql.id(snakeCase(name))} = ${sql.raw(`r."${name}"`)}`);
  const done = await ask(
    work,
    sql<{ id: Id }>`update ${sql.table(table)} t set version = t.version + 1, ${sql.join(assignments)}
    from ${recordset(rows, shape)}
    where t.id = r.id and t.version = r.version returning t.id`,
  );
  if (done.length !== planned.length) throw new Refusal("stale-version", { noun: table });
}

const typesByTable = new Map<string, ReadonlyMap<string, string>>();

/** The columns of a table with their types, as the database names them; asked once. */
async function columnTypes(work: Work, table: LifecycleTable): Promise<ReadonlyMap<string, string>> {
  const known = typesByTable.get(table);
  if (known !== undefined) return known;
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${snakeCase(table)}::text::regclass and attnum > 0 and not attisdropped`.execute(work.tx);
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  typesByTable.set(table, types);
  return types;
}

function stepLine(
  table: RecordedObject,
  step: Pick<StepRecord<LifecycleTable>, "object" | "action" | "to" | "deciding" | "reason" | "facts" | "editionId">,
): HistoryLine {
  return {
    objectType: table,
    objectId: step.object.id,
    action: step.action,
    fromStatus: step.object.status,
    toStatus: step.to,
    deciding: step.deciding ?? false,
    reason: step.reason ?? null,
    facts: step.facts ?? {},
    editionId: step.editionId ?? null,
  };
}

const snakeCased = new Map<string, string>();

function snakeCase(name: string): string {
  const known = snakeCased.get(name);
  if (known !== undefined) return known;
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeCased.set(name, snake);
  return snake;
}

/**
 * Refuses (`second-hand`) a person who already decided something in one of these objects: who reviewed does not approve,
 * who approved does not pay. With `actions`, only these earlier acts count: a reviewer may look again at what he returned.
 */
export async function refuseSecondHand(
  work: Work,
  objectIds: readonly Id[],
  actions?: readonly RecordedAction[],
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

/** Many objects of a place change their state at once, by something that writes none of their rows. */
export function countMoved(
  work: Work,
  noun: string,
  place: { readonly programmeId: Id; readonly cityCode: string },
  moved: { readonly from: string; readonly to: string; readonly cases: number },
): void {
  changeCount(work, noun, place.programmeId, place.cityCode, moved.from, -moved.cases);
  changeCount(work, noun, place.programmeId, place.cityCode, moved.to, moved.cases);
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
