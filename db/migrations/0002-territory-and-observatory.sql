-- Territories of the whole country and the figures about them.
create type territory_kind as enum ('commune', 'epci', 'ept', 'departement', 'region', 'country');

create table territory (
  code text primary key,
  kind territory_kind not null,
  name text not null,
  siren text,
  population integer check (population >= 0),
  department_code text,
  region_code text,
  epci_code text,
  ept_code text
);
create index on territory (department_code) where kind = 'commune';
create index on territory (epci_code) where kind = 'commune';
create index on territory (ept_code) where kind = 'commune';
create index on territory (siren);
create index territory_name_search on territory using gin (plain_text(name) gin_trgm_ops);
comment on table territory is 'Communes, EPCI, EPT, départements, régions, France. Source: npm @etalab/decoupage-administratif (COG 2026, Insee, DGCL; Licence Ouverte).';
comment on column territory.code is 'Commune: INSEE code; EPCI and EPT: SIREN; département: D92; région: R11; France: FR.';
comment on column territory.population is 'Municipal population, inhabitants, Insee (vintage of the package).';
comment on column territory.department_code is 'With its prefix: D92.';

create type indicator_unit as enum ('count', 'percent', 'per-100', 'euros');
create type indicator_direction as enum ('higher-is-better', 'lower-is-better', 'neutral');

create table indicator (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  name text not null,
  theme text not null,
  unit indicator_unit not null,
  statistical_unit text not null,
  definition text not null,
  numerator text,
  denominator text,
  is_rate boolean not null,
  direction indicator_direction not null,
  usual_lag_months integer not null check (usual_lag_months >= 0),
  producer text not null,
  source text not null,
  secrecy_rule text not null,
  parent_id text references indicator (id),
  position integer not null
);
comment on table indicator is 'What is measured. theme is a known theme key (docs/glossary.md) or "portrait". Only rates are ranked.';
comment on column indicator.parent_id is 'The indicator this one is a part of (« … dont crèches »).';

create type figure_status as enum ('published', 'rounded-5', 'estimated', 'floored', 'secret', 'not-published', 'not-collected', 'not-applicable');

create table figure (
  indicator_id text not null references indicator (id),
  territory_code text not null references territory (code),
  year integer not null check (year between 1990 and 2100),
  value numeric,
  status figure_status not null,
  primary key (indicator_id, territory_code, year),
  check ((value is null) = (status in ('secret', 'not-published', 'not-collected', 'not-applicable')))
);
create index on figure (territory_code, indicator_id);
comment on table figure is 'Public figures only. A missing value says why; it is never 0. Unit: that of the indicator (percent 0-100).';
