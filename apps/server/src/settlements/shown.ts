import { sql, type Expression, type SqlBool } from "kysely";
import type { ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { StandingReason } from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { overLines, settlementBelongs, type SettlementLineRow, type SettlementRow } from "./store.ts";

/** A list its reader may see, with everything its page shows. */
function shownSettlements(work: Work) {
  return work.tx
    .selectFrom("settlement")
    .innerJoin("settlementPeriod as period", "period.id", "settlement.settlementPeriodId")
    .innerJoin("plan", "plan.id", "settlement.planId")
    .innerJoin("person as assembler", "assembler.id", "settlement.assembledBy")
    .leftJoin("person as freezer", "freezer.id", "settlement.frozenBy")
    .leftJoin("notice", "notice.settlementId", "settlement.id")
    .selectAll("settlement")
    .select([
      "period.number as periodNumber",
      "period.nameZh as periodZh",
      "period.nameEn as periodEn",
      "period.deadlineAt as deadlineAt",
      "plan.year as year",
      "assembler.name as assemblerName",
      "freezer.name as freezerName",
      "notice.id as noticeId",
      "notice.number as noticeNumber",
      "notice.days as noticeDays",
      "notice.publishedAt as noticePublishedAt",
      "notice.ownSiteUrl as ownSiteUrl",
      "notice.ownSiteOn as ownSiteOn",
      "notice.endsAt as noticeEndsAt",
      "notice.version as noticeVersion",
    ])
    .where(visibleTo(work.actor, settlementBelongs));
}

export type ShownSettlement = Awaited<ReturnType<typeof findShown>>;

export async function findShown(work: Work, id: Id) {
  const row = await shownSettlements(work).where("settlement.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "settlement" });
  return row;
}

export async function listShown(
  work: Work,
  filter: {
    status?: SettlementRow["status"] | undefined;
    cityCode?: string | undefined;
    after: readonly [at: Instant, id: Id] | undefined;
    limit: number;
  },
) {
  let rows = shownSettlements(work);
  if (filter.status !== undefined) rows = rows.where("settlement.status", "=", filter.status);
  if (filter.cityCode !== undefined) rows = rows.where("settlement.cityCode", "=", filter.cityCode);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(settlement.assembled_at, settlement.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("settlement.assembledAt", "desc")
    .orderBy("settlement.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}

/** Frozen lines with the names they are read with, in the order of the list. */
export async function linesOf(
  work: Work,
  settlementId: Id,
  filter: {
    outcome?: SettlementLineRow["outcome"] | undefined;
    sought?: string | undefined;
    afterOrdinal?: number | undefined;
    limit?: number | undefined;
  } = {},
) {
  let rows = overLines(work)
    .selectFrom("settlementLine")
    .innerJoin("claim", "claim.id", "settlementLine.claimId")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("linePosition", (join) =>
      join
        .onRef("linePosition.programmeId", "=", "claim.programmeId")
        .onRef("linePosition.cityCode", "=", "claim.cityCode")
        .on("linePosition.kind", "=", "claim")
        .onRef("linePosition.number", "=", "settlementLine.position"),
    )
    .leftJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "claim.serviceCode"),
    )
    .selectAll("settlementLine")
    .select([
      "claim.number as claimNumber",
      sql<ClaimStatus>`case when claim.status = 'approved' then coalesce((select o.status from claim_on_list o
        where o.programme_id = claim.programme_id and o.city_code = claim.city_code and o.place_block = place_block(claim.position) and o.position = claim.position), 'approved') else claim.status end`.as(
        "claimStatus",
      ),
      "claim.serviceCode as serviceCode",
      "claim.enterpriseId as enterpriseId",
      "claim.supplierId as supplierId",
      "voucher.code as voucherCode",
      "enterprise.name as enterpriseName",
      "enterprise.creditCode as creditCode",
      "supplier.name as supplierName",
      "service.nameZh as serviceZh",
      "service.nameEn as serviceEn",
      "linePosition.givenAt as placedAt",
    ])
    .where("settlementLine.settlementId", "=", settlementId);
  if (filter.outcome !== undefined) rows = rows.where("settlementLine.outcome", "=", filter.outcome);
  if (filter.sought !== undefined) rows = rows.where(namesClaim(filter.sought));
  if (filter.afterOrdinal !== undefined) {
    // The block that the ordinal is in begins fifty lines before it at most.
    rows = rows
      .where("settlementLine.firstOrdinal", ">", filter.afterOrdinal - 50)
      .where("settlementLine.ordinal", ">", filter.afterOrdinal);
  }
  if (filter.limit !== undefined) rows = rows.limit(filter.limit);
  // Blocks follow each other as their lines do, and have the index.
  return await rows.orderBy("settlementLine.firstOrdinal").orderBy("settlementLine.ordinal").execute();
}

/** A claim by a part of its number or of its parties' names. */
export function namesClaim(sought: string): Expression<SqlBool> {
  const pattern = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<SqlBool>`(claim.number ilike ${pattern} or enterprise.name ilike ${pattern} or supplier.name ilike ${pattern})`;
}

export type ShownLine = Awaited<ReturnType<typeof linesOf>>[number];

/** The reason code of a line; the table holds text, written by the freeze alone. */
export function reasonOf(line: Pick<SettlementLineRow, "reason">): StandingReason | null {
  return line.reason as StandingReason | null;
}

/** The lists on which a claim of the reader's stands. Parties see frozen lists once they are noticed, the city at once. */
export async function listsOfClaim(work: Work, claimId: Id) {
  const claim = visibleTo(work.actor, {
    city: "claim.cityCode",
    enterprise: "claim.enterpriseId",
    supplier: "claim.supplierId",
  });
  const published = visibleTo(work.actor, settlementBelongs);
  const found = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("id", "=", claimId)
    .where(claim)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found", { noun: "claim" });
  return await overLines(work)
    .selectFrom(placesOf(claimId).as("place"))
    .innerJoin("lineCounter", (join) =>
      join
        .onRef("lineCounter.programmeId", "=", "place.programmeId")
        .onRef("lineCounter.cityCode", "=", "place.cityCode")
        .on("lineCounter.kind", "=", "claim"),
    )
    .innerJoin("settlementLine", (join) =>
      join
        .on(
          sql<SqlBool>`settlement_line.line_id = line_counter.line_id and settlement_line.place_block = place_block(place.number)`,
        )
        .onRef("settlementLine.position", "=", "place.number"),
    )
    .innerJoin("settlement", "settlement.id", "settlementLine.settlementId")
    .leftJoin("notice", "notice.settlementId", "settlement.id")
    .selectAll("settlementLine")
    .select([
      "settlement.number as settlementNumber",
      "settlement.kind as kind",
      "settlement.frozenAt as frozenAt",
      "notice.id as noticeId",
      "notice.endsAt as endsAt",
    ])
    .where((eb) => eb.or([published, eb("notice.id", "is not", null)]))
    .orderBy("settlement.frozenAt")
    .execute();
}

/** Every place that a claim has or had, each by its own index. */
function placesOf(claimId: Id) {
  return sql<{ programmeId: Id; cityCode: string; number: number }>`(
    select programme_id, city_code, number from line_position where kind = 'claim' and object_id = ${claimId} and void_at is null
    union all
    select programme_id, city_code, number from line_position where kind = 'claim' and object_id = ${claimId} and void_at is not null)`;
}

/** A city's money of a plan as its accounts have it, and what its latest list carried over. */
export async function moneyByCity(work: Work, planId: Id) {
  return await work.tx
    .selectFrom("ledgerAccount")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("settlement")
          .select(["settlement.carriedFen", "settlement.carriedLines"])
          .whereRef("settlement.programmeId", "=", "ledgerAccount.programmeId")
          .whereRef("settlement.cityCode", "=", "ledgerAccount.cityCode")
          .where("settlement.frozenAt", "is not", null)
          .orderBy("settlement.frozenAt", "desc")
          .limit(1)
          .as("latest"),
      (join) => join.onTrue(),
    )
    .select([
      "ledgerAccount.cityCode",
      "ledgerAccount.grantedFen",
      "ledgerAccount.reservedFen",
      "ledgerAccount.postedFen",
      "latest.carriedFen",
      "latest.carriedLines",
    ])
    .where("ledgerAccount.kind", "=", "cash")
    .where("ledgerAccount.planId", "=", planId)
    .where(visibleTo(work.actor, { city: "ledgerAccount.cityCode" }))
    .orderBy("ledgerAccount.cityCode")
    .execute();
}

export async function findBureauName(work: Work, cityCode: string): Promise<string | undefined> {
  const row = await work.tx
    .selectFrom("organisation")
    .select("nameZh")
    .where("kind", "=", "city-bureau")
    .where("cityCode", "=", cityCode)
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.nameZh;
}
