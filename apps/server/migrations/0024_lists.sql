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

-- Contracts, newest first: the offices' and a supplier's. What they have in common with `contract_list` goes.
create index contract_newest_first on contract (created_at desc, id desc);
create index contract_supplier_newest on contract (supplier_id, created_at desc, id desc);
drop index contract_supplier;
drop index contract_enterprise;

-- Part of a name, anywhere in it: the pairs of neighbouring characters that the part has in common with the whole. Two
-- characters are a word in Chinese, and an index of pairs needs no extension, which the embedded database might not have.
-- The pairs stand beside the enterprise, not in its row, which everybody reads.
create function grams(given text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(given), n, 2)), '{}') from generate_series(1, length(given) - 1) n
$$;
create table enterprise_search (
  enterprise_id uuid primary key references enterprise,
  grams text[] not null
);
insert into enterprise_search (enterprise_id, grams) select id, grams(name || ' ' || credit_code) from enterprise;
create index enterprise_search_grams on enterprise_search using gin (grams);
create function keep_enterprise_search() returns trigger language plpgsql as $$
begin
  insert into enterprise_search (enterprise_id, grams) values (new.id, grams(new.name || ' ' || new.credit_code))
    on conflict (enterprise_id) do update set grams = excluded.grams;
  return null;
end $$;
create trigger enterprise_searched after insert or update of name, credit_code on enterprise for each row execute function keep_enterprise_search();
