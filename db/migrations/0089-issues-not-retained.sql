-- Older nodes bear it: a new table, nothing changes of the others.
-- An issue is not retained by both coordinations, or by a decision of the copil, with the reason. Rules: docs/rules/diagnosis.md §5.4.
create table issue_refusal (
  ctg_id uuid not null,
  issue_id uuid not null,
  party_id uuid not null,
  person_name text not null,
  reason text not null check (reason <> ''),
  decision_id uuid,
  given_at timestamptz not null,
  primary key (ctg_id, issue_id, party_id),
  foreign key (ctg_id, issue_id) references issue (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id)
);
comment on table issue_refusal is 'Who said not to retain an issue, and why: one line per coordination. The issue leaves once all have said so, or at once with a decision of the copil.';
comment on column issue_refusal.decision_id is 'Decision of the copil it rests on; null: it waits for the other coordination.';
