-- Older nodes bear it: new tables and a new value of a list, which they neither write nor read.
-- Short questionnaires by an open link, answered without account. Rules: docs/rules/surveys.md; why: docs/decisions/0063.
alter type subject_type add value 'survey';

create type survey_audience as enum ('families', 'partners', 'elected');
create type survey_state as enum ('draft', 'open', 'closed');
create type survey_question_kind as enum ('one', 'several', 'scale', 'bands', 'short', 'long');

create table survey (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  title text not null check (title <> '' and char_length(title) <= 200),
  audience survey_audience not null,
  introduction text not null default '' check (char_length(introduction) <= 2000),
  closes_on date,
  state survey_state not null default 'draft',
  token text unique check (token ~ '^[A-Za-z0-9_-]{16,60}$'),
  opened_at timestamptz,
  closed_at timestamptz,
  answer_count integer check (answer_count >= 0),
  released jsonb,
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'draft') = (token is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (answer_count is not null and released is not null))
);
comment on column survey.closes_on is 'The last day one may answer.';
comment on column survey.token is 'The open link, the same for all: it is printed on a poster.';
comment on column survey.released is 'Tables of counts as they left, hidden counts left out: the only trace of the answers once closed.';

create table survey_team (
  ctg_id uuid not null,
  survey_id uuid not null,
  person_id uuid not null references person (id),
  primary key (ctg_id, survey_id, person_id),
  foreign key (ctg_id, survey_id) references survey (ctg_id, id) on delete cascade
);
create index on survey_team (person_id);
comment on table survey_team is 'The only persons who read its texts; said to who answers, never larger once it is open.';

create table survey_question (
  ctg_id uuid not null,
  survey_id uuid not null,
  id uuid not null,
  rank integer not null check (rank between 1 and 20),
  kind survey_question_kind not null,
  label text not null check (label <> '' and char_length(label) <= 300),
  hint text not null default '' check (char_length(hint) <= 300),
  choices text[] not null default '{}' check (cardinality(choices) <= 12),
  is_required boolean not null default false,
  is_profile boolean not null default false,
  shown_if_question_id uuid,
  shown_if_choices integer[] not null default '{}',
  version integer not null default 1,
  primary key (ctg_id, survey_id, id),
  unique (ctg_id, survey_id, rank) deferrable initially deferred,
  foreign key (ctg_id, survey_id) references survey (ctg_id, id) on delete cascade,
  foreign key (ctg_id, survey_id, shown_if_question_id) references survey_question (ctg_id, survey_id, id) deferrable initially deferred,
  check ((kind in ('short', 'long')) = (cardinality(choices) = 0)),
  check ((shown_if_question_id is null) = (cardinality(shown_if_choices) = 0)),
  check (not is_profile or (kind in ('one', 'scale', 'bands') and shown_if_question_id is null))
);
create unique index on survey_question (ctg_id, survey_id) where is_profile;
create index on survey_question (ctg_id, survey_id, shown_if_question_id);
comment on column survey_question.is_profile is 'The results of the others are also told by its choices: who answers.';

create table survey_sheet (
  ctg_id uuid not null,
  survey_id uuid not null,
  id uuid not null,
  choices jsonb not null,
  primary key (ctg_id, survey_id, id),
  foreign key (ctg_id, survey_id) references survey (ctg_id, id) on delete cascade
);
comment on table survey_sheet is 'What one person ticked: neither who, nor when, nor from where. Counted once at closing, then erased.';

create table survey_text (
  ctg_id uuid not null,
  survey_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  words text not null check (words <> '' and char_length(words) <= 2000),
  may_quote boolean not null,
  quoted_at timestamptz,
  primary key (ctg_id, survey_id, id),
  foreign key (ctg_id, survey_id) references survey (ctg_id, id) on delete cascade,
  foreign key (ctg_id, survey_id, question_id) references survey_question (ctg_id, survey_id, id)
);
create index on survey_text (ctg_id, survey_id, question_id);
comment on table survey_text is 'Free words, apart from what the same person ticked: nothing ties the two. Read by the team alone.';
