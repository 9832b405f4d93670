-- Older nodes bear it: a new table, nothing changes of the others.
-- What became of a finding that Trame proposed from the figures. Rules: docs/rules/drafting.md §4.
create type draft_outcome_kind as enum ('kept', 'amended', 'contested', 'merged', 'dismissed');
create table draft_outcome (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  theme_id uuid not null,
  draft_key text not null check (char_length(draft_key) between 1 and 2000),
  question text not null check (char_length(question) between 1 and 2000),
  outcome draft_outcome_kind not null,
  reason text not null default '' check (char_length(reason) <= 500),
  finding_id uuid,
  party_id uuid not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, theme_id, draft_key),
  foreign key (ctg_id, theme_id) references theme (ctg_id, id) on delete cascade,
  foreign key (ctg_id, finding_id) references finding (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  check ((outcome = 'dismissed') = (finding_id is null)),
  check (outcome <> 'dismissed' or reason <> '')
);
create index on draft_outcome (ctg_id, finding_id);
create index on draft_outcome (ctg_id, party_id);
comment on table draft_outcome is 'What a group made of a finding Trame proposed: a finding of its own, or nothing, with the reason.';
comment on column draft_outcome.draft_key is 'Rule, its version, cells and values it was read in: other figures make another draft.';
