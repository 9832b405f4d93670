-- Older nodes bear it: they show no workshop without a theme, until they are of this version.
-- A workshop on a question of the evaluation may be of the whole convention. Rules: docs/rules/evaluation.md §9.
alter table workshop alter column theme_id drop not null;
comment on column workshop.theme_id is 'Null: of the whole convention, when it judges a question of the evaluation.';
