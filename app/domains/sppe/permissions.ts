/** Rights of the slice, by command: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

export const sppePermissions = {
  saveMissions: coordinators,
  entrustMissions: coordinators,
  addHolder: coordinators,
  removeHolder: coordinators,
  updateSchema: coordinators,
  tieAnswer: coordinators,
  removeTie: coordinators,
  recordDeed: coordinators,
  removeDeed: coordinators,
} as const satisfies Record<string, Permission>
