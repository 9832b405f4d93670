/** A report that came by link is sent back: its author has no account, so the word goes by mail with a new link. Rules: docs/rules/followup.md §7.7. */

import { sql } from 'kysely'
import { membershipIn } from '#app/kernel/actor.ts'
import { addDays, dayStart, timeZoneOf, todayIn } from '#app/kernel/calendar.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { hiddenLink } from '../labels.fr.ts'
import { askedActions, reachedActions, revokedAt } from '../reach.server.ts'
import { answerAgainUntil, lastDayBefore } from './link.ts'
import { sentBackMail } from './mails.fr.ts'
import { makeLink } from './new-link.server.ts'

type SentBack = {
  readonly ctgId: string
  readonly reportId: string
  readonly word: string
  readonly siteUrl: string
}

/** The question of the campaign is open again. @returns false for a report made by a member: no link to send */
export async function askAgain(work: Work, { ctgId, reportId, word, siteUrl }: SentBack): Promise<boolean> {
  const today = todayIn(work, ctgId)
  const link = await findLinkOf(work, { ctgId, reportId, today })
  if (!link) return false
  await reopen(work, ctgId, link.recipientId, reportId)
  const toAddress = link.holderEmail || link.recipientEmail
  if (toAddress === '' || link.accessRevokedAt !== null || !link.isStillHeld) return true
  const recipient = { name: link.recipientName, email: link.recipientEmail, personId: link.personId }
  // The action is now restricted and led by somebody else: its former lead is sent neither its title nor a link.
  if (!reachedActions(recipient, link.actions).some(({ id }) => id === link.actionId)) return true
  const timeZone = membershipIn(work.actor, ctgId)?.timeZone ?? timeZoneOf(null)
  const lastDay = answerAgainUntil(lastDayBefore(link.expiresAt, timeZone), today)
  const { holderName, forwardedFrom, recipientId, holderEmail } = link
  const { address } = await makeLink(
    work,
    {
      ctgId,
      recipientId,
      holderName,
      holderEmail,
      forwardedFrom,
      expiresAt: dayStart(timeZone, addDays(lastDay, 1)),
    },
    siteUrl,
  )
  const about = {
    holderName,
    coordinatorName: work.actor.name,
    actionTitle: link.actionTitle,
    ctgName: link.ctgName,
    word,
    lastDay,
  }
  await sendMail(work, {
    onceKey: `report-sent-back:${reportId}`,
    ctgId,
    toAddress,
    toName: holderName,
    ...sentBackMail(about, address),
    keptBodyText: sentBackMail(about, hiddenLink).bodyText,
  })
  return true
}

/** Whoever `came` by a link has one that nobody took back, that one or another; past its end it counts. */
const isStillHeld = (today: string) => sql<boolean>`exists (
  select from report_link link where link.ctg_id = came.ctg_id and link.recipient_id = came.recipient_id
    and link.holder_email = came.holder_email and ${revokedAt(today)} is null)`

type ByLink = { readonly ctgId: string; readonly reportId: string; readonly today: string }

/** The link a report came by; undefined when a member made it. */
const findLinkOf = ({ tx }: Work, { ctgId, reportId, today }: ByLink) =>
  tx
    .selectFrom('progress_report as report')
    .innerJoin('report_link as came', sameCtg('came.id', 'report.link_id'))
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'came.recipient_id'))
    .innerJoin('action', sameCtg('action.id', 'report.action_id'))
    .innerJoin('ctg', 'ctg.id', 'report.ctg_id')
    .select([
      'came.recipient_id as recipientId',
      'came.holder_name as holderName',
      'came.holder_email as holderEmail',
      'came.forwarded_from as forwardedFrom',
      'came.expires_at as expiresAt',
      'recipient.name as recipientName',
      'recipient.email as recipientEmail',
      'recipient.person_id as personId',
      'action.id as actionId',
      askedActions.as('actions'),
      'recipient.access_revoked_at as accessRevokedAt',
      isStillHeld(today).as('isStillHeld'),
      'action.title as actionTitle',
      'ctg.name as ctgName',
    ])
    .where('report.ctg_id', '=', ctgId)
    .where('report.id', '=', reportId)
    .executeTakeFirst()

/** The action waits for its answer again, in the state of the campaign as in its reminders. */
async function reopen({ tx }: Work, ctgId: string, recipientId: string, reportId: string): Promise<void> {
  const reopened = await tx
    .updateTable('campaign_action')
    .set({ report_id: null })
    .where('ctg_id', '=', ctgId)
    .where('recipient_id', '=', recipientId)
    .where('report_id', '=', reportId)
    .returning('action_id')
    .execute()
  if (reopened.length === 0) return
  await rowOf(tx, 'campaign_recipient', { ctgId, id: recipientId }).update({ answered_at: null })
}
