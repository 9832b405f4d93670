-- A text that cannot be settled is set apart, told, and tried again later and later: the others go on. Rules: docs/rules/writing.md §6.14.
alter table text_state
  add column settle_failures integer not null default 0 check (settle_failures >= 0),
  add column settle_again_at timestamptz,
  add check ((settle_failures = 0) = (settle_again_at is null));
comment on column text_state.settle_failures is 'How many times in a row its content could not be made from its updates; what was written is in them, whole.';
comment on column text_state.settle_again_at is 'Not tried again before; null when it can be settled.';
