-- What people say around a text written by several hands: comments on its passages, suggestions settled. Rules: docs/rules/writing.md §7, §8.
create table text_thread (
  ctg_id uuid not null,
  id uuid not null,
  text_id uuid not null,
  quote text not null default '',
  anchor_from bytea,
  anchor_to bytea,
  opened_by uuid references person (id) on delete set null,
  opened_at timestamptz not null,
  resolved_by text,
  resolved_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, text_id) references written_text (ctg_id, id) on delete cascade,
  check ((anchor_from is null) = (anchor_to is null)),
  check (anchor_from is null or quote <> ''),
  check ((resolved_by is null) = (resolved_at is null))
);
create index on text_thread (ctg_id, text_id);
comment on table text_thread is 'Comments about one passage of a text, or about the whole of it; the first comment opens it.';
comment on column text_thread.quote is 'The passage as it was when it was commented, a line a paragraph; empty: the whole text.';
comment on column text_thread.anchor_from is 'Both ends of the passage as Yjs relative positions: they follow its words while others write.';
comment on column text_thread.resolved_by is 'Name of who resolved it, at that time.';

create table text_comment (
  ctg_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  body text not null check (body <> ''),
  person_id uuid references person (id) on delete set null,
  person_name text not null,
  party_id uuid not null,
  written_at timestamptz not null,
  removed_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, thread_id) references text_thread (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on text_comment (ctg_id, thread_id);
comment on column text_comment.removed_at is 'Taken back by its author: its place is shown, never its words.';

create table text_comment_mention (
  ctg_id uuid not null,
  comment_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  primary key (ctg_id, comment_id, person_id),
  foreign key (ctg_id, comment_id) references text_comment (ctg_id, id) on delete cascade
);
comment on table text_comment_mention is 'Who a comment is addressed to.';

create type suggestion_verdict as enum ('accepted', 'refused');
create table settled_suggestion (
  ctg_id uuid not null,
  id uuid not null,
  text_id uuid not null,
  added text not null,
  taken text not null,
  proposed_by text not null,
  proposed_party_id uuid,
  proposed_at timestamptz not null,
  verdict suggestion_verdict not null,
  settled_by text not null,
  settled_party_id uuid not null,
  settled_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, text_id) references written_text (ctg_id, id) on delete cascade,
  foreign key (ctg_id, proposed_party_id) references party (ctg_id, id),
  foreign key (ctg_id, settled_party_id) references party (ctg_id, id)
);
create index on settled_suggestion (ctg_id, text_id, settled_at desc);
comment on table settled_suggestion is 'A suggestion accepted or refused; those nobody settled yet are in the text itself.';
comment on column settled_suggestion.added is 'Words proposed; taken: words proposed to go. As they were when it was settled.';
