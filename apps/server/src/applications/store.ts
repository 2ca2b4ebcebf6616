import { sql, type Insertable, type RawBuilder, type Selectable, type SqlBool } from "kysely";
import { livingStatuses } from "@yunquan/core/applications/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";
import { recordset } from "../platform/recordset.ts";
import { writtenFirst } from "../platform/postponed.ts";

export type ApplicationRow = Selectable<ApplicationTable>;

/** An application that has been submitted at least once: everything that a draft may still lack is there. */
export type SubmittedRow = ApplicationRow & {
  readonly planId: Id;
  readonly roundId: Id;
  readonly editionId: Id;
  readonly standardId: Id;
  readonly serviceCode: string;
  readonly tier: string;
  readonly eligibleFeeFen: NonNullable<ApplicationRow["eligibleFeeFen"]>;
  readonly faceValueFen: NonNullable<ApplicationRow["faceValueFen"]>;
  readonly position: number;
  readonly firstSubmittedAt: Instant;
  readonly submittedAt: Instant;
  readonly capTransferId: Id;
};

/** The columns of a draft that its submission needs. */
export const draftColumns = [
  "id",
  "number",
  "status",
  "version",
  "programmeId",
  "planId",
  "roundId",
  "cityCode",
  "enterpriseId",
  "supplierId",
  "contractId",
  "productId",
  "serviceCode",
  "promised",
  "standardId",
  "editionId",
  "firstSubmittedAt",
  "returnDueAt",
  "ceilingTransferId",
  "reviewedBy",
  "recommendation",
] as const;
export type DraftRow = Pick<ApplicationRow, (typeof draftColumns)[number]>;

/** What a submission leaves, as far as its receipt tells it. */
export type PlacedRow = DraftRow &
  Pick<SubmittedRow, "position" | "faceValueFen" | "submittedAt" | "firstSubmittedAt" | "waterfall">;

export function submitted(row: ApplicationRow): SubmittedRow {
  assert(
    row.firstSubmittedAt !== null && row.planId !== null && row.faceValueFen !== null && row.capTransferId !== null,
    "the application was submitted",
  );
  return row as SubmittedRow;
}

export const applicationBelongs = {
  city: "application.cityCode",
  enterprise: "application.enterpriseId",
  supplier: "application.supplierId",
} as const;

/** Whose an application is; a draft that was never submitted is its enterprise's alone. */
export function readable(work: Work) {
  const mine = visibleTo(work.actor, applicationBelongs);
  const drafter = work.actor.kind === "system" || work.actor.organisationKind === "enterprise";
  return drafter ? mine : sql<SqlBool>`(${mine} and application.first_submitted_at is not null)`;
}

/** The application without a lock, for finding out what has to be locked. */
export async function peekApplications(work: Work, ids: readonly Id[]): Promise<Map<Id, ApplicationRow>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("application")
    .selectAll()
    .where("id", "=", sql<Id>`any(${wanted}::uuid[])`)
    .where(readable(work))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Drafts that a condition names, in the order of their ids, so many at most. */
export async function draftsOf(work: Work, condition: RawBuilder<unknown>, limit: number): Promise<DraftRow[]> {
  return await ask(
    work,
    work.tx
      .selectFrom("application")
      .select(draftColumns)
      .where(sql<SqlBool>`${condition}`)
      .orderBy("id")
      .limit(limit),
  );
}

/** What of an application tells which locks its submission will need. */
export type ApplicationBrief = Pick<
  ApplicationRow,
  | "id"
  | "status"
  | "programmeId"
  | "planId"
  | "cityCode"
  | "enterpriseId"
  | "supplierId"
  | "contractId"
  | "standardId"
  | "editionId"
  | "returnDueAt"
  | "ceilingTransferId"
>;

/** Read without a lock; those the actor may not see are missing. */
export async function briefApplications(work: Work, ids: readonly Id[]): Promise<ApplicationBrief[]> {
  return await ask(
    work,
    work.tx
      .selectFrom("application")
      .select([
        "id",
        "status",
        "programmeId",
        "planId",
        "cityCode",
        "enterpriseId",
        "supplierId",
        "contractId",
        "standardId",
        "editionId",
        "returnDueAt",
        "ceilingTransferId",
      ])
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .where(readable(work)),
  );
}

/** Applications the actor may see, locked in the order of their ids; those he may not see are missing. */
export async function lockApplications(work: Work, ids: readonly Id[]): Promise<Map<Id, ApplicationRow>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await ask(
    work,
    work.tx
      .selectFrom("application")
      .selectAll()
      .where("id", "=", sql<Id>`any(${wanted}::uuid[])`)
      .where(readable(work))
      .orderBy("id")
      .forUpdate(),
  );
  // Whoever decides on a case does so after what followed from its submission.
  await writtenFirst(
    work,
    rows.map(({ postponedId }) => postponedId),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whoever reads what followed from a submission reads it whole, although it may have been postponed in a rush. */
export async function submissionWrittenFirst(work: Work, id: Id): Promise<void> {
  const row = await work.tx.selectFrom("application").select("postponedId").where("id", "=", id).executeTakeFirst();
  await writtenFirst(work, [row?.postponedId ?? null]);
}

export async function findApplication(work: Work, id: Id): Promise<ApplicationRow> {
  const row = await work.tx
    .selectFrom("application")
    .selectAll()
    .where("id", "=", id)
    .where(readable(work))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "application" });
  return row;
}

export async function lockApplication(work: Work, id: Id): Promise<ApplicationRow> {
  const row = (await lockApplications(work, [id])).get(id);
  if (row === undefined) throw new Refusal("not-found", { noun: "application" });
  return row;
}

export async function nextApplicationNumber(work: Work, year: number): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('application_number') as number`.execute(work.tx);
  const row = rows[0];
  assert(row !== undefined, "a sequence answers");
  return `SQ${year}-${String(row.number).padStart(6, "0")}`;
}

export async function insertApplication(work: Work, values: Insertable<ApplicationTable>): Promise<void> {
  await work.tx.insertInto("application").values(values).execute();
}

/** The first of the waiting list of a city and plan, locked. Call under the lock of the city's capacity account. */
export async function lockHead(work: Work, planId: Id, cityCode: string): Promise<SubmittedRow | undefined> {
  const row = await work.tx
    .selectFrom("application")
    .selectAll()
    .where("planId", "=", planId)
    .where("cityCode", "=", cityCode)
    .where("status", "=", "waiting")
    .orderBy("position")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (row !== undefined) await writtenFirst(work, [row.postponedId]);
  return row === undefined ? undefined : submitted(row);
}

export async function anybodyWaits(work: Work, planId: Id, cityCode: string): Promise<boolean> {
  const row = await work.tx
    .selectFrom("application")
    .select("id")
    .where("planId", "=", planId)
    .where("cityCode", "=", cityCode)
    .where("status", "=", "waiting")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The places among these where somebody waits: for a batch, which keeps count of those who join while it decides. */
export async function placesWithWaiting(
  work: Work,
  places: readonly { readonly planId: Id; readonly cityCode: string }[],
): Promise<Set<string>> {
  const asked = [
    ...new Map(places.map(({ planId, cityCode }) => [placeKey(planId, cityCode), { planId, cityCode }])).values(),
  ];
  const rows = await ask(
    work,
    sql<{ planId: Id; cityCode: string }>`select k."planId", k."cityCode"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as k("planId" uuid, "cityCode" text)
    where exists (select 1 from application a where a.plan_id = k."planId" and a.city_code = k."cityCode" and a.status = 'waiting')`,
  );
  return new Set(rows.map(({ planId, cityCode }) => placeKey(planId, cityCode)));
}

export function placeKey(planId: Id, cityCode: string): string {
  return `${planId}/${cityCode}`;
}

/** A service of a contract, or an exclusion group of an enterprise under a plan: one living application may stand in it. */
interface ServiceKey {
  readonly contractId: Id;
  readonly serviceCode: string;
  readonly except: Id | null;
}

const serviceShape = { ordinal: "integer", contractId: "uuid", serviceCode: "text", except: "uuid" };
const groupShape = { ordinal: "integer", planId: "uuid", enterpriseId: "uuid", group: "text", except: "uuid" };

const living = sql.join(livingStatuses.map((status) => sql.lit(status)));

/** For each of these the number of another living application of the same contract and service, null without one. */
export async function sameServices(work: Work, keys: readonly ServiceKey[]): Promise<(string | null)[]> {
  if (keys.length === 0) return [];
  const rows = await ask(
    work,
    sql<{ ordinal: number; number: string }>`
    select r.ordinal, a.number from ${recordset(numbered(keys), serviceShape)}
    cross join lateral (select number from application a where a.contract_id = r."contractId" and a.service_code = r."serviceCode"
      and a.status in (${living}) and a.id is distinct from r."except" limit 1) a`,
  );
  return inOrder(keys, rows);
}

/** The same for one application. */
export const sameService = gathered(sameServices);

interface GroupKey {
  readonly planId: Id;
  readonly enterpriseId: Id;
  readonly group: string;
  readonly except: Id | null;
}

/** The number of a living application of the same enterprise, plan and exclusion group, other than this one. */
export async function sameGroup(
  work: Work,
  key: Omit<GroupKey, "group"> & { readonly group: string | null },
): Promise<string | null> {
  return key.group === null ? null : await inSameGroup(work, { ...key, group: key.group });
}

/** For each of these the number of another living application of the same enterprise, plan and exclusion group. */
export async function sameGroups(work: Work, keys: readonly GroupKey[]): Promise<(string | null)[]> {
  if (keys.length === 0) return [];
  const rows = await ask(
    work,
    sql<{ ordinal: number; number: string }>`
    select r.ordinal, a.number from ${recordset(numbered(keys), groupShape)}
    cross join lateral (select number from application a where a.plan_id = r."planId" and a.enterprise_id = r."enterpriseId"
      and a.exclusion_group = r."group" and a.status in (${living}) and a.id is distinct from r."except" limit 1) a`,
  );
  return inOrder(keys, rows);
}

const inSameGroup = gathered(sameGroups);

function numbered<Key extends object>(keys: readonly Key[]): (Key & { readonly ordinal: number })[] {
  return keys.map((key, ordinal) => ({ ...key, ordinal }));
}

function inOrder(keys: readonly unknown[], rows: readonly { ordinal: number; number: string }[]): (string | null)[] {
  const found = new Map(rows.map(({ ordinal, number }) => [ordinal, number]));
  return keys.map((_key, ordinal) => found.get(ordinal) ?? null);
}

/** What the ledger has used and left now, read without a lock: for showing, never for deciding. */
export async function usedAmounts(
  work: Work,
  key: { programmeId: Id; planId: Id; year: number; enterpriseId: Id; supplierId: Id; cityCode: string | null },
): Promise<{ capFen: Fen; ceilingFen: Fen; capacityLeftFen: Fen }> {
  const rows = await work.tx
    .selectFrom("ledgerAccount")
    .select(["kind", "grantedFen", "reservedFen", "postedFen"])
    .where((eb) =>
      eb.or([
        eb.and([
          eb("kind", "=", "annual-cap"),
          eb("programmeId", "=", key.programmeId),
          eb("year", "=", key.year),
          eb("enterpriseId", "=", key.enterpriseId),
        ]),
        eb.and([eb("kind", "=", "ceiling"), eb("planId", "=", key.planId), eb("supplierId", "=", key.supplierId)]),
        eb.and([eb("kind", "=", "capacity"), eb("planId", "=", key.planId), eb("cityCode", "=", key.cityCode)]),
      ]),
    )
    .execute();
  const used = (kind: "annual-cap" | "ceiling"): Fen => {
    const row = rows.find((one) => one.kind === kind);
    return row === undefined ? ZERO : addFen(row.reservedFen, row.postedFen);
  };
  const capacity = rows.find((row) => row.kind === "capacity");
  return {
    capFen: used("annual-cap"),
    ceilingFen: used("ceiling"),
    capacityLeftFen:
      capacity === undefined ? ZERO : fen(capacity.grantedFen - capacity.reservedFen - capacity.postedFen),
  };
}

export type PauseCause = "waiting" | "returned" | "disputed";

export async function openPause(work: Work, applicationId: Id, cause: PauseCause, startsAt: Instant): Promise<void> {
  await sql`insert into application_pause (application_id, number, starts_at, cause)
    select ${applicationId}, coalesce(max(number), 0) + 1, ${startsAt}, ${cause} from application_pause where application_id = ${applicationId}`.execute(
    work.tx,
  );
}

/** The pauses of applications that join the waiting list as they are submitted. */
export async function openWaitingPauses(
  work: Work,
  pauses: readonly { readonly applicationId: Id; readonly startsAt: Instant }[],
): Promise<void> {
  if (pauses.length === 0) return;
  await ask(
    work,
    sql`insert into application_pause (application_id, number, starts_at, cause)
    select p."applicationId", coalesce((select max(number) from application_pause o where o.application_id = p."applicationId"), 0) + 1, p."startsAt", 'waiting'
    from jsonb_to_recordset(${JSON.stringify(pauses)}::jsonb) as p("applicationId" uuid, "startsAt" timestamptz)`,
  );
}

/** Ends the pause that is open, if there is one. A clock that was set back must not make it end before it began. */
export async function closePause(work: Work, applicationId: Id, endsAt: Instant): Promise<void> {
  await work.tx
    .updateTable("applicationPause")
    .set({ endsAt: sql<Instant>`greatest(starts_at, ${endsAt}::timestamptz)` })
    .where("applicationId", "=", applicationId)
    .where("endsAt", "is", null)
    .execute();
}

export async function pausesOf(
  work: Work,
  applicationId: Id,
): Promise<{ from: Instant; to: Instant | null; cause: PauseCause }[]> {
  const rows = await work.tx
    .selectFrom("applicationPause")
    .select(["startsAt", "endsAt", "cause"])
    .where("applicationId", "=", applicationId)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ from: row.startsAt, to: row.endsAt, cause: row.cause }));
}

/** True if the case went back to the enterprise before because its supplier did not answer. */
export async function returnedUnconfirmed(work: Work, id: Id): Promise<boolean> {
  const line = await work.tx
    .selectFrom("history")
    .select("seq")
    .where("objectId", "=", id)
    .where("action", "=", "application.returned-unconfirmed")
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
}

/** A draft follows its enterprise to another city, and the counts of both are told: no step of its life does it. */
export async function moveDraft(work: Work, draft: ApplicationRow, cityCode: string): Promise<void> {
  await work.tx.updateTable("application").set({ cityCode }).where("id", "=", draft.id).execute();
  for (const [city, by] of [
    [draft.cityCode, -1],
    [cityCode, 1],
  ] as const) {
    const key = `application|${draft.programmeId}|${city}|${draft.status}`;
    work.counts.set(key, (work.counts.get(key) ?? 0) + by);
  }
}
