/** Rights of governance, by command. Pure. Rules: docs/rules/governance.md §7. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

/** Coordinators everywhere; a cooperation officer for the bodies of her theme. */
const coordination = {
  roles: ['coordinator', 'cooperation-officer'],
  bounds: 'own-theme',
} as const satisfies Permission

export const governancePermissions = {
  manageBody: coordination,
  renewPartySeats: coordinators,
} as const satisfies Record<string, Permission>
