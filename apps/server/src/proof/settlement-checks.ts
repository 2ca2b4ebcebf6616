import type { Check } from "./check.ts";

export const settlementChecks: readonly Check[] = [
  {
    name: "settlement-sums",
    zh: "清单合计 = 各行之和，且不超过资金",
    en: "every list's sums and counts are those of its lines, and within its cash",
    figures: `select count(*) as lists, coalesce(sum(funded_fen), 0)::text as funded_fen, coalesce(sum(deferred_fen), 0)::text as deferred_fen,
      coalesce(sum(carried_fen), 0)::text as carried_fen, coalesce(sum(cash_available_fen), 0)::text as cash_fen from settlement where frozen_at is not null`,
    differences: `with sums as (
        select settlement_id,
          coalesce(sum(amount_fen) filter (where outcome = 'funded'), 0) as funded, count(*) filter (where outcome = 'funded') as funded_lines,
          coalesce(sum(amount_fen) filter (where outcome = 'deferred'), 0) as deferred, count(*) filter (where outcome = 'deferred') as deferred_lines,
          coalesce(sum(amount_fen) filter (where outcome = 'carried'), 0) as carried, count(*) filter (where outcome = 'carried') as carried_lines,
          count(*) filter (where outcome = 'left-out') as left_out_lines
        from settlement_line group by settlement_id)
      select s.number, concat_ws('/', s.funded_fen, s.funded_lines, s.deferred_fen, s.deferred_lines, s.carried_fen, s.carried_lines, s.left_out_lines),
        concat_ws('/', x.funded, x.funded_lines, x.deferred, x.deferred_lines, x.carried, x.carried_lines, x.left_out_lines)
      from settlement s left join sums x on x.settlement_id = s.id
      where s.frozen_at is not null and (s.funded_fen, s.funded_lines, s.deferred_fen, s.deferred_lines, s.carried_fen, s.carried_lines, s.left_out_lines)
        is distinct from (x.funded, x.funded_lines, x.deferred, x.deferred_lines, x.carried, x.carried_lines, x.left_out_lines)
      union all
      select s.number || ' cash', concat_ws('+', x.funded, x.deferred), '≤ ' || s.cash_available_fen
      from settlement s join sums x on x.settlement_id = s.id where x.funded + x.deferred > s.cash_available_fen
      union all
      select s.number || ' ' || c.number, c.amount_fen::text, coalesce(l.changed_amount_fen, l.amount_fen)::text
      from settlement_line l join settlement s on s.id = l.settlement_id join claim c on c.id = l.claim_id
      where l.outcome = 'funded' and l.fallen_at is null and c.amount_fen <> coalesce(l.changed_amount_fen, l.amount_fen)`,
  },
  {
    name: "settlement-lines",
    zh: "每行对应其清单和在同一顺位的结算申请，每个顺位至多列支一次，清单按冻结先后编号",
    en: "every line is of its list and of the claim that has its place, which one living line funds at most; lists are numbered as they were frozen",
    figures: `select count(*) as lines, count(distinct settlement_id) as lists from settlement_line`,
    differences: `
      select 'line ' || l.id, concat_ws('/', l.settlement_id, l.claim_id, l.position, l.list_seq), concat_ws('/', s.id, p.object_id, p.number, s.list_seq)
      from settlement_line l left join settlement s on s.id = l.settlement_id and s.frozen_at is not null
      left join line_counter n on n.line_id = l.line_id and n.kind = 'claim' and n.programme_id = s.programme_id and n.city_code = s.city_code
      left join line_position p on p.programme_id = n.programme_id and p.city_code = n.city_code and p.kind = 'claim' and p.number = l.position and p.object_id = l.claim_id
      where s.id is null or n.line_id is null or p.object_id is null or l.list_seq <> s.list_seq
      union all
      select 'places ' || concat_ws('/', coalesce(p.line_id, l.line_id), coalesce(p.place_block, l.place_block)), concat_ws('/', p.funded, p.short), concat_ws('/', l.funded, l.short)
      from listed_places p full join (
        select line_id, place_block, coalesce(bit_or(place_bit(position)) filter (where outcome = 'funded' and fallen_at is null), 0) as funded,
          coalesce(bit_or(place_bit(position)) filter (where outcome = 'carried' and carried_from = 0), 0) as short
        from settlement_line where outcome = 'funded' or (outcome = 'carried' and carried_from = 0) group by 1, 2) l on l.line_id = p.line_id and l.place_block = p.place_block
      where (coalesce(p.funded, 0), coalesce(p.short, 0)) <> (coalesce(l.funded, 0), coalesce(l.short, 0))
      union all
      select 'place ' || concat_ws('/', line_id, position), count(*)::text, 'one living funded line'
      from settlement_line where outcome = 'funded' and fallen_at is null group by line_id, position having count(*) > 1
      union all
      select s.number, s.list_seq::text, s.should::text from (
        select number, list_seq, row_number() over (partition by programme_id, city_code order by frozen_at, list_seq) as should from settlement where frozen_at is not null) s
      where s.list_seq <> s.should
      union all
      select c.number, c.short_since::text, coalesce(f.list_seq::text, 'never short')
      from claim c left join (select claim_id, min(list_seq) as list_seq from settlement_line where outcome = 'carried' group by claim_id) f on f.claim_id = c.id
      where c.short_since is not null and c.short_since is distinct from f.list_seq
      union all
      select c.number, c.status || ', voucher ' || v.status, 'a voucher that is claimed, frozen or revoked'
      from claim c join voucher v on v.id = c.voucher_id
      where c.status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','deferred') and v.status not in ('claimed','frozen','revoked')`,
  },
  {
    name: "settlement-order",
    zh: "清单严格按顺位，结转者不被越过",
    en: "every list is cut in strict order: nobody overtakes, the first that did not fit stopped the line",
    figures: `select count(*) as lines, count(*) filter (where outcome = 'funded') as funded, count(*) filter (where outcome = 'carried') as carried from settlement_line`,
    differences: `with line as (
        select l.*, s.number, s.cash_available_fen,
          row_number() over (partition by l.settlement_id order by (l.outcome = 'left-out'), l.carried_from desc, l.position) as should_ordinal,
          sum(case when l.outcome in ('funded','deferred') then l.amount_fen else 0 end) over (partition by l.settlement_id order by l.ordinal) as should_running,
          sum(case when l.outcome in ('funded','deferred') and not l.held_before then l.amount_fen else 0 end) over (partition by l.settlement_id order by l.ordinal) as taken,
          sum(case when l.held_before then l.amount_fen else 0 end) over (partition by l.settlement_id) as held_fen,
          coalesce(bool_or(l.outcome = 'carried') over (partition by l.settlement_id order by l.ordinal rows between unbounded preceding and 1 preceding), false) as behind
        from settlement_line l join settlement s on s.id = l.settlement_id)
      select number || ' #' || ordinal, concat_ws('/', ordinal, running_fen, outcome, case when carried_over then 'carried over' end),
        concat_ws('/', should_ordinal, should_running, case
          when outcome in ('funded','deferred') and not held_before and behind then 'carried'
          when outcome = 'carried' and not behind and amount_fen <= cash_available_fen - held_fen - taken then 'funded'
          else outcome end, case when carried_from > 0 then 'carried over' end)
      from line
      where ordinal <> should_ordinal or running_fen <> should_running or carried_over <> (carried_from > 0)
        or (outcome in ('funded','deferred') and not held_before and behind)
        or (outcome = 'carried' and (held_before or (not behind and amount_fen <= cash_available_fen - held_fen - taken)))`,
  },
  {
    name: "settlement-seniority",
    zh: "结转的先后 = 首次短缺以来的清单数，且每期都在清单上",
    en: "every claim's seniority is the number of lists since its first shortfall, and it is on every list until it is funded",
    figures: `select count(distinct claim_id) as claims_ever_short from settlement_line where outcome = 'carried'`,
    differences: `with list as (
        select id, number, programme_id, city_code, frozen_at, row_number() over (partition by programme_id, city_code order by frozen_at) as n from settlement where frozen_at is not null),
      line as (
        select l.claim_id, l.outcome, l.carried_from, l.fallen_at, list.id as settlement_id, list.number, list.programme_id, list.city_code, list.frozen_at, list.n,
          min(list.n) filter (where l.outcome = 'carried') over (partition by l.claim_id) as first_short
        from settlement_line l join list on list.id = l.settlement_id),
      later as (
        select f.id, short.claim_id from line short join list f on f.programme_id = short.programme_id and f.city_code = short.city_code and f.n > short.n
        where short.outcome = 'carried' and short.n = short.first_short),
      absent as (
        select id, claim_id from later
        except select settlement_id, claim_id from settlement_line
        except select f.id, funded.claim_id from line funded join list f on f.programme_id = funded.programme_id and f.city_code = funded.city_code and f.n > funded.n
          where funded.outcome = 'funded' and (funded.fallen_at is null or funded.fallen_at > f.frozen_at))
      select line.number || ' ' || c.number, line.carried_from::text, greatest(line.n - line.first_short, 0)::text
      from line join claim c on c.id = line.claim_id where line.carried_from <> coalesce(greatest(line.n - line.first_short, 0), 0)
      union all
      select list.number || ' ' || c.number, 'not on the list', 'carried over before'
      from absent join list on list.id = absent.id join claim c on c.id = absent.claim_id and c.status not in ('rejected','withdrawn')`,
  },
  {
    name: "line-sums",
    zh: "排队合计 = 在排结算申请逐笔相加",
    en: "the sums of every line are those of the claims that wait in it",
    figures: `select count(*) as rows, coalesce(sum(claims), 0) as claims, coalesce(sum(amount_fen), 0)::text as amount_fen from line_sum`,
    differences: `with funded as (
        select claim_id, line_id, position from settlement_line where outcome = 'funded' and fallen_at is null),
      short as (
        select line_id, position, min(list_seq) as list_seq from settlement_line where outcome = 'carried' group by line_id, position),
      waits as (
        select n.line_id, coalesce(c.short_since, s.list_seq, 0) as short_since, line_block(c.position) as block, c.status, coalesce(c.report_mark, '') as report_mark, count(*) as claims, sum(c.amount_fen) as amount_fen
        from claim c join line_counter n on n.kind = 'claim' and n.programme_id = c.programme_id and n.city_code = c.city_code
        left join short s on s.line_id = n.line_id and s.position = c.position
        left join funded f on f.claim_id = c.id and f.line_id = n.line_id and f.position = c.position
        where c.position is not null and f.claim_id is null
          and c.status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred')
        group by 1, 2, 3, 4, 5),
      stands as (
        select line_id, short_since, block, status, report_mark, sum(claims) as claims, sum(amount_fen) as amount_fen from line_sum group by 1, 2, 3, 4, 5)
      select concat_ws(' ', 'line', coalesce(x.line_id, w.line_id), 'short since', coalesce(x.short_since, w.short_since), 'block', coalesce(x.block, w.block), coalesce(x.status, w.status), coalesce(x.report_mark, w.report_mark)),
        concat_ws('/', coalesce(x.claims, 0), coalesce(x.amount_fen, 0)), concat_ws('/', coalesce(w.claims, 0), coalesce(w.amount_fen, 0))
      from stands x full join waits w on w.line_id = x.line_id and w.short_since = x.short_since and w.block = x.block and w.status = x.status and w.report_mark = x.report_mark
      where (coalesce(x.claims, 0), coalesce(x.amount_fen, 0)) <> (coalesce(w.claims, 0), coalesce(w.amount_fen, 0))`,
  },
  {
    name: "settlement-digests",
    zh: "冻结清单的散列与内容一致",
    en: "every frozen list's digest is that of its content",
    figures: `select count(*) as lists from settlement where frozen_at is not null`,
    differences: `
      select s.number, s.sha256, x.digest from settlement s
      join lateral (
        select encode(sha256(convert_to(
          concat_ws('|', 'yunquan-settlement-1', s.number, s.programme_id, s.settlement_period_id, s.plan_id, s.city_code, s.kind, s.cash_available_fen) || chr(10) ||
          coalesce(string_agg(concat_ws('|', l.ordinal, l.claim_id, l.position, l.carried_from, l.outcome, l.amount_fen, l.running_fen, coalesce(l.reason, '')) || chr(10), '' order by l.ordinal), ''),
          'UTF8')), 'hex') as digest
        from settlement_line l where l.settlement_id = s.id) x on true
      where s.frozen_at is not null and s.content_format = 1 and s.sha256 <> x.digest
      union all
      select s.number, s.sha256, coalesce(x.digest, 'no lines')
      from settlement s left join (
        select b.settlement_id, encode(sha256(convert_to(
          concat_ws('|', 'yunquan-settlement-2', h.number, h.programme_id, h.settlement_period_id, h.plan_id, h.city_code, h.kind, h.cash_available_fen) || chr(10) || string_agg(b.digest || chr(10), '' order by b.block),
          'UTF8')), 'hex') as digest
        from (select l.settlement_id, (l.ordinal - 1) / 1000 as block, encode(sha256(convert_to(
            string_agg(concat_ws('|', l.ordinal, l.claim_id, l.position, l.carried_from, l.outcome, l.amount_fen, l.running_fen, coalesce(l.reason, '')) || chr(10), '' order by l.ordinal), 'UTF8')), 'hex') as digest
          from settlement_line l group by 1, 2) b
        join settlement h on h.id = b.settlement_id group by b.settlement_id, h.id) x on x.settlement_id = s.id
      where s.frozen_at is not null and s.content_format = 2 and s.sha256 is distinct from x.digest`,
  },
  {
    name: "notices",
    zh: "公示期满且无未决异议前，不可兑付",
    en: "nothing became payable before its notice was over, nor with an objection open",
    figures: `select (select count(*) from notice) as notices, (select count(*) from objection) as objections, (select count(*) from history where action = 'claim.made-payable') as made_payable`,
    differences: `
      select n.number, concat_ws('/', n.days, n.ends_at), 'at least 5 days'
      from notice n where n.days < 5 or n.ends_at < (date_trunc('day', n.published_at at time zone 'Asia/Shanghai') + (n.days + 1) * interval '1 day') at time zone 'Asia/Shanghai'
      union all
      select c.number, h.at::text, '≥ ' || greatest(l.notice_ends_at, n.ends_at)
      from history h join claim c on c.id = h.object_id join settlement_line l on l.id = (h.facts ->> 'lineId')::uuid join notice n on n.settlement_id = l.settlement_id
      where h.action = 'claim.made-payable' and h.at < greatest(l.notice_ends_at, n.ends_at)
      union all
      select c.number, c.status, 'an earlier claim.made-payable'
      from claim c where c.status in ('payable','sent','failed','paid') and not exists (select 1 from history h where h.object_id = c.id and h.action = 'claim.made-payable')
        and not exists (select 1 from settlement_line l join history h on h.object_id = l.settlement_id and h.action = 'settlement.notice-over' where l.claim_id = c.id and l.outcome = 'funded' and l.fallen_at is null)
      union all
      select s.number, s.notice_over_at::text, '≥ ' || n.ends_at
      from settlement s left join notice n on n.settlement_id = s.id where s.notice_over_at is not null and (n.id is null or s.notice_over_at < n.ends_at)
      union all
      select s.number, coalesce(s.notice_over_at::text, 'not over'), coalesce(h.at::text, 'no settlement.notice-over')
      from settlement s left join history h on h.object_id = s.id and h.action = 'settlement.notice-over' where s.notice_over_at is distinct from h.at
      union all
      select o.number, c.status, 'held while the objection is open'
      from objection o join settlement_line l on l.id = o.line_id and l.fallen_at is null and l.outcome = 'funded' join claim c on c.id = l.claim_id
      where o.status in ('filed','admitted') and c.status <> 'held'
      union all
      select l.id::text, coalesce(l.changed_amount_fen::text, 'as frozen'), coalesce(o.changed_amount_fen::text, 'as frozen')
      from settlement_line l left join lateral (
        select o.changed_amount_fen from objection o where o.line_id = l.id and o.effect = 'amount-changed' order by o.decided_at desc limit 1) o on true
      where l.changed_amount_fen is distinct from o.changed_amount_fen
      union all
      select c.number, 'held', 'an open objection'
      from claim c where c.status = 'held' and not exists (
        select 1 from objection o join settlement_line l on l.id = o.line_id and l.fallen_at is null where l.claim_id = c.id and o.status in ('filed','admitted'))`,
  },
  {
    name: "payments",
    zh: "已兑付 = 银行回执（扣除退回）= 资金账已支出",
    en: "what is paid is what the bank confirmed, less what came back, and what the cash accounts posted, each claim once",
    figures: `select (select coalesce(sum(amount_fen), 0)::text from claim where status in ('paid','recovering')) as claims_fen,
      (select coalesce(sum(amount_fen), 0)::text from payment_line where status = 'paid') as bank_fen,
      (select coalesce(sum(posted_fen), 0)::text from ledger_account where kind = 'cash') as cash_posted_fen,
      (select count(*) from payment_line where status = 'paid') as paid_lines, (select coalesce(sum(amount_fen), 0)::text from payment_line where status = 'returned') as returned_fen,
      (select count(*) from suspense_line where status <> 'resolved') as in_suspense`,
    differences: `
      select c.number || ' ' || c.status, concat_ws('/', count(p.id), coalesce(sum(p.amount_fen), 0)), case when c.status in ('paid','recovering') then '1/' || c.amount_fen else '0/0' end
      from claim c left join payment_line p on p.claim_id = c.id and p.status = 'paid'
      group by c.id, c.number, c.status, c.amount_fen
      having (c.status in ('paid','recovering') and (count(p.id) <> 1 or coalesce(sum(p.amount_fen), 0) <> c.amount_fen)) or (c.status not in ('paid','recovering') and count(p.id) <> 0)
      union all
      select 'cash ' || coalesce(b.city_code, l.city_code), coalesce(l.posted, 0)::text, coalesce(b.paid, 0)::text
      from (select a.programme_id, a.city_code, sum(case t.kind when 'post' then t.amount_fen when 'release' then -t.amount_fen else 0 end) as posted
        from ledger_transfer t join ledger_account a on a.id = t.account_id and a.kind = 'cash' group by a.programme_id, a.city_code) l
      full join (select c.programme_id, c.city_code, sum(p.amount_fen) as paid from payment_line p join claim c on c.id = p.claim_id where p.status = 'paid' group by c.programme_id, c.city_code) b
        on b.programme_id = l.programme_id and b.city_code = l.city_code
      where coalesce(l.posted, 0) <> coalesce(b.paid, 0)
      union all
      select b.number, concat_ws('/', b.lines, b.total_fen), concat_ws('/', count(p.id), coalesce(sum(p.amount_fen), 0))
      from payment_batch b left join payment_line p on p.batch_id = b.id group by b.id, b.number, b.lines, b.total_fen having b.lines <> count(p.id) or b.total_fen <> coalesce(sum(p.amount_fen), 0)
      union all
      -- As the files said it: what came back had been paid, and what was found to be paid had failed.
      select b.number || ' results', concat_ws('/', said.paid, said.failed), concat_ws('/', coalesce(r.paid, 0), coalesce(r.failed, 0))
      from payment_batch b
      join (select p.batch_id, count(*) filter (where p.status in ('paid','returned') and late.id is null) as paid, count(*) filter (where p.status = 'failed' or late.id is not null) as failed
        from payment_line p left join suspense_outcome late on late.payment_line_id = p.id and late.outcome = 'was-paid' and late.status = 'approved' group by p.batch_id) said on said.batch_id = b.id
      left join (select batch_id, sum(paid_lines) as paid, sum(failed_lines) as failed from bank_result group by batch_id) r on r.batch_id = b.id
      where said.paid <> coalesce(r.paid, 0) or said.failed <> coalesce(r.failed, 0)
      union all
      select p.line_number || ' outcome', p.status, case when late.id is null then 'returned by two people, once' else 'paid, found late' end
      from payment_line p
      left join suspense_outcome back on back.payment_line_id = p.id and back.outcome = 'returned' and back.status = 'approved'
      left join suspense_outcome late on late.payment_line_id = p.id and late.outcome = 'was-paid' and late.status = 'approved'
      where (p.status = 'returned') <> (back.id is not null) or (late.id is not null and p.status not in ('paid','returned'))
      union all
      select p.line_number || ' came back', coalesce(sum(t.amount_fen), 0)::text, p.amount_fen::text
      from payment_line p left join ledger_transfer t on t.object_id = p.claim_id and t.kind = 'release' and t.reason = p.line_number
      where p.status = 'returned' group by p.id, p.line_number, p.amount_fen having coalesce(sum(t.amount_fen), 0) <> p.amount_fen
      union all
      select 'suspense ' || s.id, s.status, coalesce(o.status, 'no outcome')
      from suspense_line s left join suspense_outcome o on o.suspense_line_id = s.id and o.status in ('proposed','approved')
      where coalesce(o.status, 'open') <> case s.status when 'resolved' then 'approved' else s.status end
      union all
      select 'result ' || r.id, r.suspense_lines::text, count(s.id)::text
      from bank_result r left join suspense_line s on s.bank_result_id = r.id group by r.id, r.suspense_lines having r.suspense_lines <> count(s.id)
      union all
      select p.line_number, p.amount_fen::text, coalesce(l.changed_amount_fen, l.amount_fen)::text
      from payment_line p join settlement_line l on l.id = p.settlement_line_id where p.status <> 'refused' and p.amount_fen <> coalesce(l.changed_amount_fen, l.amount_fen)
      union all
      select p.line_number || ' ' || b.status, p.status, case when b.status = 'drafted' then 'drafted' when b.status = 'refused' then 'refused' when b.status = 'reconciled' then 'paid, failed or returned' else 'sent, paid, failed or returned' end
      from payment_line p join payment_batch b on b.id = p.batch_id
      where case when b.status in ('drafted','refused') then p.status <> b.status when b.status = 'reconciled' then p.status not in ('paid','failed','returned') else p.status not in ('sent','paid','failed','returned') end
      union all
      select v.code, v.status, 'redeemed with its claim ' || c.number
      from claim c join voucher v on v.id = c.voucher_id where c.status = 'paid' and v.status not in ('redeemed','recovering','recovered')
      union all
      select b.number, 'released by who decided in it', 'another person'
      from payment_batch b where b.released_by is not null and (b.released_by = b.drafted_by or exists (
        select 1 from history h where h.deciding and h.person_id = b.released_by and (h.object_id = b.settlement_id or h.object_id in (select p.claim_id from payment_line p where p.batch_id = b.id))))`,
  },
];
