-- A plan that comes back from a spreadsheet: what it changed, to take it out again. Rules: docs/rules/taking-up.md §5.
alter table plan_import add column written jsonb;
comment on column plan_import.written is 'For a file that changed a plan already there: each row written, its cells before and after; null for a first reprise.';
comment on column action.external_id is 'Identifier of the action in the spreadsheet or software it came from, kept as written; exported.';
-- Until now it held the place of the action in its file, which identifies nothing.
update action set external_id = null where external_id ~ '^\d+:\d+$';
