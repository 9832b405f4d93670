-- Older nodes bear it: an index, which they fill as they write.
-- What was written to an address is found without reading every mail of two years. Rules: docs/rules/privacy.md §5.
create index on outgoing_mail (to_address);
