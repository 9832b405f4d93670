-- Older nodes bear it: they do not read it.
alter type subject_type add value 'amendment';
alter type subject_type add value 'termination';

create table amendment (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  number integer check (number > 0),
  motive text not null check (char_length(motive) <= 2000),
  new_ends_on date,
  adds_actions boolean not null default false,
  prepared_by text not null,
  prepared_at timestamptz not null,
  decision_id uuid,
  content jsonb,
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  frozen_by text,
  frozen_at timestamptz,
  status version_status,
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  pdf_asked_at timestamptz,
  failure text,
  file_id uuid,
  file_sha256 text,
  in_force_on date,
  withdrawn_at timestamptz,
  withdrawn_by text,
  version integer not null default 1,
  primary key (ctg_id, id),
  unique (ctg_id, number),
  foreign key (ctg_id, decision_id) references decision (ctg_id, id),
  foreign key (ctg_id, file_id) references stored_file (ctg_id, id),
  check ((number is null) = (content is null) and (number is null) = (status is null) and (number is null) = (frozen_at is null)),
  check (in_force_on is null or (number is not null and withdrawn_at is null))
);
create index on amendment (ctg_id, decision_id);
create index on amendment (ctg_id, file_id);
comment on table amendment is 'What changes a convention: prepared, then frozen under the next number with its text as data; numbers have no gap.';
comment on column amendment.adds_actions is 'The plan annexed to the convention is replaced by the plan frozen with the amendment.';
comment on column amendment.in_force_on is 'Day of the last signature: its effects are applied then.';

create table amendment_party (
  ctg_id uuid not null,
  amendment_id uuid not null,
  party_id uuid not null,
  primary key (ctg_id, amendment_id, party_id),
  foreign key (ctg_id, amendment_id) references amendment (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
create index on amendment_party (ctg_id, party_id);
comment on table amendment_party is 'Parties that join the convention by this amendment.';

create table amendment_commune (
  ctg_id uuid not null,
  amendment_id uuid not null,
  territory_code text not null references territory (code),
  primary key (ctg_id, amendment_id, territory_code),
  foreign key (ctg_id, amendment_id) references amendment (ctg_id, id) on delete cascade
);
create index on amendment_commune (territory_code);
comment on table amendment_commune is 'Communes that enter the perimeter by this amendment.';

create table amendment_article (
  ctg_id uuid not null,
  amendment_id uuid not null,
  title text not null check (title <> '' and char_length(title) <= 200),
  body text not null check (char_length(body) <= 20000),
  primary key (ctg_id, amendment_id, title),
  foreign key (ctg_id, amendment_id) references amendment (ctg_id, id) on delete cascade
);
comment on table amendment_article is 'Articles written otherwise by this amendment, by their title in the convention; a title that it has not is a new article.';

create table amendment_signatory (
  ctg_id uuid not null,
  amendment_id uuid not null,
  party_id uuid not null,
  position integer not null,
  act_kind act_kind,
  act_number text not null default '',
  adopted_on date,
  expected_on date,
  transmitted_on date,
  act_note text not null default '',
  act_file_id uuid,
  signed_on date,
  signed_by text not null default '',
  signed_as text not null default '',
  is_refusal boolean not null default false,
  signature_note text not null default '',
  signature_recorded_at timestamptz,
  primary key (ctg_id, amendment_id, party_id),
  foreign key (ctg_id, amendment_id) references amendment (ctg_id, id),
  foreign key (ctg_id, party_id) references party (ctg_id, id),
  foreign key (ctg_id, act_file_id) references stored_file (ctg_id, id),
  check (not (is_refusal and signed_on is not null)),
  check ((signature_recorded_at is not null) = (is_refusal or signed_on is not null))
);
create index on amendment_signatory (ctg_id, party_id);
create index on amendment_signatory (ctg_id, act_file_id);
comment on table amendment_signatory is 'Who is called to sign an amendment, listed when it is frozen, with the act and the signature of each (docs/decisions/0050).';
