/** Stops the reminders of a campaign, until they are resumed. Rules: docs/rules/followup.md §6.4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign, setCampaignState } from '../store.server.ts'

export const stopReminders = command({
  name: 'followup.stop-reminders',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id() },
  about: lockCampaign,
  run: (work, _key, campaign) =>
    setCampaignState(work, campaign, 'campaign.reminders-stopped', { reminders_stopped_at: work.at }),
})
