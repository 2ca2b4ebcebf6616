-- What enterprises think of each finished step: five grades and a few words, once for a case and step, never changed.

create table service_rating (
  id uuid primary key,
  case_type text not null check (case_type in ('application','claim')),
  case_id uuid not null,
  step text not null check (step in ('confirmation','service','decision','payment')),
  subject text not null check (subject in ('supplier','office')),
  grade smallint not null check (grade between 1 and 5),
  words text check (words <> ''),
  programme_id uuid not null references programme,
  city_code text not null check (city_code ~ '^44[0-9]{4}$'),
  enterprise_id uuid not null references enterprise,
  supplier_id uuid not null references supplier,
  service_code text not null,
  rated_by uuid not null references person,
  rated_at timestamptz not null,
  constraint service_rating_once unique (case_id, step)
);
create index service_rating_supplier on service_rating (supplier_id, grade) where subject = 'supplier';
create index service_rating_service on service_rating (programme_id, service_code, grade) where subject = 'supplier';
create index service_rating_city on service_rating (city_code, grade) where subject = 'office';
create trigger service_rating_never_changed before update or delete on service_rating for each row execute function refuse_change();
