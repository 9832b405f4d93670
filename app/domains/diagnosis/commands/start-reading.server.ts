/** Makes the place where a party will write what it reads in the figures of a theme; nothing is written yet. Rules: docs/rules/diagnosis.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { barToWritingReading, diagnosisPermissions } from '../permissions.ts'
import { readingOf } from '../store.server.ts'

export const startReading = command({
  name: 'diagnosis.start-reading',
  permission: diagnosisPermissions.writeReading,
  input: { themeId: id(), partyId: id() },
  about: readingOf,
  may: (actor, reading) => barToWritingReading(actor, reading) !== 'forbidden',
  async run(work, { ctgId, themeId, partyId }, reading) {
    refuse('diagnosis', barToWritingReading(work.actor, reading))
    const { tx, newId } = work
    const made = await tx
      .insertInto('party_reading')
      .values({ ctg_id: ctgId, id: newId(), theme_id: themeId, party_id: partyId, text: '' })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'theme_id', 'party_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    const { id: readingId } =
      made ?? (await rowsOf(tx, 'party_reading', { ctg_id: ctgId, theme_id: themeId, party_id: partyId }).get(['id']))
    if (made) {
      await recordAct(work, 'party-reading.started', { ctgId, id: readingId }, { themeId, partyId })
    }
    return { readingId }
  },
})
