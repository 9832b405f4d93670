-- Older nodes bear it: two columns that may stay empty, which they neither write nor read.
-- A workshop may judge together a question of the evaluation; each proposal then says what its author judges. Rules: docs/rules/evaluation.md §9.
alter table workshop add column evaluation_question_id uuid;
alter table workshop add foreign key (ctg_id, evaluation_question_id) references evaluation_question (ctg_id, id)
  on delete set null (evaluation_question_id);
create index on workshop (ctg_id, evaluation_question_id);
comment on column workshop.evaluation_question_id is 'The question it judges together; null: it proposes findings and actions.';
alter table proposal add column level evaluation_level;
comment on column proposal.level is 'What its author judges, for herself: set only in a workshop on a question of the evaluation.';
