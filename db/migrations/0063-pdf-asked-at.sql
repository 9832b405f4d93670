-- When the PDF of a frozen version was last asked for: not there long after, whoever made it was stopped.
alter table convention_version add column pdf_asked_at timestamptz not null default now();
