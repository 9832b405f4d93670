-- Older nodes bear it: new tables, new values of a list and a column with nothing in it, which they neither write nor read.
-- A CTG leaves whole, arrives whole, and is archived. Rules: docs/rules/archives.md; why: docs/decisions/0067.
alter type notice_kind add value 'archive-asked';
alter type notice_kind add value 'archiving-wished';

alter table ctg add column archived_at timestamptz;
comment on column ctg.archived_at is 'Set when both coordinations archived it: read, and written no more.';

create table ctg_archive (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind text not null check (kind in ('whole', 'records')),
  state text not null default 'being-made' check (state in ('being-made', 'ready', 'failed', 'gone')),
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  failure text,
  requested_by text not null,
  requested_at timestamptz not null,
  asked_at timestamptz not null,
  manifest_fingerprint text check (manifest_fingerprint ~ '^[0-9a-f]{64}$'),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint check (size_bytes > 0),
  made_at timestamptz,
  expires_at timestamptz,
  primary key (ctg_id, id),
  check (state <> 'ready' or (file_sha256 is not null and manifest_fingerprint is not null and expires_at is not null))
);
create index on ctg_archive (file_sha256);
comment on table ctg_archive is 'Copies asked for: the whole CTG, or what goes to the archives of the département. The bytes go when their time is past; the line stays.';
comment on column ctg_archive.manifest_fingerprint is 'SHA-256 of manifeste.json, told in Trame so that a copy can be checked against it.';

create table ctg_archiving_wish (
  ctg_id uuid not null references ctg (id),
  side coordination_side not null,
  wish text not null check (wish in ('archive', 'reopen')),
  wished_by text not null,
  wished_at timestamptz not null,
  primary key (ctg_id, side)
);
comment on table ctg_archiving_wish is 'What one coordination asked and the other has not yet: a CTG is archived, or open again, by both.';

create table archive_arrival (
  id uuid primary key,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  size_bytes bigint not null,
  state text not null default 'checking'
    check (state in ('checking', 'checked', 'refused', 'arriving', 'arrived', 'given-up')),
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  ids text check (ids in ('kept', 'new')),
  report jsonb,
  refusal text,
  place text not null default '',
  arrived_as uuid references ctg (id),
  brought_by text not null,
  brought_by_person uuid references person (id),
  brought_at timestamptz not null,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index on archive_arrival (file_sha256);
comment on table archive_arrival is 'Archives brought into this instance: what each holds, why it was refused, the CTG it became.';
comment on column archive_arrival.place is 'Where in the archive the refusal was met: a name of entry, never a content.';
