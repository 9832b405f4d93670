-- Older nodes bear it: a table more, which they do not look at.
-- Signatories whose act is awaited, reminded by mail with the version to sign and a model of deliberation. Rules: docs/rules/convention.md §3.
create table act_reminder (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  party_id uuid not null,
  version_id uuid not null,
  email text not null check (email <> '' and char_length(email) <= 320),
  message text not null default '' check (char_length(message) <= 2000),
  asked_by text not null,
  reply_to text not null default '',
  asked_at timestamptz not null,
  written_at timestamptz,
  mail_id uuid,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id)
);
create index on act_reminder (ctg_id, party_id, asked_at desc);
create index on act_reminder (ctg_id, version_id);
comment on column act_reminder.written_at is 'When its mail was written; null while the job has not.';
comment on column act_reminder.reply_to is 'Address of the coordinator who asked: answers go to her.';
