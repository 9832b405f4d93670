-- An indicator may serve several themes; one may be the ratio of two others, so that any perimeter can be computed.
create table indicator_theme (
  theme text not null check (theme ~ '^[a-z-]+$'),
  indicator_id text not null references indicator (id) on delete cascade,
  position integer not null,
  primary key (theme, indicator_id)
);
comment on table indicator_theme is 'Themes an indicator is shown under (docs/glossary.md), and its place there. indicator.theme is the first of them.';

alter table indicator
  add column short_name text,
  add column decimals smallint not null default 1 check (decimals between 0 and 2),
  add column numerator_id text references indicator (id),
  add column denominator_id text references indicator (id),
  add check ((numerator_id is null) = (denominator_id is null)),
  add check ((parent_id is null) = (short_name is null));
comment on column indicator.short_name is 'Name under its parent: « crèches (EAJE) » after « … dont ».';
comment on column indicator.decimals is 'Decimals its source gives, or that a ratio of rounded counts deserves; ranks are made on values rounded so.';
comment on column indicator.numerator_id is 'For a ratio computed here, in percent: the count above; with denominator_id. It then has no row in figure.';
