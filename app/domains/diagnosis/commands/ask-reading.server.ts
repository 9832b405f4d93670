/** Asks a party for its reading of a theme; what it wrote before stays. Rules: docs/rules/diagnosis.md §1.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

import { command } from '#app/kernel/transaction.server.ts'
import { isReadingAwaited } from '../diagnosis.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme, requireOwnOrNamedParty } from '../store.server.ts'
import { tellReadingAsked } from '../tell.server.ts'

export const askReading = command({
  name: 'diagnosis.ask-reading',
  permission: diagnosisPermissions.askReading,
  input: { themeId: id(), partyId: id() },
  about: inTheme,
  async run(work, { ctgId, themeId, partyId }) {
    const { tx, newId } = work
    const party = await requireOwnOrNamedParty(work, ctgId, partyId)
    refuse('diagnosis', party.isSignatory ? undefined : 'reading-not-signatory')
    const saved = await rowsOf(tx, 'party_reading', { ctg_id: ctgId, theme_id: themeId, party_id: partyId }).lock([
      'id',
      'text',
      'asked_on as askedOn',
      'written_at as writtenAt',
    ])
    const isAwaited = saved && isReadingAwaited({ ...saved, writtenOn: saved.writtenAt && parisDay(saved.writtenAt) })
    refuse('diagnosis', isAwaited ? 'reading-already-asked' : undefined)
    const askedOn = todayIn(work, ctgId)
    const readingId = saved?.id ?? newId()
    await tx
      .insertInto('party_reading')
      .values({ ctg_id: ctgId, id: readingId, theme_id: themeId, party_id: partyId, text: '', asked_on: askedOn })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'id']).doUpdateSet({ asked_on: askedOn }))
      .execute()
    await recordAct(work, 'party-reading.asked', { ctgId, id: readingId }, { themeId, partyId })
    await tellReadingAsked(work, { ctgId, readingId, themeId, partyId, askedOn })
    return { readingId, askedOn }
  },
})
