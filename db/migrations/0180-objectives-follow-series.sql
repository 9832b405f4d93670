-- Older nodes bear it: they leave the new column as it is, and show the last value that was known when the objective was saved.
-- An objective measured by a series that a party shares: its last value follows what that party deposits. Rules: docs/rules/diagnosis.md §7.
alter table objective
  add column series_id uuid,
  add foreign key (ctg_id, series_id) references dataset (ctg_id, id);
create index on objective (ctg_id, series_id);
comment on column objective.series_id is 'A series that every member reads; what bears its name, of the same party and counted the same, goes on with it. Nothing where an indicator is named.';
