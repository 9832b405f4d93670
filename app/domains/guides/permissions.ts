/** Rights of the guides. Pure. Rules: docs/rules/guides.md §5. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const guidesPermissions = {
  /** Putting one’s own first steps away, and taking them back. */
  foldFirstWalk: coordinators,
} as const satisfies Record<string, Permission>
