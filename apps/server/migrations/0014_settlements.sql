-- What a frozen list fixes for good, how objections end, and what the proof can read back.

-- A draft has no number: numbers are gapless, and a draft may be dropped.
alter table settlement
  alter column number drop not null,
  add column deferred_fen bigint not null default 0 check (deferred_fen >= 0),
  add column deferred_lines integer not null default 0,
  add column left_out_lines integer not null default 0,
  add constraint settlement_numbered_when_frozen check (status in ('draft','dropped') or (number is not null and sha256 is not null and cash_available_fen is not null and frozen_at is not null and frozen_by is not null)),
  add constraint settlement_commits_within_cash check (status in ('draft','dropped') or funded_fen + deferred_fen <= cash_available_fen);
-- One list at a time in a city: what it would fund depends on what the one before it funded.
create unique index settlement_draft_once on settlement (programme_id, city_code) where status = 'draft';
create index settlement_open on settlement (status, id) where status = 'noticed';
create index settlement_newest on settlement (assembled_at desc, id);
create index settlement_city_frozen on settlement (programme_id, city_code, frozen_at desc) where frozen_at is not null;

create function settlement_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (to_jsonb(new) - array['status','version','closed_at'])
     is distinct from (to_jsonb(old) - array['status','version','closed_at']) then
    raise exception 'a frozen settlement list never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger settlement_frozen before update on settlement for each row execute function settlement_stays_frozen();
create trigger settlement_never_deleted before delete on settlement for each row execute function refuse_change();

alter table settlement_line
  -- As it was when the list was frozen: the claim's own count goes on.
  add column carried_from integer not null default 0 check (carried_from >= 0),
  -- An earlier list had set the money aside.
  add column held_before boolean not null default false,
  -- An upheld objection lowered the amount after the freeze; the frozen amount stays beside it.
  add column changed_amount_fen bigint check (changed_amount_fen > 0),
  add constraint settlement_line_only_lowered check (changed_amount_fen < amount_fen);
create function settlement_line_stays_frozen() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['fallen_at','fallen_reason','notice_ends_at','changed_amount_fen'])
     is distinct from (to_jsonb(old) - array['fallen_at','fallen_reason','notice_ends_at','changed_amount_fen']) then
    raise exception 'a line of a frozen settlement list never changes' using errcode = 'restrict_violation';
  end if;
  if old.fallen_at is not null and new.fallen_at is distinct from old.fallen_at then
    raise exception 'a line falls once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger settlement_line_frozen before update on settlement_line for each row execute function settlement_line_stays_frozen();
create trigger settlement_line_never_deleted before delete on settlement_line for each row execute function refuse_change();

create index notice_ends on notice (ends_at);
create trigger notice_never_deleted before delete on notice for each row execute function refuse_change();

alter table objection
  add column notice_id uuid references notice,
  add column admitted_by uuid references person,
  add column admitted_at timestamptz,
  add column decision text,
  -- What an upheld objection did: took its line off, lowered it, or gives the claim its turn in the next list.
  add column effect text check (effect in ('removed','amount-changed','next-list')),
  add constraint objection_of_a_notice check (notice_id is not null),
  add constraint objection_ended_with_words check (status in ('filed','admitted','withdrawn') or (decision is not null and decided_by is not null and decided_at is not null)),
  add constraint objection_answered_before_decided check (status not in ('upheld','dismissed') or answer is not null),
  add constraint objection_upheld_with_effect check ((status = 'upheld') = (effect is not null)),
  add constraint objection_amount_with_effect check ((effect = 'amount-changed') = (changed_amount_fen is not null));
create index objection_open on objection (line_id) where status in ('filed','admitted') and line_id is not null;
create index objection_city on objection (city_code, filed_at desc, id);
create index objection_organisation on objection (organisation_id, filed_at desc, id);
create index objection_newest on objection (filed_at desc, id);
create trigger objection_never_deleted before delete on objection for each row execute function refuse_change();

create index payment_batch_settlement on payment_batch (settlement_id, drafted_at);
create index payment_batch_newest on payment_batch (drafted_at desc, id);
create trigger payment_batch_never_deleted before delete on payment_batch for each row execute function refuse_change();
create index payment_line_enterprise on payment_line (enterprise_id, result_at desc, id) where status = 'paid';
create index payment_line_paid on payment_line (result_at desc, id) where status = 'paid';
create function payment_line_keeps_its_payee() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['status','bank_reference','failure_reason','result_on','result_at'])
     is distinct from (to_jsonb(old) - array['status','bank_reference','failure_reason','result_on','result_at']) then
    raise exception 'a payment line keeps its payee, account and amount' using errcode = 'restrict_violation';
  end if;
  if old.status in ('paid','failed','refused') and to_jsonb(new) is distinct from to_jsonb(old) then
    raise exception 'the result of a payment line is never undone' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payment_line_bound before update on payment_line for each row execute function payment_line_keeps_its_payee();
create trigger payment_line_never_deleted before delete on payment_line for each row execute function refuse_change();

alter table bank_result add column known_lines integer not null default 0;
create trigger bank_result_append_only before update or delete on bank_result for each row execute function refuse_change();
create index suspense_line_open on suspense_line (bank_result_id) where resolved_at is null;
alter table suspense_line add constraint suspense_line_resolved_with_words check ((resolved_at is null) = (resolution is null));

create index proof_run_ran_at on proof_run (ran_at desc);
create trigger proof_run_append_only before update or delete on proof_run for each row execute function refuse_change();
