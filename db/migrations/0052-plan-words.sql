-- Words of a plan found without reading every sheet; names of leads offered by the filter. Rules: docs/rules/plan.md §12.
create index action_words on action using gin ((plain_text(code || ' ' || title || ' ' || lead_name || ' ' || next_step || ' '
  || need || ' ' || public || ' ' || areas || ' ' || partners_text)) gin_trgm_ops);
create index action_lead_names on action (ctg_id, lead_name) where lead_name <> '';
