/** Rows of the deposits slice: the town has shared a series and asked the Caf for figures. */
import type { FullCtg } from '../full-ctg.server.ts'
import type { CommandRow } from './command-row.ts'

const base = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/diagnostic/donnees`
const datasetPage = (ctg: FullCtg) => `${base(ctg)}/${ctg.ids.dataset}`
const requestPage = (ctg: FullCtg) => `${base(ctg)}/demandes/${ctg.ids.dataRequest}`

/** One year of one count, as the page sends it once masked. */
const content = JSON.stringify({
  releases: [
    {
      year: 2025,
      released: {
        ...{ version: 1, universe: 'enfants 2025', areZerosShown: true },
        rows: [{ id: '92036', label: 'Gennevilliers', parentId: null }],
        columns: [{ id: 'ensemble', label: 'Ensemble', parentId: null }],
        cells: [[412]],
        rule: { unit: 'enfants', threshold: 5, protection: 2 },
      },
    },
  ],
})

export const depositsRows: Readonly<Record<string, CommandRow>> = {
  'deposits.deposit': {
    url: (ctg) => `${base(ctg)}/deposer`,
    intent: 'deposit',
    form: () => ({
      ...{ name: 'Inscriptions au périscolaire', unit: 'count', statisticalUnit: 'enfants', definition: 'Inscrits.' },
      ...{ source: 'Service périscolaire', sourceOn: '2026-09-15', audience: 'members', threshold: '5', content },
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer', 'contributor'],
  },
  'deposits.withdraw': {
    url: datasetPage,
    intent: 'withdraw',
    form: () => ({}),
    mayDo: ['townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'deposits.ask-data': {
    url: (ctg) => `${base(ctg)}/demandes/nouvelle`,
    intent: 'ask-data',
    form: ({ partner }) => ({
      ...{ askedPartyId: partner.id, title: 'Allocataires par quartier', request: 'Par quartier, en 2025.' },
      wantedOn: '2027-01-15',
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer'],
  },
  'deposits.promise-data': {
    url: requestPage,
    intent: 'promise-data',
    form: () => ({ promisedOn: '2027-01-31', version: '1' }),
    mayDo: ['cafCoordinator', 'housingOfficer'],
  },
  'deposits.give-data': {
    url: requestPage,
    intent: 'give-data',
    form: () => ({ answer: 'Sur data.caf.fr.', version: '1' }),
    mayDo: ['cafCoordinator', 'housingOfficer'],
  },
  'deposits.refuse-data': {
    url: requestPage,
    intent: 'refuse-data',
    form: () => ({ answer: 'Ce découpage n’existe pas.', version: '1' }),
    mayDo: ['cafCoordinator', 'housingOfficer'],
  },
  'deposits.withdraw-request': {
    url: requestPage,
    intent: 'withdraw-request',
    form: () => ({ version: '1' }),
    mayDo: ['townCoordinator', 'earlyOfficer'],
  },
}
