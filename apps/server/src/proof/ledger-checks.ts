import type { Check } from "./check.ts";

/** Every reservation with what became of it (of one that is divided, what no part was taken of), and what each object holds of each kind of account. */
const held = `
  reserves as (
    select r.id, r.object_id, r.amount_fen - coalesce(parts.amount, 0) as amount_fen, a.kind as account_kind, res.kind as resolved, coalesce(rel.amount, 0) as released
    from ledger_transfer r
    join ledger_account a on a.id = r.account_id
    left join lateral (select t.kind from ledger_transfer t where t.pending_id = r.id and t.kind in ('post','void','expire') order by t.seq limit 1) res on true
    left join (select pending_id, sum(amount_fen) as amount from ledger_transfer where kind = 'release' group by pending_id) rel on rel.pending_id = r.id
    left join (select pending_id, sum(amount_fen) as amount from ledger_transfer where kind = 'part' group by pending_id) parts on parts.pending_id = r.id
    where r.kind in ('reserve','part')),
  held as (
    select object_id, account_kind,
      sum(case when resolved is null then amount_fen else 0 end) as reserved,
      sum(case when resolved = 'post' then amount_fen - released else 0 end) as posted
    from reserves group by object_id, account_kind)`;

const sums = `
  sums as (
    select account_id,
      sum(case kind when 'grant' then amount_fen when 'withdraw' then -amount_fen else 0 end) as granted,
      sum(case kind when 'reserve' then amount_fen when 'post' then -amount_fen when 'void' then -amount_fen when 'expire' then -amount_fen else 0 end) as reserved,
      sum(case kind when 'post' then amount_fen when 'release' then -amount_fen else 0 end) as posted,
      max(seq) as last_seq
    from ledger_transfer group by account_id)`;

const waitingLike = `'submitted','supplier-confirmed','reviewed','disputed','returned'`;

export const ledgerChecks: readonly Check[] = [
  {
    name: "accounts",
    zh: "账户余额 = 划转之和",
    en: "every account's balances are the sums of its transfers",
    figures: `with ${sums} select (select count(*) from ledger_account) as accounts, (select count(*) from ledger_transfer) as transfers,
      coalesce(sum(granted), 0)::text as granted_fen, coalesce(sum(reserved), 0)::text as reserved_fen, coalesce(sum(posted), 0)::text as posted_fen from sums`,
    differences: `with ${sums}
      select a.kind || ' ' || a.id, concat_ws('/', a.granted_fen, a.reserved_fen, a.posted_fen, a.last_seq),
        concat_ws('/', coalesce(s.granted, 0), coalesce(s.reserved, 0), coalesce(s.posted, 0), coalesce(s.last_seq, 0))
      from ledger_account a left join sums s on s.account_id = a.id
      where (a.granted_fen, a.reserved_fen, a.posted_fen, a.last_seq)
        is distinct from (coalesce(s.granted, 0), coalesce(s.reserved, 0), coalesce(s.posted, 0), coalesce(s.last_seq, 0))`,
  },
  {
    name: "limits",
    zh: "已占用不超过已下达，且无负数",
    en: "nothing is spent beyond what was granted, and nothing is negative",
    figures: `with ${sums} select count(*) as accounts, coalesce(sum(granted - reserved - posted), 0)::text as left_fen from sums`,
    differences: `with ${sums}
      select a.kind || ' ' || a.id, concat_ws('/', s.granted, s.reserved, s.posted), 'reserved + posted ≤ granted, none below 0'
      from ledger_account a join sums s on s.account_id = a.id
      where s.reserved + s.posted > s.granted or s.granted < 0 or s.reserved < 0 or s.posted < 0`,
  },
  {
    name: "reservations",
    zh: "每笔预留至多了结一次，金额与账户一致",
    en: "every reservation is resolved at most once, whole, on its own account; no more is released than was posted",
    figures: `with ${held} select count(*) as reservations, count(*) filter (where resolved is null and amount_fen > 0) as open, count(*) filter (where resolved = 'post') as posted,
      count(*) filter (where resolved in ('void','expire')) as given_back from reserves`,
    differences: `
      select t.kind || ' ' || t.id, concat_ws('/', t.amount_fen, t.account_id), concat_ws('/', coalesce(r.kind, 'no reservation'), r.amount_fen, r.account_id)
      from ledger_transfer t left join ledger_transfer r on r.id = t.pending_id
      where t.kind in ('post','void','expire','release')
        and (r.id is null or r.kind not in ('reserve','part') or r.account_id <> t.account_id or (t.kind <> 'release' and t.amount_fen <> r.amount_fen))
      union all
      select 'reservation ' || pending_id, count(*)::text, '1' from ledger_transfer where kind in ('post','void','expire') group by pending_id having count(*) > 1
      union all
      select 'release ' || pending_id, sum(amount_fen)::text,
        coalesce((select p.amount_fen from ledger_transfer p where p.pending_id = rel.pending_id and p.kind = 'post'), 0)::text
      from ledger_transfer rel where kind = 'release' group by pending_id
      having sum(amount_fen) > coalesce((select p.amount_fen from ledger_transfer p where p.pending_id = rel.pending_id and p.kind = 'post'), 0)
      union all
      select 'part ' || t.id, concat_ws('/', t.account_id, d.transfer_id), concat_ws('/', r.account_id, r.id)
      from ledger_transfer t left join ledger_transfer r on r.id = t.pending_id and r.kind = 'reserve' left join ledger_divided d on d.transfer_id = t.pending_id
      where t.kind = 'part' and (r.id is null or d.transfer_id is null or r.account_id <> t.account_id)
      union all
      select 'divided ' || d.transfer_id, concat_ws('/', d.taken_fen, d.amount_fen), concat_ws('/', coalesce(p.taken, 0), r.amount_fen)
      from ledger_divided d left join ledger_transfer r on r.id = d.transfer_id
      left join (select pending_id, sum(amount_fen) as taken from ledger_transfer where kind = 'part' group by pending_id) p on p.pending_id = d.transfer_id
      where r.amount_fen is distinct from d.amount_fen or d.taken_fen <> coalesce(p.taken, 0) or d.taken_fen > d.amount_fen
        or exists (select 1 from ledger_transfer t where t.pending_id = d.transfer_id and t.kind <> 'part')`,
  },
  {
    name: "applications-and-vouchers",
    zh: "申请与券按状态占用额度、年度上限和供应商上限",
    en: "every application and voucher holds of capacity, annual cap and ceiling exactly what its state says",
    figures: `select count(*) as applications, (select count(*) from voucher) as vouchers, coalesce(sum(face_value_fen), 0)::text as face_value_fen from application`,
    differences: `with ${held},
      paid as (select voucher_id, sum(amount_fen) as amount from claim where status in ('paid','recovering') group by voucher_id),
      -- What was paid once is all a voucher can still pay when the money came back: the rest stays free.
      came_back as (select distinct c.voucher_id, c.amount_fen as amount from payment_line p join claim c on c.id = p.claim_id where p.status = 'returned'),
      expected as (
        select ap.id, ap.number, 'capacity' as account_kind,
          case when ap.status in (${waitingLike}) then ap.face_value_fen else 0 end as reserved,
          case when v.status not in ('expired','surrendered','revoked') then v.face_value_fen else 0 end as posted
        from application ap left join voucher v on v.application_id = ap.id
        union all
        select ap.id, ap.number, kinds.account_kind,
          case when kinds.account_kind = 'ceiling' and ap.ceiling_transfer_id is null then 0
            when ap.status in (${waitingLike}, 'waiting') then ap.face_value_fen else 0 end,
          case when kinds.account_kind = 'ceiling' and ap.ceiling_transfer_id is null then 0
            when v.status in ('expired','surrendered','revoked') then 0
            when v.status in ('redeemed','recovering','recovered') then coalesce(paid.amount, 0)
            else coalesce(came_back.amount, v.face_value_fen, 0) end
        from application ap cross join (values ('annual-cap'), ('ceiling')) as kinds (account_kind)
        left join voucher v on v.application_id = ap.id left join paid on paid.voucher_id = v.id left join came_back on came_back.voucher_id = v.id)
      select e.number || ' ' || e.account_kind, concat_ws('/', coalesce(h.reserved, 0), coalesce(h.posted, 0)), concat_ws('/', e.reserved, coalesce(e.posted, 0))
      from expected e left join held h on h.object_id = e.id and h.account_kind = e.account_kind
      where coalesce(h.reserved, 0) <> e.reserved or coalesce(h.posted, 0) <> coalesce(e.posted, 0)
      union all
      select h.account_kind || ' ' || h.object_id, concat_ws('/', h.reserved, h.posted), 'of an application'
      from held h where h.account_kind in ('capacity','annual-cap','ceiling') and h.reserved + h.posted <> 0 and not exists (select 1 from application ap where ap.id = h.object_id)
      union all
      select 'application ' || ap.number, ap.status, 'issued, with one voucher'
      from application ap left join voucher v on v.application_id = ap.id where (ap.status = 'issued') <> (v.id is not null)`,
  },
  {
    name: "claims",
    zh: "结算申请按状态占用兑付资金",
    en: "every claim holds of its city's cash exactly what its state says",
    figures: `select count(*) as claims, count(*) filter (where cash_transfer_id is not null) as with_own_money, coalesce(sum(amount_fen) filter (where status in ('paid','recovering')), 0)::text as paid_fen,
      coalesce(sum(amount_fen) filter (where status in ('listed','noticed','held','payable','sent','failed')), 0)::text as promised_fen from claim`,
    differences: `with ${held},
      expected as (
        select c.id, c.number, c.status,
          case when c.status in ('listed','noticed','held','payable') and t.id is null and on_list.cash_transfer_id is not null then 0
            when c.status in ('listed','noticed','held','payable','sent','failed') then c.amount_fen
            when c.status = 'deferred' and t.id is not null then c.amount_fen
            -- Decided since it was deferred: its money waits for the next list.
            when c.status in ('evaluated','reviewed','approved') then coalesce(t.amount_fen, 0)
            else 0 end as reserved,
          case when c.status in ('paid','recovering') then c.amount_fen else 0 end as posted
        from claim c left join ledger_transfer t on t.id = c.cash_transfer_id
        left join (select l.claim_id, s.cash_transfer_id from settlement_line l join settlement s on s.id = l.settlement_id
          where l.outcome = 'funded' and l.fallen_at is null and not l.held_before) on_list on on_list.claim_id = c.id)
      select e.number || ' ' || e.status, concat_ws('/', coalesce(h.reserved, 0), coalesce(h.posted, 0)), concat_ws('/', e.reserved, e.posted)
      from expected e left join held h on h.object_id = e.id and h.account_kind = 'cash'
      where coalesce(h.reserved, 0) <> e.reserved or coalesce(h.posted, 0) <> e.posted
      union all
      select 'cash ' || h.object_id, concat_ws('/', h.reserved, h.posted), 'of a claim'
      from held h where h.account_kind = 'cash' and h.reserved + h.posted <> 0 and not exists (select 1 from claim c where c.id = h.object_id)
        and not exists (select 1 from settlement s where s.id = h.object_id)
      union all
      select c.number, concat_ws('/', t.kind, a.kind, a.city_code, t.object_id), concat_ws('/', 'reserve', 'cash', c.city_code, c.id)
      from claim c join ledger_transfer t on t.id = c.cash_transfer_id join ledger_account a on a.id = t.account_id
      where t.kind not in ('reserve','part') or a.kind <> 'cash' or a.city_code <> c.city_code or a.programme_id <> c.programme_id or t.object_id <> c.id`,
  },
  {
    name: "list-reservations",
    zh: "每份清单的预留 = 未单独划出的列入行之和，划出的每一部分对应一行",
    en: "what every list still reserves as one sum is that of its funded lines without a part of their own, and every part is a line's",
    figures: `select count(*) as lists, coalesce(sum(d.amount_fen), 0)::text as reserved_fen, coalesce(sum(d.taken_fen), 0)::text as taken_fen
      from settlement s join ledger_divided d on d.transfer_id = s.cash_transfer_id`,
    differences: `with ${held},
      line as (
        select s.id as settlement_id, s.number, s.cash_transfer_id, s.frozen_at, l.claim_id, l.amount_fen, l.fallen_at, l.id as line_id, p.amount_fen as part_fen
        from settlement s join settlement_line l on l.settlement_id = s.id and l.outcome = 'funded' and not l.held_before
        left join ledger_transfer p on p.pending_id = s.cash_transfer_id and p.kind = 'part' and p.object_id = l.claim_id
        where s.content_format = 2),
      expected as (
        select s.id, s.number, coalesce(sum(line.amount_fen), 0) as funded, coalesce(sum(line.amount_fen) filter (where line.part_fen is null), 0) as rest
        from settlement s left join line on line.settlement_id = s.id where s.content_format = 2 and s.frozen_at is not null group by s.id, s.number)
      select e.number, concat_ws('/', coalesce(t.amount_fen, 0), coalesce(h.reserved, 0), coalesce(h.posted, 0)), concat_ws('/', e.funded, e.rest, 0)
      from expected e join settlement s on s.id = e.id left join ledger_transfer t on t.id = s.cash_transfer_id
      left join held h on h.object_id = s.id and h.account_kind = 'cash'
      where coalesce(t.amount_fen, 0) <> e.funded or coalesce(h.reserved, 0) <> e.rest or coalesce(h.posted, 0) <> 0
      union all
      select s.number, concat_ws('/', t.kind, t.object_id, a.kind, a.plan_id, a.city_code), concat_ws('/', 'reserve', s.id, 'cash', s.plan_id, s.city_code)
      from settlement s join ledger_transfer t on t.id = s.cash_transfer_id join ledger_account a on a.id = t.account_id
      where t.kind <> 'reserve' or t.object_id <> s.id or a.kind <> 'cash' or a.plan_id <> s.plan_id or a.city_code <> s.city_code
      union all
      select line.number || ' ' || c.number, concat_ws('/', line.part_fen, line.fallen_at, c.status), concat_ws('/', line.amount_fen, 'a part of its own')
      from line join claim c on c.id = line.claim_id
      where line.part_fen <> line.amount_fen or (line.part_fen is null and (line.fallen_at is not null or c.cash_transfer_id is not null or c.status not in ('approved','noticed','held','payable')))
      union all
      select 'part ' || p.id, p.object_id::text, 'a funded line of ' || s.number
      from settlement s join ledger_transfer p on p.pending_id = s.cash_transfer_id and p.kind = 'part'
      where not exists (select 1 from settlement_line l where l.settlement_id = s.id and l.claim_id = p.object_id and l.outcome = 'funded' and not l.held_before)`,
  },
  {
    name: "face-values",
    zh: "面额不超过可补助费用，结算金额不超过面额",
    en: "no face value exceeds the eligible fee of its service, no claim its voucher's face value",
    figures: `select count(*) as vouchers, coalesce(sum(face_value_fen), 0)::text as face_value_fen, coalesce(sum(eligible_fee_fen), 0)::text as eligible_fee_fen from voucher`,
    differences: `
      select v.code, concat_ws('/', v.face_value_fen, v.eligible_fee_fen), concat_ws('/', a.face_value_fen, a.eligible_fee_fen)
      from voucher v join application a on a.id = v.application_id
      where v.face_value_fen <> a.face_value_fen or v.eligible_fee_fen <> a.eligible_fee_fen or v.face_value_fen > v.eligible_fee_fen
      union all
      select v.code || ' fee', v.eligible_fee_fen::text, coalesce(sum(f.amount_fen), 0)::text
      from voucher v left join fee_line f on f.contract_id = v.contract_id and f.service_code = v.service_code and f.eligible
      group by v.id, v.code, v.eligible_fee_fen having v.eligible_fee_fen <> coalesce(sum(f.amount_fen), 0)
      union all
      select c.number, c.amount_fen::text, '≤ ' || v.face_value_fen from claim c join voucher v on v.id = c.voucher_id where c.amount_fen > v.face_value_fen
      union all
      select a.number, a.face_value_fen::text, '≤ ' || a.eligible_fee_fen from application a where a.face_value_fen > a.eligible_fee_fen`,
  },
  {
    name: "invoices",
    zh: "发票拆分合计 = 发票金额，结算申请依据的开票额与发票一致",
    en: "every invoice is split whole, and what a claim relies on is what was invoiced when it was submitted",
    figures: `select count(*) as invoices, coalesce(sum(total_fen), 0)::text as total_fen from invoice`,
    differences: `
      select i.number, i.total_fen::text, coalesce(sum(s.amount_fen), 0)::text
      from invoice i left join invoice_split s on s.invoice_id = i.id group by i.id, i.number, i.total_fen having i.total_fen <> coalesce(sum(s.amount_fen), 0)
      union all
      select c.number, c.invoiced_fen::text, coalesce(sum(s.amount_fen), 0)::text
      from claim c
      join fee_line f on f.contract_id = c.contract_id and f.service_code = c.service_code and f.eligible
      left join invoice i on i.contract_id = c.contract_id and i.entered_at <= c.submitted_at
      left join invoice_split s on s.invoice_id = i.id and s.fee_line_id = f.id
      where c.invoiced_fen is not null and c.status not in ('draft','returned','rejected','withdrawn')
      group by c.id, c.number, c.invoiced_fen having c.invoiced_fen <> coalesce(sum(s.amount_fen), 0)`,
  },
  {
    name: "grants",
    zh: "下达的额度和资金 = 切块 − 试点预留（× 发放倍数），加减调剂和结转",
    en: "what cities were granted is the allotment less the pilot reserve (times the issue ratio), with moves and what was carried over",
    figures: `with ${sums} select coalesce(sum(s.granted) filter (where a.kind = 'capacity'), 0)::text as capacity_fen, coalesce(sum(s.granted) filter (where a.kind = 'cash'), 0)::text as cash_fen
      from ledger_account a join sums s on s.account_id = a.id`,
    differences: `with ${sums},
      granted as (select a.kind, a.plan_id, a.city_code, s.granted,
          coalesce((select sum(t.amount_fen) from ledger_transfer t where t.account_id = a.id and t.kind = 'grant' and t.reason like 'carried-from:%'), 0) as carried_in,
          coalesce((select sum(t.amount_fen) from ledger_transfer t where t.account_id = a.id and t.kind = 'withdraw' and t.reason like 'plan-closed:%'), 0) as closed_out
        from ledger_account a join sums s on s.account_id = a.id where a.kind in ('capacity','cash')),
      expected as (
        select 'capacity' as kind, p.year, al.plan_id, al.city_code, greatest(0, floor((al.amount_fen - al.pilot_reserve_fen)::numeric * p.issue_ratio_bp / 10000)
          - case when p.subtract_carried_in then al.carried_in_fen else 0 end) as fen
        from allotment al join plan p on p.id = al.plan_id where p.status <> 'draft'
        union all
        select 'cash', p.year, al.plan_id, al.city_code, al.amount_fen - al.pilot_reserve_fen
          + coalesce((select sum(m.amount_fen) from allotment_move m where m.plan_id = p.id and m.kind = 'cash' and m.to_city_code = al.city_code), 0)
          - coalesce((select sum(m.amount_fen) from allotment_move m where m.plan_id = p.id and m.kind = 'cash' and m.from_city_code = al.city_code), 0)
        from allotment al join plan p on p.id = al.plan_id where p.status <> 'draft')
      select concat_ws(' ', e.kind, e.year, e.city_code), coalesce(g.granted, 0)::text, (e.fen + coalesce(g.carried_in, 0) - coalesce(g.closed_out, 0))::text
      from expected e left join granted g on g.kind = e.kind and g.plan_id = e.plan_id and g.city_code = e.city_code
      where coalesce(g.granted, 0) <> e.fen + coalesce(g.carried_in, 0) - coalesce(g.closed_out, 0)`,
  },
  {
    name: "issue-ceiling",
    zh: "发放面额不超过（切块 − 试点预留）× 发放倍数",
    en: "what is issued or applied for stays within the allotment less the pilot reserve, times the issue ratio",
    figures: `select count(*) as allotments, coalesce(sum(floor((al.amount_fen - al.pilot_reserve_fen)::numeric * p.issue_ratio_bp / 10000)), 0)::text as ceiling_fen
      from allotment al join plan p on p.id = al.plan_id where p.status <> 'draft'`,
    differences: `with ${sums},
      ceiling as (
        select al.plan_id, al.city_code, p.year, floor((al.amount_fen - al.pilot_reserve_fen)::numeric * p.issue_ratio_bp / 10000) as ceiling_fen
        from allotment al join plan p on p.id = al.plan_id where p.status <> 'draft'),
      issued as (select plan_id, city_code, sum(face_value_fen) as face_fen from voucher where status not in ('expired','surrendered','revoked') group by plan_id, city_code)
      select coalesce(c.year::text, 'no plan') || ' ' || a.city_code, (s.reserved + s.posted)::text, '≤ ' || coalesce(c.ceiling_fen, 0)
      from ledger_account a join sums s on s.account_id = a.id left join ceiling c on c.plan_id = a.plan_id and c.city_code = a.city_code
      where a.kind = 'capacity' and s.reserved + s.posted > coalesce(c.ceiling_fen, 0)
      union all
      select coalesce(c.year::text, 'no plan') || ' ' || i.city_code || ' vouchers', i.face_fen::text, '≤ ' || coalesce(c.ceiling_fen, 0)
      from issued i left join ceiling c on c.plan_id = i.plan_id and c.city_code = i.city_code where i.face_fen > coalesce(c.ceiling_fen, 0)
      union all
      select 'plan ' || p.year || ' allotments', sum(al.amount_fen)::text, '≤ ' || p.budget_fen
      from plan p join allotment al on al.plan_id = p.id group by p.id, p.year, p.budget_fen having sum(al.amount_fen) > p.budget_fen`,
  },
];
