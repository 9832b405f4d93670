/** Removes an article; its text stays in the journal and in the versions already frozen. Rules: docs/rules/convention.md §1.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockArticle } from '../store.server.ts'

export const removeArticle = command({
  name: 'convention.remove-article',
  permission: conventionPermissions.write,
  input: { articleId: id() },
  about: lockArticle,
  async run(work, { ctgId, articleId }, { title, body }) {
    await work.tx.deleteFrom('convention_article').where('ctg_id', '=', ctgId).where('id', '=', articleId).execute()
    await recordAct(work, 'convention.article-removed', { ctgId, id: articleId }, { title, body })
    return { articleId }
  },
})
