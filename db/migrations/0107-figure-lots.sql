-- Older nodes bear it: a table more, which they do not look at; a kind of subject that they never write.
-- Lots: open data loaded by this instance, one file each. Rules: docs/rules/sources.md. Why: docs/decisions/0045.
create type figure_lot_state as enum ('preparing', 'published', 'replaced', 'failed', 'undone');
create type figure_lot_origin as enum ('internet', 'folder');

create table figure_lot (
  id uuid primary key,
  source text not null check (source ~ '^[a-z0-9-]+$'),
  title text not null,
  producer text not null,
  licence text not null,
  address text not null,
  origin figure_lot_origin not null,
  state figure_lot_state not null default 'preparing',
  vintage text,
  steps_done integer not null default 0 check (steps_done >= 0),
  steps_total integer not null default 0 check (steps_total >= steps_done),
  step text,
  claimed_until timestamptz,
  account jsonb,
  failure jsonb,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint check (size_bytes > 0),
  requested_by text not null,
  requested_at timestamptz not null,
  published_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  check ((state = 'published') = (sha256 is not null)),
  check ((sha256 is null) = (size_bytes is null)),
  check (state <> 'published' or (account is not null and published_at is not null)),
  check ((state = 'failed') = (failure is not null))
);
-- One import of a source at a time.
create unique index figure_lot_being_prepared on figure_lot (source) where state = 'preparing';
create index on figure_lot (requested_at desc);
comment on table figure_lot is 'One import of open data: its file of figures is a content of the store, read by every node while the lot is published.';
comment on column figure_lot.source is 'Key of app/domains/sources/source-table.ts.';
comment on column figure_lot.account is 'Rows read, kept, refused and why, control totals, as app/domains/sources/account.ts describes them.';
comment on column figure_lot.failure is 'Why it failed, as app/domains/sources/failure.ts describes it.';
comment on column figure_lot.step is 'What is being done, while it is prepared.';
comment on column figure_lot.claimed_until is 'While a process imports it, which says again and again that it lives; past it, another goes on.';
comment on column figure_lot.sha256 is 'Its figures (Parquet: indicator, territory, year, value, status); let go when the lot is replaced or undone.';
comment on column figure_lot.requested_by is 'Name of the person, or that of the machine where it was typed.';

alter type subject_type add value 'figure-lot';
