-- Older nodes bear it: new tables, a new value of a list, and a trigger that only speaks; they neither write nor read them.
-- The public page of a CTG, its published editions, and what its coordinations chose to show. Rules: docs/rules/portal.md.
alter type subject_type add value 'portal-page';

create table portal_edition (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  number integer check (number > 0),
  content jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  proposed_by text not null,
  proposed_side party_kind not null check (proposed_side in ('caf', 'authority')),
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_side party_kind check (confirmed_side in ('caf', 'authority')),
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (ctg_id, id),
  unique (ctg_id, number),
  check ((number is null) = (published_at is null) and (number is null) = (confirmed_by is null)),
  check ((confirmed_by is null) = (confirmed_side is null) and confirmed_side <> proposed_side),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or number is null))
);
create unique index portal_edition_waits on portal_edition (ctg_id) where number is null and withdrawn_at is null;
comment on table portal_edition is 'What the public reads of a CTG, frozen: proposed by one coordination, published under the next number once the other confirms.';
comment on column portal_edition.file_sha256 is 'The picture of the page for who shares it, made by a job; null meanwhile.';

create table portal_page (
  ctg_id uuid primary key references ctg (id),
  address text not null unique check (address ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(address) between 3 and 60),
  title text not null default '' check (char_length(title) <= 120),
  introduction text not null default '' check (char_length(introduction) <= 600),
  shows_proposed boolean not null default false,
  legal jsonb not null default '{}',
  edition_id uuid,
  closed_by text,
  closed_at timestamptz,
  version integer not null default 1,
  foreign key (ctg_id, edition_id) references portal_edition (ctg_id, id)
);
create index on portal_page (ctg_id, edition_id);
comment on table portal_page is 'The public page of a CTG. Off until both coordinations published an edition.';
comment on column portal_page.edition_id is 'The edition shown; null: the page is off.';
comment on column portal_page.shows_proposed is 'Actions still proposed are shown, and said proposed.';
comment on column portal_page.legal is 'Legal notice of this CTG, by field; an empty one is that of the instance.';

create table portal_decision (
  ctg_id uuid not null,
  decision_id uuid not null,
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (ctg_id, decision_id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id) on delete cascade
);
comment on table portal_decision is 'Decisions that the coordinations chose to make public; none is by itself.';

create table portal_document (
  ctg_id uuid not null,
  file_id uuid not null,
  title text not null check (title <> '' and char_length(title) <= 200),
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (ctg_id, file_id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id) on delete cascade
);
comment on table portal_document is 'Documents that the coordinations chose to make public.';

-- A sheet kept apart after a publication leaves the page at once: every node forgets what it served.
create function tell_public_page() returns trigger language plpgsql as $$
begin
  perform pg_notify('trame_public', new.ctg_id::text);
  return null;
end $$;
create trigger action_kept_apart after update of is_restricted on action
  for each row when (new.is_restricted and not old.is_restricted) execute function tell_public_page();
