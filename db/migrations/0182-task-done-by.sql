-- Older nodes bear it: they do not write the new column; a task that one of them marks bears no name.
-- A task is said done by who holds the meeting, or by the person who has it. Rule: docs/rules/governance.md §9.4.
alter table agenda_outcome
  add column done_by text,
  add check (done_by is null or done_on is not null) not valid;
comment on column agenda_outcome.done_by is 'Who said the task done; null before, and where only the day was kept.';
