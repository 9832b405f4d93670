-- Older nodes bear it: they do not read it, and go on printing the visas in force.
-- What the text of a convention takes from a template, and the visas the parties wrote in the place of those proposed.
create table convention_text (
  ctg_id uuid not null primary key references ctg (id),
  visas text[],
  template_name text,
  template_author text,
  template_dated_on date,
  version integer not null default 1
);
comment on column convention_text.visas is 'In their order; null: those in force on the day a version is frozen.';
comment on column convention_text.template_name is 'Template its articles came from last, as it was called then; null: prepared before templates were named.';
