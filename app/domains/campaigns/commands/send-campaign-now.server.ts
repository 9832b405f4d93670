/** Lets the invitations leave without waiting. Rules: docs/rules/followup.md §6.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToAsk } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign, writeMailsNow } from '../store.server.ts'

export const sendCampaignNow = command({
  name: 'followup.send-campaign-now',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id() },
  about: lockCampaign,
  async run(work, { ctgId, campaignId }, campaign) {
    refuse('followup', refusalToAsk(campaign))
    const hurried = await work.tx
      .updateTable('campaign_mail')
      .set({ due_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('written_at', 'is', null)
      .where('due_at', '>', work.at)
      .where('recipient_id', 'in', ({ selectFrom }) =>
        selectFrom('campaign_recipient').select('id').where('ctg_id', '=', ctgId).where('campaign_id', '=', campaignId),
      )
      .returning('recipient_id')
      .execute()
    await writeMailsNow(work)
    await recordAct(
      work,
      'campaign.sent-now',
      { ctgId, id: campaignId },
      { name: campaign.name, mailCount: hurried.length },
    )
    return { campaignId, mailCount: hurried.length }
  },
})
