-- A sheet kept apart from the plan: read by the coordination, its leads and the parties it names. Rules: docs/rules/plan.md §17.
-- Who sees what is in db/sight.sql, which every read of the application passes through (docs/decisions/0016).
alter table action add column is_restricted boolean not null default false;
comment on column action.is_restricted is 'Kept apart from the plan; what reads it sees only the rows open to the reader (db/sight.sql).';
create index action_restricted on action (id) where is_restricted;
create index action_restricted_of_ctg on action (ctg_id) where is_restricted;
