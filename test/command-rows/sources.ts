/** Rows of the slice sources: acts of who administers the instance, on things of no CTG. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import type { CommandRow } from './command-row.ts'

const administrator = 'townCoordinator'

const giveAdministration = (db: Database, { actors }: FullCtg) =>
  db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors[administrator].personId)
    .execute()

/** One at a time of a source, whichever CTG the test is at: any id of the fixture names it. */
async function givenLot(db: Database, { ids, actors }: FullCtg): Promise<void> {
  await db
    .insertInto('figure_lot')
    .values({
      ...{ id: ids.dossier, source: 'insee-populations', title: 'Populations', producer: 'Insee', licence: 'LO' },
      ...{ address: 'https://insee.fr', origin: 'internet', requested_by: actors[administrator].name },
      requested_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('source').where('state', '=', sql.lit('preparing')).doNothing())
    .execute()
}

export const sourcesRows: Readonly<Record<string, CommandRow>> = {
  'sources.load-source': {
    url: () => '/administration/chiffres',
    intent: 'load',
    form: () => ({ source: 'insee-naissances', subject: 'insee-naissances' }),
    mayDo: [administrator],
    prepare: giveAdministration,
  },
  'sources.undo-lot': {
    url: () => '/administration/chiffres',
    intent: 'undo',
    form: ({ ids }) => ({ lotId: ids.dossier, subject: ids.dossier }),
    mayDo: [administrator],
    async prepare(db, ctg) {
      await giveAdministration(db, ctg)
      await givenLot(db, ctg)
    },
  },
}
