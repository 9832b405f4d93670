/** Rows of the library: the sheet of the fixture is offered already. */
import type { CommandRow } from './command-row.ts'
import { coordinators } from './command-row.ts'

const sheet = ({ ctgId, ids }: Parameters<CommandRow['url']>[0]) => `/ctg/${ctgId}/actions/${ids.action}`

export const libraryRows: Readonly<Record<string, CommandRow>> = {
  'library.offer-sheet': {
    url: sheet,
    intent: 'offer-sheet',
    form: () => ({}),
    mayDo: coordinators,
    prepare: (db, { ctgId }) => db.deleteFrom('library_sheet').where('ctg_id', '=', ctgId).execute(),
  },
  'library.withdraw-sheet': { url: sheet, intent: 'withdraw-sheet', form: () => ({}), mayDo: coordinators },
  'library.copy-sheet': {
    url: ({ ids }) => `/bibliotheque/${ids.action}`,
    intent: 'copy-sheet',
    isOfEveryCtg: true,
    form: ({ ctgId }) => ({ ctgId }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
}
