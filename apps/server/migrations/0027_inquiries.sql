-- Questions and complaints of anybody, answered by an office; and how the offices are reached.

create table inquiry (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('question','complaint')),
  -- The city whose bureau answers; null is the province.
  city_code text check (city_code ~ '^44[0-9]{4}$'),
  subject text not null,
  text text not null,
  -- Who asks may leave a name and a way to reach him; both are for the office alone.
  contact_name text,
  contact text,
  -- Of the code that was shown once to whoever asked.
  code_hash bytea not null,
  status text not null check (status in ('filed','answered')),
  filed_at timestamptz not null,
  answer text,
  answered_by uuid references person,
  answered_office uuid references organisation,
  answered_at timestamptz,
  version integer not null default 1,
  constraint inquiry_answered_with_words check ((status = 'answered') = (answer is not null and answered_by is not null and answered_office is not null and answered_at is not null))
);
create index inquiry_newest on inquiry (filed_at desc, id);
create index inquiry_city on inquiry (city_code, filed_at desc, id);
create index inquiry_open on inquiry (filed_at desc, id) where status = 'filed';
create trigger inquiry_never_deleted before delete on inquiry for each row execute function refuse_change();

create table office_contact (
  -- 440000 is the province.
  place_code text primary key check (place_code ~ '^44[0-9]{4}$'),
  unit_zh text not null,
  unit_en text not null,
  phone text not null,
  complaint_phone text,
  address text not null default '',
  hours_zh text not null default '',
  hours_en text not null default '',
  written_by uuid not null references person,
  written_at timestamptz not null
);
