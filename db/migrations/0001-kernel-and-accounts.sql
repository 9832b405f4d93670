-- Journal, repeated requests, people and their sessions, mail. Tables of better-auth keep its camelCase column names.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent() is only STABLE; an index needs an immutable form (its dictionary is named, so search_path cannot change it).
create function plain_text(value text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, replace(replace(value, 'œ', 'oe'), '’', '''')));
comment on function plain_text is 'Lower case without accents, for searches; source: search rules in docs/rules/territory.md §2';

create table instance_setting (key text primary key, value jsonb not null);
comment on table instance_setting is 'Facts about this instance: demonstration or not, data sets loaded.';

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  is_platform_administrator boolean not null default false,
  demo_role text
);
comment on table person is 'A professional who signs in; never a beneficiary. better-auth model "user".';
comment on column person.demo_role is 'French description shown by the sign-in page in demo mode; null for real people.';

create table person_session (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references person (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on person_session ("userId");
comment on table person_session is 'Open sessions, listed and revocable by their owner. better-auth model "session".';

create table person_account (
  id uuid primary key default gen_random_uuid(),
  "userId" uuid not null references person (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  "idToken" text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on person_account ("userId");
comment on table person_account is 'Ways to sign in (hashed password, identity providers). better-auth model "account".';

create table verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on verification (identifier);
comment on table verification is 'Short-lived tokens of magic links and password resets (hashed). better-auth model.';

create table rate_limit (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);
comment on table rate_limit is 'Attempts per address and route, shared by all nodes. better-auth model "rateLimit"; lastRequest in ms since 1970.';

create table handled_request (
  person_id uuid not null references person (id) on delete cascade,
  request_id text not null check (length(request_id) between 8 and 100),
  command text not null,
  answer jsonb not null,
  handled_at timestamptz not null,
  primary key (person_id, request_id)
);
comment on table handled_request is 'Answers already given: a repeated POST answers as the first did. Kept 30 days.';

create type party_kind as enum ('caf', 'authority', 'partner');
create type member_role as enum ('coordinator', 'cooperation-officer', 'body-member', 'action-lead', 'contributor', 'reader');

-- What a journal line, a decision or a history may be about (app/subjects.server.ts).
create type subject_type as enum (
  'ctg', 'party', 'member', 'service', 'milestone', 'body', 'meeting', 'decision', 'testimony', 'party-reading', 'finding',
  'issue', 'objective', 'axis', 'action', 'progress-report', 'corrective-action', 'convention-version', 'authorising-act', 'signature', 'plan-import',
  'person', 'file'
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  party_id uuid,
  ctg_id uuid,
  action text not null,
  subject_type subject_type not null,
  subject_id uuid not null,
  detail jsonb not null default '{}'
);
create index on audit_entry (ctg_id, at desc);
create index on audit_entry (subject_type, subject_id, at);
comment on table audit_entry is 'Journal, append-only: who did what, acting for whom, in the transaction of the change.';
comment on column audit_entry.person_name is 'Name at the time; kept when the account is deleted.';

create function refuse_change_of_journal() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function refuse_change_of_journal();

create table outgoing_mail (
  id uuid primary key,
  once_key text not null unique,
  to_address text not null,
  to_name text not null,
  subject text not null,
  body_text text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index on outgoing_mail (created_at desc);
comment on table outgoing_mail is 'Mails to send and sent; once_key makes each sent once. In demo mode they are only shown on a page.';
