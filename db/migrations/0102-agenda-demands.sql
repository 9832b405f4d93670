-- Older nodes bear it: they write points without a demand, and do not read what the parties propose.
alter table agenda_item
  add column demand text not null default '' check (char_length(demand) <= 300),
  add column reason text not null default '' check (char_length(reason) <= 1000),
  add column effect text not null default '' check (char_length(effect) <= 1000);
comment on column agenda_item.demand is 'What is asked of the body, as a question; empty: a point of information.';
comment on column agenda_item.reason is 'Why it is asked.';
comment on column agenda_item.effect is 'What it changes.';

-- What each party proposes on a point that asks a decision, and its reservation, before the meeting.
create table agenda_proposal (
  ctg_id uuid not null references ctg (id),
  agenda_item_id uuid not null,
  party_id uuid not null,
  text text not null default '' check (char_length(text) <= 1000),
  reservation text not null default '' check (char_length(reservation) <= 1000),
  written_by text not null,
  written_at timestamptz not null,
  primary key (ctg_id, agenda_item_id, party_id),
  foreign key (ctg_id, agenda_item_id) references agenda_item (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  check (text <> '' or reservation <> '')
);
create index on agenda_proposal (ctg_id, party_id);
