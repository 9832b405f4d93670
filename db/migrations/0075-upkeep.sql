-- What is forgotten by its age is found by its age (app/http/upkeep-rules.ts). Rules: docs/rules/jobs.md §2.
create index on handled_request (handled_at);
create index on handled_link_request (handled_at);
create index on person_session ("expiresAt");
create index on verification ("expiresAt");
create index on notice (read_at) where read_at is not null;
create index on notice (withdrawn_at) where withdrawn_at is not null;
create index on notice (created_at);
create index on notice (digest_id) where digest_id is not null;
create index on meeting_invitation (mail_id) where mail_id is not null;
create index on campaign_mail (mail_id) where mail_id is not null;
create index on notice_digest (mail_id) where mail_id is not null;
create index on weekly_digest (mail_id) where mail_id is not null;
comment on table handled_link_request is 'Answers already given to the holder of a link: a repeated POST answers as the first did. Kept 30 days.';
comment on table attempt is 'Attempts counted in a window, shared by all nodes; the key says of what, and holds no address in clear. Kept two days.';
