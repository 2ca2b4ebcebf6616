import { sql, type SqlBool } from "kysely";
import { waitingStatuses, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import type { Mark } from "@yunquan/core/usage/marks.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { carriedFrom, carriedUnpaid, ofItsPlace, shortSince, shownStatus, standsIn } from "./on-list.ts";
import { readable, shortSinceOf, type SubmittedClaim } from "./store.ts";

/** A claim as a list shows it: with the names of its parties and the code of its voucher. */
export type ListedClaim = Awaited<ReturnType<typeof listClaims>>[number];

export interface ClaimFilter {
  readonly programmeId?: Id | undefined;
  readonly cityCode?: string | undefined;
  readonly status?: ClaimStatus | undefined;
  readonly mark?: Mark | undefined;
  readonly contractId?: Id | undefined;
  readonly voucherId?: Id | undefined;
  readonly enterpriseId?: Id | undefined;
  readonly planId?: Id | undefined;
  readonly overdue: boolean;
  readonly carried: boolean;
  readonly limit: number;
}

/** The sort key of the last claim shown. */
export type NewestKey = readonly [createdAt: Instant, id: Id];
/** 0 for a claim that was never short; these come last. */
export type LineKey = readonly [shortSince: number, position: number, id: Id];

export async function listClaims(work: Work, filter: ClaimFilter, after: NewestKey | undefined) {
  let rows = filtered(work, filter).orderBy("claim.createdAt", "desc").orderBy("claim.id").limit(filter.limit);
  if (after !== undefined) {
    const [at, id] = after;
    rows = rows.where((eb) =>
      eb.or([eb("claim.createdAt", "<", at), eb.and([eb("claim.createdAt", "=", at), eb("claim.id", ">", id)])]),
    );
  }
  return await rows.execute();
}

/**
 * Claims in the order in which a settlement serves them: the oldest shortfall first, then by position. Those that were
 * short are walked by the lists that had no money for them, the others by the line. @clause 8.2
 */
export async function listLine(work: Work, filter: ClaimFilter, after: LineKey | undefined) {
  const [since, position] = after ?? [1, 0];
  const short = since > 0 ? await shortOnes(work, filter, [since, position]) : [];
  if (short.length === filter.limit) return short;
  const never = await line(work, { ...filter, limit: filter.limit - short.length })
    .where("claim.shortSince", "is", null)
    .where(sql<SqlBool>`not exists (select 1 from claim_short o where ${ofItsPlace})`)
    .where("claim.position", ">", since > 0 ? 0 : position)
    .orderBy("claim.position")
    .execute();
  return [...short, ...never];
}

/** How many claims the list, or the line, has; counted no further than the filter's limit. */
export async function countListed(work: Work, filter: ClaimFilter, inLine: boolean): Promise<number> {
  const rows = inLine ? line(work, filter) : filtered(work, filter).limit(filter.limit);
  const counted = await work.tx
    .selectFrom(rows.clearSelect().select("claim.id").as("listed"))
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return counted.rows;
}

async function shortOnes(
  work: Work,
  filter: ClaimFilter,
  [since, position]: readonly [since: number, position: number],
): Promise<ListedClaim[]> {
  const byLine = await line(work, filter)
    .innerJoin("claimShort as short", (join) =>
      join
        .onRef("short.programmeId", "=", "claim.programmeId")
        .onRef("short.cityCode", "=", "claim.cityCode")
        .onRef("short.position", "=", "claim.position")
        .on(sql<SqlBool>`short.place_block = place_block(claim.position)`),
    )
    .where("claim.shortSince", "is", null)
    .where(sql<SqlBool>`(short.list_seq, short.position) > (${since}::integer, ${position}::bigint)`)
    .orderBy("short.listSeq")
    .orderBy("short.position")
    .execute();
  const remembered = await line(work, filter)
    .where(sql<SqlBool>`(claim.short_since, claim.position) > (${since}::integer, ${position}::bigint)`)
    .orderBy("claim.shortSince")
    .orderBy("claim.position")
    .execute();
  return [...byLine, ...remembered]
    .toSorted((a, b) => (a.shortSince ?? 0) - (b.shortSince ?? 0) || (a.position ?? 0) - (b.position ?? 0))
    .slice(0, filter.limit);
}

function line(work: Work, filter: ClaimFilter) {
  const rows = filtered(work, filter).where("claim.position", "is not", null).limit(filter.limit);
  return filter.status === undefined ? rows.where(standsIn(waitingStatuses)) : rows;
}

export async function listedClaim(work: Work, id: Id): Promise<ListedClaim | undefined> {
  return await listed(work).where("claim.id", "=", id).executeTakeFirst();
}

function listed(work: Work) {
  return work.tx
    .selectFrom("claim")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "voucher.serviceCode"),
    )
    .selectAll("claim")
    .select([
      shownStatus.as("status"),
      "claim.status as storedStatus",
      carriedFrom.as("carriedFrom"),
      shortSince.as("shortSince"),
    ])
    .select(["voucher.code as voucherCode", "enterprise.name as enterpriseName", "supplier.name as supplierName"])
    .select(["service.nameZh as serviceNameZh", "service.nameEn as serviceNameEn"])
    .select(
      sql<boolean>`(supplier.status <> 'admitted' or coalesce(supplier.suspended_at <= ${work.now}, false) or coalesce(supplier.revoked_at <= ${work.now}, false))`.as(
        "supplierBarred",
      ),
    )
    .where(readable(work));
}

function filtered(work: Work, filter: ClaimFilter) {
  let rows = listed(work);
  if (filter.programmeId !== undefined) rows = rows.where("claim.programmeId", "=", filter.programmeId);
  if (filter.cityCode !== undefined) rows = rows.where("claim.cityCode", "=", filter.cityCode);
  if (filter.status !== undefined) rows = rows.where(standsIn([filter.status]));
  if (filter.mark !== undefined) rows = rows.where("claim.mark", "=", filter.mark);
  if (filter.contractId !== undefined) rows = rows.where("claim.contractId", "=", filter.contractId);
  if (filter.voucherId !== undefined) rows = rows.where("claim.voucherId", "=", filter.voucherId);
  if (filter.enterpriseId !== undefined) rows = rows.where("claim.enterpriseId", "=", filter.enterpriseId);
  if (filter.planId !== undefined) rows = rows.where("claim.planId", "=", filter.planId);
  if (filter.carried) rows = rows.where(carriedUnpaid);
  if (filter.overdue) rows = rows.where("claim.overdueAt", "is not", null);
  return rows;
}

/** How many claims of a programme are in which state: from the kept counts for offices, counted for the parties themselves. */
export async function countClaims(
  work: Work,
  programmeId: Id,
): Promise<{ cityCode: string; status: ClaimStatus; cases: number }[]> {
  const { actor } = work;
  const party =
    actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier");
  if (party) {
    const rows = await work.tx
      .selectFrom("claim")
      .select((eb) => ["cityCode", shownStatus.as("status"), eb.fn.countAll<number>().as("cases")])
      .where("programmeId", "=", programmeId)
      .where(readable(work))
      .groupBy(["cityCode", sql`2`])
      .orderBy("cityCode")
      .orderBy(sql`2`)
      .execute();
    return rows;
  }
  let rows = work.tx
    .selectFrom("caseCount")
    .select(["cityCode", "status", "cases"])
    .where("noun", "=", "claim")
    .where("programmeId", "=", programmeId)
    .where("cases", ">", 0)
    // A draft is its enterprise's own affair.
    .where("status", "<>", "draft")
    .orderBy("cityCode")
    .orderBy("status");
  if (actor.kind === "person" && actor.cityCode !== null) rows = rows.where("cityCode", "=", actor.cityCode);
  return (await rows.execute()).map((row) => ({ ...row, status: row.status as ClaimStatus }));
}

/**
 * Who stands before a claim in its line, and how much they ask for. Nobody's name is in it. The line is joined with the
 * lists as wholes: looking each claim up would take long in a long line. @clause 8.2
 */
export async function aheadOf(work: Work, claim: SubmittedClaim) {
  const since = await shortSinceOf(work, claim.id);
  const before =
    since === null
      ? sql<SqlBool>`(claim.position < ${claim.position} or coalesce(claim.short_since, short.list_seq) is not null)`
      : sql<SqlBool>`(coalesce(claim.short_since, short.list_seq), claim.position) < (${since}::integer, ${claim.position}::bigint)`;
  const ahead = work.tx
    .selectFrom("claim")
    .leftJoin("claimOnList as onList", (join) =>
      join
        .onRef("onList.programmeId", "=", "claim.programmeId")
        .onRef("onList.cityCode", "=", "claim.cityCode")
        .onRef("onList.position", "=", "claim.position")
        .on(sql<SqlBool>`on_list.place_block = place_block(claim.position)`),
    )
    .leftJoin("claimShort as short", (join) =>
      join
        .onRef("short.programmeId", "=", "claim.programmeId")
        .onRef("short.cityCode", "=", "claim.cityCode")
        .onRef("short.position", "=", "claim.position")
        .on(sql<SqlBool>`short.place_block = place_block(claim.position)`),
    )
    .where("claim.programmeId", "=", claim.programmeId)
    .where("claim.cityCode", "=", claim.cityCode)
    .where("claim.status", "in", [...waitingStatuses])
    .where("onList.lineId", "is", null)
    .where("claim.position", "is not", null)
    .where("claim.id", "<>", claim.id)
    .where(before);
  const counted = await ahead
    .select((eb) => [
      eb.fn.countAll<number>().as("claims"),
      sql<Fen>`coalesce(sum(claim.amount_fen), 0)::bigint`.as("amountFen"),
      sql<number>`count(*) filter (where claim.report_mark = 'complete')`.as("markedComplete"),
    ])
    .executeTakeFirstOrThrow();
  const nearest = await ahead
    .select([
      "claim.position",
      carriedFrom.as("carriedFrom"),
      "claim.status",
      "claim.reportMark",
      "claim.amountFen",
      "claim.submittedAt",
    ])
    .orderBy(sql`coalesce(claim.short_since, short.list_seq) desc nulls first`)
    .orderBy("claim.position", "desc")
    .limit(20)
    .execute();
  return { counted, nearest };
}

/** The instant of a claim's living position, and the last number that its line has given. */
export async function placeOf(work: Work, claim: SubmittedClaim): Promise<{ givenAt: Instant; lastPosition: number }> {
  const position = await work.tx
    .selectFrom("linePosition")
    .select("givenAt")
    .where("programmeId", "=", claim.programmeId)
    .where("cityCode", "=", claim.cityCode)
    .where("kind", "=", "claim")
    .where("number", "=", claim.position)
    .executeTakeFirstOrThrow();
  const counter = await work.tx
    .selectFrom("lineCounter")
    .select("lastNumber")
    .where("programmeId", "=", claim.programmeId)
    .where("cityCode", "=", claim.cityCode)
    .where("kind", "=", "claim")
    .executeTakeFirstOrThrow();
  return { givenAt: position.givenAt, lastPosition: counter.lastNumber };
}

/** How many lists were frozen since a claim first fell short. */
export async function carriedFromOf(work: Work, claimId: Id): Promise<number> {
  const row = await work.tx
    .selectFrom("claim")
    .select(carriedFrom.as("lists"))
    .where("claim.id", "=", claimId)
    .executeTakeFirstOrThrow();
  return row.lists;
}
