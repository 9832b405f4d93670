/** Rows of the diagnosis slice. The fixture's officers each have one theme; the forms are about « Petite enfance ». */
import type { FullCtg } from '../full-ctg.server.ts'
import type { CommandRow } from './command-row.ts'

const themePage = ({ ctgId, themeId }: FullCtg) => `/ctg/${ctgId}/diagnostic/${themeId}`

export const diagnosisRows: Readonly<Record<string, CommandRow>> = {
  'diagnosis.write-reading': {
    url: themePage,
    intent: 'write-reading',
    form: ({ partyId }) => ({ partyId, subject: partyId, version: '0', text: 'Les places manquent au nord.' }),
    mayDo: ['townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.ask-reading': {
    url: themePage,
    intent: 'ask-reading',
    form: ({ cafPartyId }) => ({ partyId: cafPartyId, subject: cafPartyId }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.add-testimony': {
    url: themePage,
    intent: 'add-testimony',
    form: () => ({
      kind: 'workshop',
      text: 'Les horaires ne vont pas.',
      source: 'Atelier des parents',
      collectedOn: '2024-11-06',
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.remove-testimony': {
    url: themePage,
    intent: 'remove-testimony',
    form: ({ ids }) => ({ testimonyId: ids.testimony, subject: ids.testimony }),
    mayDo: ['townCoordinator', 'earlyOfficer', 'contributor'],
  },
}
