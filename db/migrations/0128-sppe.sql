-- Older nodes bear it: they do not read these tables.
-- The slice of the schéma of childcare (service public de la petite enfance). Rules: docs/rules/sppe.md.
create type sppe_mission as enum ('census', 'information', 'planning', 'quality');
create type sppe_holder_kind as enum ('epci', 'syndicat');
create type sppe_cover as enum ('whole', 'part', 'aside');
create type sppe_deed_kind as enum ('adoption', 'update', 'interim-balance', 'final-balance');

create table sppe_schema (
  ctg_id uuid primary key references ctg (id),
  stands_in boolean,
  sdsf_name text not null default '' check (char_length(sdsf_name) <= 200),
  sdsf_starts_on date,
  sdsf_ends_on date,
  sdsf_word text not null default '' check (char_length(sdsf_word) <= 2000),
  interim_target_on date,
  final_target_on date,
  version integer not null default 1,
  check (sdsf_ends_on >= sdsf_starts_on)
);
comment on column sppe_schema.stands_in is 'Whether this CTG stands in for the schéma of L.214-2; null: not said.';
comment on column sppe_schema.sdsf_word is 'Why the two are compatible, as the coordination says it.';

create table sppe_holder (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind sppe_holder_kind not null,
  name text not null check (name <> '' and char_length(name) <= 200),
  outside_inhabitants integer check (outside_inhabitants > 0),
  primary key (ctg_id, id),
  unique (ctg_id, name)
);
comment on column sppe_holder.outside_inhabitants is
  'Total population of the communes outside of the CTG that transferred to it too; null: none said.';

create table sppe_mission_holder (
  ctg_id uuid not null references ctg (id),
  territory_code text not null references territory (code),
  mission sppe_mission not null,
  holder_id uuid,
  primary key (ctg_id, territory_code, mission),
  foreign key (ctg_id, holder_id) references sppe_holder (ctg_id, id)
);
create index on sppe_mission_holder (ctg_id, holder_id);
create index on sppe_mission_holder (territory_code);
comment on column sppe_mission_holder.holder_id is 'Who received the mission; null: the commune itself. No row: nobody said.';

create table sppe_population (
  ctg_id uuid not null references ctg (id),
  territory_code text not null references territory (code),
  inhabitants integer not null check (inhabitants >= 0),
  year integer not null check (year between 1990 and 2100),
  primary key (ctg_id, territory_code)
);
create index on sppe_population (territory_code);
comment on table sppe_population is 'Total populations typed by the coordination, where the store of figures has only the municipal one.';

create table sppe_tie (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  point text not null check (char_length(point) <= 20),
  cover sppe_cover not null,
  subject_type subject_type,
  subject_id uuid,
  title text not null default '' check (char_length(title) <= 200),
  word text not null default '' check (char_length(word) <= 500),
  tied_by text not null,
  tied_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, point, subject_type, subject_id),
  check ((subject_type is null) = (subject_id is null)),
  check ((subject_id is null) = (title <> '')),
  check (cover <> 'aside' or subject_id is not null)
);
comment on column sppe_tie.title is 'What answers and is not in Trame: a list, a report; empty when a thing of the CTG does.';

create table sppe_deed (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind sppe_deed_kind not null,
  done_on date not null,
  sent_on date,
  note text not null default '' check (char_length(note) <= 500),
  primary key (ctg_id, id),
  unique (ctg_id, kind, done_on),
  check (sent_on >= done_on)
);
comment on table sppe_deed is 'Adoption, updates and balances of the schéma, and the day each was sent to the comité départemental.';
