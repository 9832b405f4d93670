-- Older nodes bear it: a new table and a new kind of notice, which they neither write nor read.
-- Mail domains that a coordination opens: who enters by its identity provider with such an address reads. Rules: docs/rules/ctg.md §10.
create table mail_domain (
  ctg_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  domain text not null check (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  opened_by uuid not null references person (id),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create unique index mail_domain_open on mail_domain (ctg_id, domain) where closed_at is null;
create index mail_domain_known on mail_domain (domain) where closed_at is null;
comment on table mail_domain is 'Closed, a line stays: it says by which door people came in.';

alter type notice_kind add value 'member-entered';

-- The journal of the instance tells by which door people come in: the condition of its statement is written the same.
drop index audit_entry_of_the_instance;
create index audit_entry_of_the_instance on audit_entry (at desc, id desc) where
  ctg_id is null
  or action in ('ctg.created', 'ctg.taken-up', 'member.invited', 'member.changed', 'member.ended', 'member.coordination-handed-over',
    'member.entered-by-domain', 'party.mail-domain-opened', 'party.mail-domain-closed');
