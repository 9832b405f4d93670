-- Older nodes bear it: a new table, which they neither write nor read; from them a former address answers 404, as it did.
-- Addresses that a public page left: they lead to the new one, and nobody else takes them meanwhile. Rules: docs/rules/portal.md §1.
create table portal_former_address (
  ctg_id uuid not null references portal_page (ctg_id) on delete cascade,
  address text not null unique check (address ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(address) between 3 and 60),
  left_at timestamptz not null,
  primary key (ctg_id, address)
);
