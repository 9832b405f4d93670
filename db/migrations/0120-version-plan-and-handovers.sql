-- Older nodes bear it: they freeze a version without the state of its plan, and read no hand-over.
alter table convention_version add column plan jsonb;
comment on column convention_version.plan is 'The plan thing by thing (PlanContent of the states), frozen beside what is printed: what two versions are compared by; null for those frozen before it was kept.';

create type handover_means as enum ('mail', 'post', 'meeting', 'other');

create table version_handover (
  ctg_id uuid not null,
  version_id uuid not null,
  party_id uuid not null,
  handed_on date not null,
  means handover_means not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (ctg_id, version_id, party_id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on version_handover (ctg_id, party_id);
comment on table version_handover is 'Which signatory was sent which version, the last time only: who holds which is never in doubt.';
