-- Older nodes bear it: two columns that they leave empty. What is on its way takes its room before its row is written, whichever
-- node receives it: sendings at the same instant do not pass the quota together (docs/decisions/0019).
alter table awaited_content
  add column for_ctg_id uuid references ctg (id) on delete cascade,
  add column size_bytes bigint not null default 0 check (size_bytes >= 0);
create index awaited_content_for_ctg_id on awaited_content (for_ctg_id) where for_ctg_id is not null;
comment on column awaited_content.for_ctg_id is 'CTG in whose room it counts; null for what is made by Trame, or sent outside a CTG';
comment on column awaited_content.size_bytes is 'Counted in that room, and in that of the instance, until the row that names it is';
