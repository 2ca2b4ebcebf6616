-- What a published plan pins, how a city's pilot reserve is used up, what the province moves between cities.

alter table plan
  add column edition_id uuid references edition,
  add column issue_ratio_bp integer check (issue_ratio_bp between 10000 and 100000),
  add column subtract_carried_in boolean,
  -- The guide to applying, published with the plan.
  add column guide_file_id uuid references file,
  add constraint plan_published_is_pinned check (status = 'draft' or (edition_id is not null and issue_ratio_bp is not null and subtract_carried_in is not null and published_at is not null));

-- Whether the reserve is fixed is answered by the city's applications themselves.
alter table allotment
  drop column reserve_fixed_at,
  add column pilot_committed_fen bigint not null default 0 check (pilot_committed_fen >= 0),
  add column carried_in_fen bigint not null default 0 check (carried_in_fen >= 0),
  add column reserve_released_at timestamptz,
  add constraint allotment_pilots_within_reserve check (pilot_committed_fen <= pilot_reserve_fen);
create index allotment_reserve on allotment (plan_id) where reserve_released_at is null and pilot_reserve_fen > 0;

-- Each move between two cities: both sides were posted in its transaction.
create table allotment_move (
  id uuid primary key,
  plan_id uuid not null references plan,
  kind text not null check (kind in ('allotment','cash')),
  from_city_code text not null,
  to_city_code text not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null,
  moved_by uuid not null references person,
  moved_at timestamptz not null,
  check (from_city_code <> to_city_code)
);
create index allotment_move_plan on allotment_move (plan_id, moved_at desc, id);
create trigger allotment_move_append_only before update or delete on allotment_move for each row execute function refuse_change();

create index round_window on round (programme_id, opens_at);
create index round_due on round (opens_at, closes_at) where status in ('announced','open');
create index settlement_period_due on settlement_period (opens_at, deadline_at) where status in ('announced','open');

alter table standard add column reminded_at timestamptz;
create index standard_in_force on standard (programme_id, published_at desc) where published_at is not null;
create index service_catalogue_ordinal on service (catalogue_id, ordinal);
create index panel_minute_object on panel_minute (object_id, entered_at);
-- Goals count enterprises with a voucher by city.
create index voucher_programme_city on voucher (programme_id, city_code, enterprise_id);

-- The rows of a published version never change (0002); nor does what stands at its head.
create function refuse_published_head() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'published versions never change: delete on %', tg_table_name using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if old.status <> 'draft' and (to_jsonb(new) - array['status','version','published_at','superseded_at','reminded_at'])
     is distinct from (to_jsonb(old) - array['status','version','published_at','superseded_at','reminded_at']) then
    raise exception 'published versions never change: update on %', tg_table_name using errcode = 'restrict_violation';
  end if;
  if old.published_at is not null and new.published_at is distinct from old.published_at then
    raise exception 'a version is published once: %', tg_table_name using errcode = 'restrict_violation';
  end if;
  if old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at then
    raise exception 'a version is superseded once: %', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger catalogue_published_head before update or delete on catalogue for each row execute function refuse_published_head();
create trigger standard_published_head before update or delete on standard for each row execute function refuse_published_head();
