-- A mail or a message is claimed, handed over outside any transaction, then settled: no lock is held while a network is waited for.
-- Rules: docs/decisions/0022.
alter table outgoing_mail
  add column claimed_until timestamptz,
  add column is_urgent boolean not null default false,
  add column for_ctg_id uuid references ctg (id) on delete set null;
comment on column outgoing_mail.claimed_until is 'Being handed to the mail server by one process, until then at the latest: past it, that process is dead and another may.';
comment on column outgoing_mail.is_urgent is 'Someone waits for it before her screen (sign-in, password): it passes before the others.';
comment on column outgoing_mail.for_ctg_id is 'The CTG that writes, so that one that writes much does not hold up the others; null: the instance, or several.';
create index on outgoing_mail (for_ctg_id) where for_ctg_id is not null;

alter table webhook_message add column claimed_until timestamptz;
comment on column webhook_message.claimed_until is 'Being posted by one process, until then at the latest: past it, that process is dead and another may.';
