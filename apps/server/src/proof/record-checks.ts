import type { Check } from "./check.ts";

/** Objects that live by a lifecycle: how their history names them, and their table. */
const living: readonly (readonly [objectType: string, table: string])[] = [
  ["application", "application"],
  ["voucher", "voucher"],
  ["claim", "claim"],
  ["settlement", "settlement"],
  ["objection", "objection"],
  ["paymentBatch", "payment_batch"],
  ["implementationReport", "implementation_report"],
  ["enterprise", "enterprise"],
  ["supplier", "supplier"],
  ["product", "product"],
  ["contract", "contract"],
  ["paymentAccount", "payment_account"],
  ["plan", "plan"],
  ["round", "round"],
  ["settlementPeriod", "settlement_period"],
  ["catalogue", "catalogue"],
  ["standard", "standard"],
];

const objects = living
  .map(([objectType, table]) => `select '${objectType}' as object_type, id, status from ${table}`)
  .join(" union all ");
const names = living.map(([objectType]) => `'${objectType}'`).join(",");

/** What lists make of claims whose rows say that they are approved. */
const onLists = `
  select l.claim_id, case
    when s.notice_over_at is not null and coalesce(l.notice_ends_at, s.notice_over_at) <= s.notice_over_at then 'payable'
    when s.status = 'frozen' then 'listed' else 'noticed' end as status
  from settlement_line l join settlement s on s.id = l.settlement_id where l.outcome = 'funded' and l.fallen_at is null`;

/** Nouns counted by city and state while they are stepped, counted again from their rows. */
const counted = `
  select 'application' as noun, programme_id, city_code, status, count(*) as cases from application group by 2, 3, 4
  union all select 'voucher', programme_id, city_code, status, count(*) from voucher group by 2, 3, 4
  union all select 'claim', c.programme_id, c.city_code, coalesce(l.status, c.status), count(*) from claim c left join (${onLists}) l on l.claim_id = c.id and c.status = 'approved' group by 2, 3, 4
  union all select 'settlement', programme_id, city_code, status, count(*) from settlement group by 2, 3, 4
  union all select 'paymentBatch', programme_id, city_code, status, count(*) from payment_batch group by 2, 3, 4
  union all select 'objection', s.programme_id, o.city_code, o.status, count(*) from objection o join settlement s on s.id = o.settlement_id group by 2, 3, 4`;

export const recordChecks: readonly Check[] = [
  {
    name: "positions",
    zh: "顺位不断号、不重号，与所属事项一致",
    en: "positions are gapless and unique, given in order of time, and each case stands where it was put",
    figures: `select count(*) as counters, coalesce(sum(last_number), 0)::text as positions_given from line_counter`,
    differences: `
      select concat_ws(' ', c.kind, c.city_code), c.last_number::text, concat_ws('/', coalesce(p.given, 0), coalesce(p.lowest, 1), coalesce(p.highest, 0))
      from line_counter c left join (
        select programme_id, city_code, kind, count(*) as given, min(number) as lowest, max(number) as highest from line_position group by 1, 2, 3) p
        on p.programme_id = c.programme_id and p.city_code = c.city_code and p.kind = c.kind
      where c.last_number <> coalesce(p.given, 0) or coalesce(p.lowest, 1) <> 1 or coalesce(p.highest, 0) <> c.last_number
      union all
      select concat_ws(' ', p.kind, p.city_code, p.number), p.given_at::text, '≥ ' || p.before
      from (select *, lag(given_at) over (partition by programme_id, city_code, kind order by number) as before from line_position) p where p.given_at < p.before
      union all
      select concat_ws(' ', p.kind, p.city_code, p.number), 'given without a counter', 'a counter'
      from line_position p where not exists (select 1 from line_counter c where c.programme_id = p.programme_id and c.city_code = p.city_code and c.kind = p.kind)
      union all
      select concat_ws(' ', p.kind, p.object_id), coalesce(o.position::text, 'no case'), p.number::text
      from line_position p
      left join (select 'application' as kind, id, position, city_code, programme_id from application union all select 'claim', id, position, city_code, programme_id from claim) o
        on o.kind = p.kind and o.id = p.object_id
      where p.void_at is null and (o.position is distinct from p.number or o.city_code <> p.city_code or o.programme_id <> p.programme_id)
      union all
      select concat_ws(' ', o.kind, o.number), o.position::text, 'a position that was given'
      from (select 'application' as kind, id, number, position from application union all select 'claim', id, number, position from claim) o
      where o.position is not null and not exists (select 1 from line_position p where p.kind = o.kind and p.object_id = o.id and p.number = o.position)`,
  },
  {
    name: "history",
    zh: "每次状态变化都有一行历史，首尾相接",
    en: "every change of state has its line of history, and the lines join",
    figures: `select (select count(*) from (${objects}) o) as objects, count(*) as steps from history where to_status is not null and object_type in (${names})`,
    differences: `
      select concat_ws(' ', o.object_type, o.id), o.status, coalesce(h.to_status, 'no history')
      from (${objects}) o
      left join lateral (select h.to_status from history h where h.object_id = o.id and h.object_type = o.object_type and h.to_status is not null order by h.seq desc limit 1) h on true
      where h.to_status is distinct from o.status
      union all
      select concat_ws(' ', s.object_type, s.object_id, s.action), coalesce(s.from_status, 'nothing'), coalesce(s.before, 'nothing')
      from (select *, lag(to_status) over (partition by object_type, object_id order by seq) as before
        from history where to_status is not null and object_type in (${names})) s
      where s.from_status is distinct from s.before
        -- Between its approval and what touched it next, a claim's state is what its list had made of it by then.
        and not (s.object_type = 'claim' and s.before = 'approved' and s.from_status is not distinct from (
          select case sh.action when 'settlement.frozen' then 'listed' when 'settlement.noticed' then 'noticed' else 'payable' end
          from claim c join line_at_place at on at.programme_id = c.programme_id and at.city_code = c.city_code and at.place_block = place_block(c.position) and at.position = c.position
            and at.outcome = 'funded' and (at.fallen_at is null or at.fallen_at >= s.at)
          join history sh on sh.object_id = at.settlement_id and sh.object_type = 'settlement' and sh.seq < s.seq and sh.action in ('settlement.frozen','settlement.noticed','settlement.notice-over')
          where c.id = s.object_id order by sh.seq desc limit 1))`,
  },
  {
    name: "case-counts",
    zh: "状态计数 = 实际数量",
    en: "the counts that queues and dashboards show are the real ones",
    figures: `select count(*) as counts, coalesce(sum(cases), 0)::text as cases from case_count where noun in ('application','voucher','claim','settlement','paymentBatch','objection')`,
    differences: `
      select concat_ws(' ', coalesce(k.noun, r.noun), coalesce(k.city_code, r.city_code), coalesce(k.status, r.status)), coalesce(k.cases, 0)::text, coalesce(r.cases, 0)::text
      from (select * from case_count where noun in ('application','voucher','claim','settlement','paymentBatch','objection') and cases <> 0) k
      full join (${counted}) r on r.noun = k.noun and r.programme_id = k.programme_id and r.city_code = k.city_code and r.status = k.status
      where coalesce(k.cases, 0) <> coalesce(r.cases, 0)`,
  },
  {
    name: "usage-days",
    zh: "每日行为数据 = 当日事件数、人数、设备数，待计数者除外",
    en: "the days of usage are what their events add up to, but for those that are noted to be counted",
    figures: `select (select count(*) from usage_event) as events, (select count(*) from usage_day where counted_active_users is not null) as days_counted,
      (select coalesce(sum(cardinality(voucher_ids)), 0) from usage_day_change) as noted`,
    differences: `
      select concat_ws(' ', v.code, source, used_on),
        concat_ws('/', d.counted_active_users, d.counted_login_count, d.counted_device_count, d.counted_online_minutes), concat_ws('/', e.users, e.logins, e.devices, e.minutes)
      from (
        select voucher_id, source, used_on, count(distinct user_pseudonym) as users, least(sum(case when kind = 'login' then quantity else 0 end), 1000000000) as logins,
          count(distinct device_pseudonym) as devices, least(sum(case when kind = 'session' then quantity else 0 end), 1000000000) as minutes
        from usage_event group by 1, 2, 3) e
      full join (
        select d.* from usage_day d left join usage_event_partition p on p.kind = 'day' and p.from_on = d.used_on
        where d.counted_active_users is not null and p.dropped_at is null) d using (voucher_id, source, used_on)
      left join (select distinct used_on, source, unnest(voucher_ids) as voucher_id, true as noted from usage_day_change) n using (voucher_id, source, used_on)
      left join voucher v on v.id = voucher_id
      where n.noted is null and (e.users, e.logins, e.devices, e.minutes)
        is distinct from (d.counted_active_users::bigint, d.counted_login_count::bigint, d.counted_device_count::bigint, d.counted_online_minutes::bigint)`,
  },
  {
    name: "references",
    zh: "记录所指的批次、标准、账户、人员均存在",
    en: "what a record points at is there: plan, round, edition, standard, account, transfer, person, organisation",
    figures: `select (select count(*) from application) as applications, (select count(*) from history) as lines`,
    differences: `
      select 'application ' || a.number, 'points nowhere', 'plan, round, edition, standard, transfers' from application a
      where a.first_submitted_at is not null and (
        not exists (select 1 from plan p where p.id = a.plan_id) or not exists (select 1 from round r where r.id = a.round_id)
        or not exists (select 1 from edition e where e.id = a.edition_id) or not exists (select 1 from standard s where s.id = a.standard_id)
        or not exists (select 1 from ledger_transfer t where t.id = a.cap_transfer_id)
        or (a.capacity_transfer_id is not null and not exists (select 1 from ledger_transfer t where t.id = a.capacity_transfer_id))
        or (a.ceiling_transfer_id is not null and not exists (select 1 from ledger_transfer t where t.id = a.ceiling_transfer_id)))
      union all select 'transfer ' || t.id, 'points nowhere', 'account' from ledger_transfer t
        where not exists (select 1 from ledger_account a where a.id = t.account_id)
      union all select 'history ' || h.seq, 'points nowhere', 'person, organisation' from history h
        where (h.person_id is not null and not exists (select 1 from person p where p.id = h.person_id))
          or (h.organisation_id is not null and not exists (select 1 from organisation o where o.id = h.organisation_id))
      union all select 'objection ' || o.number, 'points nowhere', 'settlement line' from objection o
        where o.line_id is not null and not exists (select 1 from settlement_line l where l.id = o.line_id)
      union all select 'payment line ' || p.line_number, 'points nowhere', 'settlement line' from payment_line p
        where not exists (select 1 from settlement_line l where l.id = p.settlement_line_id)
      union all select 'message ' || m.id, 'points nowhere', 'organisation' from message m
        where not exists (select 1 from organisation o where o.id = m.organisation_id)`,
  },
  {
    name: "four-eyes",
    zh: "经办与复核、编制与冻结、答复与决定、提出与复核均非同一人",
    en: "who reviewed did not approve, who drew up did not freeze, who answered or proposed did not decide",
    figures: `select count(*) filter (where decided_by is not null) as claims_decided from claim`,
    differences: `
      select 'claim ' || number, 'one person', 'two' from claim where decided_by = reviewed_by and status not in ('returned','rejected')
      union all select 'application ' || number, 'one person', 'two' from application where decided_by = reviewed_by and status not in ('returned','rejected')
      union all select 'settlement ' || coalesce(number, id::text), 'one person', 'two' from settlement where frozen_by = assembled_by
      union all select 'objection ' || number, 'one person', 'two' from objection where decided_by = answered_by
      union all select 'suspense outcome ' || id, 'one person', 'two' from suspense_outcome where decided_by = proposed_by
      union all select 'account ' || id, 'one person', 'two' from payment_account where decided_by = proposed_by`,
  },
];
