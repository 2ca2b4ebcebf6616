-- Who of a bureau has taken a case, and the filters that people keep for their lists.

-- Taking a case divides the work; it locks nobody out. One row for each case that somebody has taken.
create table case_assignee (
  noun text not null check (noun in ('application','claim')),
  case_id uuid not null,
  person_id uuid not null references person,
  assigned_by uuid not null references person,
  assigned_at timestamptz not null,
  primary key (noun, case_id)
);
create index case_assignee_person on case_assignee (person_id, noun);

create table saved_filter (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  -- The list that it belongs to, by its address inside the workspaces.
  list text not null,
  name text not null,
  -- The filter as it stands in the address.
  query text not null,
  saved_at timestamptz not null,
  unique (person_id, organisation_id, list, name)
);
