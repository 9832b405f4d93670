-- Shared diagnosis: what figures, parties and inhabitants say, then findings, issues, objectives. Rules: docs/rules/diagnosis.md.
create table party_reading (
  ctg_id uuid not null,
  id uuid not null,
  theme_id uuid not null,
  party_id uuid not null,
  text text not null,
  asked_on date,
  written_by text not null default '',
  written_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, theme_id, party_id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table party_reading is 'What one party reads in the figures of a theme; readings stay side by side. Empty text with asked_on = awaited.';

create type testimony_kind as enum ('survey', 'interview', 'workshop', 'visit', 'professional', 'other');

create table testimony (
  ctg_id uuid not null,
  id uuid not null,
  theme_id uuid not null,
  kind testimony_kind not null,
  text text not null check (text <> ''),
  source text not null check (source <> ''),
  collected_on date not null,
  party_id uuid not null,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table testimony is 'What inhabitants and professionals say; no personal data.';

create type finding_kind as enum ('strength', 'weakness', 'opportunity', 'threat');
create type finding_status as enum ('proposed', 'shared', 'withdrawn');

create table finding (
  ctg_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  theme_id uuid not null,
  kind finding_kind not null,
  title text not null check (title <> ''),
  text text not null default '',
  status finding_status not null,
  proposed_by_party_id uuid not null,
  proposed_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, proposed_by_party_id) references party (ctg_id, id)
);
create index on finding (ctg_id, theme_id);
comment on table finding is 'A shared finding (constat). shared = every signatory asked has answered, agreement or reservation.';

create table finding_figure (
  ctg_id uuid not null,
  finding_id uuid not null,
  indicator_id text not null references indicator (id),
  territory_code text not null references territory (code),
  year integer not null,
  frozen jsonb not null,
  primary key (ctg_id, finding_id, indicator_id, territory_code),
  foreign key (ctg_id, finding_id) references finding (ctg_id, id)
);
comment on column finding_figure.frozen is 'The reading as it was seen: value or reason, unit, source, vintage, frame of comparison, rank. Never changed.';

create table finding_testimony (
  ctg_id uuid not null,
  finding_id uuid not null,
  testimony_id uuid not null,
  primary key (ctg_id, finding_id, testimony_id),
  foreign key (ctg_id, finding_id) references finding (ctg_id, id),
  foreign key (ctg_id, testimony_id) references testimony (ctg_id, id)
);

create table finding_position (
  ctg_id uuid not null,
  finding_id uuid not null,
  party_id uuid not null,
  position party_position not null,
  reservation text not null default '',
  given_by text not null,
  given_at timestamptz not null,
  primary key (ctg_id, finding_id, party_id),
  foreign key (ctg_id, finding_id) references finding (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  check (position not in ('reservation', 'disagreement') or reservation <> '')
);

create type issue_status as enum ('to-debate', 'proposed', 'retained', 'not-retained');

create table issue (
  ctg_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  theme_id uuid not null,
  title text not null check (title <> ''),
  publics text not null default '',
  status issue_status not null,
  priority_rank integer check (priority_rank > 0),
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id)
);
comment on table issue is 'Enjeu: what the findings put at stake, with the publics concerned; retained = priority.';

create table issue_finding (
  ctg_id uuid not null,
  issue_id uuid not null,
  finding_id uuid not null,
  primary key (ctg_id, issue_id, finding_id),
  foreign key (ctg_id, issue_id) references issue (ctg_id, id),
  foreign key (ctg_id, finding_id) references finding (ctg_id, id)
);

create table axis (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  parent_id uuid,
  level_label text not null default 'Axe',
  title text not null check (title <> ''),
  theme_id uuid,
  position integer not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, parent_id) references axis (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id)
);
comment on table axis is 'Tree above objectives, one to three levels, labels of the CTG’s own (axe, orientation…).';

create table objective (
  ctg_id uuid not null,
  id uuid not null,
  axis_id uuid not null,
  issue_id uuid,
  title text not null check (title <> ''),
  position integer not null,
  measure_name text,
  measure_unit text,
  indicator_id text references indicator (id),
  is_measurable boolean not null default true,
  not_measurable_reason text not null default '',
  baseline numeric,
  baseline_year integer,
  target numeric,
  target_year integer,
  last_value numeric,
  last_value_year integer,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, axis_id) references axis (ctg_id, id),
  foreign key (ctg_id, issue_id) references issue (ctg_id, id)
);
create index on objective (ctg_id, axis_id);
comment on table objective is 'Common objective with its measure: a public indicator or a measure of the parties’ own. A territory’s indicator belongs here, never to an action.';
comment on column objective.last_value is 'Last known value when the measure is the parties’ own; for an indicator it is read from the figures.';
