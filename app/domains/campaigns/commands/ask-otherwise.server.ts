/** Notes that someone answers by telephone or on paper: no mail goes to him any more. Rules: docs/rules/followup.md §6.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { otherChannels, refusalToAsk } from '../campaigns.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockRecipient } from '../store.server.ts'

export const askOtherwise = command({
  name: 'followup.ask-otherwise',
  permission: campaignPermissions.runCampaign,
  input: {
    campaignId: id(),
    recipientId: id(),
    channel: choice(otherChannels, inputLabels.byPhoneOrPaper),
  },
  about: lockRecipient,
  async run(work, { ctgId, campaignId, recipientId, channel }, { campaign, recipient, actionIds }) {
    refuse('followup', refusalToAsk(campaign))
    await rowOf(work.tx, 'campaign_recipient', { ctgId, id: recipientId }).update({ channel })
    await recordAct(
      work,
      'campaign.channel-changed',
      { ctgId, id: campaignId },
      { name: recipient.name, actionIds, before: recipient.channel, after: channel },
    )
    return { recipientId, channel }
  },
})
