/** Resumes the reminders of a campaign: those overdue leave the next morning hour. Rules: docs/rules/followup.md §6.4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../permissions.ts'
import { lockCampaign, setCampaignState } from '../store.server.ts'

export const resumeReminders = command({
  name: 'followup.resume-reminders',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id() },
  about: lockCampaign,
  run: (work, _key, campaign) =>
    setCampaignState(work, campaign, 'campaign.reminders-resumed', { reminders_stopped_at: null }),
})
