-- Invoices, claims, usage, evaluation, implementation reports.

create table invoice (
  id uuid primary key,
  key text not null,
  contract_id uuid not null references contract,
  enterprise_id uuid not null references enterprise,
  kind text not null check (kind in ('old','digital')),
  code text,
  number text not null,
  issued_on date not null,
  total_fen bigint not null check (total_fen > 0),
  seller_name text not null,
  seller_code text,
  buyer_name text not null,
  buyer_code text,
  file_id uuid not null references file,
  read_from_file boolean not null default false,
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  locked_at timestamptz
);
create unique index invoice_key on invoice (key);
create index invoice_contract on invoice (contract_id);

create table invoice_split (
  invoice_id uuid not null references invoice on delete cascade,
  fee_line_id uuid not null references fee_line,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (invoice_id, fee_line_id)
);
create index invoice_split_fee_line on invoice_split (fee_line_id);

create table claim (
  id uuid primary key,
  number text not null unique,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  edition_id uuid not null references edition,
  city_code text not null,
  voucher_id uuid not null references voucher,
  contract_id uuid not null references contract,
  enterprise_id uuid not null references enterprise,
  supplier_id uuid not null references supplier,
  service_code text not null,
  status text not null check (status in ('draft','submitted','supplier-confirmed','evaluated','reviewed','approved','listed','noticed','payable','sent','failed','paid','disputed','returned','rejected','withdrawn','deferred','held','recovering')),
  mark text check (mark in ('complete','incomplete','insufficient')),
  report_id uuid,
  amount_fen bigint check (amount_fen > 0),
  position bigint,
  carried_from integer not null default 0,
  payment_total_fen bigint check (payment_total_fen >= 0),
  accepted_on date,
  implemented_on date,
  findings jsonb not null default '[]',
  checklist jsonb not null default '{}',
  created_by uuid not null references person,
  created_at timestamptz not null,
  submitted_at timestamptz,
  due_at timestamptz,
  overdue_at timestamptz,
  supplier_due_at timestamptz,
  return_due_at timestamptz,
  confirmed_at timestamptz,
  confirmed_in_place boolean not null default false,
  reviewed_by uuid references person,
  decided_by uuid references person,
  decided_at timestamptz,
  deferred_reason text,
  cash_transfer_id uuid references ledger_transfer,
  paid_at timestamptz,
  version integer not null default 1,
  check (decided_by is null or reviewed_by is null or decided_by <> reviewed_by or status in ('returned','rejected'))
);
create unique index claim_open_once on claim (voucher_id) where status not in ('rejected','withdrawn');
create index claim_queue on claim (programme_id, city_code, status, position);
create index claim_order on claim (programme_id, city_code, carried_from desc, position) where position is not null;
create index claim_contract on claim (contract_id);
create index claim_enterprise on claim (enterprise_id, created_at desc, id);
create index claim_supplier on claim (supplier_id, status, id);
create index claim_return_due on claim (return_due_at) where status in ('returned','disputed');
create index claim_supplier_due on claim (supplier_due_at) where status = 'submitted';

create table claim_evidence (
  id uuid primary key,
  claim_id uuid not null references claim,
  kind text not null check (kind in ('payment-proof','acceptance-report','other')),
  file_id uuid not null references file,
  amount_fen bigint check (amount_fen > 0),
  occurred_on date,
  note text not null default '',
  added_at timestamptz not null
);
create index claim_evidence_claim on claim_evidence (claim_id);

create table usage_delivery (
  id uuid primary key,
  supplier_id uuid not null references supplier,
  channel text not null check (channel in ('file','api')),
  file_id uuid references file,
  received_at timestamptz not null,
  accepted_rows integer not null,
  repeated_rows integer not null,
  refused_rows integer not null,
  refusals jsonb not null default '[]'
);
create index usage_delivery_supplier on usage_delivery (supplier_id, received_at desc, id);

create table usage_day (
  voucher_id uuid not null references voucher,
  source text not null check (source in ('operator','interface')),
  used_on date not null,
  active_users integer not null check (active_users >= 0),
  login_count integer not null check (login_count >= 0),
  device_count integer not null default 0 check (device_count >= 0),
  online_minutes integer not null default 0 check (online_minutes >= 0),
  delivery_id uuid not null references usage_delivery,
  received_at timestamptz not null,
  primary key (voucher_id, source, used_on)
);

create table evaluation (
  id uuid primary key,
  claim_id uuid not null references claim,
  voucher_id uuid not null references voucher,
  outcome text not null check (outcome in ('complete','incomplete','insufficient')),
  findings jsonb not null,
  thresholds jsonb not null,
  window_from date not null,
  window_to date not null,
  evaluated_at timestamptz not null
);
create index evaluation_claim on evaluation (claim_id, evaluated_at);
create trigger evaluation_append_only before update or delete on evaluation for each row execute function refuse_change();

create table implementation_report (
  id uuid primary key,
  number text not null unique,
  programme_id uuid not null references programme,
  city_code text not null,
  status text not null check (status in ('draft','frozen')),
  cut_off_at timestamptz not null,
  frozen_at timestamptz,
  claims integer not null default 0,
  sha256 text,
  version integer not null default 1
);
create index implementation_report_city on implementation_report (city_code, frozen_at desc, id);
create table implementation_mark (
  report_id uuid not null references implementation_report,
  claim_id uuid not null references claim,
  evaluation_id uuid not null references evaluation,
  mark text not null check (mark in ('complete','incomplete','insufficient')),
  findings jsonb not null,
  primary key (report_id, claim_id)
);
create trigger implementation_mark_append_only before update or delete on implementation_mark for each row execute function refuse_change();
alter table claim add constraint claim_report foreign key (report_id) references implementation_report;
