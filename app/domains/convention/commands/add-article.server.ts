/** Adds an article after the others. Rules: docs/rules/convention.md §1.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { articleBody, articleTitle } from '../inputs.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const addArticle = command({
  name: 'convention.add-article',
  permission: conventionPermissions.write,
  input: { title: articleTitle(), body: articleBody() },
  about: wholeCtg,
  async run(work, { ctgId, title, body }) {
    const { tx, newId } = work
    await lockCtg(work, ctgId)
    const position = await nextPosition(tx, 'convention_article', { ctg_id: ctgId })
    const articleId = newId()
    await rowOf(tx, 'convention_article', { ctgId, id: articleId }).insert({ title, body, position })
    await recordAct(work, 'convention.article-added', { ctgId, id: articleId }, { title })
    return { articleId }
  },
})
