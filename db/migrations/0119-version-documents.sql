-- Older nodes bear it: a new table and a new column, which they leave empty.
-- What is made of a frozen version beside its PDF. Rules: docs/rules/convention.md §2.8.
create type version_document_form as enum ('docx', 'summary-pdf', 'summary-pptx');
create table version_document (
  ctg_id uuid not null,
  version_id uuid not null,
  form version_document_form not null,
  file_id uuid not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  primary key (ctg_id, version_id, form),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
create index on version_document (ctg_id, file_id);
alter table convention_version add column documents_asked_at timestamptz;
comment on table version_document is 'Word document, summary and slides of a version, made from its frozen content alone.';
comment on column convention_version.documents_asked_at is 'When they were last asked for; null: never, as for versions older than them.';
