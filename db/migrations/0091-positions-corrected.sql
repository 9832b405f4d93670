-- Older nodes bear it: they leave it empty.
alter table decision_position add column corrected_on date;
comment on column decision_position.corrected_on is 'Day of the latest correction after the closing of the meeting, told by an addendum; null: as it was given there.';
comment on column decision_position.position is 'What the party said in the meeting; not-asked: nobody gave its position.';
