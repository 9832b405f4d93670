-- Older nodes bear it: new columns with a value of their own, which they neither write nor read; a token made by one reads only.
-- What a token may do beyond reading, for which party, from which sites. Rules: docs/rules/api.md; why: docs/decisions/0070.
alter table api_token
  add column scopes text[] not null default '{}'
    check (scopes <@ array['write-actions', 'write-reports', 'write-meetings', 'read-figures', 'deposit-figures']),
  add column origins text[] not null default '{}' check (cardinality(origins) <= 10),
  add column party_id uuid,
  add column created_by_id uuid references person (id),
  add foreign key (ctg_id, party_id) references party (ctg_id, id),
  add check (scopes = '{}' or (party_id is not null and created_by_id is not null));
create index on api_token (ctg_id, party_id);
create index on api_token (created_by_id);
create index on api_token using gin (origins) where origins <> '{}';
comment on column api_token.scopes is 'Beyond reading, which every token does; a token of before writes nothing.';
comment on column api_token.origins is 'Sites whose pages may ask with this token; none by default.';
comment on column api_token.party_id is 'The party it acts as, that of the coordinator who made it; null for those of before, which act as nobody.';
comment on column api_token.created_by_id is 'Whose mandate it lends: it does nothing more once that mandate has ended.';

alter table handled_request add column body_hash text check (body_hash ~ '^[0-9a-f]{64}$');
comment on column handled_request.body_hash is 'Of what other software sent under this key; null for a form.';
comment on column handled_request.author_id is
  'Who acts: a person, the link, the invitation or the workshop through which someone without account comes, or the token of a software.';
