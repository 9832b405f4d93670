-- What the page of a large plan asks each time: its key words, its ends. Rules: docs/rules/plan.md §12.
create index action_with_tags on action (ctg_id) include (tags) where tags <> '{}';
create index action_ends on action (ctg_id, (period_end(ends_on, ends_precision)));
