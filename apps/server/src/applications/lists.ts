import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { applicationListQuery } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import {
  applicationLifecycle,
  countedApplications,
  type ApplicationStatus,
  type CountedApplications,
} from "@yunquan/core/applications/lifecycle.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { readCursor } from "../platform/paging.ts";
import { idsOfPage, oneOf, programmeOr, type RunColumn } from "../platform/runs.ts";
import type { Work } from "../platform/work.ts";
import { readable, type ApplicationRow } from "./store.ts";

interface Names {
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceNameZh: string | null;
  readonly serviceNameEn: string | null;
  readonly tierNameZh: string | null;
  readonly tierNameEn: string | null;
}

/** What a list shows of an application: not the findings and the steps of its amount, which are most of the row. */
const shown = [
  "id",
  "number",
  "status",
  "version",
  "programmeId",
  "cityCode",
  "enterpriseId",
  "supplierId",
  "serviceCode",
  "tier",
  "eligibleFeeFen",
  "faceValueFen",
  "position",
  "createdAt",
  "submittedAt",
  "dueAt",
  "overdueAt",
  "supplierDueAt",
  "returnDueAt",
  "reviewedBy",
  "recommendation",
] as const;

export type ListedRow = Pick<ApplicationRow, (typeof shown)[number]> & Names;

type Filter = z.output<typeof applicationListQuery>;

export function listKeyOf(order: Filter["order"], row: ListedRow): readonly (string | number)[] {
  switch (order) {
    case "newest":
      return [row.createdAt, row.id];
    case "position":
      return [row.position ?? 0, row.id];
    case "due":
      return [row.dueAt ?? "", row.id];
  }
}

/**
 * One row more than a page, by key: newest first, by place in line, or by what is due first. Only what has a place stands
 * in the line, and only what has a due date is due: a draft, a waiting or a returned case has none.
 */
export async function listApplications(work: Work, filter: Filter): Promise<ListedRow[]> {
  const { order, limit } = filter;
  const { key, direction } = orders[order];
  return await withNames(work)
    .select(shown.map((column) => `application.${column}` as const))
    .where(
      "application.id",
      "in",
      idsOfPage({ ...pageWanted(work, filter), table: "application", key, direction, limit: limit + 1 }),
    )
    .orderBy(`application.${key}`, direction)
    .orderBy("application.id", direction)
    .execute();
}

/** How many rows the list has, counted no further than `most`. */
export async function countListed(work: Work, filter: Filter, most: number): Promise<number> {
  const { key, direction } = orders[filter.order];
  const ids = idsOfPage({ ...pageWanted(work, filter), table: "application", key, direction, limit: most });
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${ids} listed`.execute(work.tx);
  return rows[0]?.rows ?? 0;
}

const orders = {
  newest: { key: "createdAt", direction: "desc" },
  position: { key: "position", direction: "asc" },
  due: { key: "dueAt", direction: "asc" },
} as const;

/** Which rows, and the runs of which index they are taken from (migration 0024 says which list walks which). */
function pageWanted(work: Work, filter: Filter): { runs: RunColumn[]; where: Expression<SqlBool> } {
  const { order } = filter;
  const wanted: Expression<SqlBool>[] = [readable(work)];
  const after = order === "position" ? readCursor(filter.cursor, ["number", "id"]) : readInstantCursor(filter.cursor);
  if (after !== undefined) wanted.push(beyond[order](after));
  if (order !== "newest") wanted.push(sql<SqlBool>`${sql.ref(`application.${orders[order].key}`)} is not null`);
  if (filter.contractId !== undefined)
    wanted.push(
      // A contract is one enterprise's: its few applications are looked through.
      sql<SqlBool>`application.contract_id = ${filter.contractId} and application.enterprise_id = (select enterprise_id from contract where id = ${filter.contractId})`,
    );
  if (filter.enterpriseId !== undefined) wanted.push(sql<SqlBool>`application.enterprise_id = ${filter.enterpriseId}`);
  if (filter.planId !== undefined) wanted.push(sql<SqlBool>`application.plan_id = ${filter.planId}`);
  if (filter.counted !== undefined) wanted.push(countedIn(filter.counted));
  const runs = runsOf(work, filter);
  const named = new Set(runs.map(({ column }) => column));
  if (filter.programmeId !== undefined && !named.has("application.programmeId"))
    wanted.push(sql<SqlBool>`application.programme_id = ${filter.programmeId}`);
  if (filter.cityCode !== undefined && !named.has("application.cityCode"))
    wanted.push(sql<SqlBool>`application.city_code = ${filter.cityCode}`);
  if (filter.status !== undefined && !named.has("application.status"))
    wanted.push(sql<SqlBool>`application.status = ${filter.status}`);
  return { runs, where: sql<SqlBool>`${sql.join(wanted, sql` and `)}` };
}

const beyond: Readonly<Record<Filter["order"], (after: readonly (string | number)[]) => Expression<SqlBool>>> = {
  newest: ([at, id]) => sql<SqlBool>`(application.created_at, application.id) < (${at}::timestamptz, ${id}::uuid)`,
  position: ([position, id]) =>
    sql<SqlBool>`(application.position, application.id) > (${position}::bigint, ${id}::uuid)`,
  due: ([at, id]) => sql<SqlBool>`(application.due_at, application.id) > (${at}::timestamptz, ${id}::uuid)`,
};

function runsOf(work: Work, filter: Filter): RunColumn[] {
  const { actor } = work;
  const kind = actor.kind === "person" ? actor.organisationKind : "province";
  const counted = filter.counted === undefined ? notDrafts : countedApplications[filter.counted].statuses;
  const statuses = filter.status === undefined ? counted : [filter.status];
  const status = { column: "application.status", values: oneOf(statuses) };
  // An enterprise has a handful, and so has a contract.
  if (kind === "enterprise" || filter.contractId !== undefined || filter.enterpriseId !== undefined) return [];
  if (actor.kind === "person" && kind === "supplier")
    return filter.order === "newest"
      ? [{ column: "application.supplierId", values: sql`select ${actor.organisationId}::uuid as value` }, status]
      : [];
  const city = filter.cityCode ?? (actor.kind === "person" ? actor.cityCode : null);
  return [
    { column: "application.programmeId", values: programmeOr(filter.programmeId) },
    { column: "application.cityCode", values: oneOf(city === null ? cities.map(({ code }) => code) : [city]) },
    status,
  ];
}

/** What a figure of a plan's dashboard counts; it and the list are the same rule. */
export function countedIn(figure: CountedApplications): RawBuilder<SqlBool> {
  const inStatus = sql<SqlBool>`application.status in (${sql.join(countedApplications[figure].statuses)})`;
  return figure === "undecided" ? inStatus : sql`(${inStatus} and application.overdue_at is not null)`;
}

const notDrafts: readonly string[] = Object.keys(applicationLifecycle.statuses).filter((status) => status !== "draft");

export async function listedApplication(work: Work, id: Id): Promise<(ApplicationRow & Names) | undefined> {
  return await withNames(work)
    .selectAll("application")
    .where(readable(work))
    .where("application.id", "=", id)
    .executeTakeFirst();
}

/** How many cases there are in each state, from the counts that every step keeps; a city's own, the province's by city. */
export async function countsByStatus(
  work: Work,
  programmeId: Id,
): Promise<{ cityCode: string; status: ApplicationStatus; cases: number }[]> {
  const { actor } = work;
  if (actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier"))
    return await ownCounts(work, programmeId);
  let rows = work.tx
    .selectFrom("caseCount")
    .select(["cityCode", "status", "cases"])
    .where("noun", "=", "application")
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .where("cases", ">", 0);
  if (actor.kind === "person" && actor.cityCode !== null) rows = rows.where("cityCode", "=", actor.cityCode);
  const counts = await rows.orderBy("cityCode").orderBy("status").execute();
  return counts.map((row) => ({ ...row, status: row.status as ApplicationStatus }));
}

/** An enterprise or a supplier has few cases of its own: they are counted as they are. */
async function ownCounts(work: Work, programmeId: Id) {
  return await work.tx
    .selectFrom("application")
    .select(["cityCode", "status", sql<number>`count(*)`.as("cases")])
    .where("programmeId", "=", programmeId)
    .where(readable(work))
    .groupBy(["cityCode", "status"])
    .orderBy("cityCode")
    .orderBy("status")
    .execute();
}

function withNames(work: Work) {
  return work.tx
    .selectFrom("application")
    .innerJoin("organisation as holder", "holder.id", "application.enterpriseId")
    .innerJoin("organisation as provider", "provider.id", "application.supplierId")
    .leftJoin("standard", (join) =>
      // A draft has no standard yet: its service is named by the one that is published now.
      join.on(
        "standard.id",
        "=",
        sql<Id>`coalesce(application.standard_id, (select id from standard s where s.programme_id = application.programme_id and s.status = 'published'))`,
      ),
    )
    .leftJoin("service", (join) =>
      join
        .onRef("service.catalogueId", "=", "standard.catalogueId")
        .onRef("service.code", "=", "application.serviceCode"),
    )
    .leftJoin("standardTier", (join) =>
      join.onRef("standardTier.standardId", "=", "standard.id").onRef("standardTier.tier", "=", "application.tier"),
    )
    .select([
      "holder.nameZh as enterpriseName",
      "provider.nameZh as supplierName",
      "service.nameZh as serviceNameZh",
      "service.nameEn as serviceNameEn",
      "standardTier.nameZh as tierNameZh",
      "standardTier.nameEn as tierNameEn",
    ]);
}
