-- Older nodes bear it: new tables, which they neither read nor write.
-- Reports of an evaluation and their files. Rules: docs/rules/evaluation-evidence.md §8.
create type evaluation_report_form as enum ('pdf', 'docx', 'summary-pdf', 'summary-pptx');

create table evaluation_report (
  ctg_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  number integer not null check (number > 0),
  is_final boolean not null,
  content json not null check (pg_column_size(content) <= 8388608),
  requested_by text not null,
  requested_at timestamptz not null,
  asked_at timestamptz not null,
  primary key (ctg_id, id),
  unique (ctg_id, evaluation_id, number),
  foreign key (ctg_id, evaluation_id) references evaluation (ctg_id, id) on delete cascade
);
comment on table evaluation_report is 'A report of an evaluation: what it says is kept when it is asked for, so that every file says the same for ever.';
comment on column evaluation_report.is_final is 'Made of the frozen evaluation; else provisional, and it says so.';
comment on column evaluation_report.content is 'The report and its summary, as app/domains/documents/dossier.ts describes them; json, not jsonb: its bytes stay.';
comment on column evaluation_report.asked_at is 'When its files were last asked for.';

create table evaluation_report_file (
  ctg_id uuid not null,
  evaluation_report_id uuid not null,
  form evaluation_report_form not null,
  file_id uuid not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  primary key (ctg_id, evaluation_report_id, form),
  foreign key (ctg_id, evaluation_report_id) references evaluation_report (ctg_id, id) on delete cascade,
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
create index on evaluation_report_file (ctg_id, file_id);
