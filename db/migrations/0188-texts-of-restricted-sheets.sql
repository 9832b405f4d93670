-- Older nodes bear it: a message that they understand. A sheet that becomes restricted, or of which other people are named, is looked
-- at again at once by every node that has its text open: whoever reads it no more is shown out (docs/rules/writing.md §6.4).
create function tell_text_of_sheet() returns trigger language plpgsql as $$
begin
  perform pg_notify('trame_texts', json_build_object('kind', 'text', 'ctgId', text.ctg_id, 'textId', text.id)::text)
  -- The table itself: the view of that name shows no text of a restricted sheet.
  from public.written_text as text
  where text.ctg_id = new.ctg_id and text.subject_type = 'action' and text.subject_id = new.id;
  return null;
end $$;
create trigger restricted_sheet_tells_its_text after update on action
  for each row when (new.is_restricted) execute function tell_text_of_sheet();
