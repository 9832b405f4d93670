/** Resumes the reminders of a campaign: those overdue leave the next morning hour. Rules: docs/rules/followup.md §6.4. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToAsk } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign } from '../store.server.ts'

export const resumeReminders = command({
  name: 'followup.resume-reminders',
  permission: campaignPermissions.runCampaign,
  input: z.object({ ctgId: id(), campaignId: id() }),
  about: lockCampaign,
  async run(work, { ctgId, campaignId }, campaign) {
    refuse('followup', refusalToAsk(campaign))
    await work.tx
      .updateTable('campaign')
      .set({ reminders_stopped_at: null, version: campaign.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', campaignId)
      .execute()
    await recordAudit(work, {
      action: 'campaign.reminders-resumed',
      subject: { type: 'campaign', id: campaignId },
      ctgId,
      detail: { name: campaign.name },
    })
    return { campaignId }
  },
})
