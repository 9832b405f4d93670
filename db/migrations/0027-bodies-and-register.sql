-- Leaders and letters of mission of the bodies; the register told by what its decisions are about. Rules: docs/rules/governance.md §1, §5.
alter table body
  add column sits_as text not null default '',
  add column linked_plan_id uuid,
  add column expected text not null default '',
  add column expected_on date,
  add column letter_on date,
  add column letter_file_id uuid,
  add foreign key (ctg_id, linked_plan_id) references linked_plan (ctg_id, id) on delete set null (linked_plan_id),
  add foreign key (ctg_id, letter_file_id) references stored_file (ctg_id, id);
comment on column body.sits_as is 'Body of another scheme that sits as this one (« comité de pilotage du contrat de ville »); empty: it is the CTG’s own.';
comment on column body.expected is 'Letter of mission: what the group hands over; mission says what it is asked, expected_on by when.';
comment on column body.letter_on is 'Day of the letter of mission; letter_file_id its signed copy, when it was filed.';

create table body_leader (
  ctg_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  party_id uuid not null,
  person_name text not null check (person_name <> ''),
  function_title text not null default '',
  position integer not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, body_id) references body (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on body_leader (ctg_id, body_id);
comment on table body_leader is 'Who leads a body: often one person of the Caf and one of the authority. Their past is in the journal.';

alter table decision add column is_state_by_hand boolean not null default false;
update decision set is_state_by_hand = true where version > 1;
comment on column decision.is_state_by_hand is 'Whether somebody said what became of it; else the things it is about tell it (decision_standing).';
alter table decision_subject add column tied_by text;
comment on column decision_subject.tied_by is 'Who tied it afterwards, by hand; null: tied by the act itself, and never untied.';

alter type subject_type add value if not exists 'theme';

-- What tells by itself that it was carried out. A slice that brings such a thing replaces the view with its own line.
create view subject_execution as
  select ctg_id, 'action'::subject_type as subject_type, id as subject_id,
    (case status when 'done' then 'done' when 'abandoned' then 'dropped' when 'deferred' then 'dropped'
      when 'in-progress' then 'in-progress' when 'suspended' then 'in-progress' else 'to-do' end)::decision_state as state
  from action
  union all
  select ctg_id, 'corrective-action', id,
    (case state when 'done' then 'done' when 'dropped' then 'dropped' else 'in-progress' end)::decision_state
  from corrective_action
  union all
  select ctg_id, 'meeting', id,
    (case status when 'closed' then 'done' when 'cancelled' then 'dropped' when 'draft' then 'to-do'
      else 'in-progress' end)::decision_state
  from meeting
  union all
  select ctg_id, 'milestone', id, (case when reached_on is null then 'to-do' else 'done' end)::decision_state
  from milestone
  union all
  select version.ctg_id, 'convention-version', version.id,
    (case
      when not exists (select from signature where signature.ctg_id = version.ctg_id and signature.version_id = version.id
        and not signature.is_refusal) then 'to-do'
      when exists (select from party where party.ctg_id = version.ctg_id and party.is_signatory
        and not exists (select from signature where signature.ctg_id = party.ctg_id and signature.party_id = party.id
          and (signature.is_refusal or signature.version_id = version.id))) then 'in-progress'
      else 'done' end)::decision_state
  from convention_version version;
comment on view subject_execution is 'State of the things of a CTG that tell by themselves whether they were carried out.';

create view decision_execution as
  select subject.ctg_id, subject.decision_id,
    count(*)::integer as told_count,
    (count(*) filter (where execution.state = 'done'))::integer as done_count,
    (count(*) filter (where execution.state = 'dropped'))::integer as dropped_count,
    (case
      when bool_and(execution.state = 'dropped') then null
      when bool_and(execution.state in ('done', 'dropped')) then 'done'
      when bool_or(execution.state <> 'to-do') then 'in-progress'
      else 'to-do' end)::decision_state as told
  from decision_subject subject
  join subject_execution execution on execution.ctg_id = subject.ctg_id
    and execution.subject_type = subject.subject_type and execution.subject_id = subject.subject_id
  group by subject.ctg_id, subject.decision_id;
comment on view decision_execution is 'What the things a decision is about tell of it. told is null when all of them were dropped: carried out or given up, a person says.';

create view decision_standing as
  select decision.ctg_id, decision.id as decision_id, decision.state as said,
    case when decision.is_state_by_hand or decision.state not in ('to-do', 'in-progress') then decision.state
      else coalesce(execution.told, decision.state) end as state,
    coalesce(execution.told_count, 0) as told_count,
    coalesce(execution.done_count, 0) as done_count,
    coalesce(execution.dropped_count, 0) as dropped_count,
    execution.told
  from decision
  left join decision_execution execution on execution.ctg_id = decision.ctg_id and execution.decision_id = decision.id;
comment on view decision_standing is 'Where a decision stands: what somebody said of it, else what its subjects tell. Read this, not decision.state.';
