/** A report that came by link is sent back: its author has no account, so the word goes by mail with a new link. Rules: docs/rules/followup.md §7.7. */

import { membershipIn } from '#app/kernel/actor.ts'
import { addDays, dayStart, timeZoneOf, todayIn } from '#app/kernel/calendar.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { hiddenLink } from '../labels.fr.ts'
import { askedActions, reachedActions } from '../reach.server.ts'
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
  const link = await findLinkOf(work, ctgId, reportId)
  if (!link) return false
  await reopen(work, ctgId, link.recipientId, reportId)
  const toAddress = link.holderEmail || link.recipientEmail
  if (toAddress === '' || link.accessRevokedAt !== null) return true
  const recipient = { name: link.recipientName, email: link.recipientEmail, personId: link.personId }
  // The action is now restricted and led by somebody else: its former lead is sent neither its title nor a link.
  if (!reachedActions(recipient, link.actions).some(({ id }) => id === link.actionId)) return true
  const timeZone = membershipIn(work.actor, ctgId)?.timeZone ?? timeZoneOf(null)
  const lastDay = answerAgainUntil(lastDayBefore(link.expiresAt, timeZone), todayIn(work, ctgId))
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

/** The link a report came by; undefined when a member made it. */
const findLinkOf = ({ tx }: Work, ctgId: string, reportId: string) =>
  tx
    .selectFrom('progress_report as report')
    .innerJoin('report_link as link', sameCtg('link.id', 'report.link_id'))
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
    .innerJoin('action', sameCtg('action.id', 'report.action_id'))
    .innerJoin('ctg', 'ctg.id', 'report.ctg_id')
    .select([
      'link.recipient_id as recipientId',
      'link.holder_name as holderName',
      'link.holder_email as holderEmail',
      'link.forwarded_from as forwardedFrom',
      'link.expires_at as expiresAt',
      'recipient.name as recipientName',
      'recipient.email as recipientEmail',
      'recipient.person_id as personId',
      'action.id as actionId',
      askedActions.as('actions'),
      'recipient.access_revoked_at as accessRevokedAt',
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
