-- Older nodes bear it: new tables, and columns that they leave as they are.
-- Each party that sits ranks the issues by itself; the copil retains a rank by a decision. Rules: docs/rules/diagnosis.md §10.
create table issue_score (
  ctg_id uuid not null,
  issue_id uuid not null,
  party_id uuid not null,
  gravity integer not null check (gravity between 1 and 4),
  capacity integer not null check (capacity between 1 and 4),
  urgency integer not null check (urgency between 1 and 4),
  argument text not null default '',
  scored_by text not null,
  scored_at timestamptz not null,
  version integer not null default 1,
  primary key (ctg_id, issue_id, party_id),
  foreign key (ctg_id, issue_id) references issue (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table issue_score is 'What one party thinks of an issue, from 1 to 4; never averaged with another party’s.';
comment on column issue_score.capacity is 'Capacity to act: 1 none, 4 in its own hands.';

create table issue_ranking (
  ctg_id uuid primary key references ctg (id),
  proposed_by text not null,
  proposed_at timestamptz not null,
  version integer not null default 1
);
comment on table issue_ranking is 'Who last ordered the open issues for the copil, and when; the order is issue.proposed_rank.';

alter table issue
  add column argument text not null default '',
  add column proposed_rank integer check (proposed_rank > 0),
  add column retained_decision_id uuid,
  add foreign key (ctg_id, retained_decision_id) references decision (ctg_id, id);
comment on column issue.argument is 'Why it matters, in one sentence, as the parties say it together.';
comment on column issue.proposed_rank is 'Order proposed to the copil; priority_rank is the one it retained.';
comment on column issue.retained_decision_id is 'Decision that retained it at its rank; null before, and where the journal did not say.';

update issue set retained_decision_id = told.decision_id
  from (select distinct on (ctg_id, subject_id) ctg_id, subject_id, (detail ->> 'decisionId')::uuid as decision_id
    from audit_entry where action = 'issue.retained' and detail ? 'decisionId'
    order by ctg_id, subject_id, at desc, id desc) as told
  where issue.ctg_id = told.ctg_id and issue.id = told.subject_id and issue.status = 'retained'
    and exists (select from decision where decision.ctg_id = issue.ctg_id and decision.id = told.decision_id);
