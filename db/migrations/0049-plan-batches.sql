-- What was changed together in a plan, by the grid, a bulk change or a file, kept to be put back. Rules: docs/rules/plan.md §15.
create type batch_origin as enum ('grid', 'bulk', 'file', 'undo');

create table plan_batch (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  origin batch_origin not null,
  reason text not null default '',
  decision_id uuid,
  undoes_id uuid,
  changes jsonb not null,
  refusals jsonb not null default '[]',
  cell_count integer not null check (cell_count > 0),
  action_count integer not null check (action_count > 0),
  made_by uuid not null references person (id),
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id),
  foreign key (ctg_id, undoes_id) references plan_batch (ctg_id, id),
  check ((origin = 'undo') = (undoes_id is not null))
);
create index on plan_batch (ctg_id, made_at);
create unique index on plan_batch (ctg_id, undoes_id);
comment on table plan_batch is 'One act on the cells of several actions: before and after of each, so that those nobody changed since can be put back.';
comment on column plan_batch.changes is 'By action: its code and title then, each cell in words, and the values behind it.';
comment on column plan_batch.refusals is 'Cells that were not taken, with their sentence.';
comment on column plan_batch.undoes_id is 'The batch this one puts back; a batch is put back once.';
