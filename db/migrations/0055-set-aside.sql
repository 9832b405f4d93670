-- What Trame proposes for an agenda may be set aside: not this time, or not before a day. Rules: docs/rules/governance.md §8.6.
create table backlog_set_aside (
  ctg_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  body_id uuid not null,
  kind text not null check (kind <> ''),
  item_id uuid not null,
  title text not null check (title <> ''),
  until date,
  reason text not null check (reason <> ''),
  set_aside_by text not null,
  set_aside_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id) on delete cascade,
  foreign key (ctg_id, body_id) references body (ctg_id, id)
);
create unique index on backlog_set_aside (ctg_id, meeting_id, kind, item_id) where taken_back_at is null;
create index on backlog_set_aside (ctg_id, body_id) where taken_back_at is null;
comment on table backlog_set_aside is 'What waits by itself (journey/backlog.ts) and was set aside while preparing a meeting of this body, with why.';
comment on column backlog_set_aside.until is 'Awaits again for the meetings held from this day on; null: only this meeting does without it.';
comment on column backlog_set_aside.title is 'Its words that day.';
comment on column backlog_set_aside.taken_back_at is 'When it was put back; its line stays.';
