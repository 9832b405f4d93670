-- Older nodes bear it: they do not write the new column; an answer that one of them takes meanwhile is counted too.
-- A survey closed by its coordination takes no more answers while they are counted by a job. Rules: docs/rules/surveys.md §4.
alter table survey
  add column counting_since timestamptz,
  add check (counting_since is null or state <> 'draft');
comment on column survey.counting_since is 'When it was closed; its state stays open until its answers are counted.';
