-- What everybody reads of the catalogue is prepared once and kept in the memory of each server. The number here rises with
-- every commit that changes it, whoever made the change; a server that sees the number it knows still shows what is true.
create table published_revision (
  id smallint primary key check (id = 1),
  revision bigint not null,
  raised_by bigint
);
insert into published_revision (id, revision) values (1, 1);

-- Deferred: the row is locked last of all and only for the commit, so nobody waits for it who holds anything else. Once
-- per transaction. The notice reaches the server that commits, before its answer; the notification the embedded one.
create function raise_published_revision() returns trigger language plpgsql as $$
begin
  update published_revision set revision = revision + 1, raised_by = pg_current_xact_id()::text::bigint
    where id = 1 and raised_by is distinct from pg_current_xact_id()::text::bigint;
  if found then
    raise notice 'what everybody reads has changed' using errcode = 'YQ001';
    perform pg_notify('published', '');
  end if;
  return null;
end $$;

create constraint trigger programme_published after insert or update on programme
  deferrable initially deferred for each row execute function raise_published_revision();
create constraint trigger plan_published after update on plan
  deferrable initially deferred for each row when (old.year is distinct from new.year) execute function raise_published_revision();
create constraint trigger catalogue_published after update on catalogue
  deferrable initially deferred for each row when (old.published_at is not null or new.published_at is not null) execute function raise_published_revision();
create constraint trigger standard_published after update on standard
  deferrable initially deferred for each row when (old.published_at is not null or new.published_at is not null) execute function raise_published_revision();
create constraint trigger product_published after update on product
  deferrable initially deferred for each row when (old.status = 'listed' or new.status = 'listed') execute function raise_published_revision();
create constraint trigger supplier_published after update on supplier
  deferrable initially deferred for each row when (old.status = 'admitted' or new.status = 'admitted') execute function raise_published_revision();
-- Rows that come in whole (a restored excerpt, a load) are told too.
create constraint trigger catalogue_inserted after insert on catalogue
  deferrable initially deferred for each row when (new.published_at is not null) execute function raise_published_revision();
create constraint trigger standard_inserted after insert on standard
  deferrable initially deferred for each row when (new.published_at is not null) execute function raise_published_revision();
create constraint trigger product_inserted after insert on product
  deferrable initially deferred for each row when (new.status = 'listed') execute function raise_published_revision();
create constraint trigger supplier_inserted after insert on supplier
  deferrable initially deferred for each row when (new.status = 'admitted') execute function raise_published_revision();
-- Which standard is in force goes by the business clock; between two publications time alone changes nothing.
create constraint trigger business_clock_published after update on business_clock
  deferrable initially deferred for each row execute function raise_published_revision();
