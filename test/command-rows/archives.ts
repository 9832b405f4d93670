/** Rows of the archives: copies and archiving by the coordinations, arrivals by who administers the instance. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const administrator = 'townCoordinator'
const arrivals = () => '/administration/archives'

const giveAdministration = (db: Database, { actors }: FullCtg) =>
  db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors[administrator].personId)
    .execute()

const report = {
  ...{
    ctgName: 'CTG',
    trame: '0',
    madeAt: '2026-01-01T00:00:00Z',
    site: '',
    fingerprint: '',
    mayKeepIds: true,
    rows: 1,
  },
  ...{ tables: 1, files: 0, bytes: 0, missing: 0, people: 0, known: [], withheld: [] },
}

/** Of the whole instance: the same, whichever CTG the test is at. */
const arrivalId = 'a7c41e5e-0000-4000-8000-000000000001'

async function givenArrival(db: Database, ctg: FullCtg): Promise<void> {
  await giveAdministration(db, ctg)
  const at = new Date()
  const brought = { brought_by: 'Jeanne Tulle', brought_at: at, asked_at: at }
  await db
    .insertInto('archive_arrival')
    .values({
      ...{ id: arrivalId, file_sha256: 'a'.repeat(64), file_name: 'ctg.zip', size_bytes: 10, state: 'checked' },
      ...{ report: JSON.stringify(report), ...brought },
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ state: 'checked', report: JSON.stringify(report) }))
    .execute()
}

export const archivesRows: Readonly<Record<string, CommandRow>> = {
  'archives.ask-archive': {
    url: ({ ctgId }) => `/ctg/${ctgId}/archives`,
    intent: 'ask-archive',
    form: () => ({ kind: 'whole', subject: 'whole' }),
    mayDo: coordinators,
  },
  'archives.wish-archiving': {
    url: ({ ctgId }) => `/ctg/${ctgId}/archives`,
    intent: 'wish-archiving',
    form: () => ({ wish: 'archive' }),
    mayDo: coordinators,
    prepare: (db, { ctgId }) =>
      db.updateTable('campaign').set({ closed_at: new Date() }).where('ctg_id', '=', ctgId).execute(),
  },
  'archives.receive-archive': {
    url: arrivals,
    intent: 'receive-archive',
    form: () => ({ file: new File(['PK'], 'ctg.zip', { type: 'application/zip' }) }),
    mayDo: [administrator],
    prepare: giveAdministration,
  },
  'archives.bring-in': {
    url: arrivals,
    intent: 'bring-in',
    form: () => ({ arrivalId, ids: 'kept', subject: arrivalId }),
    mayDo: [administrator],
    prepare: givenArrival,
  },
  'archives.give-up': {
    url: arrivals,
    intent: 'give-up',
    form: () => ({ arrivalId, subject: arrivalId }),
    mayDo: [administrator],
    prepare: givenArrival,
  },
}
