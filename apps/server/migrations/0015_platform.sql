-- What is append-only cannot be emptied at one stroke either.
create trigger history_never_emptied before truncate on history for each statement execute function refuse_change();
create trigger refused_attempt_never_emptied before truncate on refused_attempt for each statement execute function refuse_change();
create trigger ledger_transfer_never_emptied before truncate on ledger_transfer for each statement execute function refuse_change();
create trigger line_position_never_removed before delete on line_position for each row execute function refuse_change();
