-- Older nodes bear it: new tables and new values of lists, which they neither write nor read.
-- Evaluation of a CTG: framing, questions, conditions, judgements of each party, recommendations. Rules: docs/rules/evaluation.md.
alter type subject_type add value 'evaluation';
alter type subject_type add value 'evaluation-question';
-- Comes from outside, until a day, to evaluate.
alter type member_role add value 'evaluator';

create type evaluation_kind as enum ('mid-term', 'final');
create type evaluation_stage as enum ('framing', 'collecting', 'judging', 'frozen');
create type evaluation_criterion_key as enum (
  'relevance', 'coherence', 'attainment', 'means', 'effects', 'partnership', 'durability'
);
create type evaluation_held as enum ('yes', 'in-part', 'no', 'not-known');
create type evaluation_level as enum ('not-reached', 'partly', 'rather', 'reached', 'not-judged');
create type evaluation_advice_kind as enum ('continue', 'adapt', 'stop', 'generalise');
create type evaluation_nature as enum ('process', 'result', 'word', 'document');

create table evaluation (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind evaluation_kind not null,
  title text not null check (title <> '' and char_length(title) <= 200),
  stage evaluation_stage not null default 'framing',
  scope text not null default '' check (char_length(scope) <= 5000),
  method text not null default '' check (char_length(method) <= 5000),
  calendar text not null default '' check (char_length(calendar) <= 5000),
  means text not null default '' check (char_length(means) <= 5000),
  limits text not null default '' check (char_length(limits) <= 5000),
  risks text not null default '' check (char_length(risks) <= 5000),
  started_by text not null,
  started_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id)
);
comment on column evaluation.limits is 'Biases and limits, one a line: no report is frozen without any.';

create table evaluation_judge (
  ctg_id uuid not null,
  evaluation_id uuid not null,
  party_id uuid not null,
  primary key (ctg_id, evaluation_id, party_id),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on evaluation_judge (ctg_id, party_id);
comment on table evaluation_judge is 'Parties called to judge: each for itself, never together.';

create table evaluation_evaluator (
  ctg_id uuid not null,
  evaluation_id uuid not null,
  member_id uuid not null,
  primary key (ctg_id, evaluation_id, member_id),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade,
  foreign key (ctg_id, member_id) references member (ctg_id, id) on delete cascade
);
create index on evaluation_evaluator (ctg_id, member_id);
comment on table evaluation_evaluator is 'Evaluators from outside, invited to write in this evaluation.';

create table evaluation_criterion (
  ctg_id uuid not null references ctg (id),
  key evaluation_criterion_key not null,
  label text not null check (label <> '' and char_length(label) <= 80),
  primary key (ctg_id, key)
);
comment on table evaluation_criterion is 'Criteria that the partners name otherwise than Trame does.';

create table evaluation_question (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  position integer not null check (position > 0),
  text text not null check (text <> '' and char_length(text) <= 300),
  criterion evaluation_criterion_key not null,
  limits text not null default '' check (char_length(limits) <= 5000),
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, evaluation_id, position) deferrable initially deferred,
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade
);
comment on column evaluation_question.limits is 'Limits of what is known of this question, one a line.';

create table evaluation_question_objective (
  ctg_id uuid not null,
  question_id uuid not null,
  objective_id uuid not null,
  primary key (ctg_id, question_id, objective_id),
  foreign key (ctg_id, question_id) references evaluation_question (ctg_id, id) on delete cascade,
  foreign key (ctg_id, objective_id) references objective (ctg_id, id) on delete cascade
);
create index on evaluation_question_objective (ctg_id, objective_id);

create table evaluation_question_action (
  ctg_id uuid not null,
  question_id uuid not null,
  action_id uuid not null,
  primary key (ctg_id, question_id, action_id),
  foreign key (ctg_id, question_id) references evaluation_question (ctg_id, id) on delete cascade,
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade
);
create index on evaluation_question_action (ctg_id, action_id);

create table evaluation_condition (
  ctg_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  position integer not null check (position > 0),
  text text not null check (text <> '' and char_length(text) <= 300),
  noted text not null default '' check (char_length(noted) <= 1000),
  held evaluation_held not null default 'not-known',
  held_note text not null default '' check (char_length(held_note) <= 120),
  noted_by text,
  noted_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, question_id) references evaluation_question (ctg_id, id) on delete cascade
);
create index on evaluation_condition (ctg_id, question_id);
comment on table evaluation_condition is '« On jugera réussi si… »: written with the question, before anything is judged.';
comment on column evaluation_condition.noted is 'What was found of it.';

create table evaluation_judgement (
  ctg_id uuid not null,
  question_id uuid not null,
  party_id uuid not null,
  number integer not null check (number > 0),
  level evaluation_level not null,
  reasons text not null check (reasons <> '' and char_length(reasons) <= 3000),
  written_by text not null,
  written_at timestamptz not null,
  primary key (ctg_id, question_id, party_id, number),
  foreign key (ctg_id, question_id) references evaluation_question (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on evaluation_judgement (ctg_id, party_id);
comment on table evaluation_judgement is 'What a party judged, each correction a row: the greatest number is in force. Never averaged.';

create table evaluation_advice (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  action_id uuid,
  objective_id uuid,
  party_id uuid,
  advice evaluation_advice_kind not null,
  reason text not null check (reason <> '' and char_length(reason) <= 2000),
  written_by text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique nulls not distinct (ctg_id, evaluation_id, action_id, objective_id, party_id),
  check ((action_id is null) <> (objective_id is null)),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade,
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, objective_id) references objective (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on evaluation_advice (ctg_id, action_id);
create index on evaluation_advice (ctg_id, objective_id);
create index on evaluation_advice (ctg_id, party_id);
comment on column evaluation_advice.party_id is 'Whose recommendation; null: common to all.';

create table evaluation_evidence (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  question_id uuid,
  kind text not null check (kind <> '' and char_length(kind) <= 40),
  nature evaluation_nature not null,
  content jsonb not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade,
  foreign key (ctg_id, question_id) references evaluation_question (ctg_id, id) on delete cascade
);
create index on evaluation_evidence (ctg_id, evaluation_id);
create index on evaluation_evidence (ctg_id, question_id);
comment on column evaluation_evidence.question_id is 'Null: evidence on the whole evaluation.';
comment on column evaluation_evidence.content is 'What Trame computed that day, kept as it was: a source that changes later changes nothing here.';

create table evaluation_framing (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  number integer not null check (number > 0),
  content json not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  decision_id uuid not null,
  missing jsonb not null default '[]',
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, evaluation_id, number),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
create index on evaluation_framing (ctg_id, decision_id);
comment on table evaluation_framing is 'The framing note as a decision froze it; framed again, it gets the next number.';

create table evaluation_version (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  content json not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  decision_id uuid,
  missing jsonb not null default '[]',
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, evaluation_id),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
create index on evaluation_version (ctg_id, decision_id);
comment on table evaluation_version is 'The evaluation as it was frozen, whole: what changes later changes nothing here.';
comment on column evaluation_version.content is 'json, not jsonb: the bytes of the fingerprint stay as they were written.';
