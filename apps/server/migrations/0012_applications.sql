-- A draft may be begun between two windows and before its service is chosen: round, plan, edition and service are set by
-- the submission at the latest.
alter table application alter column plan_id drop not null;
alter table application alter column round_id drop not null;
alter table application alter column edition_id drop not null;
alter table application alter column service_code drop not null;
alter table application add constraint application_submitted_whole check (
  first_submitted_at is null or (plan_id is not null and round_id is not null and edition_id is not null and service_code is not null));

-- The city's confirmation in the supplier's place, and the reminder of a supplier who is late.
alter table application add column in_place_reason text;
alter table application add column in_place_file_ids uuid[] not null default '{}';
alter table application add column supplier_reminded_at timestamptz;
alter table application add constraint application_in_place_shown check ((in_place_reason is null) = (cardinality(in_place_file_ids) = 0));

-- Numbers people quote. A sequence has no lock that everybody waits for; it may have gaps, which positions may not.
create sequence application_number;

create index application_city_due on application (city_code, status, due_at, id);
create index application_newest on application (created_at desc, id);
create index voucher_newest on voucher (issued_at desc, id);
