/** Rights over meetings and decisions, by command. Pure. Rules: docs/rules/governance.md §7. */
import { governancePermissions } from '#app/domains/governance/permissions.ts'
import { coordinators, everyRole, type Permission } from '#app/kernel/permission.ts'

export const meetingPermissions = {
  /** Whoever manages a body holds its meetings. */
  holdMeeting: governancePermissions.manageBody,
  /** One's own convocation, whatever one's role. */
  replyToInvitation: { roles: everyRole, bounds: 'ctg' },
  updateDecision: governancePermissions.manageBody,
  confirmDespite: coordinators,
} as const satisfies Record<string, Permission>
