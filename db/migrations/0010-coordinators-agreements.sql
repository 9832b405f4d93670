-- What the two coordinators confirm each for their party. Rules: docs/rules/journey.md.
alter table milestone add column note text not null default '';
comment on column milestone.note is 'Framing note (note de cadrage): method, perimeter, themes, calendar. Empty for the other milestones.';

create table milestone_agreement (
  ctg_id uuid not null,
  milestone_id uuid not null,
  party_id uuid not null,
  person_name text not null,
  agreed_at timestamptz not null,
  primary key (ctg_id, milestone_id, party_id),
  foreign key (ctg_id, milestone_id) references milestone (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table milestone_agreement is 'The framing is recorded by both coordinators: one line per lead party.';

create table decision_confirmation (
  ctg_id uuid not null,
  decision_id uuid not null,
  party_id uuid not null,
  person_name text not null,
  confirmed_at timestamptz not null,
  primary key (ctg_id, decision_id, party_id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table decision_confirmation is '« Décidé malgré »: one line per coordinator who confirmed. The decision counts meanwhile.';
