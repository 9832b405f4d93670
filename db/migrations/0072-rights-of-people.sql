-- Whose rights changed is told with the change: nodes look again at the texts these people have open, not at all those of everyone.
-- Rules: docs/rules/writing.md §6.4.
create function tell_rights_of(person_ids uuid[]) returns void language sql as $$
  select pg_notify('trame_texts', case when cardinality(person_ids) <= 100
    then json_build_object('kind', 'rights', 'personIds', person_ids)::text
    else '{"kind":"rights"}' end)
  where cardinality(person_ids) > 0
$$;
comment on function tell_rights_of is 'A message holds 8,000 bytes: beyond a hundred people, everyone is looked at again.';

create function tell_rights_of_members() returns trigger language plpgsql as $$
begin
  perform tell_rights_of(array(select distinct person_id from changed where person_id is not null));
  return null;
end $$;
create function tell_rights_of_sessions() returns trigger language plpgsql as $$
begin
  perform tell_rights_of(array(select distinct "userId" from changed));
  return null;
end $$;

drop trigger member_changes_rights on member;
drop trigger acting_as_changes_rights on acting_as;
drop trigger session_ends_rights on person_session;
drop function tell_rights_changed();

create trigger member_changes_rights after update on member
  referencing new table as changed for each statement execute function tell_rights_of_members();
create trigger member_gives_rights after insert on member
  referencing new table as changed for each statement execute function tell_rights_of_members();
create trigger member_ends_rights after delete on member
  referencing old table as changed for each statement execute function tell_rights_of_members();
create trigger acting_as_changes_rights after update on acting_as
  referencing new table as changed for each statement execute function tell_rights_of_members();
create trigger acting_as_gives_rights after insert on acting_as
  referencing new table as changed for each statement execute function tell_rights_of_members();
create trigger acting_as_ends_rights after delete on acting_as
  referencing old table as changed for each statement execute function tell_rights_of_members();
create trigger session_ends_rights after delete on person_session
  referencing old table as changed for each statement execute function tell_rights_of_sessions();
