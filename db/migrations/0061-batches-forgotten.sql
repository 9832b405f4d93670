-- Batches are kept a time, and in a number; what put one back may outlive it. Rules: docs/rules/plan.md §15.8.
alter table plan_batch drop constraint plan_batch_ctg_id_undoes_id_fkey;
alter table plan_batch
  add foreign key (ctg_id, undoes_id) references plan_batch (ctg_id, id) on delete set null (undoes_id);
alter table plan_batch drop constraint plan_batch_check;
alter table plan_batch add check (origin = 'undo' or undoes_id is null);
comment on column plan_batch.undoes_id is 'The batch this one puts back; a batch is put back once. Null for one that is no longer kept.';
