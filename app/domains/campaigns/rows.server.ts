/** Campaigns and those they ask as rows, one statement each. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { CampaignKey } from './store.server.ts'

/** Two a year for ten years, and then some. */
const longestList = 100

/**
 * The `recipient` in a statement is asked about a sheet that the reader may see: otherwise she appears neither as a line nor in
 * a count. Rule: docs/rules/plan.md §17.3.
 */
export const isSeen = sql<boolean>`exists (select from campaign_action seen
  where seen.ctg_id = recipient.ctg_id and seen.recipient_id = recipient.id)`

/** Campaigns with their counts, the latest first. */
export const listCampaigns = (db: Reader, ctgId: string, campaignId?: string) =>
  rowsOf(db, 'campaign', { ctg_id: ctgId })
    .select([
      'campaign.id',
      'campaign.name',
      'campaign.message',
      'campaign.opens_on as opensOn',
      'campaign.closes_on as closesOn',
      'campaign.closed_at as closedAt',
      'campaign.reminder_every_days as reminderEveryDays',
      'campaign.reminders_stopped_at as remindersStoppedAt',
      'campaign.thanks_answers as thanksAnswers',
      'campaign.launched_by as launchedBy',
      'campaign.version',
      sql<number>`(select count(*)::int from campaign_recipient recipient
        where recipient.ctg_id = campaign.ctg_id and recipient.campaign_id = campaign.id and ${isSeen})`.as(
        'askedCount',
      ),
      sql<number>`(select count(recipient.answered_at)::int from campaign_recipient recipient
        where recipient.ctg_id = campaign.ctg_id and recipient.campaign_id = campaign.id and ${isSeen})`.as(
        'answeredCount',
      ),
    ])
    .$if(campaignId !== undefined, (query) => query.where('campaign.id', '=', campaignId ?? ''))
    .orderBy('campaign.opens_on', 'desc')
    .orderBy('campaign.launched_at', 'desc')
    .limit(longestList)
    .execute()

/** More than a plan has leads. */
const mostPeople = 500

/** Those a campaign asks, by name, with their actions and what was sent to them. */
export const selectRecipients = (db: Reader, { ctgId, campaignId }: CampaignKey) =>
  db
    .selectFrom('campaign_recipient as recipient')
    .select((eb) => [
      'recipient.id',
      'recipient.name',
      'recipient.email',
      'recipient.channel',
      'recipient.opened_at as openedAt',
      'recipient.answered_at as answeredAt',
      'recipient.access_revoked_at as accessRevokedAt',
      jsonArrayFrom(
        eb
          .selectFrom('campaign_action as asked')
          .innerJoin('action', sameCtg('action.id', 'asked.action_id'))
          .leftJoin('progress_report as report', sameCtg('report.id', 'asked.report_id'))
          .select([
            'action.id',
            'action.code',
            'action.title',
            'asked.report_id as reportId',
            'report.reported_on as reportedOn',
            'report.entered_by as enteredBy',
            'report.entered_for as enteredFor',
          ])
          .where('asked.ctg_id', '=', ctgId)
          .whereRef('asked.recipient_id', '=', 'recipient.id')
          .orderBy('action.number'),
      ).as('actions'),
      jsonArrayFrom(
        eb
          .selectFrom('campaign_mail as mail')
          .leftJoin('outgoing_mail', 'outgoing_mail.id', 'mail.mail_id')
          .select([
            'mail.kind',
            'mail.round',
            'mail.asked_at as askedAt',
            'mail.due_at as dueAt',
            'mail.written_at as writtenAt',
            'outgoing_mail.sent_at as sentAt',
            'outgoing_mail.failure',
          ])
          .where('mail.ctg_id', '=', ctgId)
          .whereRef('mail.recipient_id', '=', 'recipient.id')
          .orderBy('mail.asked_at'),
      ).as('mails'),
      jsonArrayFrom(
        eb
          .selectFrom('report_link as link')
          .select(['link.holder_name as holderName', 'link.created_at as createdAt'])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.recipient_id', '=', 'recipient.id')
          .where('link.forwarded_from', 'is not', null)
          .orderBy('link.created_at'),
      ).as('forwarded'),
    ])
    .where('recipient.ctg_id', '=', ctgId)
    .where('recipient.campaign_id', '=', campaignId)
    .where(isSeen)
    .orderBy('recipient.name')
    .limit(mostPeople)
