/** Changes what a campaign says, until when it asks and its pace; its links follow the closing. Rules: docs/rules/followup.md §6.5. */

import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { addDays, dayStart, todayIn } from '#app/kernel/calendar.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { checkbox, day, id, line, optionalInteger, optionalText, textWithoutLink, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { lastLinkDay, refusalToAsk } from '../campaigns.ts'
import { refuseClosing } from '../closing.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { campaignPermissions } from '../permissions.ts'
import { type CampaignKey, lockCampaign } from '../store.server.ts'

export const changeCampaign = command({
  name: 'followup.change-campaign',
  permission: campaignPermissions.runCampaign,
  input: {
    campaignId: id(),
    version: version(),
    name: line(inputLabels.campaignName, 120),
    message: textWithoutLink(optionalText(3000)),
    closesOn: day(inputLabels.closesOn),
    /** Empty: no reminder. */
    reminderEveryDays: optionalInteger({ min: 1, max: 60 }),
    thanksAnswers: checkbox(),
  },
  about: lockCampaign,
  async run(work, { ctgId, campaignId, version: openedOn, ...settings }, campaign) {
    const key = { ctgId, campaignId }
    refuse('followup', refusalToAsk(campaign))
    const { name, message, closesOn, reminderEveryDays, thanksAnswers } = campaign
    const before = { name, message, closesOn, reminderEveryDays, thanksAnswers }
    if (campaign.version !== openedOn) throw changedMeanwhile('followup.campaign', before, settings)
    if (settings.closesOn !== closesOn) refuseClosing(settings.closesOn, todayIn(work, ctgId))
    await rowOf(work.tx, 'campaign', { ctgId, id: campaignId }).update({
      name: settings.name,
      message: settings.message,
      closes_on: settings.closesOn,
      reminder_every_days: settings.reminderEveryDays,
      thanks_answers: settings.thanksAnswers,
      version: campaign.version + 1,
    })
    if (settings.closesOn !== closesOn) await moveLinksEnd(work, key, settings.closesOn)
    await recordAct(
      work,
      'campaign.changed',
      { ctgId, id: campaignId },
      { name: settings.name, before, after: settings },
    )
    return { campaignId }
  },
})

/** Links that still answer do so until the new end. */
async function moveLinksEnd(work: Work, { ctgId, campaignId }: CampaignKey, closesOn: string): Promise<void> {
  const { timeZone } = requireMembership(work.actor, ctgId)
  await work.tx
    .updateTable('report_link')
    .set({ expires_at: dayStart(timeZone, addDays(lastLinkDay(closesOn), 1)) })
    .where('ctg_id', '=', ctgId)
    .where('revoked_at', 'is', null)
    .where('recipient_id', 'in', ({ selectFrom }) =>
      selectFrom('campaign_recipient').select('id').where('ctg_id', '=', ctgId).where('campaign_id', '=', campaignId),
    )
    .execute()
}
