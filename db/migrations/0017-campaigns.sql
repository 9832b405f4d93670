-- Campaigns of progress reports, their personal links and their mails. Rules: docs/rules/followup.md §6.
alter type subject_type add value 'campaign';
create type campaign_channel as enum ('mail', 'phone', 'paper');

create table campaign (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  message text not null default '',
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  reminder_every_days integer check (reminder_every_days between 1 and 60),
  reminders_stopped_at timestamptz,
  thanks_answers boolean not null default false,
  launched_by text not null,
  launched_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id)
);
comment on table campaign is 'One round of asking: each lead is asked once, whatever the number of his actions.';
comment on column campaign.thanks_answers is 'A mail of thanks goes to whom has answered on all his actions.';
comment on column campaign.reminder_every_days is 'Days between two reminders to the silent ones; null for no reminder.';

create table campaign_recipient (
  ctg_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  name text not null check (name <> ''),
  email text not null default '',
  person_id uuid references person (id),
  channel campaign_channel not null,
  opened_at timestamptz,
  answered_at timestamptz,
  access_revoked_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, campaign_id) references campaign (ctg_id, id)
);
create index on campaign_recipient (ctg_id, campaign_id);
comment on column campaign_recipient.access_revoked_at is 'Set when a coordinator revokes his links: no reminder gives him another one, until it is given back.';
comment on table campaign_recipient is 'Whom a campaign asks. answered_at: every one of his actions has its report.';

create table campaign_action (
  ctg_id uuid not null,
  recipient_id uuid not null,
  action_id uuid not null,
  report_id uuid,
  primary key (ctg_id, recipient_id, action_id),
  foreign key (ctg_id, recipient_id) references campaign_recipient (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, report_id) references progress_report (ctg_id, id)
);
create index on campaign_action (ctg_id, action_id);
comment on table campaign_action is 'Actions a recipient is asked about, and the report that answered.';

create table report_link (
  ctg_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  holder_name text not null check (holder_name <> ''),
  forwarded_from uuid,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, recipient_id) references campaign_recipient (ctg_id, id),
  foreign key (ctg_id, forwarded_from) references report_link (ctg_id, id)
);
create index on report_link (ctg_id, recipient_id);
comment on table report_link is 'Personal link: 256 random bits, only their SHA-256 is kept; opens the actions of its recipient and nothing else.';
comment on column report_link.forwarded_from is 'The link whose holder passed the question to a colleague; the coordinator is told.';

create type campaign_mail_kind as enum ('invitation', 'reminder', 'thanks');

create table campaign_mail (
  ctg_id uuid not null,
  recipient_id uuid not null,
  kind campaign_mail_kind not null,
  round integer not null check (round >= 0),
  mail_id uuid references outgoing_mail (id) on delete set null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  written_at timestamptz,
  primary key (ctg_id, recipient_id, kind, round),
  foreign key (ctg_id, recipient_id) references campaign_recipient (ctg_id, id)
);
create index on campaign_mail (due_at) where written_at is null;
comment on column campaign_mail.due_at is 'Not written before: invitations wait a little, so that several CTGs asked at one sitting share one mail.';
comment on column campaign_mail.written_at is 'When its mail was written, or seen to be of no use any more (answered, closed): mail_id is then null. Never written again.';
comment on table campaign_mail is 'What must be written once to a recipient; several CTGs asking one address on the same day share one mail.';

create table campaign_date (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  planned_on date not null,
  name text not null check (name <> ''),
  campaign_id uuid,
  primary key (ctg_id, id),
  foreign key (ctg_id, campaign_id) references campaign (ctg_id, id)
);
comment on table campaign_date is 'Calendar of the campaigns of a CTG, twice a year by default; campaign_id once launched.';

alter table outgoing_mail add column kept_body_text text;
comment on column outgoing_mail.kept_body_text is 'What replaces body_text once the mail is sent or given up: the same words without their personal links. Null: nothing to hide.';
