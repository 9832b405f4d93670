-- Older nodes bear it: they do not read it.
create type notice_unit as enum ('day', 'month');

create table termination (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  party_id uuid,
  is_whole boolean not null,
  reason text not null check (reason <> '' and char_length(reason) <= 2000),
  notified_on date not null,
  notice_length integer not null check (notice_length between 0 and 3650),
  notice_unit notice_unit not null,
  effective_on date not null check (effective_on >= notified_on),
  brings_end_forward boolean not null,
  ends_on_before date,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  check (party_id is not null or is_whole),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index on termination (ctg_id, party_id);
comment on table termination is 'The convention ends before its term, for all or for one party; undone until its effect. party_id null: by common accord.';
comment on column termination.effective_on is 'Last day of the convention: the end of the notice.';
comment on column termination.ends_on_before is 'The end of the CTG before it was brought forward to the effect, given back when undone; null when it had none.';
