-- A coordination is told that somebody else named who signs for its party. Rules: docs/rules/signing.md §3.2.
alter type notice_kind add value 'signatory-named';
