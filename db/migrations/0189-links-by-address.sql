-- Older nodes bear it: an index. The first page of each person looks for what she is named to sign, by the address of her account, in
-- all her CTGs at once (docs/rules/signing.md §3.2).
create index on signing_link (email) where revoked_at is null;
