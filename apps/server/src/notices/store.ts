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

/** Words for every outcome of a line, in both languages. */
export type OutcomeWords = Readonly<
  Record<"funded" | "carried" | "deferred" | "left-out", { readonly zh: string; readonly en: string }>
>;

/**
 * Tells the enterprise of every line what became of its claim, in one statement: a list may have a million. The ids follow
 * each other for the sake of their index.
 */
export async function tellLines(
  work: Work,
  settlementId: Id,
  text: { readonly wordsOf: OutcomeWords; readonly restZh: string; readonly restEn: string },
): Promise<void> {
  const words = (language: "zh" | "en") =>
    sql`case l.outcome ${sql.join(
      Object.entries(text.wordsOf).map(
        ([outcome, word]) => sql`when ${sql.lit(outcome)} then ${sql.val(word[language])}::text`,
      ),
      sql` `,
    )} end`;
  const prefix = work.newId().slice(0, 24);
  await sql`insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at)
    select (${prefix}::text || lpad(to_hex(l.ordinal), 12, '0'))::uuid, c.enterprise_id, 'notice-published', 'claim', l.claim_id,
      '结算申请 ' || c.number || ' ' || ${words("zh")} || ${text.restZh}::text, 'Claim ' || c.number || ' ' || ${words("en")} || ${text.restEn}::text, ${work.now}::timestamptz
    from settlement_line l join claim c on c.id = l.claim_id where l.settlement_id = ${settlementId}`.execute(work.tx);
}
