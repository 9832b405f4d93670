/** Sends someone a new link by mail; those he had open no more. Rules: docs/rules/followup.md §6.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToAsk, refusalToRenew } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import { inviteAgain, lockRecipient, revokeLinks, writeMailsNow } from '../store.server.ts'

export const renewLink = command({
  name: 'followup.renew-link',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id(), recipientId: id() },
  about: lockRecipient,
  async run(work, { ctgId, campaignId, recipientId }, { campaign, recipient, actionIds }) {
    refuse('followup', refusalToAsk(campaign))
    refuse('followup', refusalToRenew(recipient))
    await revokeLinks(work, { ctgId, recipientId })
    await rowOf(work.tx, 'campaign_recipient', { ctgId, id: recipientId }).update({
      channel: 'mail',
      access_revoked_at: null,
    })
    await inviteAgain(work, { ctgId, recipientId }, work.at)
    await writeMailsNow(work)
    await recordAct(work, 'campaign.link-renewed', { ctgId, id: campaignId }, { name: recipient.name, actionIds })
    return { recipientId }
  },
})
