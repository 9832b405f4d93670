/** What a campaign wrote and that waits is looked at again before it leaves. Rules: docs/rules/followup.md §6.10. */
import { sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import { keepSent } from '#app/kernel/mail.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'
import { askedActions, reachedActions, recipientLead, revokedAt } from '../reach.server.ts'
import { isUseful } from '../write-mails.server.ts'
import { type LinkTimes, linkState } from './link.ts'

type Written = {
  readonly ctgId: string
  readonly recipientId: string
  readonly writtenAt: Date
  readonly isUseful: boolean
  readonly recipient: Parameters<typeof reachedActions>[0]
  readonly asked: Parameters<typeof reachedActions>[1]
  /** Sheets whose journal has a line since the mail was written. */
  readonly changed: readonly string[]
  readonly isLinkUsed: boolean
}

/**
 * Not once a link in it opens nothing more, an answer came or the campaign is closed; nor once a sheet in it was closed to its reader. All
 * that it says is then owed again: the round writes what still holds. A link that served says that the mail arrived, though the
 * answer of the mail server did not: it is sent, and its links stay.
 */
export const isCampaignMailOwed: IsStillOwed = async (tx, { id, createdAt }, at) => {
  const { rows } = await sql<Written>`
    select mail.ctg_id as "ctgId", mail.recipient_id as "recipientId", mail.written_at as "writtenAt",
      ${isUseful} and coalesce(${revokedAt(parisDay(at))} is null and link.expires_at > ${at}, mail.kind = 'thanks') as "isUseful",
      ${recipientLead} as recipient, ${askedActions} as asked,
      coalesce((select json_agg(entry.subject_id) from public.audit_entry entry
        where entry.ctg_id = mail.ctg_id and entry.subject_type = 'action' and entry.at > ${createdAt}), '[]') as changed,
      exists (select from public.progress_report report where report.ctg_id = link.ctg_id and report.link_id = link.id)
        or exists (select from report_link passed where passed.ctg_id = link.ctg_id
          and passed.recipient_id = link.recipient_id and passed.forwarded_from = link.id) as "isLinkUsed"
    from campaign_mail mail
    join campaign_recipient recipient on recipient.ctg_id = mail.ctg_id and recipient.id = mail.recipient_id
    join campaign on campaign.ctg_id = mail.ctg_id and campaign.id = recipient.campaign_id
    left join report_link link on link.ctg_id = mail.ctg_id and link.recipient_id = mail.recipient_id
      and link.forwarded_from is null and link.created_at = mail.written_at and mail.kind <> 'thanks'
    where mail.mail_id = ${id}`.execute(tx)
  const hasArrived = rows.some(({ isLinkUsed }) => isLinkUsed)
  if (hasArrived) await keepSent(tx, id)
  const holds = rows.every((row) => {
    const reached = reachedActions(row.recipient, row.asked)
    return row.isUseful && row.asked.every((one) => reached.includes(one) || !row.changed.includes(one.id))
  })
  if (rows.length === 0 || hasArrived || holds) return rows.length > 0
  for (const { ctgId, recipientId, writtenAt } of rows) {
    const key = { ctg_id: ctgId, recipient_id: recipientId }
    await rowsOf(tx, 'report_link', { ...key, created_at: writtenAt, opened_at: null }).remove()
    await rowsOf(tx, 'campaign_mail', { ...key, mail_id: id }).update({ written_at: null })
  }
  return false
}

/** A question passed on leaves as long as its link opens. */
export const isLinkOwed: IsStillOwed = async (tx, { ctgId, subjectId }, at) => {
  const link = await tx
    .selectFrom('report_link as link')
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
    .select(['link.expires_at as expiresAt', revokedAt(parisDay(at)).as('revokedAt')])
    .where('link.ctg_id', '=', ctgId)
    .where('link.id', '=', subjectId)
    .executeTakeFirst()
  return link !== undefined && linkState(link, at) === 'open'
}

/** A report sent back goes to who still reaches its sheet, as long as the link made with its mail opens. */
export const isAskedAgainOwed: IsStillOwed = async (tx, { ctgId, subjectId, createdAt }, at) => {
  const { rows } = await sql<Pick<Written, 'recipient' | 'asked'> & LinkTimes & { readonly actionId: string }>`
    select report.action_id as "actionId", ${recipientLead} as recipient, ${askedActions} as asked,
      link.expires_at as "expiresAt", ${revokedAt(parisDay(at))} as "revokedAt"
    from public.progress_report report
    join report_link origin on origin.ctg_id = report.ctg_id and origin.id = report.link_id
    join report_link link on link.ctg_id = origin.ctg_id and link.recipient_id = origin.recipient_id
      and link.holder_email = origin.holder_email and link.created_at = ${createdAt}
    join campaign_recipient recipient on recipient.ctg_id = link.ctg_id and recipient.id = link.recipient_id
    where report.ctg_id = ${ctgId} and report.id = ${subjectId} and recipient.access_revoked_at is null`.execute(tx)
  return rows.some(
    ({ actionId, recipient, asked, ...link }) =>
      linkState(link, at) === 'open' && reachedActions(recipient, asked).some(({ id }) => id === actionId),
  )
}
