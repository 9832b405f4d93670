-- Other software that follows a CTG: tokens of the read API, webhooks and the messages they are sent. Rules: docs/rules/plan.md §16.
alter type subject_type add value 'api-token';
alter type subject_type add value 'webhook';
alter type notice_kind add value 'software-linked';
alter type notice_kind add value 'webhook-stopped';

create table api_token (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (ctg_id, id),
  check (expires_at > created_at)
);
comment on table api_token is 'What lets another software read one CTG; only the hash of the token is kept.';
comment on column api_token.last_used_at is 'Known to five minutes: written again no sooner.';

create type webhook_stop as enum ('failing', 'gone');

create table webhook (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  url text not null check (url <> ''),
  topics text[] not null check (cardinality(topics) > 0 and topics <@ array['plan', 'action', 'measure']),
  secret_salt text not null check (secret_salt ~ '^[0-9a-f]{64}$'),
  created_by_name text not null,
  created_at timestamptz not null,
  failing_since timestamptz,
  stopped_at timestamptz,
  stop_reason webhook_stop,
  primary key (ctg_id, id),
  unique (ctg_id, url),
  check ((stopped_at is null) = (stop_reason is null))
);
comment on table webhook is 'An address of another software, told of what changes in a CTG.';
comment on column webhook.secret_salt is 'With TRAME_SECRET it makes the key that signs: nothing kept here lets one sign.';
comment on column webhook.failing_since is 'First of the failures in a row; null once an attempt succeeds.';

create type webhook_message_state as enum ('waiting', 'delivered', 'given-up');

create table webhook_message (
  ctg_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  topic text not null check (topic in ('plan', 'action', 'measure', 'test')),
  changes jsonb not null,
  occurred_at timestamptz not null,
  state webhook_message_state not null default 'waiting',
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null,
  last_attempt_at timestamptz,
  answer_status integer,
  failure text check (failure in ('address', 'unreachable', 'too-slow', 'status')),
  primary key (ctg_id, id),
  foreign key (ctg_id, webhook_id) references webhook (ctg_id, id) on delete cascade
);
create index on webhook_message (ctg_id, webhook_id, occurred_at desc);
create index on webhook_message (next_attempt_at) where state = 'waiting';
create index on webhook_message (occurred_at);
comment on table webhook_message is 'One act, told to one webhook under one topic; written in the transaction of the act, sent by a job. Kept 30 days.';
comment on column webhook_message.changes is 'Which things changed, by their ids: never what they hold.';
comment on column webhook_message.answer_status is 'HTTP status of the last answer; null when none came.';
