-- Contents of files on their way to a row that will name them: nobody removes them meanwhile (docs/decisions/0019).
create table awaited_content (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  since timestamptz not null
);
create index awaited_content_sha256 on awaited_content (sha256);
comment on table awaited_content is 'A content kept for a command under way; gone when the command ends, whatever its end. One left by a killed process counts for a day';
comment on column awaited_content.sha256 is 'SHA-256 of the bytes, lowercase hexadecimal: their name in the store of files';
comment on column awaited_content.since is 'When the command was about to keep it';

-- Whether a row names a content is asked each time a file is refused, and each night of all of them.
create index stored_file_sha256 on stored_file (sha256);
