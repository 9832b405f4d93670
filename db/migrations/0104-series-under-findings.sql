-- Older nodes bear it: they leave the new column empty and do not show a series under a finding.
-- A series of a party supports a finding as a public indicator does: frozen, under the id « serie-<id> ».
alter table finding_figure
  add column series_id uuid,
  add column public_indicator_id text generated always as (case when series_id is null then indicator_id end) stored
    references indicator (id),
  add foreign key (ctg_id, series_id) references dataset (ctg_id, id),
  add check (series_id is null or indicator_id = 'serie-' || series_id::text);
alter table finding_figure drop constraint finding_figure_indicator_id_fkey;
create index on finding_figure (ctg_id, series_id);
comment on column finding_figure.indicator_id is 'A public indicator, or a series of a party of the CTG (series_id).';
