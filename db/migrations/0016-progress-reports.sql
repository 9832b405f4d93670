-- What a progress report says beyond its five questions, its files, and what was taken of it. Rules: docs/rules/followup.md §1, §2.
alter table progress_report
  add column covers_from date,
  add column covers_to date,
  add column delay_months integer check (delay_months between -120 and 120),
  add column help_body_id uuid,
  add column publics_reached text not null default '',
  add column means_used text not null default '',
  add column proposed_step_id uuid,
  add column proposed_step_title text not null default '',
  add column proposed_step_on date,
  add column proposed_lead text not null default '',
  add column proposed_partner text not null default '',
  add column adjustments jsonb not null default '[]',
  add check (covers_to >= covers_from),
  add foreign key (ctg_id, help_body_id) references body (ctg_id, id);
comment on column progress_report.delay_months is 'Gap to the calendar as the lead tells it: 0 on time, +n months late, −n ahead, null not said.';
comment on column progress_report.help_body_id is 'Body whose help is wanted.';
comment on column progress_report.proposed_step_id is 'Step to move to proposed_step_on; null with a title for a new step. No foreign key: a step may be removed from the sheet, what was said of it stays.';
comment on column progress_report.proposed_step_title is 'Title of the step as it was that day, or of the new one.';
comment on column progress_report.proposed_partner is 'A partner to add, by name.';
comment on column progress_report.adjustments is 'Once answered: field by field, before, after, and whether it was taken; shown for ever, whatever the sheet became.';

create table report_file (
  ctg_id uuid not null,
  report_id uuid not null,
  file_id uuid not null,
  caption text not null default '',
  position integer not null,
  primary key (ctg_id, report_id, file_id),
  foreign key (ctg_id, report_id) references progress_report (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id)
);
comment on table report_file is 'Files joined to a progress report: a leaflet, a photo, a list without names.';
