-- The list of the plan read by pages, filtered and sorted by the database; views one keeps. Rules: docs/rules/plan.md §12.

-- As `compareCodes` does: 1.10 after 1.9, letters after figures, case and accents aside.
create collation plan_order (provider = icu, locale = 'fr-u-kn-true-ks-level1', deterministic = false);

create function period_end(day date, known date_precision) returns date language sql immutable parallel safe
  return case known
    when 'day' then day
    when 'month' then (date_trunc('month', day::timestamp) + interval '1 month')::date - 1
    when 'quarter' then (date_trunc('quarter', day::timestamp) + interval '3 months')::date - 1
    when 'year' then (date_trunc('year', day::timestamp) + interval '1 year')::date - 1
  end;
comment on function period_end is 'Last day of the period that a date of this precision stands for, as `lastDayOf`.';

create index action_in_plan_order on action (ctg_id, (code collate plan_order), number);
create index action_step_awaited on action_step (ctg_id, (period_end(target_on, target_precision)), action_id)
  where status in ('to-come', 'in-progress');

create table plan_saved_view (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  name text not null check (name <> ''),
  view text not null check (view <> ''),
  criteria text not null,
  is_shared boolean not null default false,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, person_id, name)
);
comment on table plan_saved_view is 'A view of the plan under a filter, kept by a person under a name; is_shared: read by every member.';
comment on column plan_saved_view.criteria is 'The part of the address after « ? », read again by `readPlanFilter`.';
