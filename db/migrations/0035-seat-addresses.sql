-- Where to write to those who sit, most of whom have no account. Rules: docs/rules/governance.md §11.
alter table seat
  add column holder_email text not null default '',
  add column substitute_email text not null default '';
comment on column seat.holder_email is 'Where to write to the holder; empty: the address of the member of this name, if any.';
