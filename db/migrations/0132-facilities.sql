-- Older nodes bear it: new tables and new values of a list, which they neither write nor read.
-- Facilities and services of the territory, described year by year. Rules: docs/rules/facilities.md.
alter type subject_type add value 'facility';
alter type subject_type add value 'facility-import';

create type facility_kind as enum (
  'multi-accueil', 'micro-creche', 'creche-familiale', 'jardin-enfants', 'mam', 'assistantes-maternelles', 'rpe', 'laep',
  'alsh-periscolaire', 'alsh-extrascolaire', 'ludotheque', 'clas', 'accueil-jeunes', 'pij', 'fjt', 'mediation-familiale',
  'espace-rencontre', 'centre-social', 'evs', 'france-services', 'ccas', 'pmi', 'point-conseil-budget', 'aire-accueil', 'other'
);
create type facility_operator_kind as enum ('public', 'association', 'company');
create type facility_state as enum ('open', 'planned', 'closed');

create table facility_import (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  year integer not null check (year between 1990 and 2100),
  file_name text not null check (char_length(file_name) <= 300),
  source text not null check (source <> '' and char_length(source) <= 200),
  reading jsonb not null,
  state text not null default 'preview' check (state in ('preview', 'applied', 'undone')),
  written jsonb,
  created_by text not null,
  created_at timestamptz not null,
  primary key (ctg_id, id)
);
comment on column facility_import.file_name is 'Empty when the rows were pasted.';
comment on column facility_import.reading is 'What was read of the rows, without the names of childminders; never the file itself.';
comment on column facility_import.written is 'What each row was before, so that the import may be undone.';

create table facility (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind facility_kind not null,
  name text not null check (name <> '' and char_length(name) <= 200),
  commune_code text references territory (code),
  address text not null default '' check (char_length(address) <= 300),
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id)
);
create index on facility (commune_code);
comment on table facility is 'A facility or a service of the territory; childminders of a commune are one line, never a person.';

create table facility_year (
  ctg_id uuid not null,
  facility_id uuid not null,
  year integer not null check (year between 1990 and 2100),
  state facility_state not null,
  places integer check (places between 0 and 100000),
  opening text not null default '' check (char_length(opening) <= 200),
  operator text not null default '' check (char_length(operator) <= 200),
  operator_kind facility_operator_kind,
  has_cof boolean,
  source text not null check (source <> '' and char_length(source) <= 200),
  note text not null default '' check (char_length(note) <= 1000),
  is_confirmed boolean not null default true,
  written_by text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, facility_id, year),
  foreign key (ctg_id, facility_id) references facility (ctg_id, id) on delete cascade
);
create index on facility_year (ctg_id, year);
comment on table facility_year is 'What a facility was one year: kept as it was when the next is described.';
comment on column facility_year.has_cof is 'A COF (convention d’objectifs et de financement) with the Caf; null when not known.';
comment on column facility_year.is_confirmed is 'False when carried over from the year before and not looked at since.';
