-- The coordination is told of a text that is set apart. Rules: docs/rules/writing.md §6.14.
alter type notice_kind add value 'text-set-apart';
