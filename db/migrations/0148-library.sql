-- Older nodes bear it: two new tables, which they neither write nor read.
-- Sheets that their coordination offers to the other CTGs of the instance. Rules: docs/rules/library.md.
create table library_sheet (
  ctg_id uuid not null,
  action_id uuid not null,
  offered_by text not null,
  offered_at timestamptz not null,
  primary key (ctg_id, action_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade
);
comment on table library_sheet is 'A sheet offered to the library; taken out, its row goes.';

create table library_copy (
  ctg_id uuid not null,
  action_id uuid not null,
  source_ctg_id uuid,
  source_action_id uuid,
  source_title text not null,
  source_ctg_name text not null,
  copied_by text not null,
  copied_at timestamptz not null,
  primary key (ctg_id, action_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (source_ctg_id, source_action_id) references action (ctg_id, id)
    on delete set null (source_ctg_id, source_action_id)
);
create index on library_copy (source_ctg_id, source_action_id);
comment on table library_copy is 'A sheet that was inspired by one of the library: where it comes from, in words too, since the source may go.';
