-- Older nodes bear it: new tables, which they neither read nor write.
-- Renewal of a CTG, theme by theme. Rules: docs/rules/renewal.md.
-- Which CTG follows one is asked of each dashboard.
create index on ctg (predecessor_id) where predecessor_id is not null;

create type renewal_kind as enum ('party', 'service', 'linked-plan', 'body', 'finding', 'issue');
create type renewal_answer as enum ('accepted', 'declined');

create table renewal_item (
  ctg_id uuid not null references ctg (id),
  kind renewal_kind not null,
  former_id uuid not null,
  former_ctg_id uuid not null references ctg (id),
  item_id uuid not null,
  carried_by text not null,
  carried_at timestamptz not null,
  primary key (ctg_id, kind, former_id)
);
create index on renewal_item (ctg_id, item_id);
create index on renewal_item (former_ctg_id, former_id);
comment on table renewal_item is 'What came here from the CTG before, by its id there: carried once, taken back as long as nobody changed it.';

create table renewal_proposal (
  ctg_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  next_ctg_id uuid not null,
  party_id uuid not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  answer renewal_answer,
  answered_at timestamptz,
  primary key (ctg_id, id),
  unique (next_ctg_id, member_id),
  foreign key (ctg_id, member_id) references member (ctg_id, id),
  foreign key (next_ctg_id, party_id) references party (ctg_id, id),
  check ((answer is null) = (answered_at is null))
);
create index on renewal_proposal (ctg_id, member_id);
create index on renewal_proposal (next_ctg_id, party_id);
comment on table renewal_proposal is 'A mandate of this CTG proposed in the one that follows (next_ctg_id): its person becomes a member there when she agrees, and not before.';

create table renewal_balance (
  ctg_id uuid primary key references ctg (id),
  former_ctg_id uuid not null references ctg (id),
  content jsonb not null,
  poured_by text not null,
  poured_at timestamptz not null
);
create index on renewal_balance (former_ctg_id);
comment on table renewal_balance is 'The balance of the CTG before, as it was read by someone who follows both: what every member of this one may read.';
