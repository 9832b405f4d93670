-- Older nodes bear it: they offer no such thing and leave what came as it is.
-- What a party expects, brings, commits to and maintains, carried line by line. Rules: docs/rules/renewal.md §2.9.
alter type renewal_kind add value 'commitment';
