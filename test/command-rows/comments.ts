/** Rows of comments of the public page; the fixture's one waits to be read. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators, type Form } from './command-row.ts'

const inQueue = (
  intent: string,
  form: (ctg: FullCtg) => Form,
  prepare?: CommandRow['prepare'],
  mayDo = coordinators,
): CommandRow => ({
  url: ({ ctgId }) => `/ctg/${ctgId}/page-publique/avis`,
  ...{ intent, form, mayDo },
  ...(prepare && { prepare }),
})

const ofComment = ({ ids }: FullCtg) => ({ commentId: ids.publicComment, subject: ids.publicComment })

/** Shown, and its words may be taken up. */
const shown = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('public_comment')
    .set({ state: 'shown', decided_at: new Date(), may_quote: true })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.publicComment)
    .execute()

/** Refused before by a coordination that left: any other decides. */
const contested = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('public_comment')
    .set({ state: 'refused', reason: 'off-topic', statement: 'Hors sujet.', decided_at: new Date() })
    .set({ appealed_at: new Date(), appeal_text: 'Je conteste.' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.publicComment)
    .execute()

export const commentsRows: Readonly<Record<string, CommandRow>> = {
  'comments.set-open': inQueue('set-open', () => ({ isOpen: 'on' })),
  'comments.judge': inQueue('judge', ({ ids }) => ({ commentIds: ids.publicComment, judgement: 'show' })),
  'comments.reply': inQueue('reply', (ctg) => ({ ...ofComment(ctg), body: 'En janvier 2028.' }), shown),
  'comments.decide-appeal': inQueue(
    'decide-appeal',
    (ctg) => ({ ...ofComment(ctg), outcome: 'upheld', words: 'La page porte sur la convention.' }),
    contested,
  ),
  'comments.decide-content-notice': inQueue('decide-content-notice', ({ ids }) => ({
    ...{ noticeId: ids.contentNotice, subject: ids.contentNotice },
    ...{ outcome: 'not-acted', statement: 'Ce contenu est permis.' },
  })),
  'comments.keep-testimony': inQueue('keep-testimony', (ctg) => ({ ...ofComment(ctg), themeId: ctg.themeId }), shown),
}
