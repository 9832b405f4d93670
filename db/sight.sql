-- What the application reads: schema `sight` comes before `public` on its connections, so that the name of a table of which some
-- rows are not for everyone is that of a view without them. Not a migration: made again whole by app/kernel/migrate.server.ts
-- each time a migration or this file changes. Rules: docs/rules/plan.md §17. Why: docs/decisions/0016.
create schema sight;

-- The setting names the restricted sheets open to who asks, or all of them (*); without it, nobody sees any. Read once a statement and
-- looked up by hash: a national account has three thousand of them (docs/decisions/0073). Whether it is all of them is asked once a
-- statement too, by a sub-query: reading the setting for each restricted sheet copies its hundred kilobytes each time.
create view sight.opened as
  select unnest(string_to_array(nullif(current_setting('trame.sight', true), '*'), ',')::uuid[]) as id;
create function sight.sees_all() returns boolean language sql stable parallel safe
return coalesce(current_setting('trame.sight', true) = '*', false);

-- The restricted sheets a person reads that day: every one for the coordination, hers as a lead, those of a party that is named
-- (lead, co-lead, partner, or by a service).
create function sight.open_to(person uuid, today date) returns uuid[] language sql stable
return array(
  select distinct action.id
  from public.member
  join public.action on action.ctg_id = member.ctg_id and action.is_restricted
  where member.person_id = person and (member.until is null or member.until >= today) and (
    member.role = 'coordinator'
    or action.lead_person_id = person
    -- Who comes from outside to evaluate speaks for the party that called her in, and is not of it.
    or member.role::text <> 'evaluator' and (member.party_id in (action.lead_party_id, action.co_lead_party_id)
    or exists (select from public.action_party named
      where named.ctg_id = action.ctg_id and named.action_id = action.id and named.party_id = member.party_id)
    or exists (select from public.action_service named
      join public.service on service.ctg_id = named.ctg_id and service.id = named.service_id
      where named.ctg_id = action.ctg_id and named.action_id = action.id and service.party_id = member.party_id))));

create view sight.hidden_action as
  select ctg_id, id from public.action
  where is_restricted and not (select sight.sees_all()) and id not in (select opened.id from sight.opened);

-- Everything that hangs on a hidden sheet and is named by a kind and an id. Always asked with the CTG (docs/decisions/0073): a
-- statement about one CTG then reads the few hidden sheets of that one, by their index, and not those of the whole country.
create view sight.hidden as
  select ctg_id, id from sight.hidden_action
  union all select report.ctg_id, report.id from public.progress_report report
    join sight.hidden_action sheet on sheet.ctg_id = report.ctg_id and sheet.id = report.action_id
  union all select mending.ctg_id, mending.id from public.corrective_action mending
    join sight.hidden_action sheet on sheet.ctg_id = mending.ctg_id and sheet.id = mending.action_id
  union all select measure.ctg_id, measure.id from public.action_measure measure
    join sight.hidden_action sheet on sheet.ctg_id = measure.ctg_id and sheet.id = measure.action_id;

create view sight.hidden_text as
  select text.ctg_id, text.id from public.written_text text
  join sight.hidden on hidden.ctg_id = text.ctg_id and hidden.id = text.subject_id;

create view sight.hidden_file as
  select file.ctg_id, file.file_id as id from public.action_file file
    join sight.hidden_action sheet on sheet.ctg_id = file.ctg_id and sheet.id = file.action_id
  union all select file.ctg_id, file.file_id from public.report_file file
    join sight.hidden on hidden.ctg_id = file.ctg_id and hidden.id = file.report_id;

create view sight.action as select * from public.action
  where not is_restricted or (select sight.sees_all()) or id in (select opened.id from sight.opened);

do $$
declare
  -- Tables whose rows belong to a sheet, by their column action_id.
  of_action constant text[] := array['action_area', 'action_caf_field', 'action_commune', 'action_file', 'action_linked_plan',
    'action_means', 'action_measure', 'action_objective', 'action_party', 'action_service', 'action_step', 'campaign_action',
    'library_copy', 'library_sheet', 'progress_report'];
  -- Rows of a text, by text_id.
  of_text constant text[] := array['text_state', 'text_update', 'text_thread', 'text_version', 'settled_suggestion'];
  -- Rows that name a thing of any kind.
  of_thing constant text[] := array['notice', 'decision_subject', 'proposal_outcome', 'written_text'];
  name text;
begin
  -- A table younger than these views: an instance brought up to date migration after migration has not made it yet.
  foreach name in array of_action loop
    if to_regclass('public.' || name) is not null then
      execute format('create view sight.%1$I as select * from public.%1$I where not exists (select from sight.hidden_action hidden where hidden.ctg_id = %1$I.ctg_id and hidden.id = %1$I.action_id)', name);
    end if;
  end loop;
  foreach name in array of_text loop
    execute format('create view sight.%1$I as select * from public.%1$I where not exists (select from sight.hidden_text hidden where hidden.ctg_id = %1$I.ctg_id and hidden.id = %1$I.text_id)', name);
  end loop;
  foreach name in array of_thing loop
    execute format('create view sight.%1$I as select * from public.%1$I where not exists (select from sight.hidden where hidden.ctg_id = %1$I.ctg_id and hidden.id = %1$I.subject_id)', name);
  end loop;
end $$;

-- The journal: neither the lines about what is hidden, nor those about something else whose detail names a hidden sheet (what waits
-- for it, what a workshop became, what a decision is tied to). By its id: lines keep the id of another sheet, not its words alone.
create view sight.audit_entry as select * from public.audit_entry
  where not exists (select from sight.hidden where hidden.ctg_id = audit_entry.ctg_id and hidden.id = audit_entry.subject_id)
  and not exists (select from sight.hidden_action hidden
    where hidden.ctg_id = audit_entry.ctg_id and audit_entry.detail::text like '%' || hidden.id || '%');

create view sight.corrective_action as select * from public.corrective_action
  where not exists (select from sight.hidden_action hidden
    where hidden.ctg_id = corrective_action.ctg_id and hidden.id = corrective_action.action_id);

create view sight.corrective_note as select * from public.corrective_note
  where not exists (select from sight.hidden hidden
    where hidden.ctg_id = corrective_note.ctg_id and hidden.id = corrective_note.corrective_action_id);

create view sight.measure_value as select * from public.measure_value
  where not exists (select from sight.hidden hidden
    where hidden.ctg_id = measure_value.ctg_id and hidden.id = measure_value.measure_id);

create view sight.report_file as select * from public.report_file
  where not exists (select from sight.hidden hidden
    where hidden.ctg_id = report_file.ctg_id and hidden.id = report_file.report_id);

create view sight.stored_file as select * from public.stored_file
  where not exists (select from sight.hidden_file hidden
    where hidden.ctg_id = stored_file.ctg_id and hidden.id = stored_file.id);

create view sight.action_dependency as select * from public.action_dependency
  where not exists (select from sight.hidden_action hidden where hidden.ctg_id = action_dependency.ctg_id
    and hidden.id in (action_dependency.action_id, action_dependency.after_action_id));

create view sight.agenda_item as select * from public.agenda_item
  where not exists (select from sight.hidden hidden
    where hidden.ctg_id = agenda_item.ctg_id and hidden.id = agenda_item.subject_id);

-- A table younger than these views: an instance brought up to date migration after migration has not made it yet.
do $$ begin
  if to_regclass('public.sppe_tie') is not null then
    create view sight.sppe_tie as select * from public.sppe_tie
      where not exists (select from sight.hidden hidden
    where hidden.ctg_id = sppe_tie.ctg_id and hidden.id = sppe_tie.subject_id);
  end if;
end $$;

-- Comments name a sheet by its number, as the public page does: one kept apart since takes its title with it.
do $$ begin
  if to_regclass('public.public_comment') is not null then
    create view sight.public_comment as select * from public.public_comment
      where not exists (select from public.action where action.ctg_id = public_comment.ctg_id
        and action.number = nullif(public_comment.action_key, '')::int and action.is_restricted
        and not sight.sees_all() and action.id not in (select opened.id from sight.opened));
  end if;
end $$;

do $$ begin
  if to_regclass('public.evaluation_advice') is not null then
    create view sight.evaluation_advice as select * from public.evaluation_advice
      where not exists (select from sight.hidden_action hidden
    where hidden.ctg_id = evaluation_advice.ctg_id and hidden.id = evaluation_advice.action_id);
    create view sight.evaluation_question_action as select * from public.evaluation_question_action
      where not exists (select from sight.hidden_action hidden
    where hidden.ctg_id = evaluation_question_action.ctg_id and hidden.id = evaluation_question_action.action_id);
  end if;
end $$;

create view sight.backlog_set_aside as select * from public.backlog_set_aside
  where not exists (select from sight.hidden hidden
    where hidden.ctg_id = backlog_set_aside.ctg_id and hidden.id = backlog_set_aside.item_id);

-- A batch tells the titles and cells of its sheets: whoever may not see one of them does not see it.
create view sight.plan_batch as select * from public.plan_batch
  where not exists (select from sight.hidden_action hidden
    where hidden.ctg_id = plan_batch.ctg_id and plan_batch.changes::text || plan_batch.refusals::text like '%' || hidden.id || '%');

-- A state of the plan tells the sheets it froze: those restricted since leave it while they are, and its count too. Its columns are
-- those of the table, whichever they are. What is hidden is asked once for each, not for each of its sheets. Inserted through the view as into the table: older nodes do.
create function sight.hidden_in(ctg uuid) returns uuid[] language sql stable
return (select array_agg(hidden.id) from sight.hidden_action hidden where hidden.ctg_id = ctg);
do $$
declare
  columns text;
begin
  select string_agg(case attname
    when 'content' then $content$(select case when hidden.ids is null then content else jsonb_set(content, '{actions}', (
      select coalesce(jsonb_agg(sheet.value order by sheet.place), '[]')
      from jsonb_array_elements(content->'actions') with ordinality as sheet (value, place)
      where (sheet.value->>'id')::uuid <> all (hidden.ids))) end
      from (select sight.hidden_in(ctg_id) as ids offset 0) as hidden) as content$content$
    when 'action_count' then $count$(select case when hidden.ids is null then action_count else action_count - (
      select count(*)::int from jsonb_array_elements(content->'actions') as sheet (value)
      where (sheet.value->>'id')::uuid = any (hidden.ids) and sheet.value->>'status' not in ('abandoned', 'deferred')) end
      from (select sight.hidden_in(ctg_id) as ids offset 0) as hidden) as action_count$count$
    else quote_ident(attname) end, ', ' order by attnum) into columns
  from pg_attribute where attrelid = 'public.plan_snapshot'::regclass and attnum > 0 and not attisdropped;
  execute 'create view sight.plan_snapshot as select ' || columns || ' from public.plan_snapshot';
end $$;
create function sight.keep_plan_snapshot() returns trigger language plpgsql as $$
begin
  insert into public.plan_snapshot select new.*;
  return new;
end $$;
create trigger kept instead of insert on sight.plan_snapshot for each row execute function sight.keep_plan_snapshot();

create view sight.text_comment as select * from public.text_comment
  where not exists (select from public.text_thread thread
    join sight.hidden_text hidden on hidden.ctg_id = thread.ctg_id and hidden.id = thread.text_id
    where thread.ctg_id = text_comment.ctg_id and thread.id = text_comment.thread_id);

-- Also behind a pooler that opens connections of its own: the search path is that of the account on this database, not only
-- what the application says when it connects (kernel/database.server.ts).
do $$ begin
  execute format('alter role %I in database %I set search_path to sight, public', current_user, current_database());
end $$;
