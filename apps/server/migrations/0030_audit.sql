-- The auditor looks for who did what in a time: lines are written in the order of time, so a summary of each stretch of
-- the table says where to look and costs its writers next to nothing.
create index history_at on history using brin (at) with (pages_per_range = 32);
