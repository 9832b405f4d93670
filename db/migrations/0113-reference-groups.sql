-- Older nodes bear it: they do not read it.
alter type subject_type add value 'reference-group';

-- Groups of communes that a CTG puts its figures beside, kept with its diagnosis.
create table reference_group (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> '' and char_length(name) <= 80),
  reason text not null check (reason <> '' and char_length(reason) <= 500),
  party_id uuid not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on reference_group (ctg_id, party_id);
comment on column reference_group.reason is 'Why these communes: read beside every figure compared with them.';

create table reference_group_member (
  ctg_id uuid not null,
  group_id uuid not null,
  territory_code text not null references territory (code),
  primary key (ctg_id, group_id, territory_code),
  foreign key (ctg_id, group_id) references reference_group (ctg_id, id) on delete cascade
);
create index on reference_group_member (territory_code);
