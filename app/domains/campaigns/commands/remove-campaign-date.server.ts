/** Takes a round out of the calendar before it is launched. Rules: docs/rules/followup.md §6.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../permissions.ts'

export const removeCampaignDate = command({
  name: 'followup.remove-campaign-date',
  permission: campaignPermissions.runCampaign,
  input: { ctgId: id(), campaignDateId: id() },
  about: wholeCtg,
  async run(work, { ctgId, campaignDateId }) {
    const row = await work.tx
      .deleteFrom('campaign_date')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', campaignDateId)
      .where('campaign_id', 'is', null)
      .returning('name')
      .executeTakeFirst()
    const { name } = found(row, 'followup.campaign-date-not-found')
    await recordAct(work, 'campaign.date-removed', { ctgId, id: ctgId }, { name })
    return { campaignDateId }
  },
})
