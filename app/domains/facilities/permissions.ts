/** Rights of the facilities slice, by command. Pure. Rules: docs/rules/facilities.md §5. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const leading = ['coordinator', 'cooperation-officer'] as const
const writing = ['coordinator', 'cooperation-officer', 'contributor'] as const

export const facilitiesPermissions = {
  read: { roles: everyRole, bounds: 'ctg' },
  write: { roles: writing, bounds: 'ctg' },
  lead: { roles: leading, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
