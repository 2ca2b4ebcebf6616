-- The licence and the proofs of qualification a supplier registers with, as one document.

alter table supplier add column qualification_file_id uuid references file;
