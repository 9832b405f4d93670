-- The personal link in use: who holds it, what came by it, repeats and limits. Rules: docs/rules/followup.md §7.
alter table report_link add column holder_email text not null default '';
comment on column report_link.holder_email is 'Address of the colleague the question was passed to; empty: that of the recipient.';

alter table progress_report add column link_id uuid;
alter table progress_report add foreign key (ctg_id, link_id) references report_link (ctg_id, id);
comment on column progress_report.link_id is 'The personal link it came by; null when made by a member.';

create table handled_link_request (
  ctg_id uuid not null,
  link_id uuid not null,
  request_id text not null check (length(request_id) between 8 and 100),
  command text not null,
  answer jsonb not null,
  handled_at timestamptz not null,
  primary key (ctg_id, link_id, request_id),
  foreign key (ctg_id, link_id) references report_link (ctg_id, id)
);
comment on table handled_link_request is 'Answers already given to the holder of a link: a repeated POST answers as the first did.';

create table attempt (
  key text primary key,
  started_at timestamptz not null,
  count integer not null check (count > 0)
);
create index on attempt (started_at);
comment on table attempt is 'Attempts counted in a window, shared by all nodes; the key says of what, and holds no address in clear. Kept one day.';
