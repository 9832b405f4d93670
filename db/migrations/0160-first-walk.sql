-- Older nodes bear it: a new table, which they neither write nor read.
-- Who has put away the first steps of a CTG. Rules: docs/rules/guides.md §5.
create table first_walk_folded (
  ctg_id uuid not null references ctg (id),
  person_id uuid not null references person (id) on delete cascade,
  folded_at timestamptz not null,
  primary key (ctg_id, person_id)
);
create index on first_walk_folded (person_id);
comment on table first_walk_folded is 'She has put the first steps away: her dashboard shows them no more. They stay in « Aide ».';
