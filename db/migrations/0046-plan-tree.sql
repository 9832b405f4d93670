-- The tree of a plan: names of its levels, how its sheets are numbered, their order; sheets carried from the CTG before.

create type plan_numbering as enum ('place', 'sheet');

create table plan_structure (
  ctg_id uuid primary key references ctg (id),
  level_1_label text not null default 'Axe' check (level_1_label <> ''),
  level_2_label text not null default 'Orientation' check (level_2_label <> ''),
  level_3_label text not null default 'Sous-orientation' check (level_3_label <> ''),
  objective_label text not null default 'Objectif' check (objective_label <> ''),
  action_label text not null default 'Action' check (action_label <> ''),
  numbering plan_numbering not null default 'place',
  sheet_prefix text not null default 'FA',
  has_codes_following boolean not null default false,
  version integer not null default 1
);
comment on table plan_structure is 'Names a CTG gives to the levels of its plan, and how its sheets are numbered. No row: the usual ones.';
comment on column plan_structure.numbering is 'place: 1.2.3, from the objective; sheet: FA 7, one run over the plan.';
comment on column plan_structure.has_codes_following is 'Sheets are numbered again at each move; else a sheet keeps its number.';

-- A level takes the name most of its axes had.
with recursive placed as (
  select ctg_id, id, level_label, 1 as level from axis where parent_id is null
  union all
  select axis.ctg_id, axis.id, axis.level_label, placed.level + 1
  from axis join placed on placed.ctg_id = axis.ctg_id and placed.id = axis.parent_id
)
insert into plan_structure (ctg_id, level_1_label, level_2_label, level_3_label)
select
  ctg_id,
  coalesce(mode() within group (order by level_label) filter (where level = 1 and level_label <> ''), 'Axe'),
  coalesce(mode() within group (order by level_label) filter (where level = 2 and level_label <> ''), 'Orientation'),
  coalesce(mode() within group (order by level_label) filter (where level = 3 and level_label <> ''), 'Sous-orientation')
from placed
group by ctg_id;

alter table axis drop column level_label;
comment on table axis is 'Tree above objectives, one to three levels; the name of a level is the CTG’s own (plan_structure).';

alter table action_objective add column position integer not null default 0;
comment on column action_objective.position is 'Lowest: the objective that gives the sheet its place and its number.';

-- Until now, the objective whose number begins the sheet’s.
with recursive numbered as (
  select ctg_id, id, parent_id, row_number() over (partition by ctg_id, parent_id order by position, id) as rank from axis
), tree as (
  select ctg_id, id, rank::text as code from numbered where parent_id is null
  union all
  select numbered.ctg_id, numbered.id, tree.code || '.' || numbered.rank
  from numbered join tree on tree.ctg_id = numbered.ctg_id and tree.id = numbered.parent_id
), children as (
  select ctg_id, parent_id, count(*) as axis_count from axis where parent_id is not null group by ctg_id, parent_id
), objectives as (
  select
    objective.ctg_id,
    objective.id,
    tree.code || '.' || (coalesce(children.axis_count, 0)
      + row_number() over (partition by objective.ctg_id, objective.axis_id order by objective.position, objective.id)) as code
  from objective
  join tree on tree.ctg_id = objective.ctg_id and tree.id = objective.axis_id
  left join children on children.ctg_id = objective.ctg_id and children.parent_id = objective.axis_id
)
update action_objective
set position = 1
from objectives, action
where objectives.ctg_id = action_objective.ctg_id and objectives.id = action_objective.objective_id
  and action.ctg_id = action_objective.ctg_id and action.id = action_objective.action_id
  and not starts_with(action.code, objectives.code || '.');

alter table action
  add column position integer not null default 0,
  add column carried_ctg_id uuid,
  add column carried_action_id uuid,
  add check ((carried_ctg_id is null) = (carried_action_id is null)),
  add foreign key (carried_ctg_id, carried_action_id) references action (ctg_id, id);
comment on column action.position is 'Order of the sheets in the plan; under each objective they follow it.';
comment on column action.carried_action_id is 'The sheet of the CTG before (carried_ctg_id) that this one carries on.';
create index on action (carried_ctg_id, carried_action_id) where carried_action_id is not null;

-- Until now, the order of their numbers: 1.10 after 1.9.
update action
set position = placed.rank
from (
  select ctg_id, id, row_number() over (
    partition by ctg_id
    order by regexp_replace(regexp_replace(code, '(\d+)', '000000000\1', 'g'), '\d*(\d{9})(?!\d)', '\1', 'g')
        collate "C", number
  ) as rank
  from action
) placed
where placed.ctg_id = action.ctg_id and placed.id = action.id;
