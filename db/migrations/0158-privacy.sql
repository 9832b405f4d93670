-- Older nodes bear it: new tables, which they neither write nor read, and a journal that still refuses all they could ask of it.
-- What a person is given of hers, and what stays of one who has left. Rules: docs/rules/privacy.md; why: docs/decisions/0068.
create table personal_archive (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  asked_at timestamptz not null,
  made_at timestamptz,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint check (size_bytes > 0),
  open_until timestamptz,
  open_session_id uuid,
  taken_at timestamptz,
  check ((made_at is null) = (file_sha256 is null) and (made_at is null) = (size_bytes is null)),
  check (open_until is null or made_at is not null)
);
create index on personal_archive (person_id, asked_at desc);
comment on column personal_archive.open_until is 'She has shown again who she is: the archive is sent until then, to this session alone.';

create table address_link (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  email text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  erased_at timestamptz
);
comment on table address_link is 'A link sent to an address that asked what is held under it.';

create table person_reduction (
  person_id uuid primary key references person (id),
  told_at timestamptz,
  due_on date,
  asked_by text not null default '',
  reason text not null default '',
  started_at timestamptz,
  names text[] not null default '{}',
  addresses text[] not null default '{}',
  known_as jsonb not null default '{}',
  done_at timestamptz,
  check (started_at is not null or (told_at is not null and due_on is not null)),
  check (done_at is null or (started_at is not null and names = '{}' and addresses = '{}'))
);
comment on table person_reduction is 'A person who left, told that she will be reduced to function and party, then reduced.';
comment on column person_reduction.names is 'What is looked for while it goes on; nothing once it is done.';
comment on column person_reduction.known_as is 'Function and party, by id of CTG; under « », outside any.';

create function without_names(words jsonb, names text[], known_as text) returns jsonb language plpgsql immutable as $$
declare
  said text := words::text;
  name text;
begin
  foreach name in array names loop
    said := replace(said, to_jsonb(name)::text, to_jsonb(known_as)::text);
  end loop;
  return said::jsonb;
end $$;
comment on function without_names is 'Values that are exactly one of these names are replaced; a name inside a sentence stays.';

-- The journal stays closed but to one change: the name of a person being reduced becomes her function and party.
create or replace function refuse_change_of_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - 'person_name' - 'detail' = to_jsonb(old) - 'person_name' - 'detail'
    and exists (
      select from person_reduction as reduced,
        lateral (select coalesce(reduced.known_as ->> old.ctg_id::text, reduced.known_as ->> '') as name) as known
      where reduced.started_at is not null and reduced.done_at is null
        and (new.person_name = old.person_name
          or (old.person_id = reduced.person_id and new.person_name = known.name))
        and (new.detail = old.detail or new.detail = without_names(old.detail, reduced.names || reduced.addresses, known.name)))
  then
    return new;
  end if;
  raise exception 'audit_entry is append-only';
end $$;

create index audit_entry_of_a_person on audit_entry (person_id) where person_id is not null;

-- Once it has been written to, an address may be erased.
alter table act_reminder drop constraint act_reminder_email_check;
alter table act_reminder add constraint act_reminder_email_check
  check (char_length(email) <= 320 and (email <> '' or written_at is not null));
