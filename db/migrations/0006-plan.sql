-- Action sheets. Rules: docs/rules/plan.md.
create type action_status as enum ('proposed', 'validated', 'not-started', 'in-progress', 'done', 'suspended', 'abandoned', 'deferred');
create type caf_field as enum ('benefits', 'social-work', 'collective-aid');

create table action (
  ctg_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  code text not null default '',
  title text not null check (title <> ''),
  axis_id uuid,
  theme_id uuid,
  lead_party_id uuid,
  lead_service_id uuid,
  lead_name text not null default '',
  lead_person_id uuid references person (id),
  lead_email text not null default '',
  partners_text text not null default '',
  starts_on date,
  starts_precision date_precision not null default 'month',
  ends_on date,
  ends_precision date_precision not null default 'month',
  status action_status not null,
  is_watched boolean not null default false,
  next_step text not null default '',
  next_step_on date,
  need text not null default '',
  description text not null default '',
  public text not null default '',
  areas text not null default '',
  elected_sponsor text not null default '',
  last_report_on date,
  external_id text,
  import_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, axis_id) references axis (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, lead_party_id) references party (ctg_id, id),
  foreign key (ctg_id, lead_service_id) references service (ctg_id, id)
);
create index on action (ctg_id, axis_id);
comment on table action is 'Action sheet: eight fields first (title, objective, lead, partners, start, end, status, next step), the rest folds. Late, silent, without lead are computed, never stored.';
comment on column action.code is 'Number shown in the plan (1.2.3, FA 7); given by the tree or by the imported file.';

create table action_objective (
  ctg_id uuid not null,
  action_id uuid not null,
  objective_id uuid not null,
  primary key (ctg_id, action_id, objective_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, objective_id) references objective (ctg_id, id)
);
create index on action_objective (ctg_id, objective_id);

create table action_service (
  ctg_id uuid not null,
  action_id uuid not null,
  service_id uuid not null,
  is_lead boolean not null default false,
  primary key (ctg_id, action_id, service_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, service_id) references service (ctg_id, id)
);
comment on table action_service is 'Services that carry the action together: décloisonnement is counted here.';

create table action_party (
  ctg_id uuid not null,
  action_id uuid not null,
  party_id uuid not null,
  primary key (ctg_id, action_id, party_id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table action_party is 'Parties associated as partners (others are named in action.partners_text).';

create table action_caf_field (
  ctg_id uuid not null,
  action_id uuid not null,
  field caf_field not null,
  primary key (ctg_id, action_id, field),
  foreign key (ctg_id, action_id) references action (ctg_id, id)
);

create type step_status as enum ('to-come', 'in-progress', 'done', 'dropped');

create table action_step (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null check (title <> ''),
  target_on date,
  target_precision date_precision not null default 'month',
  done_on date,
  status step_status not null,
  responsible text not null default '',
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id)
);
create index on action_step (ctg_id, action_id);

create type means_nature as enum ('operating', 'investment', 'in-kind', 'staff');
create type means_state as enum ('estimated', 'requested', 'granted', 'paid');

create table action_means (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  year integer not null,
  nature means_nature not null,
  funder_party_id uuid,
  funder_name text not null,
  scheme text not null default '',
  state means_state not null,
  amount_euros numeric check (amount_euros >= 0),
  cof_number text not null default '',
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id),
  foreign key (ctg_id, funder_party_id) references party (ctg_id, id)
);
create index on action_means (ctg_id, action_id);
comment on table action_means is 'Indicative means, carried by the COF; never a total called the funding of the CTG. Whole euros.';

create table action_measure (
  ctg_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  name text not null check (name <> ''),
  unit text not null default '',
  baseline numeric,
  baseline_on date,
  target numeric,
  target_on date,
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, action_id) references action (ctg_id, id)
);
create index on action_measure (ctg_id, action_id);
comment on table action_measure is 'What the action itself produces or whom it reaches; baseline null = not measured.';

create table plan_import (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sheet jsonb not null,
  mapping jsonb not null,
  status text not null check (status in ('preview', 'applied', 'undone')),
  created_by uuid references person (id),
  created_at timestamptz not null,
  applied_at timestamptz,
  primary key (ctg_id, id)
);
comment on table plan_import is 'A spreadsheet of actions being taken up: cells as read, columns as mapped on screen, undo.';
