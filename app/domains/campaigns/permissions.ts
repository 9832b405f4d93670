/** Rights on campaigns. Pure. Rule: docs/rules/followup.md §6.8. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const campaignPermissions = {
  /** Launching, following, reminding, closing: the whole CTG is asked. */
  runCampaign: { ...coordinators, refusal: 'followup.run-campaign' },
  /** One personal link, taken back. */
  takeBack: { ...coordinators, refusal: 'followup.run-campaign', holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
