-- What a registration was checked against, who is suspended, how a yearly declaration goes its way, and what lists sort by.

-- The programme through which the enterprise registered, and the edition whose conditions its findings were computed with.
alter table enterprise
  add column programme_id uuid references programme,
  add column edition_id uuid references edition,
  add column submitted_at timestamptz,
  add column return_reason text,
  add column suspended_at timestamptz,
  add column revoked_at timestamptz,
  add constraint enterprise_checked_by_an_edition check ((programme_id is null) = (edition_id is null));
create index enterprise_submitted on enterprise (city_code, status, submitted_at, id);
create index enterprise_legal_person on enterprise (legal_person);

alter table enterprise_year
  add column due_at timestamptz,
  add column returned_at timestamptz,
  add column return_reason text,
  add constraint enterprise_year_decided_once check (certified_at is null or returned_at is null);
create index enterprise_year_pending on enterprise_year (enterprise_id) where certified_at is null and returned_at is null;

alter table payment_account
  add column version integer not null default 1,
  add column decided_reason text;
create index payment_account_enterprise on payment_account (enterprise_id, proposed_at desc, id);
create unique index payment_account_proposed on payment_account (enterprise_id) where status = 'proposed';

-- The database has no Chinese collation: lists sort by the stored pinyin and search in it.
alter table supplier
  add column pinyin text not null default '',
  add column submitted_at timestamptz,
  add column decided_reason text;
create index supplier_public on supplier (pinyin, id) where status = 'admitted';
create index supplier_queue on supplier (status, submitted_at, id);

alter table product
  add column pinyin text not null default '',
  add column created_at timestamptz not null default clock_timestamp();
create index product_public on product (programme_id, pinyin, id) where status = 'listed';

-- The edition by whose fee categories the lines were judged.
alter table contract add column edition_id uuid references edition;
create index fee_line_contract on fee_line (contract_id, number);
create index contract_annex_contract on contract_annex (contract_id);
create index contract_list on contract (enterprise_id, created_at desc, id);

-- What was agreed and locked stays: a locked contract keeps its parties, its total and its lines.
create function refuse_locked_contract() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status = 'locked' then
      raise exception 'a locked contract is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if (new.enterprise_id, new.programme_id) is distinct from (old.enterprise_id, old.programme_id) then
    raise exception 'a contract keeps its enterprise and programme' using errcode = 'restrict_violation';
  end if;
  if old.status = 'locked' and new.status = 'locked'
     and (to_jsonb(new) - array['version']) is distinct from (to_jsonb(old) - array['version']) then
    raise exception 'a locked contract never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger contract_locked before update or delete on contract for each row execute function refuse_locked_contract();
create function refuse_line_of_locked_contract() returns trigger language plpgsql as $$
declare parent uuid; parent_status text;
begin
  parent := case when tg_op = 'DELETE' then old.contract_id else new.contract_id end;
  select status into parent_status from contract where id = parent;
  if parent_status = 'locked' then
    raise exception 'a line of a locked contract never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger fee_line_locked before update or delete on fee_line for each row execute function refuse_line_of_locked_contract();
