import { sql, type Insertable, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ConductRecordTable, OrganisationTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";

export type ConductRecordRow = Selectable<ConductRecordTable>;
export type OrganisationRow = Selectable<OrganisationTable>;

export async function insertConductRecord(work: Work, record: Insertable<ConductRecordTable>): Promise<void> {
  await work.tx.insertInto("conductRecord").values(record).execute();
}

/** An enterprise or a supplier: nobody else has a conduct record. */
export async function partyOrganisation(work: Work, id: Id): Promise<OrganisationRow> {
  const row = await work.tx
    .selectFrom("organisation")
    .selectAll()
    .where("id", "=", id)
    .where("kind", "in", ["enterprise", "supplier"])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "organisation" });
  return row;
}

/** Ends the suspension that runs or is still to begin. */
export async function endSuspension(work: Work, organisationId: Id): Promise<void> {
  await work.tx
    .updateTable("conductRecord")
    .set({ endsAt: work.now })
    .where("organisationId", "=", organisationId)
    .where("kind", "=", "suspension")
    .where("endsAt", "is", null)
    .execute();
}

/** When the organisation of this credit code, of whatever kind, was barred; null if never. */
export async function revocationByCode(work: Work, creditCode: string): Promise<Instant | null> {
  const first = await firstRevocation(work, creditCode);
  return first !== undefined && first <= work.now ? first : null;
}

/** When each of these codes was barred first, if ever. */
export async function firstRevocations(
  work: Work,
  codes: readonly string[],
): Promise<ReadonlyMap<string | null, Instant>> {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("conductRecord")
      .innerJoin("organisation", "organisation.id", "conductRecord.organisationId")
      .select(["organisation.creditCode", "conductRecord.startsAt"])
      .where("organisation.creditCode", "=", sql<string>`any(${[...new Set(codes)]}::text[])`)
      .where("conductRecord.kind", "=", "revocation")
      .orderBy("conductRecord.startsAt", "desc"),
  );
  // The earliest is written last.
  return new Map(rows.map((row) => [row.creditCode, row.startsAt]));
}

const firstRevocation = gathered<string, Instant | undefined>(async (work, codes) => {
  const byCode = await firstRevocations(work, codes);
  return codes.map((code) => byCode.get(code));
});

/** Conduct records their reader may see, newest first: the province all, a city its enterprises', everybody his own. */
export async function listConductRecords(
  work: Work,
  filter: {
    organisationId?: Id | undefined;
    kind?: ConductRecordRow["kind"] | undefined;
    before?: readonly [Instant, Id] | undefined;
    limit: number;
  },
) {
  let rows = work.tx
    .selectFrom("conductRecord")
    .innerJoin("organisation", "organisation.id", "conductRecord.organisationId")
    .selectAll("conductRecord")
    .select(["organisation.nameZh as organisationName", "organisation.kind as organisationKind"])
    .where(
      visibleTo(work.actor, {
        city: "organisation.cityCode",
        enterprise: "conductRecord.organisationId",
        supplier: "conductRecord.organisationId",
      }),
    );
  if (filter.organisationId !== undefined)
    rows = rows.where("conductRecord.organisationId", "=", filter.organisationId);
  if (filter.kind !== undefined) rows = rows.where("conductRecord.kind", "=", filter.kind);
  if (filter.before !== undefined) {
    const [at, id] = filter.before;
    rows = rows.where(sql<boolean>`(conduct_record.entered_at, conduct_record.id) < (${at}, ${id})`);
  }
  return await rows
    .orderBy("conductRecord.enteredAt", "desc")
    .orderBy("conductRecord.id", "desc")
    .limit(filter.limit)
    .execute();
}

/** Whether the person acting has a role in this organisation. */
export async function belongsTo(work: Work, organisationId: Id): Promise<boolean> {
  if (work.actor.kind !== "person") return false;
  const membership = await work.tx
    .selectFrom("membership")
    .select("id")
    .where("personId", "=", work.actor.personId)
    .where("organisationId", "=", organisationId)
    .where("endedAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  return membership !== undefined;
}

/**
 * What everybody may know of an organisation's conduct: suspensions, reinstatements, revocations and awards that have begun.
 * Flags are notes of the offices, and reasons name people and cases. @clause 8.4 @clause 8.5
 */
export async function publicConductOf(work: Work, organisationId: Id) {
  return await work.tx
    .selectFrom("conductRecord")
    .select(["kind", "startsAt", "endsAt"])
    .where("organisationId", "=", organisationId)
    .where("kind", "in", ["suspension", "reinstatement", "revocation", "award"])
    .where("startsAt", "<=", work.now)
    .orderBy("startsAt", "desc")
    .orderBy("id")
    .limit(100)
    .execute();
}

/** Suppliers that are suspended or barred now, the latest first. @clause 8.4 @clause 8.5 */
export async function barredSuppliers(work: Work): Promise<{ name: string; revoked: boolean; since: Instant }[]> {
  const rows = await work.tx
    .selectFrom("supplier")
    .select(["name", "suspendedAt", "revokedAt"])
    .where("admittedAt", "is not", null)
    .where((eb) => eb.or([eb("suspendedAt", "<=", work.now), eb("revokedAt", "<=", work.now)]))
    .orderBy("name")
    .limit(500)
    .execute();
  return rows.flatMap(({ name, suspendedAt, revokedAt }) => {
    const revoked = revokedAt !== null && revokedAt <= work.now;
    const since = revoked ? revokedAt : suspendedAt;
    return since === null ? [] : [{ name, revoked, since }];
  });
}
