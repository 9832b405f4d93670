-- Every field of an action sheet, what it is tied to (places, other plans, other actions), and its documents. Rules: docs/rules/plan.md §11.
create type action_priority as enum ('high', 'medium', 'low');
create type action_recurrence as enum ('one-off', 'yearly', 'continuous');
create type inhabitants_part as enum ('information', 'consultation', 'concertation', 'co-construction');

alter table action
  add column co_lead_party_id uuid,
  add column co_lead_name text not null default '',
  add column expected_results text not null default '',
  add column tags text[] not null default '{}',
  add column priority action_priority,
  add column recurrence action_recurrence,
  add column calendar_text text not null default '',
  add column human_means text not null default '',
  add column material_means text not null default '',
  add column inhabitants_part inhabitants_part,
  add column watch_points text not null default '',
  add column success_conditions text not null default '',
  add column qualitative_indicators text not null default '',
  add column body_id uuid,
  add foreign key (ctg_id, co_lead_party_id) references party (ctg_id, id),
  add foreign key (ctg_id, body_id) references body (ctg_id, id) on delete set null (body_id);
create index on action using gin (tags);
comment on column action.co_lead_party_id is 'Party of the co-lead; its service is in action_service (is_lead).';
comment on column action.tags is 'Sub-theme and key words, as people write them.';
comment on column action.recurrence is 'One-off, done again each year, or continuous; null: not said.';
comment on column action.calendar_text is 'The calendar in words, where dates do not tell it (« dernier trimestre de chaque année »).';
comment on column action.inhabitants_part is 'The largest part inhabitants take; null: not said.';
comment on column action.watch_points is 'Obstacles and points of vigilance.';
comment on column action.qualitative_indicators is 'In words; what is counted is in action_measure.';
comment on column action.body_id is 'The body that follows the action.';

alter table action_caf_field add column levers text[] not null default '{}';
comment on column action_caf_field.levers is 'What the Caf brings in this field: « bonus territoire », « Fonds publics et territoires »… as written.';

create table action_linked_plan (
  ctg_id uuid not null,
  action_id uuid not null,
  linked_plan_id uuid not null,
  primary key (ctg_id, action_id, linked_plan_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, linked_plan_id) references linked_plan (ctg_id, id) on delete cascade
);
create index on action_linked_plan (ctg_id, linked_plan_id);
comment on table action_linked_plan is 'Other plans of the CTG with which the action is articulated.';

create table action_commune (
  ctg_id uuid not null,
  action_id uuid not null,
  territory_code text not null references territory (code),
  primary key (ctg_id, action_id, territory_code),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade
);
create index on action_commune (ctg_id, territory_code);
comment on table action_commune is 'Communes where the action takes place, chosen in the perimeter; none: not said. A commune that leaves the perimeter stays on the sheet until it is unticked.';

create table action_area (
  ctg_id uuid not null,
  action_id uuid not null,
  area_id uuid not null,
  primary key (ctg_id, action_id, area_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, area_id) references area (ctg_id, id) on delete cascade
);
create index on action_area (ctg_id, area_id);
comment on table action_area is 'Quartiers where the action takes place.';

alter table area add column is_priority boolean not null default false;
comment on column area.is_priority is 'Quartier prioritaire de la politique de la ville (QPV).';

alter table action_step
  add column description text not null default '',
  add column responsible_party_id uuid,
  add foreign key (ctg_id, responsible_party_id) references party (ctg_id, id),
  add unique (ctg_id, action_id, id);
comment on column action_step.responsible_party_id is 'Party of whoever is responsible; responsible names the person or the structure.';

create table action_dependency (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  step_id uuid,
  after_action_id uuid not null,
  after_step_id uuid,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, action_id, step_id) references action_step (ctg_id, action_id, id) on delete cascade,
  foreign key (ctg_id, after_action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, after_action_id, after_step_id) references action_step (ctg_id, action_id, id) on delete cascade,
  unique nulls not distinct (ctg_id, action_id, step_id, after_action_id, after_step_id),
  check (action_id <> after_action_id or (step_id is not null and after_step_id is not null and step_id <> after_step_id))
);
create index on action_dependency (ctg_id, after_action_id);
comment on table action_dependency is 'The action, or its step when step_id is set, cannot begin before the end of the other one. Never a cycle: the command refuses it.';

create table action_file (
  ctg_id uuid not null,
  action_id uuid not null,
  file_id uuid not null,
  caption text not null default '',
  primary key (ctg_id, action_id, file_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id) on delete cascade,
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
comment on table action_file is 'Documents filed on an action sheet.';
