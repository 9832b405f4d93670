-- Older nodes bear it: new tables, which they neither write nor read.
-- How each signatory signs, and what came back signed. Rules: docs/rules/signing.md §2.
alter type subject_type add value 'signed-copy';

create type coordination_side as enum ('caf', 'authority');
create type signing_mode as enum ('paper', 'own-tool', 'trame');
create type signed_copy_state as enum ('recorded', 'to-confirm', 'refused');

create table signing_allowance (
  ctg_id uuid not null references ctg (id),
  side coordination_side not null,
  allowed_by text not null,
  allowed_at timestamptz not null,
  primary key (ctg_id, side)
);
comment on table signing_allowance is 'A coordination allows signing in Trame; both must, and the instance too.';

create table signing_plan (
  ctg_id uuid not null,
  party_id uuid not null,
  mode signing_mode not null,
  rank integer check (rank between 1 and 500),
  primary key (ctg_id, party_id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on column signing_plan.rank is 'Signs after those of a lower rank; null: whenever she likes.';

create table signed_copy (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  version_id uuid not null,
  mode signing_mode not null,
  state signed_copy_state not null,
  file_id uuid,
  verdict text check (verdict in ('intact', 'undetermined', 'refused')),
  report jsonb,
  signed_on date not null,
  signed_by text not null default '',
  signed_as text not null default '',
  reason text not null default '' check (char_length(reason) <= 500),
  proven_by text not null default '',
  received_by text not null,
  received_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  check (mode = 'trame' or file_id is not null),
  check ((mode = 'own-tool') = (report is not null) or mode = 'trame'),
  check (report is null or verdict is not null)
);
create index on signed_copy (ctg_id, party_id);
create index on signed_copy (ctg_id, version_id);
create index on signed_copy (ctg_id, file_id);
comment on column signed_copy.proven_by is 'Of a signature in Trame: how she showed who she is (code by mail, second factor).';
comment on column signed_copy.file_id is 'Of a signature in Trame, null until the file is sealed by the job.';

create table copy_confirmation (
  ctg_id uuid not null,
  copy_id uuid not null,
  side coordination_side not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  primary key (ctg_id, copy_id, side),
  foreign key (ctg_id, copy_id) references signed_copy (ctg_id, id)
);

create table signing_link (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  version_id uuid not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  holder_name text not null check (holder_name <> ''),
  holder_role text not null default '',
  email text not null check (email <> ''),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id)
);
create index on signing_link (ctg_id, party_id);
create index on signing_link (ctg_id, version_id);

create table seal_certificate (
  fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
  certificate text not null,
  first_used_at timestamptz not null
);
comment on table seal_certificate is 'Certificates this instance sealed with, in PEM: what any of its nodes sealed, another verifies.';
