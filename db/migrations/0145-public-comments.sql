-- Older nodes bear it: new tables and new values of a list, which they neither write nor read.
-- Comments of the public page, notices of content, followers of an action, and the mails owed to them. Rules: docs/rules/comments.md.
alter type subject_type add value 'public-comment';
alter type subject_type add value 'content-notice';
alter type notice_kind add value 'public-comments';
alter type notice_kind add value 'comment-appeal';
alter type notice_kind add value 'content-notice';

create type public_comment_state as enum ('unconfirmed', 'waiting', 'shown', 'refused', 'hidden');
create type comment_reason as enum ('off-topic', 'personal', 'insult', 'unlawful', 'advertising', 'duplicate', 'other');
create type appeal_outcome as enum ('upheld', 'reversed');
create type content_notice_outcome as enum ('acted', 'not-acted');
create type comment_mail_kind as enum (
  'confirm', 'shown', 'refused', 'hidden', 'replied', 'appeal-decided', 'receipt', 'notice-decided', 'follow-confirm', 'news'
);

create table comment_setting (
  ctg_id uuid primary key references ctg (id),
  is_open boolean not null,
  changed_by text not null,
  changed_by_party_id uuid not null,
  changed_at timestamptz not null,
  foreign key (ctg_id, changed_by_party_id) references party (ctg_id, id)
);
comment on table comment_setting is 'Whether the public page takes comments; no row: it does not.';

create table public_comment (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  action_key text not null default '' check (action_key ~ '^[0-9]{0,6}$'),
  action_title text not null default '' check (char_length(action_title) <= 400),
  display_name text not null check (display_name <> '' and char_length(display_name) <= 60),
  body text not null check (body <> '' and char_length(body) <= 2000),
  email text check (char_length(email) <= 254),
  may_quote boolean not null default false,
  state public_comment_state not null default 'unconfirmed',
  written_at timestamptz not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  decided_by_party_id uuid,
  reason comment_reason,
  statement text not null default '' check (char_length(statement) <= 2000),
  appealed_at timestamptz,
  appeal_text text not null default '' check (char_length(appeal_text) <= 2000),
  appeal_outcome appeal_outcome,
  appeal_decided_at timestamptz,
  appeal_decided_by text,
  appeal_statement text not null default '' check (char_length(appeal_statement) <= 2000),
  testimony_id uuid,
  primary key (ctg_id, id),
  foreign key (ctg_id, decided_by_party_id) references party (ctg_id, id),
  foreign key (ctg_id, testimony_id) references testimony (ctg_id, id) on delete set null (testimony_id),
  check ((state = 'unconfirmed') = (confirmed_at is null)),
  check (state in ('unconfirmed', 'waiting') or decided_at is not null),
  check (state not in ('refused', 'hidden') or (reason is not null and statement <> '')),
  check ((appeal_outcome is null) = (appeal_decided_at is null)),
  check (appeal_outcome is null or appealed_at is not null)
);
create index on public_comment (ctg_id, state, confirmed_at);
create index on public_comment (written_at) where state = 'unconfirmed';
comment on column public_comment.action_key is 'Number of the action, its name in the published edition; empty: about the whole.';
comment on column public_comment.email is 'Never shown, to nobody; erased by the upkeep once nothing more is to tell.';
comment on column public_comment.may_quote is 'Its author agrees that her words be taken up, without her name, as a testimony.';

create table public_comment_reply (
  ctg_id uuid not null,
  comment_id uuid not null,
  party_id uuid not null,
  body text not null check (body <> '' and char_length(body) <= 2000),
  written_by text not null,
  written_at timestamptz not null,
  primary key (ctg_id, comment_id, party_id),
  foreign key (ctg_id, comment_id) references public_comment (ctg_id, id) on delete cascade,
  foreign key (ctg_id, party_id) references party (ctg_id, id)
);
comment on table public_comment_reply is 'One reply a party: two that answer otherwise stay side by side.';

create table content_notice (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  comment_id uuid,
  address text not null check (address <> '' and char_length(address) <= 1000),
  grounds text not null check (grounds <> '' and char_length(grounds) <= 4000),
  is_child_protection boolean not null default false,
  name text not null default '' check (char_length(name) <= 120),
  email text check (char_length(email) <= 254),
  received_at timestamptz not null,
  outcome content_notice_outcome,
  statement text not null default '' check (char_length(statement) <= 2000),
  decided_at timestamptz,
  decided_by text,
  primary key (ctg_id, id),
  foreign key (ctg_id, comment_id) references public_comment (ctg_id, id) on delete set null (comment_id),
  check ((outcome is null) = (decided_at is null)),
  check (outcome is null or statement <> '')
);
create index on content_notice (ctg_id, received_at);
comment on column content_notice.is_child_protection is 'Name and address may then be left out (DSA, article 16.2 c).';

create table action_follower (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  action_key text not null check (action_key ~ '^[0-9]{1,6}$'),
  action_title text not null check (char_length(action_title) <= 400),
  email text check (char_length(email) <= 254),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  stopped_at timestamptz,
  told_edition integer not null,
  primary key (ctg_id, id),
  check ((email is null) = (stopped_at is not null))
);
create unique index on action_follower (ctg_id, action_key, email) where confirmed_at is not null and stopped_at is null;
create index on action_follower (asked_at) where confirmed_at is null;
comment on column action_follower.email is 'Erased when she stops: her link still says so.';
comment on column action_follower.told_edition is 'The last edition compared: what a later one says otherwise is news.';

create table comment_mail (
  ctg_id uuid not null references ctg (id),
  id uuid not null,
  kind comment_mail_kind not null,
  comment_id uuid,
  notice_id uuid,
  follower_id uuid,
  edition integer,
  news jsonb not null default '[]',
  asked_at timestamptz not null,
  written_at timestamptz,
  link_hash text unique check (char_length(link_hash) = 64),
  primary key (ctg_id, id),
  foreign key (ctg_id, comment_id) references public_comment (ctg_id, id) on delete cascade,
  foreign key (ctg_id, notice_id) references content_notice (ctg_id, id) on delete cascade,
  foreign key (ctg_id, follower_id) references action_follower (ctg_id, id) on delete cascade,
  check (num_nonnulls(comment_id, notice_id, follower_id) = 1)
);
create index on comment_mail (asked_at) where written_at is null;
create index on comment_mail (ctg_id, comment_id);
create unique index on comment_mail (ctg_id, follower_id, edition) where kind = 'news';
comment on table comment_mail is 'A mail owed to someone without account, then the hash of the link that it carried.';
