-- Older nodes bear it: a function that answers them as before on what they write, and a journal that lets one change more pass.
-- Only values are replaced, and the lines she wrote without account are hers too. Rules: docs/rules/privacy.md §4.
create or replace function without_names(words jsonb, names text[], known_as text) returns jsonb language plpgsql immutable cost 10000 as $$
begin
  case jsonb_typeof(words)
    when 'string' then
      return case when words #>> '{}' = any(names) then to_jsonb(known_as) else words end;
    when 'array' then
      return coalesce((select jsonb_agg(without_names(part.value, names, known_as) order by part.place)
        from jsonb_array_elements(words) with ordinality as part (value, place)), '[]');
    when 'object' then
      return coalesce((select jsonb_object_agg(part.key, without_names(part.value, names, known_as))
        from jsonb_each(words) as part), '{}');
    else
      return words;
  end case;
end $$;
comment on function without_names is 'Values that are exactly one of these names are replaced; a key, or a name inside a sentence, stays.';

create or replace function refuse_change_of_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - 'person_name' - 'detail' = to_jsonb(old) - 'person_name' - 'detail'
    and exists (
      select from person_reduction as reduced,
        lateral (select coalesce(reduced.known_as ->> old.ctg_id::text, reduced.known_as ->> '') as name) as known
      where reduced.started_at is not null and reduced.done_at is null
        and (new.person_name = old.person_name
          or (new.person_name = known.name
            and (old.person_id = reduced.person_id
              -- By a personal link, a line bears a name and no account.
              or (old.person_id is null and old.person_name = any(reduced.names)))))
        and (new.detail = old.detail or new.detail = without_names(old.detail, reduced.names || reduced.addresses, known.name)))
  then
    return new;
  end if;
  raise exception 'audit_entry is append-only';
end $$;
