-- Numbers of claims, given at the draft: unique, not gapless. The order is the position's.
create sequence claim_number;

-- What a claim's invoices were found to be, when it is evaluated and by which report it may be approved, and who delivered usage.

alter table invoice
  add column findings jsonb not null default '[]',
  add column explanation text,
  add column explanation_file_id uuid references file,
  add constraint invoice_explained_with_evidence check ((explanation is null) = (explanation_file_id is null)),
  add constraint invoice_code_by_kind check ((kind = 'old') = (code is not null));
create index invoice_enterprise on invoice (enterprise_id, entered_at desc, id);

-- An invoice on which a submitted claim relies stays as it is: it is neither changed nor taken away.
create function refuse_locked_invoice() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null then
    if tg_op = 'DELETE' then
      raise exception 'an invoice of a submitted claim is never deleted' using errcode = 'restrict_violation';
    end if;
    if (to_jsonb(new) - 'locked_at') is distinct from (to_jsonb(old) - 'locked_at') then
      raise exception 'an invoice of a submitted claim never changes' using errcode = 'restrict_violation';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_locked before update or delete on invoice for each row execute function refuse_locked_invoice();
create function refuse_split_of_locked_invoice() returns trigger language plpgsql as $$
begin
  if exists (select 1 from invoice where id = case when tg_op = 'DELETE' then old.invoice_id else new.invoice_id end and locked_at is not null) then
    raise exception 'the split of an invoice of a submitted claim never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_split_locked before insert or update or delete on invoice_split for each row execute function refuse_split_of_locked_invoice();

alter table claim
  -- What is invoiced on the service's eligible lines, as it was at submission; the amount never exceeds it.
  add column invoiced_fen bigint check (invoiced_fen > 0),
  -- Set when the supplier confirms and whenever usage of the voucher arrives; empty once evaluated.
  add column evaluate_due_at timestamptz,
  add column evaluation_id uuid references evaluation,
  -- What the newest frozen report that lists the claim says of it. Review and approval need "complete" here.
  add column report_mark text check (report_mark in ('complete','incomplete','insufficient')),
  add column supplier_final_at timestamptz,
  add column supplier_reminded_at timestamptz,
  -- Why it was last returned, disputed, rejected or sent back; the whole story is in the history.
  add column last_reason text,
  add column recommendation text,
  add column deferred_until timestamptz,
  add column deferred_by uuid references person,
  add constraint claim_amount_within_invoices check (amount_fen is null or invoiced_fen is null or amount_fen <= invoiced_fen),
  add constraint claim_submitted_whole check (status in ('draft','withdrawn') or (position is not null and amount_fen is not null and submitted_at is not null)),
  add constraint claim_approved_by_report check (status not in ('reviewed','approved','listed','noticed','payable','sent','failed','paid','held','recovering') or (report_id is not null and report_mark = 'complete')),
  add constraint claim_report_mark check ((report_id is null) = (report_mark is null)),
  add constraint claim_deferral_named check (status <> 'deferred' or deferred_reason is not null);
create index claim_evaluate_due on claim (evaluate_due_at) where evaluate_due_at is not null;
create index claim_voucher on claim (voucher_id, created_at desc);
create index claim_supplier_final on claim (supplier_final_at) where status = 'submitted';
create index claim_overdue on claim (due_at) where status in ('evaluated','reviewed') and overdue_at is null;
create index claim_deferral on claim (deferred_until) where status = 'deferred';
create index claim_city_newest on claim (city_code, created_at desc, id);
create index claim_city_status_newest on claim (city_code, status, created_at desc, id);
create index claim_supplier_newest on claim (supplier_id, created_at desc, id);
create index claim_newest on claim (created_at desc, id);
create index claim_undecided on claim (programme_id, city_code, id) where status in ('supplier-confirmed','evaluated','reviewed','deferred');

alter table usage_delivery
  add column delivered_by uuid references person,
  add column replaced_rows integer not null default 0,
  -- Days that were corrected, with their figures before and after: a later delivery replaces a day, the log keeps both.
  add column replacements jsonb not null default '[]';
create trigger usage_delivery_append_only before update or delete on usage_delivery for each row execute function refuse_change();
create index usage_day_received on usage_day (voucher_id, received_at desc);

alter table implementation_report
  -- The frozen content as it was hashed; every file of the report is set from it.
  add column content text,
  add column made_by uuid references person,
  add column complete_claims integer not null default 0 check (complete_claims between 0 and claims),
  add constraint implementation_report_frozen_whole check (status = 'draft' or (content is not null and sha256 is not null and frozen_at is not null));
create index implementation_report_programme on implementation_report (programme_id, city_code, frozen_at desc, id);
create index implementation_report_newest on implementation_report (frozen_at desc, id);
create function refuse_frozen_report() returns trigger language plpgsql as $$
begin
  if old.status = 'frozen' then
    raise exception 'a frozen implementation report never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger implementation_report_frozen before update or delete on implementation_report for each row execute function refuse_frozen_report();
create function refuse_mark_in_frozen_report() returns trigger language plpgsql as $$
begin
  if exists (select 1 from implementation_report where id = new.report_id and status = 'frozen') then
    raise exception 'a frozen implementation report takes no further mark' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger implementation_mark_before_freeze before insert on implementation_mark for each row execute function refuse_mark_in_frozen_report();

-- A key's secret is shown once and stored nowhere: not in the answer that is kept for its idempotency key either.
create function forget_api_key_secret() returns trigger language plpgsql as $$
begin
  if new.answer ? 'secret' then
    new.answer := new.answer || '{"secret": null}';
  end if;
  return new;
end $$;
create trigger idempotency_key_without_secret before insert or update on idempotency_key
  for each row when (new.operation = 'apiKeys.create') execute function forget_api_key_secret();

-- Keys with which a supplier's system signs what it delivers. Only the public half is here, so nobody but the supplier can
-- have signed; a nonce is taken once.
create table usage_signing_key (
  id uuid primary key,
  supplier_id uuid not null references supplier,
  name text not null,
  public_key bytea not null unique,
  created_by uuid not null references person,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index usage_signing_key_supplier on usage_signing_key (supplier_id, created_at desc, id);
create table usage_nonce (
  signing_key_id uuid not null references usage_signing_key,
  nonce text not null,
  taken_at timestamptz not null,
  primary key (signing_key_id, nonce)
);
create index usage_nonce_taken on usage_nonce (taken_at);
alter table usage_delivery
  add column signed_by uuid references usage_signing_key,
  add column signed_text text,
  add column signature bytea,
  add constraint usage_delivery_signed_whole check ((signed_by is null) = (signature is null) and (signed_by is null) = (signed_text is null));
