-- Older nodes bear it: they leave it empty.
create type means_tax as enum ('excluded', 'included');
alter table action_means add column tax means_tax;
comment on column action_means.tax is 'Whether the amount is without tax (HT) or with it (TTC); null: not said.';
