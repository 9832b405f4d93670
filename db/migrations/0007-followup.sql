-- Progress reports and corrective actions. Rules: docs/rules/followup.md.
create type report_status as enum ('submitted', 'accepted', 'sent-back');
create type difficulty_kind as enum ('staff', 'budget', 'premises', 'partnership', 'publics', 'regulation', 'other');

create table progress_report (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  reported_on date not null,
  status report_status not null,
  action_status action_status not null,
  is_watched boolean not null default false,
  facts text not null check (facts <> ''),
  difficulty_kind difficulty_kind,
  difficulty text not null default '',
  help_wanted text not null default '',
  people_reached integer check (people_reached >= 0),
  next_step text not null default '',
  next_step_on date,
  proposed_ends_on date,
  adjustment text not null default '',
  entered_by text not null,
  entered_for text not null default '',
  answered_by text,
  answered_at timestamptz,
  answer text not null default '',
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id)
);
create index on progress_report (ctg_id, action_id, reported_on);
comment on column progress_report.entered_for is 'Filled when a coordinator enters for a lead (« saisi par… pour… »).';

create table measure_value (
  ctg_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  report_id uuid,
  measured_on date not null,
  value numeric not null,
  source text not null default '',
  primary key (ctg_id, id),
  foreign key (ctg_id, measure_id) references action_measure (ctg_id, id),
  foreign key (ctg_id, report_id) references progress_report (ctg_id, id)
);
create index on measure_value (ctg_id, measure_id, measured_on);

create type corrective_state as enum ('open', 'done', 'dropped');

create table corrective_action (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid,
  objective_id uuid,
  decision_id uuid,
  gap text not null check (gap <> ''),
  cause text not null default '',
  measure text not null check (measure <> ''),
  responsible text not null check (responsible <> ''),
  due_on date not null,
  state corrective_state not null,
  result text not null default '',
  created_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, objective_id) references objective (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
comment on table corrective_action is 'Gap seen, cause, measure, responsible, due date, decision; followed until closed with its result.';
