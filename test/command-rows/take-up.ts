/** Rows of taking up: a running CTG, its last copil, a spreadsheet of actions. The fixture's import waits for its preview. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators, members } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/reprise`
const importPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/plan/reprise/${ids.planImport}`

const applied = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('plan_import')
    .set({ status: 'applied' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.planImport)
    .execute()

export const takeUpRows: Readonly<Record<string, CommandRow>> = {
  'journey.take-up-ctg': {
    url: () => '/ctg/reprise?collectivite=92036',
    intent: 'take-up',
    form: () => ({
      name: 'Gennevilliers 2023-2027',
      cafName: 'Caf des Hauts-de-Seine',
      authorityName: 'Ville de Gennevilliers',
      territoryCode: '92036',
      communeCodes: ['92036'],
      otherSignatories: 'MSA',
      startsOn: '2023-01-01',
      endsOn: '2027-12-31',
      signedOn: '2023-02-06',
      themeKeys: ['petite-enfance', 'logement'],
      ownThemes: 'Vieillesse',
      creatorSide: 'caf',
      creatorFunction: 'conseillère territoriale',
    }),
    mayDo: members,
  },
  'journey.take-up-copil': {
    url: page,
    intent: 'take-up-copil',
    form: () => ({ heldOn: '2025-11-18', place: 'Hôtel de ville', decisions: 'Ouvrir un relais' }),
    mayDo: coordinators,
    prepare: (db, { ctgId }) =>
      db.updateTable('ctg').set({ taken_up_on: '2026-01-05' }).where('id', '=', ctgId).execute(),
  },
  'plan.start-import': {
    url: page,
    intent: 'start-import',
    form: () => ({ file: new File(['Action;Pilote\nOuvrir un relais;Caf\n'], 'plan.csv', { type: 'text/csv' }) }),
    mayDo: coordinators,
  },
  'plan.set-import-mapping': {
    url: importPage,
    intent: 'set-mapping',
    form: () => ({ 'header.0': '1', 'column.0-0': 'title', 'column.0-1': 'notes' }),
    mayDo: coordinators,
  },
  'plan.apply-import': { url: importPage, intent: 'apply-import', form: () => ({ rows: '1:2' }), mayDo: coordinators },
  'plan.undo-import': {
    url: importPage,
    intent: 'undo-import',
    form: () => ({}),
    mayDo: coordinators,
    prepare: applied,
  },
}
