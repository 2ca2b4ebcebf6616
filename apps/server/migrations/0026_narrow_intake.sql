-- The words of what was found are the same in most cases: they are kept once, under a name made of what they say, and a
-- case keeps that name with its own figures and dates (decision 15). What was told to a case never changes, so its words do not.
create table wording (
  id text primary key,
  rule text not null,
  outcome text not null check (outcome in ('met','failed','open')),
  clause text not null,
  -- {name} stands for a fact of the case as people read it, {name:zh} for a date in Chinese.
  zh text not null,
  en text not null,
  -- The names of the facts, in the order in which a case keeps them.
  facts text[] not null
);
create trigger wording_never_changes before update or delete on wording for each row execute function refuse_change();

-- What is in force decides about applications as well: whoever judged by it a moment ago sees by this number whether it still is.
create constraint trigger edition_published after insert or update on edition
  deferrable initially deferred for each row execute function raise_published_revision();
create constraint trigger round_published after insert or update on round
  deferrable initially deferred for each row execute function raise_published_revision();
