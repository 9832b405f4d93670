-- What a mail carries beside its text: an invitation for calendars, an address to answer to, a way to unsubscribe.
create type calendar_method as enum ('REQUEST', 'CANCEL');

alter table outgoing_mail
  add column calendar text,
  add column calendar_method calendar_method,
  add column reply_to text,
  add column unsubscribe_url text,
  add check ((calendar is null) = (calendar_method is null));
comment on column outgoing_mail.calendar is 'The invitation as an iCalendar object (RFC 5545), joined to the mail.';
comment on column outgoing_mail.reply_to is 'Address that answers go to; null: that of the sender, which nobody reads.';
comment on column outgoing_mail.unsubscribe_url is 'List-Unsubscribe in one click (RFC 8058); a secret of the person, forgotten once the mail is sent.';

-- The hour of a meeting is that of its CTG, overseas too.
alter table meeting add column time_zone text not null default 'Europe/Paris';
comment on column meeting.time_zone is 'IANA name of the zone in which its day and hour are said.';
update meeting set time_zone = zone.name
from (
  select ctg_id, min(territory_code) as code from ctg_perimeter group by ctg_id
) as place
join (values ('971', 'America/Guadeloupe'), ('972', 'America/Martinique'), ('973', 'America/Cayenne'),
  ('974', 'Indian/Reunion'), ('975', 'America/Miquelon'), ('976', 'Indian/Mayotte'), ('977', 'America/St_Barthelemy'),
  ('978', 'America/Marigot'), ('986', 'Pacific/Wallis'), ('987', 'Pacific/Tahiti'), ('988', 'Pacific/Noumea')
) as zone (prefix, name) on zone.prefix = left(place.code, 3)
where place.ctg_id = meeting.ctg_id;
