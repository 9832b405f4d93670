-- Older nodes bear it: they show no figures under a key that they do not know.
-- A theme that a CTG added by the very name of a usual one is that one, and shows its figures (docs/rules/ctg.md §5).
update theme set catalogue_key = usual.key
from (values
  ('insertion', 'Insertion et emploi'),
  ('autonomie', 'Handicap et autonomie'),
  ('protection-enfance', 'Protection de l’enfance et PMI')
) as usual (key, name)
where theme.name = usual.name and theme.catalogue_key is null
  and not exists (select from theme as other where other.ctg_id = theme.ctg_id and other.catalogue_key = usual.key);
