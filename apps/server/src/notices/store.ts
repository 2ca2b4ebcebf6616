import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { NoticeTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type NoticeRow = Selectable<NoticeTable>;

export async function insertNotice(work: Work, values: Insertable<NoticeTable>): Promise<void> {
  await work.tx.insertInto("notice").values(values).execute();
}

/** A notice of the actor's city, locked. */
export async function lockNotice(work: Work, id: Id) {
  const row = await work.tx
    .selectFrom("notice")
    .innerJoin("settlement", "settlement.id", "notice.settlementId")
    .selectAll("notice")
    .select(["settlement.cityCode"])
    .where("notice.id", "=", id)
    .where(visibleTo(work.actor, { city: "settlement.cityCode" }))
    .forUpdate("notice")
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "notice" });
  return row;
}

/** Any notice: it is public. */
export async function findNotice(work: Work, id: Id): Promise<NoticeRow | undefined> {
  return await work.tx.selectFrom("notice").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function setOwnSite(
  work: Work,
  notice: NoticeRow,
  ownSite: { url: string; on: CalendarDate },
  endsAt: Instant,
): Promise<void> {
  await work.tx
    .updateTable("notice")
    .set({ ownSiteUrl: ownSite.url, ownSiteOn: ownSite.on, endsAt, version: notice.version + 1 })
    .where("id", "=", notice.id)
    .execute();
}

/** Notices with what their public page shows. */
function shownNotices(work: Work) {
  return work.tx
    .selectFrom("notice")
    .innerJoin("settlement", "settlement.id", "notice.settlementId")
    .innerJoin("settlementPeriod as period", "period.id", "settlement.settlementPeriodId")
    .innerJoin("plan", "plan.id", "settlement.planId")
    .innerJoin("programme", "programme.id", "settlement.programmeId")
    .selectAll("notice")
    .select([
      "settlement.number as settlementNumber",
      "settlement.kind as kind",
      "settlement.cityCode as cityCode",
      "settlement.cashAvailableFen as cashFen",
      "settlement.fundedFen as fundedFen",
      "settlement.fundedLines as fundedLines",
      "settlement.deferredFen as deferredFen",
      "settlement.deferredLines as deferredLines",
      "settlement.carriedFen as carriedFen",
      "settlement.carriedLines as carriedLines",
      "settlement.leftOutLines as leftOutLines",
      "settlement.sha256 as sha256",
      "settlement.frozenAt as frozenAt",
      "plan.year as year",
      "period.nameZh as periodZh",
      "period.nameEn as periodEn",
      "programme.nameZh as programmeZh",
      "programme.nameEn as programmeEn",
    ]);
}

export type ShownNotice = Awaited<ReturnType<typeof findShownNotice>>;

export async function findShownNotice(work: Work, id: Id) {
  const row = await shownNotices(work).where("notice.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "notice" });
  return row;
}

export async function listShownNotices(
  work: Work,
  filter: {
    cityCode?: string | undefined;
    open?: boolean | undefined;
    after: readonly [at: Instant, id: Id] | undefined;
    limit: number;
  },
) {
  let rows = shownNotices(work);
  if (filter.cityCode !== undefined) rows = rows.where("settlement.cityCode", "=", filter.cityCode);
  if (filter.open !== undefined) rows = rows.where("notice.endsAt", filter.open ? ">" : "<=", work.now);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(notice.published_at, notice.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("notice.publishedAt", "desc")
    .orderBy("notice.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}
