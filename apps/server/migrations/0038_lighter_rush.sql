-- The answer kept under an idempotency key is given again as it was written; nothing asks for its parts.
alter table idempotency_key alter column answer type json using answer::json;
do $$ begin
  alter table idempotency_key alter column answer set compression lz4;
exception when feature_not_supported or undefined_object or invalid_parameter_value then null;
end $$;
create or replace function forget_api_key_secret() returns trigger language plpgsql as $$
begin
  if new.answer::jsonb ? 'secret' then
    new.answer := (new.answer::jsonb || '{"secret": null}')::json;
  end if;
  return new;
end $$;

-- What was postponed names of each case what it used to repeat twice.
update postponed_write w set content = (
  select coalesce(jsonb_agg(s.one || jsonb_build_object('programmeId', a.programme_id, 'cityCode', a.city_code, 'position', a.position,
    'faceValueFen', a.face_value_fen) order by s.place), '[]')::text
  from jsonb_array_elements(w.content::jsonb -> 'submissions') with ordinality as s(one, place)
  join application a on a.id = (s.one ->> 'id')::uuid)
where w.kind = 'submissions';

-- What has become overdue is found in the offices' list by due date, run by run: one index less that every submission writes.
drop index application_due;

-- Drafts that were not judged as they are, and judgements that have ended, are found without looking at all the others.
alter table application add column judged_version integer;
create index application_unjudged on application (programme_id, id) where status = 'draft' and service_code is not null and judged_version is distinct from version;
drop index application_draft;
create index prepared_draft_rules on prepared_draft (rules);
create index prepared_draft_until on prepared_draft (holds_until);
create index prepared_draft_from on prepared_draft (holds_from);
