-- Older nodes bear it: two new tables, which they neither write nor read.
-- What a person who follows many CTGs keeps for herself. Rules: docs/rules/portfolio.md §1, §6.
create table portfolio_columns (
  person_id uuid primary key references person (id) on delete cascade,
  columns text[] not null check (cardinality(columns) between 1 and 40)
);
comment on table portfolio_columns is 'The columns of her portfolio, in the order she reads them; none kept: the usual ones.';

create table portfolio_campaign (
  person_id uuid not null references person (id) on delete cascade,
  id uuid not null,
  name text not null check (name <> '' and char_length(name) <= 120),
  closes_on date not null,
  launched_at timestamptz not null,
  results jsonb not null,
  primary key (person_id, id)
);
create index on portfolio_campaign (person_id, launched_at desc);
comment on table portfolio_campaign is 'A campaign launched over several CTGs in one act; each CTG has its own campaign.';
comment on column portfolio_campaign.results is 'By CTG: its campaign and how many it asks, or why it was not launched there.';
