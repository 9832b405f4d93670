-- Older nodes bear it: they do not read it.
alter type subject_type add value 'article-template';

-- Templates of the articles of a convention, kept by the instance or by the Caf of a département for all her CTGs.
create table article_template (
  id uuid not null primary key,
  caf_key text check (caf_key <> ''),
  state text not null default 'read' check (state in ('read', 'offered')),
  name text not null check (name <> '' and char_length(name) <= 200),
  author text not null default '' check (char_length(author) <= 200),
  dated_on date,
  checked_by text not null default '' check (char_length(checked_by) <= 200),
  articles jsonb not null,
  left_out jsonb not null default '[]',
  source_name text not null default '',
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create index on article_template (caf_key);
comment on table article_template is 'A template of articles: titles and texts whose facts between braces are filled by each CTG.';
comment on column article_template.caf_key is 'Caf that keeps it: her département (D92), and her name where it has two (app/domains/convention/articles/caf-key.ts); null: kept by the instance.';
comment on column article_template.state is 'read: brought in from a file, to be looked at; offered: a CTG may choose it.';
comment on column article_template.checked_by is 'Who checked it with the Caf; empty: to be checked.';
comment on column article_template.left_out is 'What was read in its file and understood as no article, said to whoever looks at it.';
