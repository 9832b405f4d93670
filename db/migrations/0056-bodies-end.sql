-- A body ends and its leaders are dated; who is silent is reminded once; mails carry documents. Rules: docs/rules/governance.md
-- §1.4, §1.6, §10.3, §11.12, §11.13.
alter table body
  add column ended_on date,
  add column ended_reason text not null default '',
  add column reminder_days integer not null default 5 check (reminder_days between 0 and 60),
  add check (ended_on is not null or ended_reason = '');
comment on column body.ended_on is 'Its last day; null: it sits. Its meetings and its decisions stay.';
comment on column body.reminder_days is 'Days before a meeting when who has not answered is written to again, once; 0: never.';

alter table body_leader
  add column since date,
  add column until date,
  add check (until >= since);
comment on table body_leader is 'Who leads a body, or led it: often one person of the Caf and one of the authority.';

alter type invitation_mail add value 'reminder';
alter table meeting_invitation add column reminded_at timestamptz;
comment on column meeting_invitation.reminded_at is 'When a reminder was last asked for, by the clock or by hand: the clock asks once; asked again for another day or hour, it starts afresh.';

create table mail_document (
  id uuid primary key,
  name text not null check (name <> ''),
  content bytea not null check (octet_length(content) between 1 and 2000000),
  made_at timestamptz not null
);
comment on table mail_document is 'A PDF that several mails carry; removed once none of them waits.';

create table outgoing_mail_document (
  mail_id uuid not null references outgoing_mail (id) on delete cascade,
  document_id uuid not null references mail_document (id) on delete cascade,
  primary key (mail_id, document_id)
);
create index on outgoing_mail_document (document_id);
comment on table outgoing_mail_document is 'Forgotten once the mail is sent.';
