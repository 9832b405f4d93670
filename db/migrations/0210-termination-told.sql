-- The other coordinations are told that the convention ends before its term, or no more. Rules: docs/rules/amendments.md §6.6.
alter type notice_kind add value 'termination-recorded';
alter type notice_kind add value 'termination-undone';
