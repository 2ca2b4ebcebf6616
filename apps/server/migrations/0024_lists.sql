-- One index for each order in which the offices and the suppliers read, with the same leading columns: a list with a filter
-- on one of them walks one run, a list without it takes the first of each run (platform/runs.ts). Every step of a case
-- writes into each of these, so that there are no others for lists; a draft, which is its enterprise's alone, writes into
-- none. A page is found in its index alone; only the rows that it shows are fetched.

-- Offices, newest first.
create index application_newest_first on application (programme_id, city_code, status, created_at desc, id desc) where first_submitted_at is not null;
-- Offices, by place in line; and how many are ahead of somebody.
create index application_line on application (programme_id, city_code, status, position, id) where first_submitted_at is not null;
-- Offices, by what is due first; only what is due stands in it.
create index application_due_first on application (programme_id, city_code, status, due_at, id) where due_at is not null and first_submitted_at is not null;
-- A supplier's own: newest first, by place or due date, counted.
create index application_supplier_newest on application (supplier_id, status, created_at desc, id desc) include (programme_id, city_code, position, due_at) where first_submitted_at is not null;
drop index application_queue;
drop index application_city_due;
drop index application_city_id;
drop index application_newest;
drop index application_supplier;

create index voucher_newest_first on voucher (programme_id, city_code, status, issued_at desc, id desc);
create index voucher_supplier_newest on voucher (supplier_id, status, issued_at desc, id desc) include (programme_id, city_code);
drop index voucher_city;
drop index voucher_newest;
drop index voucher_supplier;
