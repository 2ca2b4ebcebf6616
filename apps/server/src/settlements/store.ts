import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { StandingReason } from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { SettlementLineTable, SettlementTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type SettlementRow = Selectable<SettlementTable>;
export type SettlementLineRow = Selectable<SettlementLineTable>;

/** Lists belong to their city; parties see what is published of them through the notice. */
const settlementBelongs = { city: "settlement.cityCode" } as const;

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
  filter: { status?: SettlementRow["status"] | undefined; cityCode?: string | undefined; after: readonly [at: Instant, id: Id] | undefined; limit: number },
) {
  let rows = shownSettlements(work);
  if (filter.status !== undefined) rows = rows.where("settlement.status", "=", filter.status);
  if (filter.cityCode !== undefined) rows = rows.where("settlement.cityCode", "=", filter.cityCode);
  if (filter.after !== undefined) rows = rows.where(sql<SqlBool>`(settlement.assembled_at, settlement.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  return await rows
    .orderBy("settlement.assembledAt", "desc")
    .orderBy("settlement.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}

/** A list its actor may see, locked. */
export async function lockSettlement(work: Work, id: Id): Promise<SettlementRow> {
  const row = await work.tx.selectFrom("settlement").selectAll().where("id", "=", id).where(visibleTo(work.actor, settlementBelongs)).forUpdate().executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "settlement" });
  return row;
}

export async function findSettlement(work: Work, id: Id): Promise<SettlementRow> {
  return await work.tx.selectFrom("settlement").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** Inserts a draft, unless the period has its main list or the city another draft: then undefined. */
export async function insertDraft(work: Work, values: Insertable<SettlementTable>): Promise<Id | undefined> {
  const row = await work.tx
    .insertInto("settlement")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The main list of a period and city that was not dropped. */
export async function findMainList(work: Work, settlementPeriodId: Id, cityCode: string): Promise<SettlementRow | undefined> {
  return await work.tx
    .selectFrom("settlement")
    .selectAll()
    .where("settlementPeriodId", "=", settlementPeriodId)
    .where("cityCode", "=", cityCode)
    .where("kind", "=", "main")
    .where("status", "<>", "dropped")
    .executeTakeFirst();
}

const LINES_AT_ONCE = 500;

export async function insertLines(work: Work, lines: readonly Insertable<SettlementLineTable>[]): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    await work.tx.insertInto("settlementLine").values(lines.slice(from, from + LINES_AT_ONCE)).execute();
  }
}

/** Frozen lines with the names they are read with, in the order of the list. */
export async function linesOf(
  work: Work,
  settlementId: Id,
  filter: { outcome?: SettlementLineRow["outcome"] | undefined; afterOrdinal?: number | undefined; limit?: number | undefined } = {},
) {
  let rows = work.tx
    .selectFrom("settlementLine")
    .innerJoin("claim", "claim.id", "settlementLine.claimId")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("linePosition", (join) => join.onRef("linePosition.programmeId", "=", "claim.programmeId").onRef("linePosition.cityCode", "=", "claim.cityCode").on("linePosition.kind", "=", "claim").onRef("linePosition.number", "=", "settlementLine.position"))
    .leftJoin("service", (join) => join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "claim.serviceCode"))
    .selectAll("settlementLine")
    .select([
      "claim.number as claimNumber",
      "claim.status as claimStatus",
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
  if (filter.afterOrdinal !== undefined) rows = rows.where("settlementLine.ordinal", ">", filter.afterOrdinal);
  if (filter.limit !== undefined) rows = rows.limit(filter.limit);
  return await rows.orderBy("settlementLine.ordinal").execute();
}

export type ShownLine = Awaited<ReturnType<typeof linesOf>>[number];

/** The reason code of a line; the table holds text, written by the freeze alone. */
export function reasonOf(line: Pick<SettlementLineRow, "reason">): StandingReason | null {
  return line.reason as StandingReason | null;
}

export async function findLine(work: Work, lineId: Id): Promise<SettlementLineRow | undefined> {
  return await work.tx.selectFrom("settlementLine").selectAll().where("id", "=", lineId).executeTakeFirst();
}

/** The lists on which a claim of the reader's stands. Parties see frozen lists once they are noticed, the city at once. */
export async function listsOfClaim(work: Work, claimId: Id) {
  const claim = visibleTo(work.actor, { city: "claim.cityCode", enterprise: "claim.enterpriseId", supplier: "claim.supplierId" });
  const published = visibleTo(work.actor, settlementBelongs);
  const found = await work.tx.selectFrom("claim").select("id").where("id", "=", claimId).where(claim).executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found", { noun: "claim" });
  return await work.tx
    .selectFrom("settlementLine")
    .innerJoin("settlement", "settlement.id", "settlementLine.settlementId")
    .leftJoin("notice", "notice.settlementId", "settlement.id")
    .selectAll("settlementLine")
    .select(["settlement.number as settlementNumber", "settlement.kind as kind", "settlement.frozenAt as frozenAt", "notice.id as noticeId", "notice.endsAt as endsAt"])
    .where("settlementLine.claimId", "=", claimId)
    .where((eb) => eb.or([published, eb("notice.id", "is not", null)]))
    .orderBy("settlement.frozenAt")
    .execute();
}

/** How many lists of a city were frozen at or after an instant. */
export async function freezesSince(work: Work, settlement: Pick<SettlementRow, "programmeId" | "cityCode">, at: Instant): Promise<number> {
  const row = await work.tx
    .selectFrom("settlement")
    .select((eb) => eb.fn.countAll<number>().as("freezes"))
    .where("programmeId", "=", settlement.programmeId)
    .where("cityCode", "=", settlement.cityCode)
    .where("frozenAt", ">=", at)
    .executeTakeFirstOrThrow();
  return row.freezes;
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
    .select(["ledgerAccount.cityCode", "ledgerAccount.grantedFen", "ledgerAccount.reservedFen", "ledgerAccount.postedFen", "latest.carriedFen", "latest.carriedLines"])
    .where("ledgerAccount.kind", "=", "cash")
    .where("ledgerAccount.planId", "=", planId)
    .where(visibleTo(work.actor, { city: "ledgerAccount.cityCode" }))
    .orderBy("ledgerAccount.cityCode")
    .execute();
}

export async function setLineFallen(work: Work, lineId: Id, reason: string): Promise<void> {
  await work.tx.updateTable("settlementLine").set({ fallenAt: work.now, fallenReason: reason }).where("id", "=", lineId).execute();
}

export async function setLineChanged(work: Work, lineId: Id, amountFen: Fen, noticeEndsAt: Instant): Promise<void> {
  await work.tx.updateTable("settlementLine").set({ changedAmountFen: amountFen, noticeEndsAt }).where("id", "=", lineId).execute();
}

/** The claims of funded lines that have not fallen. */
export async function fundedClaimIds(work: Work, settlementId: Id): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("settlementLine")
    .select("claimId")
    .where("settlementId", "=", settlementId)
    .where("outcome", "=", "funded")
    .where("fallenAt", "is", null)
    .execute();
  return rows.map((row) => row.claimId);
}

export async function hasPartyOnList(work: Work, settlementId: Id, organisationId: Id): Promise<boolean> {
  const row = await work.tx
    .selectFrom("settlementLine")
    .innerJoin("claim", "claim.id", "settlementLine.claimId")
    .select("settlementLine.id")
    .where("settlementLine.settlementId", "=", settlementId)
    .where((eb) => eb.or([eb("claim.enterpriseId", "=", organisationId), eb("claim.supplierId", "=", organisationId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Funded lines whose notice has run out, with no open objection: due to become payable. Bounded; the tick comes again. */
export async function linesToPay(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select l.id from settlement_line l
    join notice n on n.settlement_id = l.settlement_id
    join claim c on c.id = l.claim_id and c.status = 'noticed'
    where l.outcome = 'funded' and l.fallen_at is null and coalesce(l.notice_ends_at, n.ends_at) <= ${work.now}
      and not exists (select 1 from objection o where o.line_id = l.id and o.status in ('filed','admitted'))
    order by l.settlement_id, l.ordinal limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** When a line's own notice ends, with its claim. */
export async function noticeEndOfLine(work: Work, lineId: Id) {
  return await work.tx
    .selectFrom("settlementLine")
    .innerJoin("notice", "notice.settlementId", "settlementLine.settlementId")
    .select(["settlementLine.claimId", "settlementLine.settlementId", "settlementLine.fallenAt"])
    .select((eb) => eb.fn.coalesce("settlementLine.noticeEndsAt", "notice.endsAt").as("endsAt"))
    .where("settlementLine.id", "=", lineId)
    // Waits for a bureau that is just recording the date of its own site, which moves the end.
    .forShare("notice")
    .executeTakeFirst();
}

export async function openObjectionsOfLine(work: Work, lineId: Id): Promise<number> {
  const row = await work.tx
    .selectFrom("objection")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("lineId", "=", lineId)
    .where("status", "in", ["filed", "admitted"])
    .executeTakeFirstOrThrow();
  return row.open;
}

/** A funded claim that is not in one of these states keeps its list open. */
const settledStatuses = ["paid", "failed", "held", "recovering"] as const;

/** Noticed lists of which nothing is open any more: every funded line paid, open-failed, held or fallen, the notice over. */
export async function listsToClose(work: Work, id?: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.id from settlement s join notice n on n.settlement_id = s.id
    where s.status = 'noticed' and n.ends_at <= ${work.now} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
      and not exists (
        select 1 from settlement_line l join claim c on c.id = l.claim_id
        where l.settlement_id = s.id and l.outcome = 'funded' and l.fallen_at is null and c.status not in (${sql.join(settledStatuses)}))
    order by n.ends_at, s.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** States in which a claim needs no money that a deferral set aside: it is over, or no longer what was deferred. */
export const staleMoneyStatuses = ["draft", "submitted", "supplier-confirmed", "disputed", "returned", "rejected", "withdrawn"] as const;

export async function claimsWithStaleMoney(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("cashTransferId", "is not", null)
    .where("status", "in", [...staleMoneyStatuses])
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

/** The cash of a list's plan and city, unlocked: for previews only. */
export async function cashAccountOf(work: Work, settlement: Pick<SettlementRow, "planId" | "cityCode">) {
  return await work.tx
    .selectFrom("ledgerAccount")
    .select(["grantedFen", "reservedFen", "postedFen", "planId"])
    .where("kind", "=", "cash")
    .where("planId", "=", settlement.planId)
    .where("cityCode", "=", settlement.cityCode)
    .executeTakeFirst();
}

export async function findBureauName(work: Work, cityCode: string): Promise<string | undefined> {
  const row = await work.tx.selectFrom("organisation").select("nameZh").where("kind", "=", "city-bureau").where("cityCode", "=", cityCode).orderBy("createdAt").limit(1).executeTakeFirst();
  return row?.nameZh;
}
