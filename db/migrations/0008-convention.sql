-- Articles, versions, authorising acts, signatures. Rules: docs/rules/convention.md.
create table convention_article (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  title text not null check (title <> ''),
  body text not null,
  position integer not null,
  version integer not null default 1,
  primary key (ctg_id, id)
);
comment on table convention_article is 'Editable French template, « à vérifier avec votre Caf ».';

create type version_status as enum ('being-made', 'frozen', 'failed');

create table convention_version (
  ctg_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  status version_status not null,
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  content jsonb not null,
  content_sha256 text not null,
  file_id uuid,
  file_sha256 text,
  decision_id uuid,
  failure text,
  made_by text not null,
  made_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
comment on table convention_version is 'A frozen text with its annexes: content as data, bytes by SHA-256; same content, same bytes.';

create type act_kind as enum ('assembly', 'bureau', 'commission', 'delegation', 'none');

create table authorising_act (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind act_kind not null,
  version_id uuid,
  number text not null default '',
  adopted_on date,
  expected_on date,
  transmitted_on date,
  file_id uuid,
  note text not null default '',
  primary key (ctg_id, id),
  unique (ctg_id, party_id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
comment on column authorising_act.transmitted_on is 'Transmission to the prefect (contrôle de légalité); authorities only.';

create table signature (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  version_id uuid,
  signed_on date,
  signed_by text not null default '',
  signed_as text not null default '',
  is_refusal boolean not null default false,
  note text not null default '',
  recorded_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, party_id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id),
  check (is_refusal = (signed_on is null))
);
