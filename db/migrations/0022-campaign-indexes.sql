-- What the jobs of mails look for every minute. Rules: docs/rules/followup.md §6.9.
create index on campaign_recipient (email) where email <> '';
create index on outgoing_mail (created_at) where sent_at is null and failure is null;
