-- Older nodes bear it: a party corrects figures that it has shown; to such a node a correction contradicts them, and is refused; it waits under a job name that they do not take. Rules: docs/rules/deposits.md §6.
alter type dataset_state add value 'corrected';
alter table dataset
  add corrects_id uuid,
  add correction_reason text not null default '' check (char_length(correction_reason) <= 1000),
  add corrected_at timestamptz,
  add foreign key (ctg_id, corrects_id) references dataset (ctg_id, id),
  add check ((corrects_id is null) = (correction_reason = '')),
  add check (corrects_id <> id);
create index on dataset (ctg_id, corrects_id);
comment on column dataset.corrects_id is 'The figures of the same party that these replace, once they are shown.';
comment on column dataset.corrected_at is 'When figures that replace these were shown; withdrawn before, they stay withdrawn.';
