-- Programme, editions, plans, allotments, rounds, settlement periods; catalogue and standard.

create table programme (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null
);

create table edition (
  id uuid primary key,
  programme_id uuid not null references programme,
  number integer not null,
  title_zh text not null,
  title_en text not null,
  published_on date not null,
  in_force_from timestamptz not null,
  parameters jsonb not null,
  sample boolean not null,
  unique (programme_id, number)
);
create trigger edition_append_only before update or delete on edition for each row execute function refuse_change();

create table plan (
  id uuid primary key,
  programme_id uuid not null references programme,
  year integer not null check (year between 2018 and 2200),
  status text not null check (status in ('draft','published','closed')),
  budget_fen bigint not null check (budget_fen > 0),
  target_enterprises integer not null check (target_enterprises > 0),
  published_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  unique (programme_id, year)
);

create table allotment (
  id uuid primary key,
  plan_id uuid not null references plan,
  city_code text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  pilot_reserve_fen bigint not null default 0 check (pilot_reserve_fen >= 0 and pilot_reserve_fen * 2 <= amount_fen),
  target_enterprises integer not null check (target_enterprises >= 0),
  reserve_fixed_at timestamptz,
  version integer not null default 1,
  unique (plan_id, city_code)
);

create table round (
  id uuid primary key,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  name_zh text not null,
  name_en text not null,
  status text not null check (status in ('draft','announced','open','closed')),
  announced_at timestamptz,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  version integer not null default 1,
  check (opens_at < closes_at)
);
create index round_plan on round (plan_id);

create table settlement_period (
  id uuid primary key,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  number integer not null check (number in (1, 2)),
  name_zh text not null,
  name_en text not null,
  status text not null check (status in ('draft','announced','open','closed')),
  announced_at timestamptz,
  opens_at timestamptz not null,
  deadline_at timestamptz not null,
  version integer not null default 1,
  unique (plan_id, number),
  check (opens_at < deadline_at)
);
create index settlement_period_deadline on settlement_period (programme_id, deadline_at);

create table catalogue (
  id uuid primary key,
  programme_id uuid not null references programme,
  number integer not null,
  title_zh text not null,
  title_en text not null,
  status text not null check (status in ('draft','confirmed','published','superseded')),
  source_file_id uuid references file,
  published_at timestamptz,
  superseded_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  unique (programme_id, number)
);
create unique index catalogue_current on catalogue (programme_id) where status = 'published';

create table service (
  id uuid primary key,
  catalogue_id uuid not null references catalogue,
  code text not null,
  name_zh text not null,
  name_en text not null,
  segments text[] not null check (cardinality(segments) > 0),
  kind text not null check (kind in ('saas','app','cloud-resource','platform')),
  stage text not null check (stage in ('digitised','experience','data-driven')),
  production_focus boolean not null,
  exclusion_group text,
  description_zh text not null default '',
  description_en text not null default '',
  pinyin text not null default '',
  ordinal integer not null,
  unique (catalogue_id, code)
);

create table standard (
  id uuid primary key,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  catalogue_id uuid not null references catalogue,
  number integer not null,
  title_zh text not null,
  title_en text not null,
  status text not null check (status in ('draft','confirmed','published','superseded')),
  source_file_id uuid references file,
  sample boolean not null,
  published_at timestamptz,
  superseded_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  unique (programme_id, number)
);
create unique index standard_current on standard (programme_id) where status = 'published';

create table standard_tier (
  standard_id uuid not null references standard,
  tier text not null,
  name_zh text not null,
  name_en text not null,
  revenue_from_fen bigint not null,
  revenue_below_fen bigint,
  staff_from integer,
  annual_cap_fen bigint not null check (annual_cap_fen > 0),
  ordinal integer not null,
  primary key (standard_id, tier)
);

create table standard_amount (
  standard_id uuid not null references standard,
  service_code text not null,
  tier text not null,
  formula text not null check (formula in ('fixed','ratio')),
  amount_fen bigint check (amount_fen > 0),
  ratio_bp integer check (ratio_bp between 1 and 10000),
  cap_fen bigint check (cap_fen > 0),
  primary key (standard_id, service_code, tier),
  foreign key (standard_id, tier) references standard_tier,
  check ((formula = 'fixed') = (amount_fen is not null)),
  check ((formula = 'ratio') = (ratio_bp is not null and cap_fen is not null))
);

create table standard_threshold (
  standard_id uuid not null references standard,
  service_code text not null,
  window_days integer not null check (window_days > 0),
  active_days_min integer not null check (active_days_min > 0),
  users_min integer not null check (users_min > 0),
  operator_required boolean not null,
  primary key (standard_id, service_code),
  check (active_days_min <= window_days)
);

-- Published catalogues and standards never change: their rows can only be written while the version is a draft.
create function refuse_unless_draft() returns trigger language plpgsql as $$
declare parent_status text; parent uuid;
begin
  if tg_table_name = 'service' then
    parent := case when tg_op = 'DELETE' then old.catalogue_id else new.catalogue_id end;
    select status into parent_status from catalogue where id = parent;
  else
    parent := case when tg_op = 'DELETE' then old.standard_id else new.standard_id end;
    select status into parent_status from standard where id = parent;
  end if;
  if parent_status <> 'draft' then
    raise exception 'published versions never change: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger service_draft_only before insert or update or delete on service for each row execute function refuse_unless_draft();
create trigger standard_tier_draft_only before insert or update or delete on standard_tier for each row execute function refuse_unless_draft();
create trigger standard_amount_draft_only before insert or update or delete on standard_amount for each row execute function refuse_unless_draft();
create trigger standard_threshold_draft_only before insert or update or delete on standard_threshold for each row execute function refuse_unless_draft();

-- The expert panel's confirmation, entered by the policy officer from the signed minute.
create table panel_minute (
  id uuid primary key,
  object_type text not null check (object_type in ('catalogue','standard')),
  object_id uuid not null,
  number text not null,
  held_on date not null,
  members text[] not null check (cardinality(members) > 0),
  votes_for integer not null check (votes_for > 0),
  votes_against integer not null check (votes_against >= 0),
  file_id uuid not null references file,
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  check (votes_for > votes_against and votes_for + votes_against <= cardinality(members))
);
