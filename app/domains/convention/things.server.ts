/** Articles of the convention, as things that bear a text. */
import type { TextKinds } from '#app/domains/writing/writing.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { conventionPermissions } from './permissions.ts'
import { saveArticleWords } from './steps.server.ts'

export const conventionTexts = {
  'convention-article': {
    field: 'body',
    async load(db, ctgId, ids) {
      const rows = await rowsOf(db, 'convention_article', { ctg_id: ctgId })
        .select(['id', 'body as initialText'])
        .where('id', 'in', ids)
        .execute()
      return rows.map((row) => ({
        ...row,
        canWrite: (actor) => allows(conventionPermissions.write, actor, { ctgId }),
        isFrozen: false,
      }))
    },
    keep: saveArticleWords,
  },
} satisfies TextKinds
