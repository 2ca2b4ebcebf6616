import { sql, type SqlBool } from "kysely";
import { waitingStatuses, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import type { Mark } from "@yunquan/core/usage/marks.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { readable, type SubmittedClaim } from "./store.ts";

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
  readonly overdue: boolean;
  readonly limit: number;
}

/** The sort key of the last claim shown. */
export type NewestKey = readonly [createdAt: Instant, id: Id];
export type LineKey = readonly [carriedFrom: number, position: number, id: Id];

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

/** Claims in the order in which a settlement serves them: the oldest shortfall first, then by position. @clause 8.2 */
export async function listLine(work: Work, filter: ClaimFilter, after: LineKey | undefined) {
  let rows = filtered(work, filter)
    .where("claim.position", "is not", null)
    .orderBy("claim.carriedFrom", "desc")
    .orderBy("claim.position")
    .orderBy("claim.id")
    .limit(filter.limit);
  if (filter.status === undefined) rows = rows.where("claim.status", "in", [...waitingStatuses]);
  if (after !== undefined) {
    const [carriedFrom, position, id] = after;
    rows = rows.where(
      sql<SqlBool>`(claim.carried_from < ${carriedFrom} or (claim.carried_from = ${carriedFrom} and (claim.position, claim.id) > (${position}::bigint, ${id}::uuid)))`,
    );
  }
  return await rows.execute();
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
    .selectAll("claim")
    .select(["voucher.code as voucherCode", "enterprise.name as enterpriseName", "supplier.name as supplierName"])
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
  if (filter.status !== undefined) rows = rows.where("claim.status", "=", filter.status);
  if (filter.mark !== undefined) rows = rows.where("claim.mark", "=", filter.mark);
  if (filter.contractId !== undefined) rows = rows.where("claim.contractId", "=", filter.contractId);
  if (filter.voucherId !== undefined) rows = rows.where("claim.voucherId", "=", filter.voucherId);
  if (filter.enterpriseId !== undefined) rows = rows.where("claim.enterpriseId", "=", filter.enterpriseId);
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
      .select((eb) => ["cityCode", "status", eb.fn.countAll<number>().as("cases")])
      .where("programmeId", "=", programmeId)
      .where(readable(work))
      .groupBy(["cityCode", "status"])
      .orderBy("cityCode")
      .orderBy("status")
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

/** Who stands before a claim in its line, and how much they ask for. Nobody's name is in it. @clause 8.2 */
export async function aheadOf(work: Work, claim: SubmittedClaim) {
  const before = sql<SqlBool>`(claim.carried_from > ${claim.carriedFrom} or (claim.carried_from = ${claim.carriedFrom} and claim.position < ${claim.position}))`;
  const ahead = work.tx
    .selectFrom("claim")
    .where("programmeId", "=", claim.programmeId)
    .where("cityCode", "=", claim.cityCode)
    .where("status", "in", [...waitingStatuses])
    .where("position", "is not", null)
    .where("id", "<>", claim.id)
    .where(before);
  const counted = await ahead
    .select((eb) => [
      eb.fn.countAll<number>().as("claims"),
      sql<Fen>`coalesce(sum(amount_fen), 0)::bigint`.as("amountFen"),
      sql<number>`count(*) filter (where report_mark = 'complete')`.as("markedComplete"),
    ])
    .executeTakeFirstOrThrow();
  const nearest = await ahead
    .select(["position", "carriedFrom", "status", "reportMark", "amountFen", "submittedAt"])
    .orderBy("carriedFrom")
    .orderBy("position", "desc")
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
