/** Ends the links of someone: none opens any more, and no reminder gives another one. Rules: docs/rules/followup.md §6.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToAsk } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockRecipient, revokeLinks } from '../store.server.ts'

export const revokeLink = command({
  name: 'followup.revoke-link',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id(), recipientId: id() },
  about: lockRecipient,
  async run(work, { ctgId, campaignId, recipientId }, { campaign, recipient, actionIds }) {
    refuse('followup', refusalToAsk(campaign))
    const revokedCount = await revokeLinks(work, { ctgId, recipientId })
    await rowOf(work.tx, 'campaign_recipient', { ctgId, id: recipientId }).update({ access_revoked_at: work.at })
    const detail = { name: recipient.name, actionIds, revokedCount }
    await recordAct(work, 'campaign.links-revoked', { ctgId, id: campaignId }, detail)
    return { recipientId, revokedCount }
  },
})
