-- Older nodes bear it: columns and tables that they neither write nor read; a session they open is asked for its second factor here.
-- The second factor at the door, passkeys, and what is asked of a browser once. Rules: docs/rules/accounts.md §10-11.
alter table person_session
  add column factor_passed_at timestamptz,
  add column sealed_id_token text check (sealed_id_token <> '');
comment on column person_session.factor_passed_at is 'Until then, a session of somebody who has a second factor, or must have one, opens only the page that asks for it.';
comment on column person_session.sealed_id_token is 'What the identity provider needs to end its own session: encrypted under the secret of the instance.';

-- Codes of recovery are of the person: whoever has only a passkey may lose it too.
alter table recovery_code
  drop constraint recovery_code_person_id_fkey,
  add foreign key (person_id) references person (id) on delete cascade;

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  credential_id text not null unique check (credential_id <> ''),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  is_backed_up boolean not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person_id);
comment on table passkey is 'Keys kept by a device or a manager of passwords; only their public half is here.';
comment on column passkey.counter is 'As the device last said it: one that goes back is a copy.';

create table entry_challenge (
  proof text primary key check (proof ~ '^[0-9a-f]{64}$'),
  purpose text not null check (purpose <> ''),
  person_id uuid references person (id) on delete cascade,
  detail jsonb not null,
  expires_at timestamptz not null
);
create index entry_challenge_end on entry_challenge (expires_at);
comment on table entry_challenge is 'What a browser was asked once (a passkey, an identity provider), known by the hash of its secret; it is taken when it is answered.';
