-- Documents made from live data (copil pack, yearly review, synthesis of a theme), and the logos of the parties.
-- Rules: docs/rules/followup.md §11.
create type dossier_kind as enum ('copil-pack', 'yearly-review', 'theme-synthesis');
create type dossier_state as enum ('being-made', 'ready', 'failed');
create type dossier_format as enum ('pdf', 'docx', 'pptx');

create table dossier (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind dossier_kind not null,
  title text not null check (title <> ''),
  meeting_id uuid,
  theme_id uuid,
  year integer check (year between 1990 and 2100),
  since_snapshot_id uuid,
  section_keys text[] not null check (cardinality(section_keys) > 0),
  formats text[] not null check (cardinality(formats) > 0 and formats <@ array['pdf', 'docx', 'pptx']),
  content jsonb not null,
  state dossier_state not null,
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  failure text,
  requested_by text not null,
  requested_at timestamptz not null,
  asked_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, since_snapshot_id) references plan_snapshot (ctg_id, id)
);
create index on dossier (ctg_id, requested_at desc);
comment on table dossier is 'A document asked for: what it says is computed from the data at requested_at and kept, so that every format says the same.';
comment on column dossier.content is 'The sections, as app/domains/documents/dossier.ts describes them.';
comment on column dossier.since_snapshot_id is 'State of the plan it is compared with; null: that of the copil before.';
comment on column dossier.asked_at is 'When its files were last asked for: made again, they are asked for later than the document.';
comment on column dossier.section_keys is 'Sections chosen, in the order of the document.';

create table dossier_file (
  ctg_id uuid not null,
  dossier_id uuid not null,
  format dossier_format not null,
  file_id uuid not null,
  made_at timestamptz not null,
  duration_ms integer not null check (duration_ms >= 0),
  primary key (ctg_id, dossier_id, format),
  foreign key (ctg_id, dossier_id) references dossier (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
comment on column dossier_file.duration_ms is 'Time it took to write the file, in milliseconds.';

alter table party add column logo_file_id uuid;
alter table party add foreign key (ctg_id, logo_file_id) references stored_file (ctg_id, id);
comment on column party.logo_file_id is 'PNG or JPEG given by the party, shown on its documents; null: none.';

alter type subject_type add value 'dossier';
