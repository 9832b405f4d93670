-- Requests are no more counted, failures are (attempt, docs/decisions/0020). Nodes of before wrote there at each sign-in.
drop table rate_limit;
