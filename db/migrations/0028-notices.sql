-- What a person is told in the application, at which pace mails repeat it, and the mails that did. Rules: docs/rules/notices.md.
create type notice_kind as enum (
  'mention', 'comment', 'comment-answer', 'comment-resolved', 'suggestion', 'suggestion-answer',
  'position-asked', 'reading-asked', 'decision-assigned', 'task-assigned', 'agenda-item', 'addendum',
  'action-assigned', 'report-sent-back', 'report-accepted', 'leader-named', 'workshop'
);
create type notice_pace as enum ('at-once', 'daily', 'weekly', 'never');

create table notice_digest (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  slot text not null check (slot <> ''),
  mail_id uuid references outgoing_mail (id) on delete set null,
  unsubscribe_hash text not null unique check (unsubscribe_hash ~ '^[0-9a-f]{64}$'),
  written_at timestamptz not null,
  unique (person_id, slot)
);
comment on table notice_digest is 'One mail that repeats notices. slot: the day, or the Monday of the week, that has its mail; so each is written once.';
comment on column notice_digest.unsubscribe_hash is 'SHA-256 of the secret that stops these mails without signing in (RFC 8058).';

create table notice (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  kind notice_kind not null,
  subject_type subject_type not null,
  subject_id uuid not null,
  once_key text not null check (once_key <> ''),
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  withdrawn_at timestamptz,
  digest_id uuid references notice_digest (id) on delete set null,
  primary key (ctg_id, id),
  unique (ctg_id, person_id, once_key)
);
create index on notice (person_id, created_at desc) where withdrawn_at is null;
create index on notice (ctg_id, subject_type, subject_id) where withdrawn_at is null;
create index on notice (created_at) where withdrawn_at is null and read_at is null and digest_id is null;
comment on table notice is 'What one person is told about one thing of a CTG; the same once_key is told once.';
comment on column notice.facts is 'Who did it, and words of the act at that time; the title of the thing is read when shown.';
comment on column notice.withdrawn_at is 'Its subject is gone or hidden, or nothing is asked any more: shown and mailed no longer.';
comment on column notice.digest_id is 'The mail that repeated it; null while none has.';

create table notice_choice (
  person_id uuid primary key references person (id) on delete cascade,
  pace notice_pace not null,
  chosen_at timestamptz not null
);
comment on table notice_choice is 'The pace each person chose for mails; without a row, daily.';
