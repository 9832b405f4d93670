-- The CTG as workspace: parties, perimeter, themes, members, milestones. Every table of a CTG has the key (ctg_id, id).
create type date_precision as enum ('day', 'month', 'quarter', 'year');

create table ctg (
  id uuid primary key,
  name text not null check (name <> ''),
  starts_on date,
  ends_on date check (ends_on > starts_on),
  signed_on date,
  signature_target_on date,
  signature_target_precision date_precision not null default 'quarter',
  copil_interval_months integer not null default 12 check (copil_interval_months between 1 and 24),
  predecessor_id uuid references ctg (id),
  taken_up_on date,
  created_at timestamptz not null,
  version integer not null default 1
);
comment on table ctg is 'A convention territoriale globale. starts_on, ends_on and signed_on are three different dates: signature often follows the start.';
comment on column ctg.taken_up_on is 'Set when a CTG already running was taken up: nothing of its past before this date is claimed.';

create table party (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind party_kind not null,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  is_signatory boolean not null,
  is_lead boolean not null default false,
  territory_code text references territory (code),
  represented_by text,
  represented_as text,
  expects text not null default '',
  brings text not null default '',
  position integer not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, name)
);
comment on table party is 'Signatories (Caf, authorities, MSA…) and associated partners. is_lead: the Caf and the lead authority, each has a coordinator.';
comment on column party.expects is 'What this party expects of the CTG (plain text).';

create table ctg_perimeter (
  ctg_id uuid not null references ctg (id),
  territory_code text not null references territory (code),
  primary key (ctg_id, territory_code)
);
comment on table ctg_perimeter is 'The communes of the CTG, any set of them.';

create table area (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  commune_code text not null references territory (code),
  name text not null check (name <> ''),
  primary key (ctg_id, id),
  unique (ctg_id, commune_code, name)
);
comment on table area is 'Quartiers named by the authority.';

create table service (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  name text not null check (name <> ''),
  caf_field text check (caf_field in ('benefits', 'social-work', 'collective-aid')),
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  unique (ctg_id, party_id, name)
);
comment on table service is 'Services of each party; décloisonnement is measured between them. caf_field: for a Caf, which of its three fields.';

create table theme (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  catalogue_key text,
  position integer not null,
  primary key (ctg_id, id),
  unique (ctg_id, name)
);
comment on column theme.catalogue_key is 'Known theme whose indicators are shown (petite-enfance, jeunesse…); null for a theme of the CTG’s own.';

create table theme_power (
  ctg_id uuid not null,
  theme_id uuid not null,
  party_id uuid not null,
  power text not null check (power <> ''),
  primary key (ctg_id, theme_id, party_id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id) on delete cascade
);
comment on table theme_power is 'Matrix theme × what each party does there (fields of the Caf, powers of the authority).';

create table member (
  ctg_id uuid not null,
  id uuid not null,
  person_id uuid not null references person (id),
  party_id uuid not null,
  role member_role not null,
  theme_id uuid,
  function_title text not null,
  until date,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id)
);
create unique index on member (ctg_id, person_id, party_id, role, coalesce(theme_id, '00000000-0000-0000-0000-000000000000'));
create index on member (person_id);
comment on table member is 'A mandate: person × party × role × until (last day included). One person may hold several.';

create table acting_as (
  person_id uuid not null references person (id) on delete cascade,
  ctg_id uuid not null,
  member_id uuid not null,
  primary key (person_id, ctg_id),
  foreign key (ctg_id, member_id) references member (ctg_id, id) on delete cascade
);
comment on table acting_as is 'The mandate a person chose to act under in a CTG (« vous agissez pour… »).';

create type milestone_kind as enum (
  'framed', 'diagnosis-validated', 'priorities-validated', 'plan-validated', 'draft-validated', 'signature-decided',
  'authorised', 'in-application', 'signed', 'yearly-copil', 'evaluated', 'renewed', 'extended', 'closed', 'terminated'
);

create table milestone (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind milestone_kind not null,
  target_on date,
  target_precision date_precision not null default 'day',
  reached_on date,
  decision_id uuid,
  missing jsonb not null default '[]',
  despite text,
  primary key (ctg_id, id)
);
create unique index on milestone (ctg_id, kind) where kind <> 'yearly-copil';
comment on table milestone is 'Target and actual date of each milestone; rules in docs/rules/journey.md. Phases overlap: no order is imposed.';
comment on column milestone.missing is 'What Trame said was missing when it was reached: list of codes with counts.';
comment on column milestone.despite is '« Décidé malgré : … », the reason recorded by the two coordinators.';

create table linked_plan (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  note text not null default '',
  primary key (ctg_id, id)
);
comment on table linked_plan is 'Schéma départemental, contrat de ville, CLS, PEdT, ABS… articulated with the CTG.';

create table ctg_counter (
  ctg_id uuid not null references ctg (id),
  kind text not null check (kind in ('decision', 'finding', 'issue', 'action', 'convention-version')),
  last_number integer not null check (last_number >= 0),
  primary key (ctg_id, kind)
);
comment on table ctg_counter is 'Last number given; its row is locked by the transaction that takes the next one, so numbers have no gap.';

create table stored_file (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  added_by uuid references person (id),
  added_at timestamptz not null,
  primary key (ctg_id, id)
);
comment on table stored_file is 'Files of a CTG; bytes are on disk by content address (SHA-256).';
