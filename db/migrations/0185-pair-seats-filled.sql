-- Older nodes bear it: they show the names, and leave a seat to be named by people as before.
-- The seat of a party in the pair is that of its coordination (docs/rules/governance.md §2.11): where one person alone holds the
-- mandate, the seat that still awaits its holder bears her name, as if it had been filled when she was given the mandate.
with today as (
  select (now() at time zone 'Europe/Paris')::date as day
),
coordination as (
  select member.ctg_id, member.party_id, min(person.name) as name
  from member
  join ctg on ctg.id = member.ctg_id
  join person on person.id = member.person_id
  cross join today
  where member.role = 'coordinator'
    and (member.until is null or member.until >= today.day)
    and person.closed_at is null
    and ctg.archived_at is null
  group by member.ctg_id, member.party_id
  having count(distinct person.id) = 1
),
in_force as (
  select seat.*
  from seat
  join body on body.ctg_id = seat.ctg_id and body.id = seat.body_id
  cross join today
  where body.kind = 'pair' and body.ended_on is null
    and seat.until is null and (seat.since is null or seat.since <= today.day)
),
awaiting as (
  select distinct on (in_force.ctg_id, in_force.body_id, in_force.party_id)
    in_force.ctg_id, in_force.id, in_force.body_id, in_force.function_title, in_force.substitute_name, coordination.name
  from in_force
  join coordination on coordination.ctg_id = in_force.ctg_id and coordination.party_id = in_force.party_id
  where in_force.holder_name is null
    and not exists (
      select from in_force held
      where held.ctg_id = in_force.ctg_id and held.body_id = in_force.body_id and held.party_id = in_force.party_id
        and lower(held.holder_name) like '%' || lower(coordination.name)
    )
  order by in_force.ctg_id, in_force.body_id, in_force.party_id, in_force.position
),
filled as (
  update seat set holder_name = awaiting.name, version = seat.version + 1
  from awaiting
  where seat.ctg_id = awaiting.ctg_id and seat.id = awaiting.id
)
insert into audit_entry (at, person_name, ctg_id, action, subject_type, subject_id, detail)
select now(), 'Trame', ctg_id, 'seat.updated', 'body', body_id, jsonb_build_object(
  'before', jsonb_build_object('functionTitle', function_title, 'holderName', null, 'substituteName', substitute_name),
  'after', jsonb_build_object('functionTitle', function_title, 'holderName', name, 'substituteName', substitute_name))
from awaiting;
