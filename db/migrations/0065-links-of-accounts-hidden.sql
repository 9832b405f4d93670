-- Mails of accounts carry a link that opens one: it is kept as long as the mail waits, and no longer.
-- Those of instances that began before: hidden once sent or given up; those that wait are told what to keep.
update outgoing_mail
set body_text = regexp_replace(body_text, 'https?://[^[:space:]]+', '(lien retiré après l’envoi)', 'g')
where (once_key like 'link:%' or once_key like 'reset:%')
  and (sent_at is not null or failure is not null);

update outgoing_mail
set kept_body_text = regexp_replace(body_text, 'https?://[^[:space:]]+', '(lien retiré après l’envoi)', 'g')
where (once_key like 'link:%' or once_key like 'reset:%')
  and sent_at is null and failure is null and kept_body_text is null;

comment on column outgoing_mail.kept_body_text is
  'What replaces body_text once the mail is sent or given up: the same words without what opens something. Null, said by whoever writes the mail: nothing to hide.';
