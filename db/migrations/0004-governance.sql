-- Bodies, meetings, decisions. Rules: docs/rules/governance.md.
create type body_kind as enum ('pair', 'copil', 'operational-committee', 'working-group');

create table body (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind body_kind not null,
  name text not null check (name <> ''),
  theme_id uuid,
  mission text not null default '',
  rhythm text not null default '',
  position integer not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  unique (ctg_id, name)
);

create table seat (
  ctg_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  party_id uuid not null,
  function_title text not null check (function_title <> ''),
  holder_name text,
  substitute_name text,
  allows_representative boolean not null default true,
  since date,
  until date check (until >= since),
  position integer not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, body_id) references body (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on seat (ctg_id, body_id);
comment on table seat is 'Organisation + function, dated; holder_name null = seat without holder, which is a remark and forbids nothing.';

create type meeting_status as enum ('draft', 'convened', 'in-session', 'closed', 'cancelled');

create table meeting (
  ctg_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  title text not null check (title <> ''),
  starts_at timestamptz not null,
  place text not null default '',
  status meeting_status not null,
  minutes text not null default '',
  convened_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, body_id) references body (ctg_id, id)
);
create index on meeting (ctg_id, starts_at);

create table agenda_item (
  ctg_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  title text not null check (title <> ''),
  presenter text not null default '',
  duration_minutes integer check (duration_minutes > 0),
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id) on delete cascade
);

create type presence as enum ('present', 'represented', 'excused', 'absent');

create table attendance (
  ctg_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  presence presence not null,
  person_name text not null,
  primary key (ctg_id, meeting_id, seat_id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id) on delete cascade,
  foreign key (ctg_id, seat_id) references seat (ctg_id, id)
);
comment on column attendance.person_name is 'Who sat that day, kept as it was; empty when the seat was empty.';

create type party_position as enum ('agreement', 'reservation', 'disagreement', 'not-asked');
create type decision_state as enum ('to-do', 'in-progress', 'done', 'dropped', 'no-follow-up');

create table decision (
  ctg_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  meeting_id uuid not null,
  text text not null check (text <> ''),
  responsible text not null default '',
  due_on date,
  state decision_state not null,
  missing jsonb not null default '[]',
  despite text,
  decided_on date not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id)
);
create index on decision (ctg_id, meeting_id);
comment on table decision is 'Register of decisions, numbered without gap per CTG. No quorum, no vote: a position per party.';
comment on column decision.missing is 'What was missing by the CTG’s own rules when decided (codes with counts), shown and never forbidding.';

create table decision_position (
  ctg_id uuid not null,
  decision_id uuid not null,
  party_id uuid not null,
  position party_position not null,
  comment text not null default '',
  primary key (ctg_id, decision_id, party_id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);

create table decision_subject (
  ctg_id uuid not null,
  decision_id uuid not null,
  subject_type subject_type not null,
  subject_id uuid not null,
  primary key (ctg_id, decision_id, subject_type, subject_id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
create index on decision_subject (ctg_id, subject_type, subject_id);

alter table milestone add foreign key (ctg_id, decision_id) references decision (ctg_id, id);
