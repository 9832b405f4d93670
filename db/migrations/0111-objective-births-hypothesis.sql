-- Older nodes bear it: they write objectives without it, and leave what is there.
-- Under which hypothesis of births a target of coverage is read. Rules: docs/rules/projection.md §4.
create type births_hypothesis as enum ('mean', 'constant', 'trend');
alter table objective add column births_hypothesis births_hypothesis;
comment on column objective.births_hypothesis is 'Births carried to the year of the target: mean of three years, as the last one, or going on; null: not chosen.';
