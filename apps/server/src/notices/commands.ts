import { sql } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { noticeEndsAt } from "@yunquan/core/notice-period.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { documentNumber } from "@yunquan/core/settlements/document-number.ts";
import { beijingDate, dateZh, yearOf, addDays, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { sendAsSet } from "../messages/commands.ts";
import { nextDocumentNumber } from "../order/commands.ts";
import { readNow } from "../platform/clock.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { noticeSettlement, settlementForUpdate } from "../settlements/commands.ts";
import { findNotice, insertNotice, lockNotice, setOwnSite, type NoticeRow } from "./store.ts";

export interface OwnSite {
  readonly url: string;
  readonly on: CalendarDate;
}

/**
 * Publishes a frozen list. It is noticed for the edition's days (at least five), the day of publication not counted, and from
 * the later of the two if the bureau says that its own site published later. Every party of a line is told.
 * @clause 5.13
 */
export async function publishNotice(
  work: Work,
  settlementId: Id,
  given: { version: number; ownSite?: OwnSite | undefined },
): Promise<Id> {
  const person = personOf(work);
  const settlement = await settlementForUpdate(work, settlementId);
  if (settlement.version !== given.version) throw new Refusal("stale-version", { noun: "settlement" });
  refuseFuture(work.now, given.ownSite);
  const { parameters } = await editionInForce(work, settlement.programmeId, work.now);
  const days = parameters.noticeDays;
  const endsAt = noticeEndsAt(work.now, given.ownSite?.on ?? null, days);
  const year = yearOf(beijingDate(work.now));
  const notice = {
    id: work.newId(),
    number: documentNumber(
      "notice",
      settlement.cityCode,
      year,
      await nextDocumentNumber(work, `notice/${settlement.cityCode}/${year}`),
    ),
  };
  await noticeSettlement(work, settlement, { noticeId: notice.id, number: notice.number, endsAt });
  await insertNotice(work, {
    ...notice,
    settlementId,
    days,
    publishedAt: work.now,
    ownSiteUrl: given.ownSite?.url ?? null,
    ownSiteOn: given.ownSite?.on ?? null,
    endsAt,
    publishedBy: person.personId,
  });
  await noteNotice(work, notice.id, "notice.published", { settlementId, days, endsAt, ...given.ownSite });
  await tellParties(work, settlement, notice, endsAt);
  return notice.id;
}

/**
 * Records address and date of the notice on the bureau's own site. The period counts from the later of the two; an end that
 * people rely on never moves to an earlier day. Refuses `notice-over` once the notice has ended.
 * @clause 5.13
 */
export async function recordOwnSite(work: Work, id: Id, given: { version: number; ownSite: OwnSite }): Promise<void> {
  const notice = await lockNotice(work, id);
  if (notice.version !== given.version) throw new Refusal("stale-version", { noun: "notice" });
  // The clock is read under the lock, so that the tick has either not looked yet or already found the notice over.
  const now = await readNow(work.tx);
  if (now >= notice.endsAt) throw new Refusal("notice-over", { endsAt: notice.endsAt });
  refuseFuture(now, given.ownSite);
  const counted = noticeEndsAt(notice.publishedAt, given.ownSite.on, notice.days);
  const endsAt = counted > notice.endsAt ? counted : notice.endsAt;
  await setOwnSite(work, notice, given.ownSite, endsAt);
  await noteNotice(work, id, "notice.own-site-recorded", { ...given.ownSite, endsAt });
}

/** A published notice. It is public, so nobody is refused. */
export async function noticeById(work: Work, id: Id): Promise<NoticeRow> {
  const notice = await findNotice(work, id);
  if (notice === undefined) throw new Refusal("not-found", { noun: "notice" });
  return notice;
}

function refuseFuture(now: Instant, ownSite: OwnSite | undefined): void {
  if (ownSite === undefined || ownSite.on <= beijingDate(now)) return;
  throw new Refusal("invalid-request", {}, [
    {
      path: "ownSite.on",
      code: "future",
      zh: "公示日期不得晚于今天",
      en: "the day of publication must not be in the future",
    },
  ]);
}

async function noteNotice(
  work: Work,
  id: Id,
  action: RecordedAction,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "notice",
    objectId: id,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts,
    editionId: null,
  });
}

const outcomeWords = {
  funded: { zh: "已列入结算清单", en: "is on the list" },
  carried: { zh: "因资金不足整笔结转，下期优先", en: "is carried over whole and comes first next time" },
  deferred: { zh: "暂缓列入，资金已预留", en: "is deferred; its money is set aside" },
  "left-out": { zh: "本期未列入，顺位保留", en: "is left out this time and keeps its place" },
} as const;

async function tellParties(
  work: Work,
  settlement: Awaited<ReturnType<typeof settlementForUpdate>>,
  notice: { id: Id; number: string },
  endsAt: Instant,
): Promise<void> {
  const lastDay = addDays(beijingDate(endsAt), -1);
  const words = (language: "zh" | "en") =>
    sql`case l.outcome ${sql.join(
      Object.entries(outcomeWords).map(
        ([outcome, word]) => sql`when ${sql.lit(outcome)} then ${sql.val(word[language])}::text`,
      ),
      sql` `,
    )} end`;
  const restZh = `（公示 ${notice.number}，至 ${dateZh(lastDay)} 止）。`;
  const restEn = ` (notice ${notice.number}, until the end of ${lastDay}).`;
  await sendAsSet(
    work,
    { kind: "notice-published", objectType: "claim" },
    sql`select l.ordinal as number, c.enterprise_id as organisation_id, l.claim_id as object_id,
      '结算申请 ' || c.number || ' ' || ${words("zh")} || ${restZh}::text as text_zh, 'Claim ' || c.number || ' ' || ${words("en")} || ${restEn}::text as text_en
      from settlement_line l join claim c on c.id = l.claim_id where l.settlement_id = ${settlement.id}`,
  );
}
