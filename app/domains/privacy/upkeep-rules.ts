/** What is forgotten by its age, one line a table: the nightly job obeys it, docs/rules/jobs.md §2 says it (a test compares). Pure. */

import { keptDays } from '#app/domains/api/api.ts'
import { downloadDays } from '#app/domains/archives/archives.ts'
import { appealDays as forgottenDays } from '#app/domains/comments/comments.ts'
import { archiveDays } from './given-data.ts'
import { upkeepLabels } from './upkeep-labels.fr.ts'

type Upkeep = {
  readonly table: string
  /** Shown to whoever runs the instance. */
  readonly what: string
  readonly days: number
  /** The instant from which it ages, in SQL. */
  readonly since: string
  /** SQL condition on the rows; all of them when absent. */
  readonly only?: string
  /** What is emptied; the whole row goes when left out. */
  readonly emptied?: string
  readonly why: string
}

const mailIsReferenced = ['meeting_invitation', 'campaign_mail', 'notice_digest', 'weekly_digest']
  .map((table) => `exists (select from public.${table} citing where citing.mail_id = forgotten.id)`)
  .join(' or ')

export const upkeepRules = [
  {
    table: 'handled_request',
    ...upkeepLabels.handledRequest,
    days: 30,
    since: 'handled_at',
  },
  {
    table: 'person_session',
    ...upkeepLabels.personSession,
    days: 1,
    since: '"expiresAt"',
  },
  {
    table: 'verification',
    ...upkeepLabels.verification,
    days: 1,
    since: '"expiresAt"',
  },
  {
    table: 'known_network',
    ...upkeepLabels.knownNetwork,
    days: 90,
    since: 'entered_at',
  },
  {
    table: 'attempt',
    ...upkeepLabels.attempt,
    days: 2,
    since: 'started_at',
  },
  {
    table: 'one_time_code',
    ...upkeepLabels.oneTimeCode,
    days: 1,
    since: 'expires_at',
  },
  {
    table: 'entry_challenge',
    ...upkeepLabels.entryChallenge,
    days: 1,
    since: 'expires_at',
  },
  {
    table: 'outgoing_mail',
    ...upkeepLabels.mailWords,
    days: 180,
    since: 'created_at',
    only: "body_text <> ''",
    emptied: "body_text = '', kept_body_text = null, calendar = null, calendar_method = null, unsubscribe_url = null",
  },
  {
    table: 'outgoing_mail',
    ...upkeepLabels.mail,
    days: 730,
    since: 'created_at',
    only: `not (${mailIsReferenced})`,
  },
  {
    table: 'outgoing_mail',
    ...upkeepLabels.publicMail,
    days: forgottenDays,
    since: 'created_at',
    only: "once_key like 'comment:%'",
  },
  {
    table: 'notice',
    ...upkeepLabels.readNotice,
    days: 180,
    since: 'read_at',
  },
  {
    table: 'notice',
    ...upkeepLabels.withdrawnNotice,
    days: 180,
    since: 'withdrawn_at',
  },
  {
    table: 'notice',
    ...upkeepLabels.unreadNotice,
    days: 730,
    since: 'created_at',
  },
  {
    table: 'notice_digest',
    ...upkeepLabels.noticeDigest,
    days: 730,
    since: 'written_at',
    only: 'not exists (select from public.notice citing where citing.digest_id = forgotten.id)',
  },
  {
    table: 'weekly_digest',
    ...upkeepLabels.weeklyDigest,
    days: 365,
    since: 'written_at',
    only: 'exists (select from public.weekly_digest later where later.person_id = forgotten.person_id and later.week_on > forgotten.week_on)',
  },
  {
    table: 'ctg_archive',
    ...upkeepLabels.ctgArchive,
    days: downloadDays,
    since: 'made_at',
    only: "state = 'ready'",
    emptied: "state = 'gone', file_sha256 = null",
  },
  {
    table: 'archive_arrival',
    ...upkeepLabels.archiveArrival,
    days: 7,
    since: 'greatest(ended_at, asked_at)',
    only: 'file_sha256 is not null',
    // One that is still checked or still enters after days was lost with what carried it.
    emptied: "file_sha256 = null, state = case when state in ('refused', 'arrived') then state else 'given-up' end",
  },
  {
    table: 'webhook_message',
    ...upkeepLabels.webhookMessage,
    days: keptDays,
    since: 'occurred_at',
    only: "state <> 'waiting'",
  },
  {
    table: 'public_comment',
    ...upkeepLabels.unconfirmedComment,
    days: 7,
    since: 'written_at',
    only: "state = 'unconfirmed'",
  },
  {
    table: 'public_comment',
    ...upkeepLabels.commentAddress,
    days: forgottenDays,
    since: 'coalesce(appeal_decided_at, decided_at)',
    only: 'email is not null and (appealed_at is null or appeal_decided_at is not null)',
    emptied: 'email = null',
  },
  {
    table: 'content_notice',
    ...upkeepLabels.noticeAddress,
    days: forgottenDays,
    since: 'decided_at',
    only: "email is not null or name <> ''",
    emptied: "email = null, name = ''",
  },
  {
    table: 'action_follower',
    ...upkeepLabels.unconfirmedFollower,
    days: 7,
    since: 'asked_at',
    only: 'confirmed_at is null',
  },
  {
    table: 'action_follower',
    ...upkeepLabels.formerFollower,
    days: 180,
    since: 'stopped_at',
  },
  {
    table: 'comment_mail',
    ...upkeepLabels.commentMail,
    days: 730,
    since: 'written_at',
  },
  {
    table: 'plan_import',
    ...upkeepLabels.planImport,
    days: 180,
    since: 'created_at',
    only: "status = 'preview'",
  },
  {
    table: 'personal_archive',
    ...upkeepLabels.personalArchive,
    days: archiveDays,
    since: 'coalesce(made_at, asked_at)',
  },
  {
    table: 'address_link',
    ...upkeepLabels.addressLink,
    days: 1,
    since: 'expires_at',
  },
] as const satisfies readonly Upkeep[]

export type UpkeepRule = Upkeep

/** Jobs given up stay a month, for whoever looks; the object of each says it failed. */
export const givenUpDays = 30
