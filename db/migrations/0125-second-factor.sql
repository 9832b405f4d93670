-- Older nodes bear it: new tables, which they neither write nor read.
-- A second factor of one's account, and codes of one use sent by mail. Rules: docs/rules/accounts.md §10.
create table second_factor (
  person_id uuid primary key references person (id),
  sealed_secret text not null check (sealed_secret <> ''),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint
);
comment on column second_factor.sealed_secret is 'Encrypted under the secret of the instance (AES-256-GCM): a copy of the database alone makes no code.';
comment on column second_factor.last_step is 'The half minute of the last code taken: none serves twice.';

create table recovery_code (
  person_id uuid not null references second_factor (person_id) on delete cascade,
  proof text not null check (proof ~ '^[0-9a-f]{64}$'),
  primary key (person_id, proof)
);
comment on table recovery_code is 'Shown once, then known by a keyed fingerprint; one used is gone.';

create table one_time_code (
  purpose text not null check (purpose <> ''),
  owner_id uuid not null,
  proof text not null check (proof ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  primary key (purpose, owner_id)
);
comment on table one_time_code is 'The last code sent to somebody for one act: keyed fingerprint, ten minutes, one use.';
