-- Sessions: an agenda drawn from what awaits, minutes point by point, typed outcomes, the record kept at closing and what is
-- added to it later. Rules: docs/rules/governance.md §8 to §10.
create table backlog_item (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  body_id uuid,
  title text not null check (title <> ''),
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, body_id) references body (ctg_id, id)
);
create index on backlog_item (ctg_id, added_at);
comment on table backlog_item is 'Points put aside by hand for a coming agenda; one is drawn when an agenda item of a meeting not cancelled names it.';
comment on column backlog_item.body_id is 'Null: for whichever body meets first.';

alter table agenda_item
  add column minutes text not null default '',
  add column version integer not null default 1,
  add column source_kind text not null default '',
  add column subject_type subject_type,
  add column subject_id uuid,
  add column backlog_item_id uuid,
  add column is_put_off boolean not null default false,
  add column put_off_to_id uuid,
  add foreign key (ctg_id, backlog_item_id) references backlog_item (ctg_id, id),
  add foreign key (ctg_id, put_off_to_id) references meeting (ctg_id, id),
  add check ((subject_type is null) = (subject_id is null));
create index on agenda_item (ctg_id, meeting_id, position);
create index on agenda_item (ctg_id, subject_type, subject_id);
comment on column agenda_item.minutes is 'What was said on this point: paragraphs and lists, as plain text.';
comment on column agenda_item.source_kind is 'Why it was drawn from the backlog (journey/backlog.ts); empty when written by hand.';
comment on column agenda_item.is_put_off is 'Put off in session: it stays here as put off, and waits on another agenda (put_off_to_id) or in the backlog.';

alter table meeting
  add column duration_minutes integer check (duration_minutes between 5 and 1440),
  add column current_item_id uuid,
  add column current_item_since timestamptz,
  add column closed_by text not null default '',
  add foreign key (ctg_id, current_item_id) references agenda_item (ctg_id, id) on delete set null (current_item_id);
comment on column meeting.current_item_id is 'The point under way, shown on the screen of the room.';

create table agenda_file (
  ctg_id uuid not null,
  agenda_item_id uuid not null,
  file_id uuid not null,
  primary key (ctg_id, agenda_item_id, file_id),
  foreign key (ctg_id, agenda_item_id) references agenda_item (ctg_id, id) on delete cascade,
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);

create type outcome_kind as enum ('information', 'decision', 'task');

create table agenda_outcome (
  ctg_id uuid not null,
  id uuid not null,
  agenda_item_id uuid not null,
  kind outcome_kind not null,
  text text not null check (text <> ''),
  responsible text not null default '',
  due_on date,
  done_on date,
  decision_id uuid,
  written_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, agenda_item_id) references agenda_item (ctg_id, id) on delete cascade,
  foreign key (ctg_id, decision_id) references decision (ctg_id, id),
  check ((kind = 'decision') = (decision_id is not null)),
  check (kind = 'task' or (responsible = '' and due_on is null and done_on is null))
);
create index on agenda_outcome (ctg_id, agenda_item_id);
create unique index on agenda_outcome (ctg_id, decision_id);
comment on table agenda_outcome is 'What came out of a point: an information, a task, or a decision of the register (its text is then kept as it was).';

create table meeting_addendum (
  ctg_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  number integer not null check (number > 0),
  text text not null check (text <> ''),
  written_by text not null,
  written_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, meeting_id, number),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id)
);
comment on table meeting_addendum is 'Corrections after the closing, dated: the record itself never changes.';

create type record_kind as enum ('minutes', 'decisions');

create table meeting_record (
  ctg_id uuid not null,
  meeting_id uuid not null,
  addenda integer not null check (addenda >= 0),
  kind record_kind not null,
  content jsonb not null,
  made_at timestamptz not null,
  primary key (ctg_id, meeting_id, addenda, kind),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id)
);
comment on table meeting_record is 'Minutes and record of decisions as they were at the closing (addenda = 0), then with each addendum: what app/domains/documents/dossier.ts describes.';
