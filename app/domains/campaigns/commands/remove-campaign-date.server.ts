/** Takes a round out of the calendar before it is launched. Rules: docs/rules/followup.md §6.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../permissions.ts'

export const removeCampaignDate = command({
  name: 'followup.remove-campaign-date',
  permission: campaignPermissions.runCampaign,
  input: { campaignDateId: id() },
  about: wholeCtg,
  async run(work, { ctgId, campaignDateId }) {
    const row = await rowsOf(work.tx, 'campaign_date', { ctg_id: ctgId, id: campaignDateId, campaign_id: null }).take([
      'name',
    ])
    const { name } = found(row, 'followup.campaign-date-not-found')
    await recordAct(work, 'campaign.date-removed', { ctgId, id: ctgId }, { name })
    return { campaignDateId }
  },
})
