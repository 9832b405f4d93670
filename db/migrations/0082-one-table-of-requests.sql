-- One table of requests already handled, whoever acts: a person, or what let in someone without account. docs/decisions/0028.
alter table handled_request drop constraint handled_request_person_id_fkey;
alter table handled_request rename column person_id to author_id;
comment on table handled_request is 'Answers already given: a repeated POST answers as the first did. Kept 30 days.';
comment on column handled_request.author_id is 'Who acts: a person, or the link, the invitation or the workshop through which someone without account comes.';

insert into handled_request (author_id, request_id, command, answer, handled_at)
select link_id, request_id, command, answer, handled_at from handled_link_request;
drop table handled_link_request;

insert into handled_request (author_id, request_id, command, answer, handled_at)
select workshop_id, once_key, 'journey.propose-as-guest', '{}', created_at from proposal
where length(once_key) between 8 and 100 and once_key <> id::text;
alter table proposal drop column once_key;
