-- States of the plan, frozen; services that sit. Rules: docs/rules/followup.md §9, §10.
create type snapshot_reason as enum ('copil', 'signature', 'asked');

create table plan_snapshot (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  name text not null check (name <> ''),
  reason snapshot_reason not null,
  meeting_id uuid,
  taken_on date not null,
  taken_at timestamptz not null,
  taken_by text not null,
  action_count integer not null check (action_count >= 0),
  content jsonb not null check (pg_column_size(content) <= 8388608),
  primary key (ctg_id, id),
  foreign key (ctg_id, meeting_id) references meeting (ctg_id, id)
);
create unique index on plan_snapshot (ctg_id, meeting_id) where meeting_id is not null;
create unique index on plan_snapshot (ctg_id) where reason = 'signature';
create index on plan_snapshot (ctg_id, taken_at);
comment on table plan_snapshot is 'A state of the plan, frozen: at the closing of each copil, at the signature, and when asked. Never changed.';
comment on column plan_snapshot.taken_on is 'Day of taken_at where the CTG is: the state is that of this day, whatever day the meeting was held.';
comment on column plan_snapshot.action_count is 'Actions in the plan that day, neither abandoned nor deferred.';
comment on column plan_snapshot.content is 'Axes, objectives, actions with their steps, measures and means, parties and services, as plan-content.ts reads them (field version).';

create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
begin
  raise exception 'plan_snapshot is never changed';
end $$;
create trigger plan_snapshot_is_never_changed before update on plan_snapshot
  for each row execute function refuse_change_of_snapshot();

alter type subject_type add value 'plan-snapshot';

alter table seat add column service_id uuid;
alter table seat add foreign key (ctg_id, service_id) references service (ctg_id, id);
comment on column seat.service_id is 'The service this seat sits for; null for an elected official, a director, a whole organisation.';

alter table attendance add column service_id uuid;
alter table attendance add foreign key (ctg_id, service_id) references service (ctg_id, id);
comment on column attendance.service_id is 'The service of the seat that day, kept as it was.';
