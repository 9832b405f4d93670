/** Rows of the guides. */
import { type CommandRow, coordinators } from './command-row.ts'

export const guidesRows: Readonly<Record<string, CommandRow>> = {
  'guides.fold-first-walk': {
    url: ({ ctgId }) => `/ctg/${ctgId}/premiers-pas`,
    intent: 'fold-first-walk',
    form: () => ({ walk: 'folded' }),
    mayDo: coordinators,
  },
}
