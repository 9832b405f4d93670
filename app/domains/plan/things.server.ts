/** Action sheets, as things that bear a text. */
import type { TextKinds } from '#app/domains/writing/writing.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { mayWriteSheet } from './permissions.ts'
import { opensRestricted } from './sheet/restriction.ts'
import { saveDescriptionWords } from './steps.server.ts'

export const planTexts = {
  action: {
    field: 'description',
    async load(db, ctgId, ids) {
      const rows = await rowsOf(db, 'action', { ctg_id: ctgId })
        .select(['id', 'theme_id as themeId', 'lead_person_id as leadPersonId', 'description as initialText', 'status'])
        .select('is_restricted as isRestricted')
        .where('id', 'in', ids)
        .execute()
      return rows.map(({ id, initialText, isRestricted, ...sheet }) => ({
        id,
        isRestricted,
        canWrite: (actor) => mayWriteSheet(actor, { ctgId, ...sheet }) && (!isRestricted || opensRestricted(actor, id)),
        isFrozen: false,
        initialText,
      }))
    },
    keep: saveDescriptionWords,
  },
} satisfies TextKinds
