/** Rights of the CTG slice, by command. Pure. Rules: docs/rules/accounts.md §3. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

export const ctgPermissions = {
  actAs: { roles: everyRole, bounds: 'ctg' },
  updateCtg: coordinators,
  addParty: coordinators,
  updateParty: coordinators,
  setPartyLogo: coordinators,
  setPerimeter: coordinators,
  addArea: coordinators,
  addTheme: coordinators,
  renameTheme: coordinators,
  removeTheme: coordinators,
  setThemePower: coordinators,
  addService: coordinators,
  renameService: coordinators,
  removeService: coordinators,
  inviteMember: coordinators,
  changeMember: coordinators,
  endMember: coordinators,
  handOverCoordination: coordinators,
  openMailDomain: { roles: ['coordinator'], bounds: 'own-party' },
  closeMailDomain: coordinators,
  setLinkedPlans: coordinators,
} as const satisfies Record<string, Permission>
