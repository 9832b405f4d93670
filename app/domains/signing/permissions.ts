/** Rights of signing: either coordination plans, names and receives for every party, and the party’s own is told; each allows signing for its own side. Pure. Rules: docs/rules/accounts.md §3. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

export const signingPermissions = {
  allowSigning: coordinators,
  planSigning: coordinators,
  inviteSigner: coordinators,
  revokeSigner: coordinators,
  requestProof: coordinators,
  filePaperCopy: coordinators,
  takeBackCopy: coordinators,
  confirmCopy: coordinators,
  rejectCopy: coordinators,
  /** Whoever is named to sign, by the address of her account: the command looks for her name. */
  signWithAccount: { roles: everyRole, bounds: 'ctg' },
  sendCode: { roles: everyRole, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
