-- Applications and vouchers.

create table application (
  id uuid primary key,
  number text not null unique,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  round_id uuid not null references round,
  edition_id uuid not null references edition,
  standard_id uuid references standard,
  city_code text not null,
  enterprise_id uuid not null references enterprise,
  supplier_id uuid not null references supplier,
  contract_id uuid not null references contract,
  product_id uuid references product,
  service_code text not null,
  exclusion_group text,
  tier text,
  status text not null check (status in ('draft','waiting','submitted','supplier-confirmed','reviewed','issued','returned','disputed','rejected','withdrawn','lapsed')),
  eligible_fee_fen bigint check (eligible_fee_fen >= 0),
  face_value_fen bigint check (face_value_fen > 0),
  waterfall jsonb not null default '[]',
  findings jsonb not null default '[]',
  checklist jsonb not null default '{}',
  recommendation text,
  position bigint,
  promised boolean not null default false,
  created_by uuid not null references person,
  created_at timestamptz not null,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  promoted_at timestamptz,
  clock_started_at timestamptz,
  due_at timestamptz,
  overdue_at timestamptz,
  supplier_due_at timestamptz,
  supplier_final_at timestamptz,
  return_due_at timestamptz,
  confirmed_at timestamptz,
  reviewed_by uuid references person,
  decided_by uuid references person,
  decided_at timestamptz,
  capacity_transfer_id uuid references ledger_transfer,
  cap_transfer_id uuid references ledger_transfer,
  ceiling_transfer_id uuid references ledger_transfer,
  version integer not null default 1,
  check (status in ('draft','withdrawn') or (face_value_fen is not null and position is not null and standard_id is not null)),
  check (decided_by is null or reviewed_by is null or decided_by <> reviewed_by or status in ('returned','rejected'))
);
-- One live application per contract and service; one per exclusion group, enterprise and plan.
create unique index application_contract_service on application (contract_id, service_code) where status not in ('draft','rejected','withdrawn','lapsed');
create unique index application_exclusion on application (plan_id, enterprise_id, exclusion_group) where exclusion_group is not null and status not in ('draft','rejected','withdrawn','lapsed');
create index application_queue on application (programme_id, city_code, status, position);
create index application_enterprise on application (enterprise_id, created_at desc, id);
create index application_supplier on application (supplier_id, status, id);
create index application_city_id on application (city_code, id);
create index application_waiting on application (plan_id, city_code, position) where status = 'waiting';
create index application_due on application (due_at) where status in ('submitted','supplier-confirmed','reviewed') and overdue_at is null;
create index application_supplier_due on application (supplier_due_at) where status = 'submitted';
create index application_return_due on application (return_due_at) where status in ('returned','disputed');

create table application_pause (
  application_id uuid not null references application,
  number integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  cause text not null check (cause in ('waiting','returned','disputed')),
  primary key (application_id, number)
);

create table voucher (
  id uuid primary key,
  code text not null unique,
  application_id uuid not null unique references application,
  programme_id uuid not null references programme,
  plan_id uuid not null references plan,
  city_code text not null,
  enterprise_id uuid not null references enterprise,
  supplier_id uuid not null references supplier,
  contract_id uuid not null references contract,
  service_code text not null,
  standard_id uuid not null references standard,
  edition_id uuid not null references edition,
  tier text not null,
  status text not null check (status in ('issued','claimed','redeemed','expired','surrendered','frozen','revoked','recovering','recovered')),
  face_value_fen bigint not null check (face_value_fen > 0),
  eligible_fee_fen bigint not null check (eligible_fee_fen >= face_value_fen),
  issued_at timestamptz not null,
  last_claim_at timestamptz not null,
  reminded_at timestamptz,
  certificate_file_id uuid not null references file,
  capacity_transfer_id uuid not null references ledger_transfer,
  cap_transfer_id uuid not null references ledger_transfer,
  ceiling_transfer_id uuid references ledger_transfer,
  version integer not null default 1
);
create index voucher_enterprise on voucher (enterprise_id, issued_at desc, id);
create index voucher_supplier on voucher (supplier_id, id);
create index voucher_city on voucher (city_code, status, id);
create index voucher_expiry on voucher (last_claim_at) where status = 'issued';
create function voucher_keeps_its_holder() returns trigger language plpgsql as $$
begin
  if (new.enterprise_id, new.supplier_id, new.contract_id, new.application_id, new.face_value_fen, new.code)
     is distinct from (old.enterprise_id, old.supplier_id, old.contract_id, old.application_id, old.face_value_fen, old.code) then
    raise exception 'a voucher keeps its holder, supplier, contract and face value' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger voucher_bound before update on voucher for each row execute function voucher_keeps_its_holder();
create trigger voucher_never_deleted before delete on voucher for each row execute function refuse_change();
