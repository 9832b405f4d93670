-- Older nodes bear it: they write the articles of a template when it is read from a file, and never again.
-- What a template said before it was written otherwise. Rules: docs/rules/convention.md §1.5.
create table article_template_edition (
  template_id uuid not null references article_template (id) on delete cascade,
  number integer not null check (number > 0),
  author text not null,
  dated_on date,
  checked_by text not null,
  articles jsonb not null,
  replaced_by text not null,
  replaced_at timestamptz not null,
  primary key (template_id, number)
);
comment on table article_template_edition is 'A template as it was before its articles were written otherwise, the first one first; the one in use is in article_template.';
