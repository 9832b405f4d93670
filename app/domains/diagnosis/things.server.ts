/** Themes and the readings of parties, as things that bear a text. */
import { withdraw } from '#app/domains/notices/steps.server.ts'
import type { TextKinds } from '#app/domains/writing/writing.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { barToWritingReading, diagnosisPermissions } from './permissions.ts'
import { saveReadingWords } from './steps.server.ts'

export const diagnosisTexts = {
  /** The chapter of a theme has no column: its words are with the text. */
  theme: {
    field: 'chapter',
    async load(db, ctgId, ids) {
      const rows = await rowsOf(db, 'theme', { ctg_id: ctgId }).select(['id']).where('id', 'in', ids).execute()
      return rows.map(({ id }) => ({
        id,
        canWrite: (actor) => allows(diagnosisPermissions.writeChapter, actor, { ctgId, themeId: id }),
        isFrozen: false,
        initialText: '',
      }))
    },
  },
  'party-reading': {
    field: 'text',
    async load(db, ctgId, ids) {
      const rows = await db
        .selectFrom('party_reading as reading')
        .innerJoin('party', sameCtg('party.id', 'reading.party_id'))
        .select(['reading.id', 'text', 'theme_id as themeId', 'party_id as partyId', 'is_signatory as isSignatory'])
        .where('reading.ctg_id', '=', ctgId)
        .where('reading.id', 'in', ids)
        .execute()
      return rows.map(({ id, text, ...reading }) => ({
        id,
        canWrite: (actor) => barToWritingReading(actor, { ctgId, ...reading }) === undefined,
        isFrozen: false,
        initialText: text,
      }))
    },
    async keep(tx, { ctgId, id }, plain, { name, at }) {
      await saveReadingWords(tx, { ctgId, id }, plain, { name, at })
      if (plain !== '')
        await withdraw({ tx, at }, { ctgId, subject: { type: 'party-reading', id }, kinds: ['reading-asked'] })
    },
  },
} satisfies TextKinds
