-- Older nodes bear it: new tables, nothing changes of the others; a kind of subject that they never write.
-- The Caf's list of services supported, imported whole from a spreadsheet. Rules: docs/rules/convention.md §6.
create table cof_list (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  account jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  check ((undone_at is null) = (undone_by is null))
);
create index on cof_list (ctg_id, imported_at desc);
create index on cof_list (ctg_id, file_id);
comment on table cof_list is 'One import of the list; the last one that was not undone is in force, whole.';
comment on column cof_list.account is 'What became of each cell of the file, as app/domains/convention/cof/read-cof.ts tells it.';

create table cof_line (
  ctg_id uuid not null,
  list_id uuid not null,
  position integer not null check (position >= 0),
  cof_number text not null,
  service text not null,
  manager text not null,
  facility_kind text not null,
  commune text not null,
  starts_on date,
  ends_on date,
  bonus_euros numeric check (bonus_euros >= 0),
  words jsonb not null default '[]',
  primary key (ctg_id, list_id, position),
  foreign key (ctg_id, list_id) references cof_list (ctg_id, id) on delete cascade
);
comment on column cof_line.bonus_euros is 'Bonus territoire as the list says it, a reference: the money is in the COF.';
comment on column cof_line.words is 'What the columns without a field say: title and words.';

alter type subject_type add value 'cof-list';
