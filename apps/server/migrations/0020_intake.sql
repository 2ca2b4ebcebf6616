-- What a rush writes is written as sets. A look-up of the parent for every row costs more than the row: where the parent can
-- never go away, that is held at the parent instead, and the nightly proof looks for rows that point nowhere.
alter table application drop constraint application_plan_id_fkey;
alter table application drop constraint application_round_id_fkey;
alter table application drop constraint application_edition_id_fkey;
alter table application drop constraint application_standard_id_fkey;
alter table application drop constraint application_capacity_transfer_id_fkey;
alter table application drop constraint application_cap_transfer_id_fkey;
alter table application drop constraint application_ceiling_transfer_id_fkey;
alter table ledger_transfer drop constraint ledger_transfer_account_id_fkey;
alter table history drop constraint history_person_id_fkey;
alter table history drop constraint history_organisation_id_fkey;
alter table message drop constraint message_organisation_id_fkey;
create trigger plan_never_deleted before delete on plan for each row execute function refuse_change();
create trigger round_never_deleted before delete on round for each row execute function refuse_change();
create trigger ledger_account_never_deleted before delete on ledger_account for each row execute function refuse_change();
create trigger person_never_deleted before delete on person for each row execute function refuse_change();
create trigger organisation_never_deleted before delete on organisation for each row execute function refuse_change();

-- One index tells the transfers of an account in their order and that no number comes twice.
drop index ledger_transfer_account;
create unique index ledger_transfer_account on ledger_transfer (account_id, seq);
alter table ledger_transfer drop constraint ledger_transfer_seq_key;

-- Rows that are written again and again stay on their page, with no new entry in any index.
alter table ledger_account set (fillfactor = 60);
alter table line_counter set (fillfactor = 20);
alter table case_count set (fillfactor = 20);
alter table contract set (fillfactor = 80);
alter table session set (fillfactor = 80);

-- What was found and how the amount came about is read whole or not at all. The quicker compression where it is built in.
do $$ begin
  alter table application alter column findings set compression lz4, alter column waterfall set compression lz4;
  alter table idempotency_key alter column answer set compression lz4;
exception when feature_not_supported or undefined_object or invalid_parameter_value then null;
end $$;
