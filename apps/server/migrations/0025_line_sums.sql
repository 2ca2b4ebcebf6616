-- What waits in each line of claims, added up by blocks of a thousand places, so that where the money ends is found from a few
-- hundred sums and one block. Sums are appended, one row for each change of a block, so that nobody waits for anybody; the
-- tick folds the rows of a block into one. They are kept by triggers on what they follow from, so that no command can
-- forget them, and the nightly proof adds them up again.

create table line_sum (
  id bigint generated always as identity primary key,
  line_id integer not null,
  -- The list at which these places first fell short; 0: at none.
  short_since integer not null check (short_since >= 0),
  -- Of the thousand places from here on.
  block integer not null check (block >= 0),
  -- As the claims' rows say; what that makes of them on a list is the rule's to say.
  status text not null,
  report_mark text not null,
  claims integer not null,
  amount_fen bigint not null
);
create index line_sum_line on line_sum (line_id);

-- A place falls short for the first time once: now by the index too, which finds it without the list's number.
drop index settlement_line_first_short;
create unique index settlement_line_first_short on settlement_line (line_id, position) where outcome = 'carried' and carried_from = 0;

-- Every claim that waits in a line and is not on a list, with the sums that it counts in.
create view claim_in_line as
  select c.id as claim_id, n.line_id, coalesce(c.short_since, f.list_seq, 0) as short_since, (c.position / 1000)::integer as block,
    c.status, coalesce(c.report_mark, '') as report_mark, c.amount_fen
  from claim c
  join line_counter n on n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
  left join settlement_line f on f.line_id = n.line_id and f.position = c.position and f.outcome = 'carried' and f.carried_from = 0
  where c.status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred') and c.position is not null
    and not exists (select 1 from settlement_line l where l.line_id = n.line_id and l.position = c.position and l.outcome = 'funded' and l.fallen_at is null);

insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
  select line_id, short_since, block, status, report_mark, count(*), sum(amount_fen) from claim_in_line group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;

-- One claim enters its line's sums or leaves them. Plans by keys: they are made while the tables are small.
create function count_in_line(c claim, factor integer) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if c.position is null or c.status not in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred') then
    return;
  end if;
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select n.line_id, coalesce(c.short_since, f.list_seq, 0), c.position / 1000, c.status, coalesce(c.report_mark, ''), factor, factor * c.amount_fen
    from line_counter n
    left join settlement_line f on f.line_id = n.line_id and f.position = c.position and f.outcome = 'carried' and f.carried_from = 0
    where n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
      and not exists (select 1 from settlement_line l where l.line_id = n.line_id and l.position = c.position and l.outcome = 'funded' and l.fallen_at is null);
end $$;

create function line_sums_follow_claim() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform count_in_line(new, 1);
  else
    perform count_in_line(old, -1);
  end if;
  return null;
end $$;
-- A claim is written as a draft, which has no place.
create trigger line_sum_entered after insert on claim for each row when (new.position is not null) execute function line_sums_follow_claim();
create trigger line_sum_left after delete on claim for each row when (old.position is not null) execute function line_sums_follow_claim();

-- A set of claims at once: what did not change cancels itself out before anything is looked up.
create function line_sums_follow_claims() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select n.line_id, coalesce(w.short_since, f.list_seq, 0), w.position / 1000, w.status, coalesce(w.report_mark, ''), sum(w.claims), sum(w.claims * w.amount_fen)
    from (
      select programme_id, city_code, position, status, report_mark, amount_fen, short_since, sum(claims) as claims
      from (
        select programme_id, city_code, position, status, report_mark, amount_fen, short_since, -1 as claims from old_rows
        union all
        select programme_id, city_code, position, status, report_mark, amount_fen, short_since, 1 from new_rows) changed
      where position is not null and status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred')
      group by 1, 2, 3, 4, 5, 6, 7 having sum(claims) <> 0) w
    join line_counter n on n.programme_id = w.programme_id and n.city_code = w.city_code and n.kind = 'claim'
    left join settlement_line f on f.line_id = n.line_id and f.position = w.position and f.outcome = 'carried' and f.carried_from = 0
    where not exists (select 1 from settlement_line l where l.line_id = n.line_id and l.position = w.position and l.outcome = 'funded' and l.fallen_at is null)
    group by 1, 2, 3, 4, 5 having sum(w.claims) <> 0 or sum(w.claims * w.amount_fen) <> 0;
  return null;
end $$;
create trigger line_sum_moved after update on claim referencing old table as old_rows new table as new_rows
  for each statement execute function line_sums_follow_claims();

-- A frozen list takes whom it funds out of the line, and whom it carries for the first time to those that fell short at it.
-- It locks no claim: who else changes an approved claim in line holds the line's counter, as the freeze does. Only
-- deferred claims are funded or carried in another state than approved; they are few.
create function line_sums_follow_list() returns trigger language plpgsql as $$
declare
  deferred_ids uuid[];
begin
  select coalesce(array_agg(c.id), '{}') into deferred_ids from claim c where c.status = 'deferred';
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select line_id, coalesce(since, 0), block, 'approved', 'complete', -claims, -amount_fen from (
      select line_id, case when carried_over then list_seq - carried_from end as since, position / 1000 as block, sum(1) as claims, sum(amount_fen) as amount_fen
      from new_rows where (outcome = 'funded' or (outcome = 'carried' and carried_from = 0)) and not claim_id = any (deferred_ids) group by 1, 2, 3) gone
    order by 1, 2, 3;
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select line_id, list_seq, position / 1000, 'approved', 'complete', count(*), sum(amount_fen)
    from new_rows where outcome = 'carried' and carried_from = 0 and not claim_id = any (deferred_ids) group by 1, 2, 3 order by 1, 2, 3;
  if deferred_ids <> '{}' then
    insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
      select l.line_id, s.since, l.position / 1000, c.status, coalesce(c.report_mark, ''), s.claims, s.claims * c.amount_fen
      from new_rows l join claim c on c.id = l.claim_id
      cross join lateral (values (0, -1), (l.list_seq, 1)) as s (since, claims)
      where l.outcome = 'carried' and l.carried_from = 0 and l.claim_id = any (deferred_ids) and c.short_since is null;
  end if;
  return null;
end $$;
create trigger line_sum_listed after insert on settlement_line referencing new table as new_rows
  for each statement execute function line_sums_follow_list();

-- A line that falls gives its claim back to the sums.
create function line_sums_follow_fall() returns trigger language plpgsql as $$
begin
  perform count_in_line(c, 1) from claim c where c.id = new.claim_id and c.position = new.position;
  return null;
end $$;
create trigger line_sum_fallen after update on settlement_line for each row
  when (old.outcome = 'funded' and old.fallen_at is null and new.fallen_at is not null) execute function line_sums_follow_fall();
