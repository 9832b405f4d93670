-- Older nodes bear it: they read a copy beside the version it names, and so see none of a text made out of Trame.
-- A convention signed on paper before any version was frozen has its scan too (docs/rules/signing.md §2.2).
alter table signed_copy
  drop constraint signed_copy_names_one_text,
  add constraint signed_copy_names_one_text check (
    num_nonnulls(version_id, amendment_id) = 1 or (mode = 'paper' and num_nonnulls(version_id, amendment_id) = 0));
