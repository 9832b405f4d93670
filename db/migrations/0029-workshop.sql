-- Workshops: what a group proposes in a minute, grouped, then turned into findings and actions. Rules: docs/rules/journey.md §7.
alter type subject_type add value 'workshop';

create table workshop (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  theme_id uuid not null,
  meeting_id uuid,
  question text not null check (question <> ''),
  join_code text not null unique check (join_code ~ '^[a-z0-9]{10}$'),
  opened_by text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id)
);
comment on column workshop.join_code is 'Shown on the screen of the room: whoever types it proposes without an account, while the workshop is open, and reads nothing else.';

create table workshop_group (
  ctg_id uuid not null,
  id uuid not null,
  workshop_id uuid not null,
  title text not null check (title <> ''),
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, workshop_id) references workshop (ctg_id, id)
);
create index on workshop_group (ctg_id, workshop_id);

create table proposal (
  ctg_id uuid not null,
  id uuid not null,
  workshop_id uuid not null,
  group_id uuid,
  what text not null check (what <> ''),
  need text not null default '',
  who text not null default '',
  by_name text not null check (by_name <> ''),
  person_id uuid references person (id) on delete set null,
  party_id uuid,
  once_key text,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  foreign key (ctg_id, workshop_id) references workshop (ctg_id, id),
  foreign key (ctg_id, group_id) references workshop_group (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  unique (ctg_id, workshop_id, once_key)
);
comment on table proposal is 'What someone proposes: what to do or what is seen, the need it answers, who would do it. person_id is null for whoever came by the code.';
comment on column proposal.once_key is 'Number of the form of whoever came by the code: sent twice, it is written once.';

create table proposal_outcome (
  ctg_id uuid not null,
  proposal_id uuid not null,
  subject_type subject_type not null,
  subject_id uuid not null,
  made_at timestamptz not null,
  primary key (ctg_id, proposal_id, subject_type),
  foreign key (ctg_id, proposal_id) references proposal (ctg_id, id)
);
create index on proposal_outcome (ctg_id, subject_type, subject_id);
comment on table proposal_outcome is 'The finding or the action that a proposal became: one of each at most, and the source keeps its link.';
