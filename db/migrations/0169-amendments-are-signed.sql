-- Older nodes bear it: they read a copy or a link beside the version it names, and so see none of an amendment's.
-- An amendment is signed by the paths of a convention: the text of a copy or of a link is a version, or an amendment.
-- Why: docs/decisions/0056.
alter table signed_copy
  alter column version_id drop not null,
  add column amendment_id uuid,
  add foreign key (ctg_id, amendment_id) references amendment (ctg_id, id),
  add constraint signed_copy_names_one_text check (num_nonnulls(version_id, amendment_id) = 1);
create index on signed_copy (ctg_id, amendment_id);

alter table signing_link
  alter column version_id drop not null,
  add column amendment_id uuid,
  add foreign key (ctg_id, amendment_id) references amendment (ctg_id, id),
  add constraint signing_link_names_one_text check (num_nonnulls(version_id, amendment_id) = 1);
create index on signing_link (ctg_id, amendment_id);
