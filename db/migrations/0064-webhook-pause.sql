-- A webhook may be paused by the coordination, as it is stopped when nobody answers. Rules: docs/rules/plan.md §16.5.
alter type webhook_stop add value 'paused';
