/** A party writes what it reads in the figures of a theme. Rules: docs/rules/diagnosis.md §1. */

import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { id, line, optionalId } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { barToWritingReading, diagnosisPermissions } from '../permissions.ts'
import { readingOf } from '../store.server.ts'

export const writeReading = command({
  name: 'diagnosis.write-reading',
  permission: diagnosisPermissions.writeReading,
  input: {
    themeId: id(),
    partyId: optionalId(),
    text: line(inputLabels.reading, 4000),
    /** 0 or absent: nothing had been written. */
    version: z.coerce.number({ error: fieldLabels.reload }).int().min(0).default(0),
  },
  about: readingOf,
  may: (actor, reading) => barToWritingReading(actor, reading) !== 'forbidden',
  async run(work, { ctgId, themeId, text, version }, reading) {
    const { tx, at, actor, newId } = work
    refuse('diagnosis', barToWritingReading(work.actor, reading))
    const saved = await rowsOf(tx, 'party_reading', { ctg_id: ctgId, theme_id: themeId, party_id: reading.partyId })
      .select(['id', 'text', 'version'])
      .forUpdate()
      .executeTakeFirst()
    if (saved && saved.text !== '' && saved.version !== version)
      throw changedMeanwhile('diagnosis', { text: saved.text }, { text })
    const written = { text, written_by: actor.name, written_at: at }
    const readingId = saved?.id ?? newId()
    await replaceText(work, { ctgId, subjectType: 'party-reading', subjectId: readingId, field: 'text' }, text)
    if (saved)
      await rowOf(tx, 'party_reading', { ctgId, id: readingId }).update({ ...written, version: saved.version + 1 })
    else
      await rowOf(tx, 'party_reading', { ctgId, id: readingId }).insert({
        theme_id: themeId,
        party_id: reading.partyId,
        ...written,
      })
    const subject = { type: 'party-reading' as const, id: readingId }
    await recordAct(work, 'party-reading.written', { ctgId, id: readingId }, { themeId, partyId: reading.partyId })
    await withdraw(work, { ctgId, subject, kinds: ['reading-asked'] })
    return { readingId }
  },
})
