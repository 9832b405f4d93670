-- Watching the plan: thresholds of a CTG, what is noted of a corrective action, the weekly digest. Rules: docs/rules/followup.md §5 and §8.
create table watch_settings (
  ctg_id uuid primary key references ctg (id),
  silent_days integer not null check (silent_days between 15 and 400),
  due_soon_days integer not null check (due_soon_days between 1 and 180),
  copil_notice_days integer not null check (copil_notice_days between 1 and 300),
  version integer not null default 1
);
comment on table watch_settings is 'Thresholds from which an action is silent or due soon, and the yearly copil warned of. Without a row, those of the rules apply.';

create table corrective_note (
  ctg_id uuid not null,
  id uuid not null,
  corrective_action_id uuid not null,
  noted_on date not null,
  text text not null check (text <> ''),
  written_by text not null,
  created_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, corrective_action_id) references corrective_action (ctg_id, id)
);
create index on corrective_note (ctg_id, corrective_action_id, noted_on);
comment on table corrective_note is 'What was done on a corrective action, one dated line each, until it is closed with its result.';

create table digest_refusal (
  person_id uuid primary key references person (id) on delete cascade,
  refused_at timestamptz not null
);
comment on table digest_refusal is 'People who asked not to get the weekly digest.';

create table weekly_digest (
  person_id uuid not null references person (id) on delete cascade,
  week_on date not null check (extract(isodow from week_on) = 1),
  told jsonb not null,
  mail_id uuid references outgoing_mail (id),
  written_at timestamptz not null,
  primary key (person_id, week_on)
);
comment on table weekly_digest is 'One row per person and week, named by its Monday: a digest is written once. mail_id is null when nothing had changed.';
comment on column weekly_digest.told is 'Keys of everything that was to be said that week: what is new next week is not among them.';
