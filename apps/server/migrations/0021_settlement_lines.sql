-- Settlement lists of any size. A freeze writes lines and totals and changes no claim: that a claim is listed, noticed or
-- payable follows from its line and its list, how old its shortfall is from the first line that carried it over, and the
-- money of its list is one reservation, from which a line takes its part when it first needs one of its own.

-- The list's place among those of its programme and city: an older shortfall is one of an earlier list.
alter table settlement
  add column list_seq integer check (list_seq > 0),
  -- 1: one digest over the whole text. 2: digests of blocks of lines, and one over these.
  add column content_format smallint not null default 2 check (content_format in (1, 2)),
  -- The one reservation of what the list funds from its own cash.
  add column cash_transfer_id uuid references ledger_transfer,
  -- When the tick found the notice over: from then on every line that nobody objected to is payable.
  add column notice_over_at timestamptz;
alter table settlement disable trigger settlement_frozen;
update settlement set content_format = 1, list_seq = n.seq
  from (select id, row_number() over (partition by programme_id, city_code order by frozen_at, id) as seq from settlement where frozen_at is not null) n
  where n.id = settlement.id;
alter table settlement enable trigger settlement_frozen;
alter table settlement
  add constraint settlement_counted_when_frozen check (status in ('draft','dropped') or list_seq is not null),
  add constraint settlement_over_after_notice check (notice_over_at is null or status in ('noticed','closed'));
create unique index settlement_list_seq on settlement (programme_id, city_code, list_seq) where list_seq is not null;
create index settlement_notice_open on settlement (id) where status = 'noticed' and notice_over_at is null;
create or replace function settlement_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (to_jsonb(new) - array['status','version','closed_at','notice_over_at'])
     is distinct from (to_jsonb(old) - array['status','version','closed_at','notice_over_at']) then
    raise exception 'a frozen settlement list never changes' using errcode = 'restrict_violation';
  end if;
  if old.notice_over_at is not null and new.notice_over_at is distinct from old.notice_over_at then
    raise exception 'a notice ends once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- A line of claims in short, so that a million list lines carry four bytes for it and compare these.
alter table line_counter add column line_id integer generated always as identity unique;

-- Lines enter in the order of their list, with ids that follow each other, so that a million of them are appended to their
-- indexes and not scattered over them; a list is read in its order by its ids. Each line is in one of three narrow indexes
-- by its place. Lines are never deleted and name what is never deleted: the nightly proof looks after these references,
-- which would cost more than the lines if each were checked by itself.
alter table settlement add column first_line_id uuid, add column last_line_id uuid,
  add constraint settlement_lines_whole check ((first_line_id is null) = (last_line_id is null));
alter table settlement_line
  add column line_id integer,
  add column list_seq integer,
  drop constraint settlement_line_settlement_id_fkey,
  drop constraint settlement_line_claim_id_fkey,
  drop constraint settlement_line_settlement_id_ordinal_key,
  drop constraint settlement_line_settlement_id_claim_id_key;
alter table settlement_line disable trigger settlement_line_frozen;
update settlement_line l set line_id = n.line_id, list_seq = s.list_seq
  from settlement s join line_counter n on n.programme_id = s.programme_id and n.city_code = s.city_code and n.kind = 'claim' where s.id = l.settlement_id;
alter table settlement_line enable trigger settlement_line_frozen;
alter table settlement_line
  alter column line_id set not null,
  alter column list_seq set not null;
drop index settlement_line_claim;
drop index settlement_line_funded_once;
create index settlement_line_list on settlement_line using brin (settlement_id) with (pages_per_range = 16, autosummarize = on);
-- A place in line is on one living funded line at most, and falls short for the first time once.
create unique index settlement_line_funded_once on settlement_line (line_id, position) where outcome = 'funded' and fallen_at is null;
create unique index settlement_line_first_short on settlement_line (line_id, list_seq, position) where outcome = 'carried' and carried_from = 0;
create unique index settlement_line_other on settlement_line (line_id, position, list_seq)
  where not (outcome = 'funded' and fallen_at is null) and not (outcome = 'carried' and carried_from = 0);
create index settlement_line_own_end on settlement_line (notice_ends_at) where notice_ends_at is not null and fallen_at is null;

-- How old a claim's shortfall is follows from its first carried line; a claim that has taken another place since remembers it.
alter table claim add column short_since integer check (short_since > 0);
update claim c set short_since = f.list_seq
  from (select claim_id, min(list_seq) as list_seq from settlement_line where outcome = 'carried' group by claim_id) f
  where f.claim_id = c.id and c.carried_from > 0;
alter table claim drop column carried_from;
-- The walk of a freeze: everything that waits, in the order of the line, without a look at the claims themselves.
create index claim_line on claim (programme_id, city_code, position) include (id, status, report_mark, amount_fen, short_since)
  where status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred') and position is not null;
create index claim_with_own_cash on claim (programme_id, city_code, id)
  where cash_transfer_id is not null and status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred');
create index claim_remembers_short on claim (programme_id, city_code, short_since, position) where short_since is not null;
create index claim_noticed on claim (id) where status = 'noticed';
-- The places that a claim has lost by coming back late.
create index line_position_void on line_position (object_id) where void_at is not null;
create index voucher_in_doubt on voucher (programme_id, city_code, id) where status in ('frozen','revoked');

-- What a list makes of a claim that nothing else has touched since it was approved: the one place that says it.
create view claim_on_list as
  select n.programme_id, n.city_code, l.line_id, l.position, l.claim_id, l.id as settlement_line_id, l.settlement_id, l.list_seq, l.carried_from, l.held_before,
    case when s.notice_over_at is not null and (l.notice_ends_at is null or l.notice_ends_at <= s.notice_over_at) then 'payable'
      when s.status in ('noticed','closed') then 'noticed' else 'listed' end as status,
    s.cash_transfer_id
  from line_counter n
  join settlement_line l on l.line_id = n.line_id and l.outcome = 'funded' and l.fallen_at is null
  join settlement s on s.id = l.settlement_id
  where n.kind = 'claim';
-- The list at which a place in line first fell short.
create view claim_short as
  select n.programme_id, n.city_code, l.line_id, l.position, l.claim_id, l.list_seq
  from line_counter n
  join settlement s on s.programme_id = n.programme_id and s.city_code = n.city_code
  join settlement_line l on l.line_id = n.line_id and l.list_seq = s.list_seq and l.outcome = 'carried' and l.carried_from = 0
  where n.kind = 'claim';
-- Every line on which a place in line ever was.
create view line_at_place as
  select n.programme_id, n.city_code, l.line_id, l.position, l.claim_id, l.id as settlement_line_id, l.settlement_id
  from line_counter n join settlement_line l on l.line_id = n.line_id and l.outcome = 'funded' and l.fallen_at is null where n.kind = 'claim'
  union all
  select n.programme_id, n.city_code, l.line_id, l.position, l.claim_id, l.id, l.settlement_id
  from line_counter n join settlement s on s.programme_id = n.programme_id and s.city_code = n.city_code
  join settlement_line l on l.line_id = n.line_id and l.list_seq = s.list_seq and l.outcome = 'carried' and l.carried_from = 0 where n.kind = 'claim'
  union all
  select n.programme_id, n.city_code, l.line_id, l.position, l.claim_id, l.id, l.settlement_id
  from line_counter n join settlement_line l on l.line_id = n.line_id
    and not (l.outcome = 'funded' and l.fallen_at is null) and not (l.outcome = 'carried' and l.carried_from = 0) where n.kind = 'claim';

-- A part of a reservation that lives on by itself: it stays reserved, and is resolved like any reservation.
alter table ledger_transfer
  drop constraint ledger_transfer_kind_check,
  drop constraint ledger_transfer_check,
  drop constraint ledger_transfer_check1,
  add constraint ledger_transfer_kind_check check (kind in ('grant','withdraw','reserve','post','void','expire','release','part')),
  add constraint ledger_transfer_legs check ((kind, debit, credit) in (
    ('grant','source','available'), ('withdraw','available','source'), ('reserve','available','reserved'),
    ('post','reserved','posted'), ('void','reserved','available'), ('expire','reserved','available'),
    ('release','posted','available'), ('part','reserved','reserved'))),
  add constraint ledger_transfer_of_a_reservation check ((kind in ('post','void','expire','release','part')) = (pending_id is not null));
-- Reservations that are taken apart, and how much of each has been: never more than there was. The proof adds the parts up.
create table ledger_divided (
  transfer_id uuid primary key references ledger_transfer,
  amount_fen bigint not null check (amount_fen > 0),
  taken_fen bigint not null default 0 check (taken_fen between 0 and amount_fen)
);
create function take_part() returns trigger language plpgsql as $$
begin
  update ledger_divided set taken_fen = taken_fen + new.amount_fen where transfer_id = new.pending_id;
  if not found then
    raise exception 'a part is taken of a reservation that is divided' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_transfer_part after insert on ledger_transfer for each row when (new.kind = 'part') execute function take_part();
