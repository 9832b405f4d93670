-- Older nodes bear it: a new table, which they neither write nor read.
-- Who enters by an identity provider (ProConnect): one row an identity. Rules: docs/rules/accounts.md §12.
create table provider_identity (
  issuer text not null check (issuer <> ''),
  subject text not null check (subject <> ''),
  person_id uuid not null references person (id) on delete cascade,
  email text not null,
  siret text not null default '' check (siret ~ '^(\d{14})?$'),
  organisation text not null default '',
  acr text not null default '',
  tied_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (issuer, subject)
);
create index provider_identity_person on provider_identity (person_id);
create index party_organisation on party (left(siret, 9)) where siret <> '';
comment on column provider_identity.subject is '« idp_id:sub »: the same person behind another provider of identity is another identity, tied apart.';
comment on column provider_identity.siret is 'As she chose it when she last entered: it proposes a party, it never gives a right.';
