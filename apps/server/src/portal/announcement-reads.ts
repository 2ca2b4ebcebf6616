import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import type { Work } from "../platform/work.ts";

/** What the offices announce to everybody, beside the notices of settlement lists. */
export const announcementKinds = {
  edition: { zh: "政策", en: "Policy" },
  catalogue: { zh: "服务目录", en: "Catalogue" },
  standard: { zh: "奖补标准", en: "Standard" },
  round: { zh: "申领时间", en: "Round" },
  settlement: { zh: "结算时间", en: "Settlement period" },
  supplier: { zh: "供应商", en: "Suppliers" },
} as const;

export type AnnouncementKind = keyof typeof announcementKinds;

export interface Announcement {
  readonly id: Id;
  readonly at: Instant;
  readonly kind: AnnouncementKind;
  /** A supplier's: it was admitted (all of one day together), suspended or barred. */
  readonly turn: "admitted" | "suspended" | "revoked" | null;
  readonly programmeCode: string | null;
  readonly programmeZh: string | null;
  readonly programmeEn: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The version of a catalogue or a standard; how many suppliers were admitted. */
  readonly number: number | null;
  readonly opensAt: Instant | null;
  readonly endsAt: Instant | null;
}

/** The names of this many suppliers of a day are told; the others are counted. */
export const NAMED = 3;

/**
 * What was announced until now, the newest first: it follows from the records themselves, so that nothing is published and
 * not announced. A window that was postponed stands where its new deadline was announced. @clause 5.18 @clause 7.1
 */
export async function announcements(
  work: Work,
  asked: {
    readonly kind?: AnnouncementKind | undefined;
    readonly after?: readonly [Instant, Id] | undefined;
    readonly limit: number;
  },
): Promise<Announcement[]> {
  const { kind, after, limit } = asked;
  return await ask<Announcement>(
    work,
    sql`select a.* from (
      select e.id, e.published_on::timestamp at time zone 'Asia/Shanghai' as at, 'edition' as kind, null as turn, p.code as programme_code, p.name_zh as programme_zh, p.name_en as programme_en,
        e.title_zh as name_zh, e.title_en as name_en, e.number, e.in_force_from as opens_at, null::timestamptz as ends_at
      from edition e join programme p on p.id = e.programme_id
      union all
      select c.id, c.published_at, 'catalogue', null, p.code, p.name_zh, p.name_en, c.title_zh, c.title_en, c.number, null, null
      from catalogue c join programme p on p.id = c.programme_id where c.published_at is not null
      union all
      select s.id, s.published_at, 'standard', null, p.code, p.name_zh, p.name_en, s.title_zh, s.title_en, s.number, null, null
      from standard s join programme p on p.id = s.programme_id where s.published_at is not null
      union all
      select r.id, r.announced_at, 'round', null, p.code, p.name_zh, p.name_en, r.name_zh, r.name_en, null, r.opens_at, r.closes_at
      from round r join programme p on p.id = r.programme_id where r.status <> 'draft' and r.announced_at is not null
      union all
      select s.id, s.announced_at, 'settlement', null, p.code, p.name_zh, p.name_en, s.name_zh, s.name_en, null, s.opens_at, s.deadline_at
      from settlement_period s join programme p on p.id = s.programme_id where s.status <> 'draft' and s.announced_at is not null
      union all
      select min(s.id::text)::uuid, max(s.admitted_at), 'supplier', 'admitted', null, null, null,
        array_to_string((array_agg(s.name order by s.pinyin, s.id))[1:${sql.lit(NAMED)}], '、'), '', count(*)::int, null, null
      from supplier s where s.status = 'admitted' and s.admitted_at is not null
      group by (s.admitted_at at time zone 'Asia/Shanghai')::date
      union all
      select s.id, s.suspended_at, 'supplier', 'suspended', null, null, null, s.name, '', null, null, null
      from supplier s where s.suspended_at is not null and s.revoked_at is null
      union all
      select s.id, s.revoked_at, 'supplier', 'revoked', null, null, null, s.name, '', null, null, null
      from supplier s where s.revoked_at is not null
    ) a
    where a.at <= ${work.now}::timestamptz
      ${kind === undefined ? sql`` : sql`and a.kind = ${kind}`}
      ${after === undefined ? sql`` : sql`and (a.at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by a.at desc, a.id desc limit ${limit}`,
  );
}
