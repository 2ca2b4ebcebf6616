-- Settlement lists, notices, objections, payment batches, bank results.

create table settlement (
  id uuid primary key,
  number text not null unique,
  programme_id uuid not null references programme,
  settlement_period_id uuid not null references settlement_period,
  plan_id uuid not null references plan,
  city_code text not null,
  kind text not null check (kind in ('main','supplementary')),
  status text not null check (status in ('draft','frozen','noticed','closed','dropped')),
  cash_available_fen bigint check (cash_available_fen >= 0),
  funded_fen bigint not null default 0 check (funded_fen >= 0),
  funded_lines integer not null default 0,
  carried_fen bigint not null default 0,
  carried_lines integer not null default 0,
  assembled_by uuid not null references person,
  assembled_at timestamptz not null,
  frozen_by uuid references person,
  frozen_at timestamptz,
  sha256 text,
  closed_at timestamptz,
  version integer not null default 1,
  check (frozen_by is null or frozen_by <> assembled_by),
  check (status in ('draft','dropped') or funded_fen <= cash_available_fen)
);
create unique index settlement_main_once on settlement (settlement_period_id, city_code) where kind = 'main' and status <> 'dropped';
create index settlement_city on settlement (city_code, assembled_at desc, id);

create table settlement_line (
  id uuid primary key,
  settlement_id uuid not null references settlement,
  ordinal integer not null,
  claim_id uuid not null references claim,
  position bigint not null,
  carried_over boolean not null,
  outcome text not null check (outcome in ('funded','carried','deferred','left-out')),
  amount_fen bigint not null check (amount_fen > 0),
  running_fen bigint not null,
  reason text,
  fallen_at timestamptz,
  fallen_reason text,
  notice_ends_at timestamptz,
  unique (settlement_id, ordinal),
  unique (settlement_id, claim_id)
);
create index settlement_line_claim on settlement_line (claim_id);
-- A claim is on at most one living funded line.
create unique index settlement_line_funded_once on settlement_line (claim_id) where outcome = 'funded' and fallen_at is null;

create table notice (
  id uuid primary key,
  settlement_id uuid not null unique references settlement,
  number text not null unique,
  days integer not null check (days >= 5),
  published_at timestamptz not null,
  own_site_url text,
  own_site_on date,
  ends_at timestamptz not null,
  published_by uuid not null references person,
  version integer not null default 1
);
create index notice_published on notice (published_at desc, id);

create table objection (
  id uuid primary key,
  number text not null unique,
  settlement_id uuid not null references settlement,
  line_id uuid references settlement_line,
  claim_id uuid references claim,
  kind text not null check (kind in ('line','omission')),
  status text not null check (status in ('filed','admitted','inadmissible','upheld','dismissed','withdrawn')),
  city_code text not null,
  organisation_id uuid not null references organisation,
  text text not null,
  file_ids uuid[] not null default '{}',
  filed_by uuid not null references person,
  filed_at timestamptz not null,
  answer text,
  answered_by uuid references person,
  answered_at timestamptz,
  decided_by uuid references person,
  decided_at timestamptz,
  changed_amount_fen bigint check (changed_amount_fen > 0),
  version integer not null default 1,
  check ((kind = 'line') = (line_id is not null)),
  check (decided_by is null or decided_by <> answered_by)
);
create index objection_settlement on objection (settlement_id, status);
create index objection_line on objection (line_id) where line_id is not null;

create table payment_batch (
  id uuid primary key,
  number text not null unique,
  programme_id uuid not null references programme,
  settlement_id uuid not null references settlement,
  city_code text not null,
  status text not null check (status in ('drafted','released','refused','sent','partly-reconciled','reconciled')),
  lines integer not null check (lines > 0),
  total_fen bigint not null check (total_fen > 0),
  file_id uuid references file,
  drafted_by uuid not null references person,
  drafted_at timestamptz not null,
  released_by uuid references person,
  released_at timestamptz,
  sent_at timestamptz,
  reconciled_at timestamptz,
  refused_reason text,
  version integer not null default 1,
  check (released_by is null or released_by <> drafted_by)
);
create index payment_batch_city on payment_batch (city_code, drafted_at desc, id);

create table payment_line (
  id uuid primary key,
  line_number text not null unique,
  batch_id uuid not null references payment_batch,
  claim_id uuid not null references claim,
  settlement_line_id uuid not null references settlement_line,
  enterprise_id uuid not null references enterprise,
  payment_account_id uuid not null references payment_account,
  attempt integer not null check (attempt > 0),
  status text not null check (status in ('drafted','sent','paid','failed','refused')),
  amount_fen bigint not null check (amount_fen > 0),
  bank_reference text,
  failure_reason text,
  result_on date,
  result_at timestamptz
);
create index payment_line_batch on payment_line (batch_id, line_number);
-- A claim is in at most one living payment line: paid once, whatever the concurrency.
create unique index payment_line_once on payment_line (claim_id) where status in ('drafted','sent','paid');
create unique index payment_line_attempt on payment_line (claim_id, attempt);
create unique index payment_line_reference on payment_line (bank_reference) where bank_reference is not null;

create table bank_result (
  id uuid primary key,
  batch_id uuid not null references payment_batch,
  file_id uuid not null references file,
  sha256 text not null,
  imported_by uuid not null references person,
  imported_at timestamptz not null,
  paid_lines integer not null,
  failed_lines integer not null,
  suspense_lines integer not null,
  unique (batch_id, sha256)
);

create table suspense_line (
  id uuid primary key,
  bank_result_id uuid not null references bank_result,
  row_number integer not null,
  cause text not null check (cause in ('unknown-line','repeated','other-amount','other-state')),
  content jsonb not null,
  resolved_at timestamptz,
  resolved_by uuid references person,
  resolution text
);

create table proof_run (
  id uuid primary key,
  ran_at timestamptz not null,
  outcome text not null check (outcome in ('clean','differences')),
  checks jsonb not null
);
