-- Older nodes bear it. Failures to enter are slowed down: when the last one was, and from which networks a person has entered already.
-- Rules: docs/rules/accounts.md §5.
alter table attempt add column last_at timestamptz;
comment on column attempt.last_at is 'Last attempt of the window; null for rows written before this column.';

create table known_network (
  person_id uuid not null references person (id) on delete cascade,
  network_key text not null check (length(network_key) = 43),
  entered_at timestamptz not null,
  primary key (person_id, network_key)
);
create index on known_network (entered_at);
comment on table known_network is 'Networks from which a person has entered: failures elsewhere do not keep her out there. Kept 90 days after the last entry.';
comment on column known_network.network_key is 'HMAC-SHA-256 of the network (IPv4 address, IPv6 /64) by the secret of the instance, base64url; never the address.';
