/** Closes a campaign: no mail leaves any more, and its links answer until they expire. Rules: docs/rules/followup.md §6.5. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign, setCampaignState } from '../store.server.ts'

export const closeCampaign = command({
  name: 'followup.close-campaign',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id() },
  about: lockCampaign,
  run: (work, _key, campaign) => setCampaignState(work, campaign, 'campaign.closed', { closed_at: work.at }),
})
