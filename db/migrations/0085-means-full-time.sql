-- Older nodes bear it: they leave it empty.
alter table action_means add column full_time_equivalents numeric check (full_time_equivalents >= 0);
comment on column action_means.full_time_equivalents is 'Staff time, in full-time equivalents (ETP): 0.5 is a half-time; null: not said.';
