-- Money that comes back after it was booked as paid, and rows in suspense that two people bring to an end with a typed outcome.

-- A word of the bank comes in a file or by letter. It is open, has an outcome proposed, or is resolved.
alter table suspense_line
  alter column bank_result_id drop not null,
  alter column row_number drop not null,
  add column batch_id uuid references payment_batch,
  add column opened_at timestamptz,
  add column status text not null default 'open' check (status in ('open','proposed','resolved')),
  add column version integer not null default 1,
  drop constraint suspense_line_cause_check,
  add constraint suspense_line_cause_check check (cause in ('unknown-line','repeated','other-amount','other-state','told')),
  drop constraint suspense_line_resolved_with_words;
update suspense_line s set batch_id = r.batch_id, opened_at = r.imported_at, status = case when s.resolved_at is null then 'open' else 'resolved' end
  from bank_result r where r.id = s.bank_result_id;
alter table suspense_line
  alter column batch_id set not null,
  alter column opened_at set not null,
  alter column status drop default,
  add constraint suspense_line_of_a_file_or_told check ((cause = 'told') = (bank_result_id is null) and (cause = 'told') = (row_number is null)),
  add constraint suspense_line_resolved_once check ((status = 'resolved') = (resolved_at is not null));
drop index suspense_line_open;
create index suspense_line_unresolved on suspense_line (batch_id) where status <> 'resolved';
-- What the bank told by letter is noted once while it is looked into.
create unique index suspense_line_told_once on suspense_line ((content ->> 'lineNumber')) where cause = 'told' and status <> 'resolved';

-- What one person proposed and another decided. Rows closed in the time of one person's words are kept as what they are.
create table suspense_outcome (
  id uuid primary key,
  suspense_line_id uuid not null references suspense_line,
  outcome text not null check (outcome in ('bank-error','returned','was-paid','explained')),
  status text not null check (status in ('proposed','approved','turned-down')),
  -- The payment that changes with it.
  payment_line_id uuid references payment_line,
  reason text not null,
  -- When the bank booked the return or the payment, under which number, and its letter.
  booked_on date,
  bank_reference text,
  file_id uuid references file,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  decision text,
  constraint suspense_outcome_four_eyes check (decided_by <> proposed_by),
  constraint suspense_outcome_decided check ((status = 'proposed') = (decided_at is null) and (outcome = 'explained' or (decided_by is null) = (decided_at is null))),
  constraint suspense_outcome_explained check (outcome <> 'explained' or (status = 'approved' and decided_by is null and payment_line_id is null)),
  constraint suspense_outcome_turned_down_with_words check (status <> 'turned-down' or decision is not null),
  constraint suspense_outcome_of_a_payment check ((outcome in ('returned','was-paid')) = (payment_line_id is not null)),
  constraint suspense_outcome_with_its_proof check (
    (outcome <> 'returned' or (booked_on is not null and (bank_reference is not null or file_id is not null)))
    and (outcome <> 'was-paid' or (booked_on is not null and bank_reference is not null)))
);
create unique index suspense_outcome_stands_once on suspense_outcome (suspense_line_id) where status in ('proposed','approved');
create index suspense_outcome_line on suspense_outcome (suspense_line_id, proposed_at);
-- Money of one payment comes back once, and a failure is found to be wrong once.
create unique index suspense_outcome_changes_once on suspense_outcome (payment_line_id, outcome) where status = 'approved' and payment_line_id is not null;
insert into suspense_outcome (id, suspense_line_id, outcome, status, reason, proposed_by, proposed_at, decided_at)
  select gen_random_uuid(), id, 'explained', 'approved', resolution, resolved_by, resolved_at, resolved_at from suspense_line where resolved_at is not null;
alter table suspense_line drop column resolved_by, drop column resolution;

create function suspense_outcome_is_decided_once() returns trigger language plpgsql as $$
begin
  if old.status <> 'proposed' or (to_jsonb(new) - array['status','decided_by','decided_at','decision'])
     is distinct from (to_jsonb(old) - array['status','decided_by','decided_at','decision']) then
    raise exception 'a proposed outcome is decided once, as it was proposed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger suspense_outcome_decided_once before update on suspense_outcome for each row execute function suspense_outcome_is_decided_once();
create trigger suspense_outcome_never_deleted before delete on suspense_outcome for each row execute function refuse_change();

create function suspense_line_keeps_its_word() returns trigger language plpgsql as $$
begin
  if old.status = 'resolved' or (to_jsonb(new) - array['status','version','resolved_at']) is distinct from (to_jsonb(old) - array['status','version','resolved_at']) then
    raise exception 'what the bank said stays as it was said' using errcode = 'restrict_violation';
  end if;
  if new.status = 'resolved' and not exists (select 1 from suspense_outcome o where o.suspense_line_id = new.id and o.status = 'approved') then
    raise exception 'a row in suspense ends with an outcome that was approved' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger suspense_line_bound before update on suspense_line for each row execute function suspense_line_keeps_its_word();
create trigger suspense_line_never_deleted before delete on suspense_line for each row execute function refuse_change();

-- A payment that came back keeps what it was paid with.
alter table payment_line
  drop constraint payment_line_status_check,
  add constraint payment_line_status_check check (status in ('drafted','sent','paid','failed','refused','returned')),
  add column returned_on date,
  add column returned_at timestamptz,
  add constraint payment_line_returned_with_its_day check ((status = 'returned') = (returned_on is not null) and (status = 'returned') = (returned_at is not null));
-- A receipt stays when its payment came back, marked void.
drop index payment_line_enterprise;
drop index payment_line_paid;
create index payment_line_enterprise on payment_line (enterprise_id, result_at desc, id) where status in ('paid','returned');
create index payment_line_paid on payment_line (result_at desc, id) where status in ('paid','returned');

create or replace function payment_line_keeps_its_payee() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['status','bank_reference','failure_reason','result_on','result_at','returned_on','returned_at'])
     is distinct from (to_jsonb(old) - array['status','bank_reference','failure_reason','result_on','result_at','returned_on','returned_at']) then
    raise exception 'a payment line keeps its payee, account and amount' using errcode = 'restrict_violation';
  end if;
  if old.status in ('paid','failed','refused','returned') and to_jsonb(new) is distinct from to_jsonb(old) then
    -- The one way on: an outcome that two people agreed on, of this very payment.
    if not exists (
      select 1 from suspense_outcome o where o.payment_line_id = new.id and o.status = 'approved'
        and ((o.outcome = 'returned' and old.status = 'paid' and new.status = 'returned'
            and (to_jsonb(new) - array['status','returned_on','returned_at']) = (to_jsonb(old) - array['status','returned_on','returned_at']))
          or (o.outcome = 'was-paid' and old.status = 'failed' and new.status = 'paid'))) then
      raise exception 'the result of a payment line changes only by an outcome that two people agreed on' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;
