-- Older nodes bear it: new tables, nothing changes of the others; kinds of subjects that they never write.
-- Annexes of the convention, chosen and ordered; posts of coordination. Rules: docs/rules/convention.md §6.
create table convention_annexes (
  ctg_id uuid primary key references ctg (id),
  kinds text[] not null check (
    kinds <@ array['diagnosis', 'facilities', 'plan', 'governance', 'evaluation', 'acts', 'posts', 'cof', 'sppe']
  )
);
comment on table convention_annexes is 'Annexes of the convention, in their order; without a row, those of app/domains/convention/annexes/annex-kinds.ts.';

create table coordination_post (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  employer_party_id uuid,
  employer_name text not null default '' check (char_length(employer_name) <= 200),
  full_time_equivalents numeric check (full_time_equivalents >= 0 and full_time_equivalents <= 100),
  holder text not null default '' check (char_length(holder) <= 200),
  funding text not null default '' check (char_length(funding) <= 500),
  version integer not null default 1 check (version >= 1),
  added_at timestamptz not null,
  primary key (ctg_id, id),
  foreign key (ctg_id, employer_party_id) references party (ctg_id, id)
);
create index on coordination_post (ctg_id, employer_party_id);
comment on table coordination_post is 'A post of coordination (chargé de coopération): who employs it, for how much time, on which themes.';
comment on column coordination_post.employer_name is 'When the employer is no party of the CTG.';
comment on column coordination_post.full_time_equivalents is 'ETP: 0.5 is a half-time; null: not said.';

create table coordination_post_theme (
  ctg_id uuid not null,
  post_id uuid not null,
  theme_id uuid not null,
  primary key (ctg_id, post_id, theme_id),
  foreign key (ctg_id, post_id) references coordination_post (ctg_id, id) on delete cascade,
  foreign key (ctg_id, theme_id) references theme (ctg_id, id)
);
create index on coordination_post_theme (ctg_id, theme_id);

alter type subject_type add value 'coordination-post';
