-- Older nodes bear it: new tables, new values of a list, and columns that may be empty. One still serving lets a closed account in until it stops.
-- Administering an instance without reading its content. Rules: docs/rules/instance.md; why: docs/decisions/0066.
alter type subject_type add value 'instance';
alter type subject_type add value 'instance-message';

alter table person
  add column closed_at timestamptz,
  add column closed_reason text check (closed_reason <> '' and char_length(closed_reason) <= 300),
  add constraint person_closed_with_reason check ((closed_at is null) = (closed_reason is null));
comment on column person.closed_at is 'From then on nobody enters with this account, and none of its mandates runs; what was written stays.';
create index on person (lower(name), id);

create type instance_message_level as enum ('news', 'maintenance', 'incident');
create table instance_message (
  id uuid primary key,
  level instance_message_level not null,
  text text not null check (text <> '' and char_length(text) <= 500),
  is_on_sign_in boolean not null default false,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  withdrawn_at timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create index on instance_message (ends_at);
comment on table instance_message is 'A word to all from who administers the instance, above every page until its end.';

create table instance_message_dismissal (
  message_id uuid not null references instance_message (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  primary key (message_id, person_id)
);
create index on instance_message_dismissal (person_id);

create table instance_node (
  id uuid primary key,
  name text not null check (char_length(name) <= 100),
  role text not null check (role in ('all', 'web', 'worker')),
  version text not null,
  migration text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index on instance_node (seen_at);
comment on table instance_node is 'A process of this instance, which says every half minute that it is there.';

create table instance_version (
  version text not null,
  migration text not null,
  started_at timestamptz not null,
  changes text not null,
  migrations text[] not null,
  primary key (version, migration)
);
comment on table instance_version is 'Each version that ran here, from its first start: what its journal of versions said, and the migrations it brought.';

create table round_run (
  name text primary key check (name ~ '^[a-z-]+$'),
  done_at timestamptz,
  lasted_ms integer check (lasted_ms >= 0),
  removed integer check (removed >= 0),
  failed_at timestamptz,
  failure text
);
comment on table round_run is 'Work that returns at fixed hours: when each was last done, what it took away, and when it last failed. The failure is a word of a list, never an error as it came.';

create table connector_trial (
  connector text primary key check (connector ~ '^[a-z0-9-]+$'),
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_id uuid references person (id) on delete set null,
  succeeded_at timestamptz,
  failed_at timestamptz,
  failure text,
  ended_at timestamptz
);
comment on table connector_trial is 'The last trial of each connector, asked by who administers the instance, done by a job.';
