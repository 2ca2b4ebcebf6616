import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";

/** A case that was submitted, found by its number together with the credit code of its enterprise: one of the two finds nothing. */
export async function findCase(work: Work, number: string, creditCode: string) {
  const { rows } = await sql<{ kind: "application" | "claim"; id: Id; programmeZh: string; programmeEn: string }>`
    select c.kind, c.id, p.name_zh as "programmeZh", p.name_en as "programmeEn" from (
      select 'application' as kind, id, programme_id, enterprise_id from application
        where number = ${number} and submitted_at is not null
      union all
      select 'claim', id, programme_id, enterprise_id from claim where number = ${number} and submitted_at is not null) c
    join enterprise e on e.id = c.enterprise_id and e.credit_code = ${creditCode}
    join programme p on p.id = c.programme_id`.execute(work.tx);
  return rows[0];
}

/** Until when the voucher of an application can be claimed, while it lives. */
export async function voucherEndOf(work: Work, applicationId: Id): Promise<Instant | null> {
  const row = await work.tx
    .selectFrom("voucher")
    .select("lastClaimAt")
    .where("applicationId", "=", applicationId)
    .where("status", "=", "issued")
    .executeTakeFirst();
  return row?.lastClaimAt ?? null;
}

/** When the notice that a claim stands in ends: the list's, or its line's own, after it was lowered, if that is later. */
export async function noticeEndOf(work: Work, claimId: Id): Promise<Instant | null> {
  const { rows } = await sql<{ endsAt: Instant }>`
    select greatest(o.notice_ends_at, n.ends_at) as "endsAt" from claim c
      join claim_on_list o on o.programme_id = c.programme_id and o.city_code = c.city_code and o.place_block = place_block(c.position) and o.position = c.position
      join notice n on n.settlement_id = o.settlement_id
    where c.id = ${claimId}`.execute(work.tx);
  return rows[0]?.endsAt ?? null;
}
