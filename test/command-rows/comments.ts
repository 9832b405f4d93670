/** Rows of comments of the public page; the fixture's one shows, and its words may be taken up. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators, type Form } from './command-row.ts'

const inQueue = (view: string, intent: string, form: (ctg: FullCtg) => Form): CommandRow => ({
  url: ({ ctgId }) => `/ctg/${ctgId}/page-publique/avis?etat=${view}`,
  ...{ intent, form, mayDo: coordinators },
})

const ofComment = ({ ids }: FullCtg) => ({ commentId: ids.publicComment, subject: ids.publicComment })

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
  'comments.set-open': inQueue('waiting', 'set-open', () => ({ isOpen: 'on' })),
  'comments.judge': inQueue('shown', 'judge', ({ ids }) => ({
    ...{ commentIds: ids.publicComment, judgement: 'hide', reason: 'off-topic', words: '' },
  })),
  'comments.reply': inQueue('shown', 'reply', (ctg) => ({ ...ofComment(ctg), body: 'En janvier 2028.' })),
  'comments.decide-appeal': {
    ...inQueue('appeals', 'decide-appeal', (ctg) => ({
      ...{ ...ofComment(ctg), outcome: 'upheld', words: 'La page porte sur la convention.' },
    })),
    prepare: contested,
  },
  'comments.decide-content-notice': inQueue('notices', 'decide-content-notice', ({ ids }) => ({
    ...{ noticeId: ids.contentNotice, subject: ids.contentNotice },
    ...{ outcome: 'not-acted', statement: 'Ce contenu est permis.' },
  })),
  'comments.keep-testimony': inQueue('shown', 'keep-testimony', (ctg) => ({
    ...{ ...ofComment(ctg), themeId: ctg.themeId },
  })),
}
