-- Texts go with the thing they are about, whichever way it goes: no command has to think of it. Rules: docs/rules/writing.md §6.12.
create function texts_go_with_their_object() returns trigger language plpgsql as $$
begin
  perform pg_notify('trame_texts', json_build_object('kind', 'text', 'ctgId', removed.ctg_id, 'textId', removed.id)::text)
  from (
    select text.ctg_id, text.id from written_text as text join gone on gone.ctg_id = text.ctg_id and gone.id = text.subject_id
    where text.subject_type = tg_argv[0]::subject_type
  ) as removed;
  delete from written_text as text using gone
  where text.ctg_id = gone.ctg_id and text.subject_id = gone.id and text.subject_type = tg_argv[0]::subject_type;
  return null;
end $$;

create trigger texts_go_with_it after delete on theme
  referencing old table as gone for each statement execute function texts_go_with_their_object('theme');
create trigger texts_go_with_it after delete on party_reading
  referencing old table as gone for each statement execute function texts_go_with_their_object('party-reading');
create trigger texts_go_with_it after delete on action
  referencing old table as gone for each statement execute function texts_go_with_their_object('action');
create trigger texts_go_with_it after delete on meeting
  referencing old table as gone for each statement execute function texts_go_with_their_object('meeting');
create trigger texts_go_with_it after delete on agenda_item
  referencing old table as gone for each statement execute function texts_go_with_their_object('agenda-item');
create trigger texts_go_with_it after delete on convention_article
  referencing old table as gone for each statement execute function texts_go_with_their_object('convention-article');

-- Those left behind before.
delete from written_text as text
where not exists (select from theme where theme.ctg_id = text.ctg_id and theme.id = text.subject_id)
  and not exists (select from party_reading where party_reading.ctg_id = text.ctg_id and party_reading.id = text.subject_id)
  and not exists (select from action where action.ctg_id = text.ctg_id and action.id = text.subject_id)
  and not exists (select from meeting where meeting.ctg_id = text.ctg_id and meeting.id = text.subject_id)
  and not exists (select from agenda_item where agenda_item.ctg_id = text.ctg_id and agenda_item.id = text.subject_id)
  and not exists (select from convention_article where convention_article.ctg_id = text.ctg_id and convention_article.id = text.subject_id);
