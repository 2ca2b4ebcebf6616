-- Enterprises, suppliers, products, contracts.

create table enterprise (
  id uuid primary key references organisation,
  status text not null check (status in ('draft','submitted','certified','returned')),
  credit_code text not null unique,
  name text not null,
  entity_type text not null check (entity_type in ('legal-person','branch','partnership','sole-proprietor','other')),
  legal_person text not null,
  registered_division text not null,
  city_code text,
  industry_code text not null,
  established_on date not null,
  address text not null,
  contact_name text not null,
  contact_phone text not null,
  promise_accepted_at timestamptz,
  findings jsonb not null default '[]',
  certified_at timestamptz,
  reviewed_by uuid references person,
  due_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1
);
create index enterprise_queue on enterprise (city_code, status, id);

create table enterprise_year (
  enterprise_id uuid not null references enterprise,
  year integer not null,
  revenue_fen bigint not null check (revenue_fen >= 0),
  staff integer not null check (staff >= 0),
  size_class text not null check (size_class in ('large','medium','small','micro')),
  file_id uuid references file,
  certified_at timestamptz,
  certified_by uuid references person,
  declared_at timestamptz not null,
  primary key (enterprise_id, year)
);

create table payment_account (
  id uuid primary key,
  enterprise_id uuid not null references enterprise,
  status text not null check (status in ('proposed','active','replaced','refused')),
  account_name text not null,
  bank_name text not null,
  bank_code text not null,
  account_number text not null,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  check (decided_by is null or decided_by <> proposed_by)
);
create unique index payment_account_active on payment_account (enterprise_id) where status = 'active';

create table supplier (
  id uuid primary key references organisation,
  status text not null check (status in ('draft','submitted','admitted','returned','rejected')),
  credit_code text not null unique,
  name text not null,
  registered_division text not null,
  legal_person text not null,
  contact_name text not null,
  contact_phone text not null,
  address text not null,
  introduction text not null default '',
  route text not null check (route in ('province','resource-pool')),
  admitted_at timestamptz,
  reviewed_by uuid references person,
  suspended_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1
);

create table resource_pool_member (
  credit_code text primary key,
  name text not null,
  listed_on date not null
);

create table product (
  id uuid primary key,
  programme_id uuid not null references programme,
  supplier_id uuid not null references supplier,
  service_code text not null,
  name_zh text not null,
  name_en text not null default '',
  description text not null default '',
  price_fen bigint not null check (price_fen > 0),
  price_unit text not null,
  status text not null check (status in ('draft','listed','withdrawn')),
  listed_at timestamptz,
  version integer not null default 1
);
create index product_service on product (programme_id, service_code, id) where status = 'listed';
create index product_supplier on product (supplier_id, id);

create table conduct_record (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('flag','suspension','reinstatement','revocation','award')),
  reason text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  entered_by uuid references person,
  entered_at timestamptz not null
);
create index conduct_record_organisation on conduct_record (organisation_id, entered_at);

create table contract (
  id uuid primary key,
  programme_id uuid not null references programme,
  enterprise_id uuid not null references enterprise,
  supplier_id uuid not null references supplier,
  status text not null check (status in ('draft','locked')),
  number text not null,
  title text not null,
  signed_on date not null,
  starts_on date not null,
  ends_on date not null,
  total_fen bigint not null check (total_fen > 0),
  states_eligible_fee boolean not null,
  implementation_division text not null,
  implementation_address text not null,
  file_id uuid references file,
  created_at timestamptz not null,
  locked_at timestamptz,
  version integer not null default 1,
  check (starts_on <= ends_on)
);
create unique index contract_number on contract (enterprise_id, supplier_id, number);
create index contract_enterprise on contract (enterprise_id, id);
create index contract_supplier on contract (supplier_id, id);

create table contract_annex (
  id uuid primary key,
  contract_id uuid not null references contract,
  signed_on date not null,
  file_id uuid not null references file,
  added_at timestamptz not null,
  added_by uuid not null references person
);

create table fee_line (
  id uuid primary key,
  contract_id uuid not null references contract,
  number integer not null,
  service_code text not null,
  product_id uuid references product,
  category text not null,
  description text not null,
  amount_fen bigint not null check (amount_fen > 0),
  eligible boolean not null,
  unique (contract_id, number)
);
