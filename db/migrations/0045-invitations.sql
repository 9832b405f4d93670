-- Who is called to a meeting, by which mail, what each answered; private calendars. Rules: docs/rules/governance.md §11.
alter table meeting
  add column organizer_id uuid references person (id),
  add column invitation_sequence integer not null default 0 check (invitation_sequence >= 0);
comment on column meeting.organizer_id is 'Who convened it: the one calendars answer to, the same for the whole life of the meeting.';
comment on column meeting.invitation_sequence is 'SEQUENCE of its calendar event (RFC 5546): raised by each act that invitations tell.';
update meeting set organizer_id = (
  select person_id from member where member.ctg_id = meeting.ctg_id and role = 'coordinator' order by created_at limit 1
) where convened_at is not null;

create type invitation_reply as enum ('accepted', 'declined', 'tentative', 'represented');
create type invitation_mail as enum ('convocation', 'update', 'cancellation');
create type seat_capacity as enum ('holder', 'substitute', 'representative');

create table meeting_invitation (
  ctg_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid references person (id),
  name text not null check (name <> ''),
  email text not null default '',
  invited_at timestamptz not null,
  withdrawn_at timestamptz,
  reply invitation_reply,
  representative_name text not null default '',
  representative_email text not null default '',
  comment text not null default '',
  replied_at timestamptz,
  noted_by text not null default '',
  mail_due invitation_mail,
  mailed_at timestamptz,
  mail_id uuid references outgoing_mail (id) on delete set null,
  primary key (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id) on delete cascade,
  check ((reply is null) = (replied_at is null)),
  check (mail_due is null or email <> '')
);
create unique index on meeting_invitation (ctg_id, meeting_id, email) where email <> '';
create index on meeting_invitation (ctg_id, meeting_id);
create index on meeting_invitation (id) where mail_due is not null;
comment on table meeting_invitation is 'One per person called to a meeting, whatever the number of her seats: she is written to once.';
comment on column meeting_invitation.email is 'Lower case; empty: told by other means.';
comment on column meeting_invitation.person_id is 'The member, when she has an account.';
comment on column meeting_invitation.withdrawn_at is 'No longer awaited: the holder she stood in for sits after all, or the seat was given to another.';
comment on column meeting_invitation.noted_by is 'The member who noted the reply; empty when the person replied herself.';
comment on column meeting_invitation.mailed_at is 'Of the last mail written; null: never written to.';
comment on column meeting_invitation.mail_due is 'The mail a job is to write; null when nothing is owed.';

create table invitation_seat (
  ctg_id uuid not null,
  invitation_id uuid not null,
  seat_id uuid not null,
  capacity seat_capacity not null,
  primary key (ctg_id, invitation_id, seat_id),
  foreign key (ctg_id, invitation_id) references meeting_invitation (ctg_id, id) on delete cascade,
  foreign key (ctg_id, seat_id) references seat (ctg_id, id)
);
create index on invitation_seat (ctg_id, seat_id);

create table invitation_link (
  ctg_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, invitation_id) references meeting_invitation (ctg_id, id) on delete cascade
);
create index on invitation_link (ctg_id, invitation_id);
comment on table invitation_link is 'The personal link of each mail; only its hash is kept. An older mail keeps answering.';

create table calendar_feed (
  person_id uuid primary key references person (id) on delete cascade,
  token text not null unique check (length(token) >= 43),
  made_at timestamptz not null
);
comment on table calendar_feed is 'The private calendar of a person. Its token is kept in clear, to be shown again to her: it only reads what this very database holds.';
