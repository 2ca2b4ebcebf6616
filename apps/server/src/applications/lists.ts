import { sql, type SqlBool } from "kysely";
import type { applicationListQuery } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { ApplicationStatus } from "@yunquan/core/applications/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { readCursor } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { readable, type ApplicationRow } from "./store.ts";

/** An application with the names that lists show. */
export type ListedRow = ApplicationRow & {
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceNameZh: string | null;
  readonly serviceNameEn: string | null;
};

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
  const after = order === "position" ? readCursor(filter.cursor, ["number", "id"]) : readInstantCursor(filter.cursor);
  let rows = withNames(work).where(readable(work));
  if (filter.programmeId !== undefined) rows = rows.where("application.programmeId", "=", filter.programmeId);
  if (filter.status !== undefined) rows = rows.where("application.status", "=", filter.status);
  if (filter.cityCode !== undefined) rows = rows.where("application.cityCode", "=", filter.cityCode);
  if (filter.contractId !== undefined) rows = rows.where("application.contractId", "=", filter.contractId);
  switch (order) {
    case "newest":
      if (after !== undefined)
        rows = rows.where(sql<SqlBool>`(application.created_at, application.id) < (${after[0]}, ${after[1]})`);
      rows = rows.orderBy("application.createdAt", "desc").orderBy("application.id", "desc");
      break;
    case "position":
      rows = rows.where("application.position", "is not", null);
      if (after !== undefined)
        rows = rows.where(sql<SqlBool>`(application.position, application.id) > (${after[0]}::bigint, ${after[1]})`);
      rows = rows.orderBy("application.position").orderBy("application.id");
      break;
    case "due":
      rows = rows.where("application.dueAt", "is not", null);
      if (after !== undefined)
        rows = rows.where(sql<SqlBool>`(application.due_at, application.id) > (${after[0]}::timestamptz, ${after[1]})`);
      rows = rows.orderBy("application.dueAt").orderBy("application.id");
      break;
  }
  return await rows.limit(limit + 1).execute();
}

export async function listedApplication(work: Work, id: Id): Promise<ListedRow | undefined> {
  return await withNames(work).where(readable(work)).where("application.id", "=", id).executeTakeFirst();
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
      join.on((eb) =>
        eb.or([
          eb("standard.id", "=", eb.ref("application.standardId")),
          eb.and([
            eb("application.standardId", "is", null),
            eb("standard.programmeId", "=", eb.ref("application.programmeId")),
            eb("standard.status", "=", "published"),
          ]),
        ]),
      ),
    )
    .leftJoin("service", (join) =>
      join
        .onRef("service.catalogueId", "=", "standard.catalogueId")
        .onRef("service.code", "=", "application.serviceCode"),
    )
    .selectAll("application")
    .select([
      "holder.nameZh as enterpriseName",
      "provider.nameZh as supplierName",
      "service.nameZh as serviceNameZh",
      "service.nameEn as serviceNameEn",
    ]);
}
