-- Older nodes bear it: an index, which they fill as they write.
-- Points of progress that wait to be read are few among years of them. Rules: docs/rules/portfolio.md §2.
create index progress_report_submitted on public.progress_report (ctg_id, action_id) where status = 'submitted';
