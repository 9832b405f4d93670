/** Rights of the deposits slice, by command. Pure. Rules: docs/rules/deposits.md §4. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const leading = ['coordinator', 'cooperation-officer'] as const
const writing = ['coordinator', 'cooperation-officer', 'contributor'] as const

/** One deposits for the party one acts for: its figures are hers to withdraw. */
export const depositsPermissions = {
  read: { roles: everyRole, bounds: 'ctg' },
  deposit: { roles: writing, bounds: 'own-party' },
  withdraw: { roles: writing, bounds: 'own-party' },
  askData: { roles: leading, bounds: 'ctg' },
  answerRequest: { roles: leading, bounds: 'own-party', refusal: 'deposits.answer-request' },
  withdrawRequest: { roles: leading, bounds: 'own-party' },
} as const satisfies Record<string, Permission>
