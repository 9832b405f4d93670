-- Older nodes bear it: new tables and new values of lists, which they neither write nor read.
-- What the parties share of their own: series and tables already masked on their workstations, and who asked for them. Rules: docs/rules/deposits.md.
alter type subject_type add value 'dataset';
alter type subject_type add value 'data-request';
alter type notice_kind add value 'data-asked';
alter type notice_kind add value 'data-answered';

create type data_request_state as enum ('asked', 'promised', 'given', 'refused', 'withdrawn');

create table data_request (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  asking_party_id uuid not null,
  asked_party_id uuid not null,
  theme_id uuid,
  title text not null check (title <> '' and char_length(title) <= 200),
  request text not null check (request <> '' and char_length(request) <= 3000),
  purpose text not null default '' check (char_length(purpose) <= 1000),
  wanted_on date,
  state data_request_state not null default 'asked',
  promised_on date,
  answer text not null default '' check (char_length(answer) <= 1000),
  asked_by text not null,
  asked_at timestamptz not null,
  answered_by text not null default '',
  answered_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, asking_party_id) references party (ctg_id, id),
  foreign key (ctg_id, asked_party_id) references party (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  check (asking_party_id <> asked_party_id),
  check (state <> 'promised' or promised_on is not null),
  check (state <> 'refused' or answer <> ''),
  check ((state in ('asked', 'withdrawn')) or answered_at is not null)
);
create index on data_request (ctg_id, asked_party_id);
create index on data_request (ctg_id, asking_party_id);
create index on data_request (ctg_id, theme_id);
comment on table data_request is 'Figures one party asks of another: asked, promised for a date, given, refused with a reason.';

create type dataset_audience as enum ('party', 'members', 'public');
create type dataset_state as enum ('checking', 'shown', 'refused', 'withdrawn');

create table dataset (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  party_id uuid not null,
  theme_id uuid,
  data_request_id uuid,
  name text not null check (name <> '' and char_length(name) <= 200),
  unit indicator_unit not null,
  statistical_unit text not null check (statistical_unit <> '' and char_length(statistical_unit) <= 120),
  definition text not null check (definition <> '' and char_length(definition) <= 2000),
  source text not null check (source <> '' and char_length(source) <= 200),
  source_on date not null,
  category_name text not null default '' check (char_length(category_name) <= 120),
  categories text[] not null default '{}',
  audience dataset_audience not null,
  reader_party_id uuid,
  threshold integer check (threshold >= 5),
  is_blurred_at_source boolean not null default false,
  state dataset_state not null,
  check_result jsonb,
  deposited_by text not null,
  deposited_at timestamptz not null,
  withdrawn_by text not null default '',
  withdrawn_at timestamptz,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, reader_party_id) references party (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, data_request_id) references data_request (ctg_id, id),
  check (audience = 'party' or reader_party_id is null),
  check ((category_name = '') = (cardinality(categories) = 0)),
  check (unit <> 'count' or is_blurred_at_source or threshold is not null),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index on dataset (ctg_id, theme_id);
create index on dataset (ctg_id, party_id);
create index on dataset (ctg_id, data_request_id);
create index on dataset (ctg_id, reader_party_id);
comment on table dataset is 'Figures of a party’s own, masked before they were sent. A series has no categories. Never changed: withdrawn, and deposited again.';
comment on column dataset.threshold is 'Counts from 1 to one less were hidden on the workstation; null where nothing is counted, or where the producer had blurred them.';
comment on column dataset.reader_party_id is 'With audience party: the one other party that reads it; null: its own party alone.';
comment on column dataset.check_result is 'What the independent attacker of the server found: cells exact, too tight.';

create table dataset_place (
  ctg_id uuid not null,
  dataset_id uuid not null,
  place integer not null check (place >= 0),
  name text not null check (name <> '' and char_length(name) <= 120),
  territory_code text references territory (code),
  area_id uuid,
  primary key (ctg_id, dataset_id, place),
  foreign key (ctg_id, dataset_id) references dataset (ctg_id, id),
  foreign key (ctg_id, area_id) references area (ctg_id, id) on delete set null (area_id)
);
create index on dataset_place (territory_code);
create index on dataset_place (ctg_id, area_id);
comment on column dataset_place.place is '0: the whole, sum of the others; it may be absent.';

create table dataset_cell (
  ctg_id uuid not null,
  dataset_id uuid not null,
  place integer not null,
  category integer not null check (category >= 0),
  year integer not null check (year between 1990 and 2100),
  value numeric,
  status figure_status not null,
  primary key (ctg_id, dataset_id, place, category, year),
  foreign key (ctg_id, dataset_id, place) references dataset_place (ctg_id, dataset_id, place),
  check ((value is null) = (status in ('secret', 'not-published', 'not-collected', 'not-applicable')))
);
comment on table dataset_cell is 'What left the workstation, as pages read it; released_table holds it as it left.';
comment on column dataset_cell.category is '0: all categories together; then their place in dataset.categories.';

create table released_table (
  ctg_id uuid not null,
  dataset_id uuid not null,
  year integer not null,
  party_id uuid not null,
  released jsonb not null,
  released_at timestamptz not null,
  primary key (ctg_id, dataset_id, year),
  foreign key (ctg_id, dataset_id) references dataset (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on released_table (ctg_id, party_id);
comment on table released_table is 'Ledger of a party: every table of counts it let out, as it left. A later one is masked and checked against all of them, withdrawn ones included.';

create table deposit_mapping (
  ctg_id uuid not null references ctg (id),
  heads text not null check (char_length(heads) <= 4000),
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (ctg_id, heads)
);
comment on table deposit_mapping is 'What each column of a file was said to be, by its headings: the next file of the same form is read at once.';
