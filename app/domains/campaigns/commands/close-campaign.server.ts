/** Closes a campaign: no mail leaves any more, and its links answer until they expire. Rules: docs/rules/followup.md §6.5. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToAsk } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign } from '../store.server.ts'

export const closeCampaign = command({
  name: 'followup.close-campaign',
  permission: campaignPermissions.runCampaign,
  input: z.object({ ctgId: id(), campaignId: id() }),
  about: lockCampaign,
  async run(work, { ctgId, campaignId }, campaign) {
    refuse('followup', refusalToAsk(campaign))
    await work.tx
      .updateTable('campaign')
      .set({ closed_at: work.at, version: campaign.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', campaignId)
      .execute()
    await recordAudit(work, {
      action: 'campaign.closed',
      subject: { type: 'campaign', id: campaignId },
      ctgId,
      detail: { name: campaign.name },
    })
    return { campaignId }
  },
})
