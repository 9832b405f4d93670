-- Older nodes bear it: a new table, which they neither write nor read.
-- The proof file: the story of the text to sign, from its first version to the last signature. Rules: docs/rules/signing.md §5.
create table proof_file (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  state text not null check (state in ('being-made', 'ready', 'failed')),
  content jsonb not null,
  file_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  check ((state = 'ready') = (file_id is not null))
);
create index on proof_file (ctg_id, file_id);
