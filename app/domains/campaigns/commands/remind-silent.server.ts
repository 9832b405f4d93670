/** Reminds the silent ones of a campaign now; nobody is written to twice on one day. Rules: docs/rules/followup.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { dayIn, todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalToRemind } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { type CampaignKey, lockCampaign, writeMailsNow } from '../store.server.ts'
import { askAgain } from '../write-reminders.server.ts'

export const remindSilent = command({
  name: 'followup.remind-silent',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id() },
  about: lockCampaign,
  async run(work, { ctgId, campaignId }, campaign) {
    const silent = await listToRemind(work, { ctgId, campaignId })
    refuse('followup', refusalToRemind(campaign, silent.length, todayIn(work, ctgId)))
    const remindedCount = await askAgain(
      work.tx,
      silent.map(({ recipientId }) => ({ ctgId, recipientId })),
      work.at,
    )
    await writeMailsNow(work)
    await recordAct(work, 'campaign.silent-reminded', { ctgId, id: campaignId }, { name: campaign.name, remindedCount })
    return { campaignId, remindedCount }
  },
})

/** Those asked by mail who answered nothing and were not written to today. */
async function listToRemind({ tx, actor, at }: Work, { ctgId, campaignId }: CampaignKey) {
  const { timeZone } = requireMembership(actor, ctgId)
  const silent = await tx
    .selectFrom('campaign_recipient as recipient')
    .innerJoin('campaign_mail as mail', sameCtg('mail.recipient_id', 'recipient.id'))
    .select((eb) => ['recipient.id as recipientId', eb.fn.max('mail.asked_at').as('lastAskedAt')])
    .where('recipient.ctg_id', '=', ctgId)
    .where('recipient.campaign_id', '=', campaignId)
    .where('recipient.channel', '=', 'mail')
    .where('recipient.access_revoked_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign_action as asked')
            .select('asked.action_id')
            .where('asked.ctg_id', '=', ctgId)
            .whereRef('asked.recipient_id', '=', 'recipient.id')
            .where('asked.report_id', 'is not', null),
        ),
      ),
    )
    .groupBy('recipient.id')
    .execute()
  return silent.filter(({ lastAskedAt }) => dayIn(timeZone, lastAskedAt) < dayIn(timeZone, at))
}
