-- The catalogue that everybody reads shows what enterprises think of its services, so that a rating changes what is published.
create constraint trigger service_rating_published after insert on service_rating
  deferrable initially deferred for each row when (new.subject = 'supplier') execute function raise_published_revision();
