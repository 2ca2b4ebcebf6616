-- What decides about applications beside the parties' own records: editions, standards, catalogues, rounds, plans. The number
-- rises with every commit that changes one of them, as the published revision does for everything that is shown.
alter table published_revision add column rules bigint not null default 1, add column rules_raised_by bigint;
create function raise_rules_revision() returns trigger language plpgsql as $$
begin
  update published_revision set rules = rules + 1, rules_raised_by = pg_current_xact_id()::text::bigint
    where id = 1 and rules_raised_by is distinct from pg_current_xact_id()::text::bigint;
  return null;
end $$;
create constraint trigger edition_ruled after insert or update on edition
  deferrable initially deferred for each row execute function raise_rules_revision();
create constraint trigger programme_ruled after update on programme
  deferrable initially deferred for each row execute function raise_rules_revision();
create constraint trigger standard_ruled after update on standard
  deferrable initially deferred for each row when (old.published_at is not null or new.published_at is not null) execute function raise_rules_revision();
create constraint trigger standard_inserted_ruled after insert on standard
  deferrable initially deferred for each row when (new.published_at is not null) execute function raise_rules_revision();
create constraint trigger catalogue_ruled after update on catalogue
  deferrable initially deferred for each row when (old.published_at is not null or new.published_at is not null) execute function raise_rules_revision();
create constraint trigger catalogue_inserted_ruled after insert on catalogue
  deferrable initially deferred for each row when (new.published_at is not null) execute function raise_rules_revision();
create constraint trigger plan_ruled after update on plan
  deferrable initially deferred for each row when (old.year is distinct from new.year) execute function raise_rules_revision();
create constraint trigger round_inserted_ruled after insert on round
  deferrable initially deferred for each row execute function raise_rules_revision();
-- A round that opens or closes at its announced instant changes nothing that was not known.
create constraint trigger round_ruled after update on round
  deferrable initially deferred for each row when (
    (old.status = 'draft') is distinct from (new.status = 'draft')
    or (old.programme_id, old.plan_id, old.opens_at, old.closes_at) is distinct from (new.programme_id, new.plan_id, new.opens_at, new.closes_at))
  execute function raise_rules_revision();

-- Drafts that were judged before they are submitted (decision 26): how, and by what. What was found stands in the draft itself.
create table prepared_draft (
  application_id uuid primary key references application,
  -- Of the application; a draft that was edited since is another one.
  version integer not null,
  rules bigint not null,
  -- Between these two instants time alone changes nothing.
  holds_from timestamptz not null,
  holds_until timestamptz,
  -- Null: it was judged and would not go in as it is.
  judgement json,
  check (holds_until is null or holds_from < holds_until)
);
create index application_draft on application (programme_id, id) where status = 'draft';

-- What follows from a decision and nobody decides by (its history, its transfers, its messages) may be written a moment later
-- when many decide at once: what is still to be written of a batch is one row here, written in the transaction of the decision
-- and gone with the one that writes it. Whoever needs any of it before writes it first.
create table postponed_write (
  id uuid primary key,
  -- How many there ever were: two looks at it tell whether anything came in between.
  seq bigint generated always as identity,
  kind text not null,
  content text not null,
  postponed_at timestamptz not null default clock_timestamp()
);
do $$ begin
  alter table postponed_write alter column content set compression lz4;
exception when feature_not_supported or undefined_object or invalid_parameter_value then null;
end $$;
-- The batch that an application was submitted in, if what follows from it was postponed.
alter table application add column postponed_id uuid;
