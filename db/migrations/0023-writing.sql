-- Texts written by several hands. Rules: docs/rules/writing.md.
alter type subject_type add value if not exists 'theme';
alter type subject_type add value if not exists 'agenda-item';

create type text_field as enum ('chapter', 'text', 'description', 'minutes', 'body');

create table written_text (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  subject_type subject_type not null,
  subject_id uuid not null,
  field text_field not null,
  created_at timestamptz not null,
  last_seq integer not null default 0 check (last_seq >= 0),
  frozen_at timestamptz,
  primary key (ctg_id, id),
  unique (ctg_id, subject_type, subject_id, field)
) with (fillfactor = 60);
comment on table written_text is 'A text several people may write at once. Small and often updated: its content is in text_state, the truth in text_update.';
comment on column written_text.last_seq is 'Number of its last update: no gap, in the order of commits, since each is given under the lock of this row.';
comment on column written_text.frozen_at is 'From then on no update is taken: it is asked in the statement that would append it.';

create table text_update (
  ctg_id uuid not null,
  text_id uuid not null,
  seq integer not null check (seq > 0),
  data bytea not null,
  person_id uuid,
  person_name text not null,
  party_id uuid,
  at timestamptz not null,
  primary key (ctg_id, text_id, seq),
  foreign key (ctg_id, text_id) references written_text (ctg_id, id) on delete cascade
);
comment on table text_update is 'What was written, as Yjs updates, appended before it counts as saved; gathered in text_state by settling.';
comment on column text_update.person_id is 'Its author; null for the server itself (the words a field held).';

create table text_state (
  ctg_id uuid not null,
  text_id uuid not null,
  snapshot bytea,
  snapshot_seq integer not null default 0,
  content jsonb,
  plain text not null default '',
  derived_seq integer not null default 0,
  primary key (ctg_id, text_id),
  foreign key (ctg_id, text_id) references written_text (ctg_id, id) on delete cascade
);
comment on table text_state is 'What the updates come to: one Yjs state, the content as ProseMirror JSON, its plain words. Made again from the updates at will.';
comment on column text_state.snapshot is 'Yjs state with every update up to snapshot_seq; those updates may be gone.';
comment on column text_state.derived_seq is 'Update up to which content and plain tell the text.';

create table text_version (
  ctg_id uuid not null,
  id uuid not null,
  text_id uuid not null,
  number integer not null check (number > 0),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  last_seq integer not null,
  content jsonb not null,
  primary key (ctg_id, id),
  unique (ctg_id, text_id, number),
  foreign key (ctg_id, text_id) references written_text (ctg_id, id) on delete cascade
);
comment on table text_version is 'The text at the end of each session of writing; the last one grows while its session lasts.';

create table text_version_author (
  ctg_id uuid not null,
  text_version_id uuid not null,
  position integer not null,
  person_id uuid,
  person_name text not null,
  party_id uuid,
  primary key (ctg_id, text_version_id, position),
  foreign key (ctg_id, text_version_id) references text_version (ctg_id, id) on delete cascade
);
comment on table text_version_author is 'Who wrote during the session, in the order of their first words; the name is that of the time.';

-- Nodes look again at the rights of the people who write as soon as one changes.
create function tell_rights_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('trame_texts', '{"kind":"rights"}');
  return null;
end $$;
create trigger member_changes_rights after insert or update or delete on member
  for each statement execute function tell_rights_changed();
create trigger acting_as_changes_rights after insert or update or delete on acting_as
  for each statement execute function tell_rights_changed();
create trigger session_ends_rights after delete on person_session
  for each statement execute function tell_rights_changed();
