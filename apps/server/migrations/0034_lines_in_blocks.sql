-- The lines of a frozen list, stored by blocks: one row for neighbouring places of one list that fared alike, fifty places at
-- most. A block never changes; what happens to one of its lines later stands beside it. Whoever reads lines reads the view
-- `settlement_line`, which has them one by one as before, with the ids they had.

-- The block of fifty places that a place is in, and its place there: bit 0 to 49 of a set of places.
create function place_block(place bigint) returns integer language sql immutable parallel safe as 'select (place / 50)::integer';
create function place_bit(place bigint) returns bigint language sql immutable parallel safe as 'select 1::bigint << (place % 50)::integer';
create function has_place(places bigint, place bigint) returns boolean language sql immutable parallel safe as 'select places & (1::bigint << (place % 50)::integer) <> 0';
-- How many places of a set come before a place of the block, and one: where the place's line stands in the arrays.
create function line_in_block(places bigint, place integer) returns integer language sql immutable parallel safe
  as 'select bit_count((places & ((1::bigint << place) - 1))::bit(64))::integer + 1';
-- Ids of a block follow each other in their last eight digits. The id so many lines further on.
create function line_id_at(first_line_id uuid, lines integer) returns uuid language sql immutable parallel safe
  as $$select case lines when 0 then first_line_id
    else (left(first_line_id::text, 28) || lpad(to_hex(('x' || right(first_line_id::text, 8))::bit(32)::bigint + lines), 8, '0'))::uuid end$$;
-- The lowest id that the first line of a line's block can have.
create function block_from(line_id uuid) returns uuid language sql immutable parallel safe
  as $$select (left(line_id::text, 28) || lpad(to_hex(greatest(('x' || right(line_id::text, 8))::bit(32)::bigint - 49, 0)), 8, '0'))::uuid$$;

create table settlement_block (
  first_line_id uuid primary key,
  settlement_id uuid not null,
  line_id integer not null,
  list_seq integer not null,
  place_block integer not null check (place_block >= 0),
  -- Whose lines these are: bit n is place 50 × place_block + n.
  places bigint not null check (places > 0 and places < 1::bigint << 50),
  first_ordinal integer not null check (first_ordinal > 0),
  lines integer not null,
  carried_from integer not null check (carried_from >= 0),
  outcome text not null check (outcome in ('funded','carried','deferred','left-out')),
  held_before boolean not null,
  -- One for all, or, of those left out, each its own.
  reason text,
  reasons text[],
  -- What was served of the list before this block.
  before_fen bigint not null check (before_fen >= 0),
  amount_fen bigint not null check (amount_fen > 0),
  claim_ids uuid[] not null,
  -- What the lines of the block come to, up to each.
  sums_fen bigint[] not null,
  constraint settlement_block_whole check (lines = bit_count(places::bit(64)) and lines = cardinality(claim_ids) and lines = cardinality(sums_fen)
    and sums_fen[1] > 0 and amount_fen = sums_fen[lines] and (reasons is null or (reason is null and lines = cardinality(reasons))))
);

-- What happened to a line after its list was frozen. The line is as it was; this stands beside it.
create table settlement_line_change (
  line_id integer not null,
  list_seq integer not null,
  position bigint not null,
  place_block integer not null,
  fallen_at timestamptz,
  fallen_reason text,
  notice_ends_at timestamptz,
  -- An upheld objection lowered the amount; the frozen amount stays on the line.
  changed_amount_fen bigint check (changed_amount_fen > 0),
  -- In this order no plan can look up all of a list for one of its lines.
  primary key (position, line_id, list_seq),
  constraint settlement_line_change_in_its_block check (place_block = place_block(position))
);
create index settlement_line_change_own_end on settlement_line_change (notice_ends_at) where notice_ends_at is not null and fallen_at is null;

-- The places of each block of places that a living line funds, and those that have fallen short: each place once.
create table listed_places (
  line_id integer not null,
  place_block integer not null,
  funded bigint not null,
  short bigint not null,
  primary key (place_block, line_id)
);

-- The lines there are, by blocks. A line whose id does not follow the one before it is a block of its own.
insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, reason, reasons, before_fen, amount_fen, claim_ids, sums_fen)
  select (array_agg(id order by ordinal))[1], settlement_id, line_id, list_seq, block, bit_or(place_bit(position)), min(ordinal), count(*), carried_from, outcome, held_before, reason,
    case outcome when 'left-out' then array_agg(own_reason order by ordinal) end,
    min(running_fen - case when outcome in ('funded','deferred') then sum_fen else 0 end), max(sum_fen), array_agg(claim_id order by ordinal), array_agg(sum_fen order by ordinal)
  from (
    select *, sum(amount_fen) over (partition by settlement_id, block, carried_from, outcome, held_before, reason, alone, run order by ordinal)::bigint as sum_fen
    from (
      select *, ordinal - row_number() over (partition by settlement_id, block, carried_from, outcome, held_before, reason, alone order by position) as run
      from (
        select l.id, l.settlement_id, l.line_id, l.list_seq, l.ordinal, l.claim_id, l.position, l.carried_from, l.outcome, l.held_before, l.amount_fen, l.running_fen,
          place_block(l.position) as block, case when l.outcome <> 'left-out' then l.reason end as reason, l.reason as own_reason,
          case when s.first_line_id is null or l.id <> line_id_at(s.first_line_id, l.ordinal - 1) then l.id end as alone
        from settlement_line l join settlement s on s.id = l.settlement_id) line) runs) summed
  group by settlement_id, line_id, list_seq, block, carried_from, outcome, held_before, reason, alone, run;
insert into settlement_line_change (line_id, list_seq, position, place_block, fallen_at, fallen_reason, notice_ends_at, changed_amount_fen)
  select line_id, list_seq, position, place_block(position), fallen_at, fallen_reason, notice_ends_at, changed_amount_fen from settlement_line
  where fallen_at is not null or fallen_reason is not null or notice_ends_at is not null or changed_amount_fen is not null;
insert into listed_places (line_id, place_block, funded, short)
  select line_id, place_block(position), coalesce(bit_or(place_bit(position)) filter (where outcome = 'funded'), 0), coalesce(bit_or(place_bit(position)) filter (where outcome = 'carried'), 0)
  from settlement_line where (outcome = 'funded' and fallen_at is null) or (outcome = 'carried' and carried_from = 0) group by 1, 2;

create unique index settlement_block_list on settlement_block (settlement_id, first_ordinal);
-- The place comes first, so that no plan, even one made while the table was small, walks a whole line for one place of it.
create index settlement_block_place on settlement_block (place_block, line_id, outcome, carried_from);

drop view claim_on_list, claim_short, line_at_place, claim_in_line;
alter table settlement_line rename to settlement_line_before;
alter table objection drop constraint objection_line_id_fkey;
alter table payment_line drop constraint payment_line_settlement_line_id_fkey;

-- Lines one by one. A line is found by `line_id`, `place_block` and `position`, or by `settlement_id` and `first_ordinal`: each
-- of these looks into a single block of a list.
create view settlement_line as
  select line_id_at(b.first_line_id, at.n - 1) as id, b.settlement_id, b.first_ordinal + at.n - 1 as ordinal, b.claim_ids[at.n] as claim_id, b.place_block * 50::bigint + place.bit as position,
    b.carried_from > 0 as carried_over, b.outcome, b.sums_fen[at.n] - coalesce(b.sums_fen[at.n - 1], 0) as amount_fen,
    b.before_fen + case when b.outcome in ('funded','deferred') then b.sums_fen[at.n] else 0 end as running_fen,
    coalesce(b.reason, b.reasons[at.n]) as reason, c.fallen_at, c.fallen_reason, c.notice_ends_at, b.carried_from, b.held_before, c.changed_amount_fen, b.line_id, b.list_seq,
    b.place_block, b.first_line_id, b.first_ordinal
  from settlement_block b
  cross join lateral generate_series(0, 49) as place (bit)
  cross join lateral (select line_in_block(b.places, place.bit) as n) at
  left join settlement_line_change c on c.line_id = b.line_id and c.list_seq = b.list_seq and c.place_block = b.place_block and c.position = b.place_block * 50::bigint + place.bit
  where b.places & (1::bigint << place.bit) <> 0;

-- The line with an id, looked for in its block alone, whatever it is joined to.
create function settlement_line_by_id(id uuid) returns setof settlement_line language sql stable parallel safe
  as 'select * from settlement_line l where l.first_line_id between block_from($1) and $1 and l.id = $1 limit 1';

-- The lines are what they were, every one and every word of it.
do $$
begin
  if exists (
    select id, settlement_id, ordinal, claim_id, position, carried_over, outcome, amount_fen, running_fen, reason, fallen_at, fallen_reason, notice_ends_at, carried_from, held_before, changed_amount_fen, line_id, list_seq from settlement_line_before
    except select id, settlement_id, ordinal, claim_id, position, carried_over, outcome, amount_fen, running_fen, reason, fallen_at, fallen_reason, notice_ends_at, carried_from, held_before, changed_amount_fen, line_id, list_seq from settlement_line)
    or (select count(*) from settlement_line_before) <> (select count(*) from settlement_line) then
    raise exception 'the lines in blocks are not the lines that were frozen';
  end if;
end $$;
drop table settlement_line_before;
drop function settlement_line_stays_frozen();
-- Lines are found by their list and ordinal now.
alter table settlement drop column first_line_id, drop column last_line_id;

create function settlement_line_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'a line of a frozen settlement list never changes' using errcode = 'restrict_violation';
end $$;
create trigger settlement_block_frozen before update on settlement_block for each row execute function settlement_line_never_changes();
create trigger settlement_block_never_deleted before delete on settlement_block for each row execute function refuse_change();
create trigger settlement_line_change_never_deleted before delete on settlement_line_change for each row execute function refuse_change();

-- Who names a line names one that there is; lines are never deleted.
create function names_a_line() returns trigger language plpgsql as $$
declare
  named uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if named is not null and not exists (select 1 from settlement_line_by_id(named)) then
    raise exception 'no settlement line has the id %', named using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger objection_line after insert or update of line_id on objection for each row when (new.line_id is not null) execute function names_a_line('line_id');
create trigger payment_line_settlement_line after insert or update of settlement_line_id on payment_line for each row execute function names_a_line('settlement_line_id');

-- What a list makes of a claim of its living funded line that nothing else has touched.
create function status_on_list(list_status text, notice_over_at timestamptz, own_end timestamptz) returns text language sql immutable parallel safe
  as $$select case when notice_over_at is not null and (own_end is null or own_end <= notice_over_at) then 'payable'
    when list_status in ('noticed','closed') then 'noticed' else 'listed' end$$;
-- The funded lines that have not fallen. Asked this way, the planner knows that these are nearly all.
create view living_line as
  select l.* from settlement_line l where l.outcome = 'funded'
    and not exists (select 1 from settlement_line_change f where f.position = l.position and f.line_id = l.line_id and f.list_seq = l.list_seq and f.fallen_at is not null);
create view claim_on_list as
  select n.programme_id, n.city_code, l.line_id, l.place_block, l.position, l.claim_id, l.id as settlement_line_id, l.settlement_id, l.list_seq, l.carried_from, l.held_before,
    l.notice_ends_at, status_on_list(s.status, s.notice_over_at, l.notice_ends_at) as status, s.cash_transfer_id
  from line_counter n
  join living_line l on l.line_id = n.line_id
  join settlement s on s.id = l.settlement_id
  where n.kind = 'claim';
-- The list at which a place in line first fell short.
create view claim_short as
  select n.programme_id, n.city_code, b.line_id, b.place_block, b.place_block * 50::bigint + place.bit as position, b.list_seq
  from line_counter n
  join settlement_block b on b.line_id = n.line_id and b.outcome = 'carried' and b.carried_from = 0
  cross join lateral generate_series(0, 49) as place (bit)
  where n.kind = 'claim' and b.places & (1::bigint << place.bit) <> 0;
-- Every line on which a place in line ever was.
create view line_at_place as
  select n.programme_id, n.city_code, l.line_id, l.place_block, l.position, l.claim_id, l.id as settlement_line_id, l.settlement_id, l.outcome, l.carried_from, l.fallen_at
  from line_counter n join settlement_line l on l.line_id = n.line_id where n.kind = 'claim';

create view claim_in_line as
  select c.id as claim_id, n.line_id, coalesce(c.short_since, b.list_seq, 0) as short_since, line_block(c.position) as block,
    c.status, coalesce(c.report_mark, '') as report_mark, c.amount_fen
  from claim c
  join line_counter n on n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
  left join settlement_block b on b.line_id = n.line_id and b.place_block = place_block(c.position) and b.outcome = 'carried' and b.carried_from = 0 and has_place(b.places, c.position)
  where c.status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred') and c.position is not null
    and not exists (select 1 from listed_places p where p.line_id = n.line_id and p.place_block = place_block(c.position) and has_place(p.funded, c.position));

create or replace function count_in_line(c claim, factor integer) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if c.position is null or c.status not in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred') then
    return;
  end if;
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select n.line_id, coalesce(c.short_since, b.list_seq, 0), line_block(c.position), c.status, coalesce(c.report_mark, ''), factor, factor * c.amount_fen
    from line_counter n
    left join settlement_block b on b.line_id = n.line_id and b.place_block = place_block(c.position) and b.outcome = 'carried' and b.carried_from = 0 and has_place(b.places, c.position)
    where n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
      and not exists (select 1 from listed_places p where p.line_id = n.line_id and p.place_block = place_block(c.position) and has_place(p.funded, c.position));
end $$;

create or replace function line_sums_follow_claims() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select n.line_id, coalesce(w.short_since, b.list_seq, 0), line_block(w.position), w.status, coalesce(w.report_mark, ''), sum(w.claims), sum(w.claims * w.amount_fen)
    from (
      select programme_id, city_code, position, status, report_mark, amount_fen, short_since, sum(claims) as claims
      from (
        select programme_id, city_code, position, status, report_mark, amount_fen, short_since, -1 as claims from old_rows
        union all
        select programme_id, city_code, position, status, report_mark, amount_fen, short_since, 1 from new_rows) changed
      where position is not null and status in ('submitted','supplier-confirmed','evaluated','reviewed','approved','disputed','returned','deferred')
      group by 1, 2, 3, 4, 5, 6, 7 having sum(claims) <> 0) w
    join line_counter n on n.programme_id = w.programme_id and n.city_code = w.city_code and n.kind = 'claim'
    left join settlement_block b on b.line_id = n.line_id and b.place_block = place_block(w.position) and b.outcome = 'carried' and b.carried_from = 0 and has_place(b.places, w.position)
    where not exists (select 1 from listed_places p where p.line_id = n.line_id and p.place_block = place_block(w.position) and has_place(p.funded, w.position))
    group by 1, 2, 3, 4, 5 having sum(w.claims) <> 0 or sum(w.claims * w.amount_fen) <> 0;
  return null;
end $$;

-- A frozen list takes its places, each once: a second living funded line of a place, or a second first shortfall, is refused.
-- Two lists at the same moment meet at the row of a block of places.
create function places_follow_list() returns trigger language plpgsql as $$
declare
  wanted integer;
  taken integer;
begin
  if exists (select 1 from new_rows group by line_id, list_seq, place_block having sum(places) <> bit_or(places)) then
    raise exception 'a place in line is on a list once' using errcode = 'unique_violation', constraint = 'settlement_line_once';
  end if;
  select count(*) into wanted from (select 1 from new_rows where outcome = 'funded' or (outcome = 'carried' and carried_from = 0) group by line_id, place_block) blocks;
  insert into listed_places as listed (line_id, place_block, funded, short)
    select line_id, place_block, coalesce(bit_or(places) filter (where outcome = 'funded'), 0), coalesce(bit_or(places) filter (where outcome = 'carried'), 0)
    from new_rows where outcome = 'funded' or (outcome = 'carried' and carried_from = 0) group by 1, 2 order by 1, 2
    on conflict (line_id, place_block) do update set funded = listed.funded | excluded.funded, short = listed.short | excluded.short
      where listed.funded & excluded.funded = 0 and listed.short & excluded.short = 0;
  get diagnostics taken = row_count;
  if taken <> wanted then
    raise exception 'a place in line is on a living funded line, or falls short for the first time, once' using errcode = 'unique_violation', constraint = 'settlement_line_funded_once';
  end if;
  return null;
end $$;
create trigger settlement_block_places after insert on settlement_block referencing new table as new_rows
  for each statement execute function places_follow_list();

-- As before (0025), now from what whole blocks come to. Deferred claims, which are few, are taken out again one by one and
-- moved in the state that they have.
create or replace function line_sums_follow_list() returns trigger language plpgsql as $$
begin
  insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    with deferred as materialized (
      select b.line_id, b.list_seq, b.carried_from, b.outcome, b.place_block, c.status, coalesce(c.report_mark, '') as report_mark, c.amount_fen, c.short_since,
        b.sums_fen[at.n] - coalesce(b.sums_fen[at.n - 1], 0) as listed_fen
      from claim c
      join line_counter n on n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
      join new_rows b on b.line_id = n.line_id and b.place_block = place_block(c.position) and has_place(b.places, c.position)
      cross join lateral (select line_in_block(b.places, (c.position % 50)::integer) as n) at
      where c.status = 'deferred' and b.claim_ids[at.n] = c.id),
    listed as (
      select line_id, list_seq, carried_from, outcome, place_block, lines, amount_fen from new_rows
      union all
      select line_id, list_seq, carried_from, outcome, place_block, -1, -listed_fen from deferred)
    select line_id, since, line_block(place_block * 50::bigint), status, report_mark, sum(claims), sum(amount_fen)
    from (
      select line_id, case when carried_from > 0 then list_seq - carried_from else 0 end as since, place_block, 'approved' as status, 'complete' as report_mark, -lines as claims, -amount_fen as amount_fen
        from listed where outcome = 'funded' or (outcome = 'carried' and carried_from = 0)
      union all
      select line_id, list_seq, place_block, 'approved', 'complete', lines, amount_fen from listed where outcome = 'carried' and carried_from = 0
      union all
      select d.line_id, s.since, d.place_block, d.status, d.report_mark, s.claims, s.claims * d.amount_fen
        from deferred d cross join lateral (values (0, -1), (d.list_seq, 1)) as s (since, claims)
        where d.outcome = 'carried' and d.carried_from = 0 and d.short_since is null) moved
    group by 1, 2, 3, 4, 5 having sum(claims) <> 0 or sum(amount_fen) <> 0 order by 1, 2, 3, 4, 5;
  return null;
end $$;
create trigger line_sum_listed after insert on settlement_block referencing new table as new_rows
  for each statement execute function line_sums_follow_list();

-- A change is of a line that there is; it falls once, and its amount is only lowered.
create function settlement_line_change_stands() returns trigger language plpgsql as $$
declare
  frozen_fen bigint;
begin
  select l.amount_fen into frozen_fen from settlement_line l
    where l.line_id = new.line_id and l.place_block = new.place_block and l.position = new.position and l.list_seq = new.list_seq;
  if not found then
    raise exception 'no settlement line is at this place of this list' using errcode = 'foreign_key_violation';
  end if;
  if new.changed_amount_fen >= frozen_fen then
    raise exception 'the amount of a line is only lowered' using errcode = 'check_violation', constraint = 'settlement_line_only_lowered';
  end if;
  if tg_op = 'UPDATE' then
    if (new.line_id, new.list_seq, new.position) <> (old.line_id, old.list_seq, old.position) then
      raise exception 'a line of a frozen settlement list never changes' using errcode = 'restrict_violation';
    end if;
    if old.fallen_at is not null and new.fallen_at is distinct from old.fallen_at then
      raise exception 'a line falls once' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;
create trigger settlement_line_change_stands before insert or update on settlement_line_change for each row execute function settlement_line_change_stands();

-- A funded line that falls gives its place back, and its claim back to the sums.
drop function line_sums_follow_fall();
create function places_follow_fall() returns trigger language plpgsql as $$
declare
  fallen settlement_line%rowtype;
begin
  select * into fallen from settlement_line l
    where l.line_id = new.line_id and l.place_block = new.place_block and l.position = new.position and l.list_seq = new.list_seq;
  if fallen.outcome <> 'funded' then
    return null;
  end if;
  update listed_places set funded = funded & ~place_bit(new.position)
    where line_id = new.line_id and place_block = new.place_block and has_place(funded, new.position);
  if not found then
    raise exception 'the place of a line that falls is one that is funded' using errcode = 'restrict_violation';
  end if;
  perform count_in_line(c, 1) from claim c where c.id = fallen.claim_id and c.position = new.position;
  return null;
end $$;
create trigger line_fell after insert on settlement_line_change for each row when (new.fallen_at is not null) execute function places_follow_fall();
create trigger line_fell_later after update on settlement_line_change for each row when (old.fallen_at is null and new.fallen_at is not null) execute function places_follow_fall();
