/** Rows of the facilities slice: one is described in 2025 and 2026, and a list was read. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow } from './command-row.ts'

const base = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/diagnostic/equipements`
const facilityPage = (ctg: FullCtg) => `${base(ctg)}/${ctg.ids.facility}`
const importPage = (ctg: FullCtg) => `${base(ctg)}/reprendre/${ctg.ids.facilityImport}`

const leaders: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer']
const describers: readonly ActorKey[] = [...leaders, 'contributor']

const identity = { name: 'Multi-accueil du Luth', kind: 'multi-accueil', communeCode: '92036', address: '' }
const year = { state: 'open', places: '60', opening: '', operator: 'Ville', source: 'La Ville', note: '' }

const applied = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('facility_import')
    .set({ state: 'applied', written: JSON.stringify({ rows: [] }) })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.facilityImport)
    .execute()

export const facilitiesRows: Readonly<Record<string, CommandRow>> = {
  'facilities.add-facility': {
    url: base,
    intent: 'add-facility',
    form: () => ({ ...identity, ...year, year: '2026' }),
    mayDo: describers,
  },
  'facilities.update-facility': {
    url: facilityPage,
    intent: 'update-facility',
    form: () => ({ ...identity, version: '1' }),
    mayDo: describers,
  },
  'facilities.describe-year': {
    url: facilityPage,
    intent: 'describe-year',
    form: () => ({ ...year, subject: '2026', year: '2026', version: '1' }),
    mayDo: describers,
  },
  'facilities.remove-facility': {
    url: facilityPage,
    intent: 'remove-facility',
    form: () => ({}),
    mayDo: leaders,
  },
  'facilities.carry-year': { url: base, intent: 'carry-year', form: () => ({ from: '2026' }), mayDo: leaders },
  'facilities.confirm-year': {
    url: base,
    intent: 'confirm-year',
    form: ({ ids }) => ({ year: '2026', facilityIds: ids.facility }),
    mayDo: describers,
  },
  'facilities.start-import': {
    url: (ctg) => `${base(ctg)}/reprendre`,
    intent: 'start-import',
    form: () => ({ year: '2026', source: 'La Ville', pasted: 'Nom\tType\nLe Luth\tCrèche' }),
    mayDo: leaders,
  },
  'facilities.apply-import': { url: importPage, intent: 'apply-import', form: () => ({}), mayDo: leaders },
  'facilities.undo-import': {
    url: importPage,
    intent: 'undo-import',
    form: () => ({}),
    mayDo: leaders,
    prepare: applied,
  },
}
