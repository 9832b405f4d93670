/** Rights of signing: either coordination plans, names and receives for every party, and the party’s own is told; each allows signing for its own side. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, everyRole, type Permission } from '#app/kernel/permission.ts'

export const signingPermissions = {
  lead: coordinators,
  /** One link to sign, taken back; and the file of proof, read. */
  takeBack: { ...coordinators, holdsWhenArchived: true },
  /** Whoever is named to sign, by the address of her account: the command looks for her name. */
  sign: { roles: everyRole, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
