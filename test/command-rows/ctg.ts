import type { CommandRow } from './command-row.ts'

export const ctgRows: Readonly<Record<string, CommandRow>> = {
  'ctg.act-as': {
    url: ({ ctgId }) => `/ctg/${ctgId}/mandat`,
    intent: 'act-as',
    form: ({ actors }) => ({ memberId: actors.townCoordinator.memberships[0]?.memberId ?? '' }),
    // Each acts under her own mandates only; the fixture's form names that of the town's coordinator.
    mayDo: ['townCoordinator'],
  },
}
