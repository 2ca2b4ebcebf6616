import { sql, type Expression, type Selectable, type SqlBool, type Updateable } from "kysely";
import { cities } from "@yunquan/core/divisions.ts";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { EnterpriseTable, EnterpriseYearTable } from "../platform/database/tables.generated.ts";
import type { Actor } from "../platform/actor.ts";
import { gathered } from "../platform/gather.ts";
import { idsOfPage, oneOf } from "../platform/runs.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";

export type EnterpriseRow = Selectable<EnterpriseTable>;
export type EnterpriseYearRow = Selectable<EnterpriseYearTable>;

/** Its own people see an enterprise from the first draft on, the offices from its first submission on. */
function visible(actor: Actor): Expression<SqlBool> {
  const scope = visibleTo(actor, { city: "enterprise.cityCode", enterprise: "enterprise.id" });
  if (actor.kind === "system") return scope;
  return sql<SqlBool>`(${scope} and (enterprise.submitted_at is not null or enterprise.id = ${actor.organisationId}))`;
}

function visibleEnterprises(work: Work) {
  return work.tx.selectFrom("enterprise").where(visible(work.actor));
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Refusal("not-found", { noun: "enterprise" });
  return row;
}

export async function readEnterprise(work: Work, id: Id): Promise<EnterpriseRow> {
  return found(await visibleEnterprises(work).selectAll().where("enterprise.id", "=", id).executeTakeFirst());
}

export async function lockEnterprise(work: Work, id: Id): Promise<EnterpriseRow> {
  return found(
    await visibleEnterprises(work).selectAll().where("enterprise.id", "=", id).forUpdate().executeTakeFirst(),
  );
}

/** What of an enterprise a case on it goes by: not how it is reached, nor what its own registration was found to fulfil. */
const heldColumns = [
  "id",
  "status",
  "creditCode",
  "name",
  "entityType",
  "registeredDivision",
  "cityCode",
  "industryCode",
  "establishedOn",
  "editionId",
  "suspendedAt",
  "revokedAt",
  "version",
] as const;

export type HeldEnterprise = Pick<EnterpriseRow, (typeof heldColumns)[number]>;

/** Holds the enterprise as it is until the transaction ends: many may hold it at once, and none may change it meanwhile. */
export async function holdEnterprise(work: Work, id: Id): Promise<HeldEnterprise> {
  // Its own is always an enterprise's to see; so many of them, each asking for its own, are held in one statement.
  if (work.actor.kind === "person" && work.actor.organisationId === id) return found(await heldOwn(work, id));
  return found(
    await visibleEnterprises(work).select(heldColumns).where("enterprise.id", "=", id).forShare().executeTakeFirst(),
  );
}

const heldOwn = gathered<Id, HeldEnterprise | undefined>(async (work, ids) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("enterprise")
      .select(heldColumns)
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .orderBy("id")
      .forShare(),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
});

/** The name and the city of its organisation follow what the enterprise declares. */
export async function updateOrganisation(
  work: Work,
  id: Id,
  changes: { nameZh: string; cityCode: string | null },
): Promise<void> {
  await work.tx.updateTable("organisation").set(changes).where("id", "=", id).execute();
}

export async function yearsOf(work: Work, enterpriseId: Id): Promise<EnterpriseYearRow[]> {
  return await work.tx
    .selectFrom("enterpriseYear")
    .selectAll()
    .where("enterpriseId", "=", enterpriseId)
    .orderBy("year", "desc")
    .execute();
}

export async function findYear(work: Work, enterpriseId: Id, year: number): Promise<EnterpriseYearRow | undefined> {
  return await yearOfEnterprise(work, { enterpriseId, year });
}

interface YearKey {
  readonly enterpriseId: Id;
  readonly year: number;
}

const yearOfEnterprise = gathered<YearKey, EnterpriseYearRow | undefined>(async (work, keys) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("enterpriseYear")
      .selectAll()
      .where("enterpriseId", "=", sql<Id>`any(${[...new Set(keys.map(({ enterpriseId }) => enterpriseId))]}::uuid[])`)
      .where("year", "=", sql<number>`any(${[...new Set(keys.map(({ year }) => year))]}::integer[])`),
  );
  const byKey = new Map(rows.map((row) => [`${row.enterpriseId}/${row.year}`, row]));
  return keys.map(({ enterpriseId, year }) => byKey.get(`${enterpriseId}/${year}`));
});

/** Writes a year's figures; declaring a year that is not certified yet again replaces them. */
export async function saveYear(
  work: Work,
  year: Omit<EnterpriseYearRow, "certifiedAt" | "certifiedBy" | "returnedAt" | "returnReason">,
): Promise<void> {
  const { enterpriseId, year: of, ...figures } = year;
  const fresh = { ...figures, returnedAt: null, returnReason: null };
  await work.tx
    .insertInto("enterpriseYear")
    .values({ enterpriseId, year: of, ...fresh })
    .onConflict((conflict) => conflict.columns(["enterpriseId", "year"]).doUpdateSet(fresh))
    .execute();
}

export async function updateYear(
  work: Work,
  enterpriseId: Id,
  year: number,
  changes: Updateable<EnterpriseYearTable>,
): Promise<void> {
  await work.tx
    .updateTable("enterpriseYear")
    .set(changes)
    .where("enterpriseId", "=", enterpriseId)
    .where("year", "=", year)
    .execute();
}

/** Everything still waiting to be certified, with the registration it belongs to. */
export async function certifyPendingYears(work: Work, enterpriseId: Id, certifiedBy: Id): Promise<void> {
  await work.tx
    .updateTable("enterpriseYear")
    .set({ certifiedAt: work.now, certifiedBy, dueAt: null })
    .where("enterpriseId", "=", enterpriseId)
    .where("certifiedAt", "is", null)
    .where("returnedAt", "is", null)
    .execute();
}

export interface EnterpriseFilter {
  readonly status?: EnterpriseRow["status"] | undefined;
  readonly cityCode?: string | undefined;
  readonly pendingYear?: boolean;
  readonly text?: string | undefined;
  readonly after?: readonly [Instant, Id] | undefined;
  readonly limit: number;
}

/** The city's list in the order of submission: who waits longest comes first. */
export async function listEnterprises(work: Work, filter: EnterpriseFilter) {
  const wanted: Expression<SqlBool>[] = [visible(work.actor), sql<SqlBool>`enterprise.submitted_at is not null`];
  if (filter.pendingYear === true) wanted.push(sql<SqlBool>`exists (${pendingYears("enterprise_year.year")})`);
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    wanted.push(
      // The pairs find a few by their index, the pattern decides; a single character has no pair.
      sql<SqlBool>`enterprise.id in (select enterprise_id from enterprise_search where enterprise_search.grams @> grams(${filter.text}::text))`,
      sql<SqlBool>`(enterprise.name ilike ${pattern} or enterprise.credit_code ilike ${pattern})`,
    );
  }
  if (filter.after !== undefined) {
    const [at, id] = filter.after;
    wanted.push(sql<SqlBool>`(enterprise.submitted_at, enterprise.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const cityCode = filter.cityCode ?? (work.actor.kind === "person" ? work.actor.cityCode : null);
  const places = cityCode === null ? cities.map(({ code }) => code) : [cityCode];
  const statuses = filter.status === undefined ? submittedStatuses : [filter.status];
  // Few have figures waiting, and few a text: the list begins with these.
  const few = filter.pendingYear === true || (filter.text ?? "").length > 1;
  if (few)
    wanted.push(sql<SqlBool>`enterprise.city_code = any(${places}) and enterprise.status = any(${[...statuses]})`);
  const ids = idsOfPage({
    table: "enterprise",
    runs: few
      ? []
      : [
          { column: "enterprise.cityCode", values: oneOf(places) },
          { column: "enterprise.status", values: oneOf(statuses) },
        ],
    key: "submittedAt",
    direction: "asc",
    where: sql<SqlBool>`${sql.join(wanted, sql` and `)}`,
    limit: filter.limit,
  });
  return await work.tx
    .selectFrom("enterprise")
    .selectAll("enterprise")
    .select(sql<number[]>`(${pendingYears("coalesce(array_agg(year order by year), '{}')")})`.as("pendingYears"))
    .where("enterprise.id", "in", ids)
    .orderBy("enterprise.submittedAt")
    .orderBy("enterprise.id")
    .execute();
}

/** All that an enterprise can be but a draft that was never submitted; one that was stays what it became. */
const submittedStatuses: readonly string[] = Object.keys(enterpriseLifecycle.statuses);

/** The years whose figures wait to be certified. */
function pendingYears(selected: string) {
  return sql`select ${sql.raw(selected)} from enterprise_year where enterprise_year.enterprise_id = enterprise.id
    and enterprise_year.certified_at is null and enterprise_year.returned_at is null`;
}

/** The counts kept with every step, of the places the reader may see. */
export async function countEnterprises(work: Work, programmeId: Id) {
  return await work.tx
    .selectFrom("caseCount")
    .select(["cityCode", "status", "cases"])
    .where("noun", "=", "enterprise")
    .where("programmeId", "=", programmeId)
    .where("cases", ">", 0)
    .where(visibleTo(work.actor, { city: "caseCount.cityCode" }))
    .orderBy("cityCode")
    .orderBy("status")
    .execute();
}

export interface CountedPlace {
  readonly programmeId: Id | null;
  readonly cityCode: string | null;
  readonly status: EnterpriseRow["status"];
  readonly submittedAt: Instant | null;
}

/**
 * Moves an enterprise in the counts. Unlike a case, an enterprise may change its place when it corrects its registration,
 * and it counts from its first submission on; so its steps are recorded without a place, and counted here.
 */
export function countMoved(work: Work, before: CountedPlace | null, after: CountedPlace): void {
  const change = (place: CountedPlace | null, by: number): void => {
    if (place?.programmeId == null || place.cityCode === null || place.submittedAt === null) return;
    const key = `enterprise|${place.programmeId}|${place.cityCode}|${place.status}`;
    work.counts.set(key, (work.counts.get(key) ?? 0) + by);
  };
  change(before, -1);
  change(after, 1);
}

/** The history of an enterprise. Its own people see which office acted; who acted there is for the offices. */
export async function historyOf(work: Work, enterpriseId: Id) {
  const rows = await work.tx
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.personId")
    .leftJoin("organisation", "organisation.id", "history.organisationId")
    .select([
      "history.at",
      "history.action",
      "history.fromStatus",
      "history.toStatus",
      "history.role",
      "history.reason",
      "history.organisationId",
      "organisation.nameZh as organisationName",
      "person.name as personName",
    ])
    .where("history.objectId", "=", enterpriseId)
    .where("history.objectType", "=", "enterprise")
    .orderBy("history.seq")
    .execute();
  const { actor } = work;
  const outsider =
    actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier");
  return rows.map(({ organisationId, personName, ...line }) => ({
    ...line,
    personName: outsider && organisationId !== actor.organisationId ? null : personName,
  }));
}

export async function peopleOf(work: Work, organisationId: Id) {
  const rows = await work.tx
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select(["person.id as personId", "person.name", "person.loginName", "membership.role"])
    .where("membership.organisationId", "=", organisationId)
    .where("membership.endedAt", "is", null)
    .where("person.disabledAt", "is", null)
    .orderBy("person.createdAt")
    .orderBy("person.id")
    .orderBy("membership.role")
    .execute();
  const people = new Map<Id, { personId: Id; name: string; loginName: string; roles: string[] }>();
  for (const { role, ...person } of rows) {
    const one = people.get(person.personId) ?? { ...person, roles: [] };
    one.roles.push(role);
    people.set(person.personId, one);
  }
  return [...people.values()];
}

/** Whether an enterprise of this code is registered. Waits for whoever is registering it at this moment. */
export async function takenCreditCode(work: Work, creditCode: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('enterprise'), hashtext(${creditCode}))`.execute(work.tx);
  return (
    (await work.tx.selectFrom("enterprise").select("id").where("creditCode", "=", creditCode).executeTakeFirst()) !==
    undefined
  );
}

/** Where an enterprise stands, without its place: `countMoved` counts it. */
export function standing({ id, status, version }: EnterpriseRow): Pick<EnterpriseRow, "id" | "status" | "version"> {
  return { id, status, version };
}

/** Ends everything a person may do for an organisation from now on. Says whether there was anything to end. */
export async function endMemberships(work: Work, organisationId: Id, personId: Id): Promise<boolean> {
  const ended = await work.tx
    .updateTable("membership")
    .set({ endedAt: work.now })
    .where("organisationId", "=", organisationId)
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .returning("id")
    .execute();
  return ended.length > 0;
}
