-- Older nodes bear it: they neither read nor write these columns, which begin empty.
alter table party
  add column address text not null default '' check (char_length(address) <= 300),
  add column siret text not null default '' check (siret ~ '^(\d{14})?$'),
  add column commitments text not null default '',
  add column kept_services text not null default '';
-- Names were once cut when a short one was proposed: a convention never prints a name cut.
update party set short_name = name where short_name like '%…';
comment on column party.address is 'Of its seat, as the convention prints it.';
comment on column party.commitments is 'What it commits to in the convention, one a line.';
comment on column party.kept_services is 'Services whose offer it commits to maintain, one a line.';
