/** Rights on the order of a plan, by command. Pure. Rules: docs/rules/plan.md §1, §10. */
import type { Permission } from '#app/kernel/permission.ts'

const arrangers = ['coordinator', 'cooperation-officer'] as const

export const planTreePermissions = {
  /** Moving and removing axes and objectives. */
  arrangePlan: { roles: arrangers, bounds: 'ctg' },
  /** Moving an action among the others, and under which objectives it is. */
  moveAction: { roles: arrangers, bounds: 'own-theme' },
} as const satisfies Record<string, Permission>
