-- The convention as signed on paper, filed as a PDF; articles as something a journal line is about.
create table signed_convention (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  file_id uuid not null,
  version_id uuid,
  filed_by text not null,
  filed_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  foreign key (ctg_id, version_id) references convention_version (ctg_id, id)
);
comment on table signed_convention is 'Scan of the signed convention or of an amendment; all are kept, the last one is shown first.';
comment on column signed_convention.version_id is 'The frozen version that was signed; null when the text was made outside Trame (taken up).';

alter type subject_type add value 'convention-article';
