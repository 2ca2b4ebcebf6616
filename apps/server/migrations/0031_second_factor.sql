-- The second factor of a person: the secret that his device and we share, since when it counts, and the last time step that
-- was used, which is not taken twice. A secret that was shown but not yet confirmed waits beside it.
alter table person
  add column second_factor_secret text,
  add column second_factor_since timestamptz,
  add column second_factor_step bigint not null default 0,
  add column second_factor_offered text,
  add constraint person_second_factor check ((second_factor_secret is null) = (second_factor_since is null));

-- A session of somebody who has to set up his second factor before he may do anything else.
alter table session add column awaits_second_factor boolean not null default false;
