-- What every noun stands on: the business clock, people, sessions, history, files, calendar, order and the ledger.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % on % is not allowed', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- The programme's clock: the database's own clock plus this offset. Only demo mode may move it, and only forward.
create table business_clock (
  id smallint primary key default 1 check (id = 1),
  offset_ms bigint not null default 0,
  version integer not null default 1
);
insert into business_clock default values;

create table installation (
  key text primary key,
  value text not null,
  set_at timestamptz not null default clock_timestamp()
);

create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('enterprise','supplier','city-bureau','city-finance','province','expert-panel','operator','administration')),
  name_zh text not null,
  name_en text,
  credit_code text,
  city_code text,
  created_at timestamptz not null,
  check ((kind in ('city-bureau','city-finance')) <= (city_code is not null))
);
create unique index organisation_credit_code on organisation (credit_code, kind) where credit_code is not null;

create table person (
  id uuid primary key,
  name text not null,
  login_name text not null unique check (login_name = lower(login_name)),
  password_hash text not null,
  phone text,
  email text,
  demo boolean not null default false,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null,
  granted_at timestamptz not null,
  ended_at timestamptz
);
create unique index membership_once on membership (person_id, organisation_id, role) where ended_at is null;
create index membership_organisation on membership (organisation_id);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person,
  organisation_id uuid references organisation,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on session (person_id);

create table api_key (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  secret_hash bytea not null unique,
  created_by uuid not null references person,
  created_at timestamptz not null,
  ended_at timestamptz
);

-- One row per accepted write; the answer of the first call is given again for the same key and content.
create table idempotency_key (
  scope text not null,
  operation text not null,
  key text not null,
  content_hash text not null,
  status_code integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (scope, operation, key)
);

-- Who did what when: one line for every step of every object, written in the transaction of the step.
create table history (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person','system')),
  person_id uuid references person,
  organisation_id uuid references organisation,
  role text not null,
  object_type text not null,
  object_id uuid not null,
  action text not null,
  from_status text,
  to_status text,
  deciding boolean not null default false,
  reason text,
  facts jsonb not null default '{}',
  edition_id uuid,
  request_id text not null
);
create index history_object on history (object_id, seq);
create index history_person on history (person_id, object_id) where deciding;
create trigger history_append_only before update or delete on history for each row execute function refuse_change();

-- Refused attempts, written in a small transaction of their own after the roll-back.
create table refused_attempt (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid,
  organisation_id uuid,
  operation text not null,
  object_id text,
  code text not null,
  facts jsonb not null default '{}',
  request_id text not null
);
create index refused_attempt_at on refused_attempt (at);
create trigger refused_attempt_append_only before update or delete on refused_attempt for each row execute function refuse_change();

-- Counts of cases by noun, place and state, kept by record() so that queues and dashboards never scan.
create table case_count (
  noun text not null,
  programme_id uuid not null,
  city_code text not null,
  status text not null,
  cases bigint not null default 0 check (cases >= 0),
  primary key (noun, programme_id, city_code, status)
);

create table file (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose text not null,
  name text not null,
  kind text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (length(sha256) = 64),
  uploaded_by uuid references person,
  stored_at timestamptz not null
);
create index file_sha256 on file (sha256);
create trigger file_append_only before update or delete on file for each row execute function refuse_change();

create table message (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  role text,
  kind text not null,
  object_type text,
  object_id uuid,
  text_zh text not null,
  text_en text not null,
  sent_at timestamptz not null,
  read_at timestamptz
);
create index message_inbox on message (organisation_id, sent_at desc, id);

create table work_calendar_year (
  year integer primary key check (year between 2000 and 2200),
  off_days date[] not null,
  make_up_days date[] not null,
  sample boolean not null,
  source text not null,
  loaded_at timestamptz not null,
  loaded_by uuid references person
);

-- Order: one never-reset counter per programme, city and kind; every number it ever gave is a row.
create table line_counter (
  programme_id uuid not null,
  city_code text not null,
  kind text not null check (kind in ('application','claim')),
  last_number bigint not null default 0,
  last_at timestamptz,
  primary key (programme_id, city_code, kind)
);
create table line_position (
  programme_id uuid not null,
  city_code text not null,
  kind text not null check (kind in ('application','claim')),
  number bigint not null check (number > 0),
  object_id uuid not null,
  given_at timestamptz not null,
  void_at timestamptz,
  void_reason text,
  primary key (programme_id, city_code, kind, number)
);
create unique index line_position_live on line_position (kind, object_id) where void_at is null;

-- Numbers of documents (settlement lists, reports, batches …): one counter row each, raised in the transaction.
create table document_counter (
  series text primary key,
  last_number bigint not null
);

-- The ledger. One row per resource; its balances are a cache of the transfers and carry the hard limit.
create table ledger_account (
  id uuid primary key,
  kind text not null check (kind in ('capacity','cash','annual-cap','ceiling','matching')),
  programme_id uuid not null,
  plan_id uuid,
  city_code text,
  enterprise_id uuid,
  supplier_id uuid,
  year integer,
  granted_fen bigint not null default 0 check (granted_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  posted_fen bigint not null default 0 check (posted_fen >= 0),
  last_seq bigint not null default 0,
  constraint ledger_account_within_grant check (reserved_fen + posted_fen <= granted_fen)
);
create unique index ledger_account_city on ledger_account (kind, plan_id, city_code) where kind in ('capacity','cash','matching');
create unique index ledger_account_cap on ledger_account (programme_id, year, enterprise_id) where kind = 'annual-cap';
create unique index ledger_account_ceiling on ledger_account (plan_id, supplier_id) where kind = 'ceiling';

-- Append-only, one debit and one credit bucket each: grant and withdraw move what may be spent, reserve → post | void | expire
-- are the two phases, release gives back what was posted.
create table ledger_transfer (
  id uuid primary key,
  seq bigint generated always as identity unique,
  account_id uuid not null references ledger_account,
  kind text not null check (kind in ('grant','withdraw','reserve','post','void','expire','release')),
  debit text not null check (debit in ('source','available','reserved','posted')),
  credit text not null check (credit in ('source','available','reserved','posted')),
  amount_fen bigint not null check (amount_fen > 0),
  pending_id uuid references ledger_transfer,
  object_type text not null,
  object_id uuid not null,
  at timestamptz not null,
  request_id text not null,
  reason text,
  check ((kind, debit, credit) in (
    ('grant','source','available'), ('withdraw','available','source'), ('reserve','available','reserved'),
    ('post','reserved','posted'), ('void','reserved','available'), ('expire','reserved','available'),
    ('release','posted','available'))),
  check ((kind in ('post','void','expire','release')) = (pending_id is not null))
);
-- A reservation is resolved once (post, void or expire), a posting released in parts that the proof adds up.
create unique index ledger_transfer_resolved_once on ledger_transfer (pending_id) where kind in ('post','void','expire');
create index ledger_transfer_account on ledger_transfer (account_id, seq);
create index ledger_transfer_object on ledger_transfer (object_id, seq);
create trigger ledger_transfer_append_only before update or delete on ledger_transfer for each row execute function refuse_change();
