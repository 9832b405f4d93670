/** Adds an article after the others. Rules: docs/rules/convention.md §1.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { articleBody, articleTitle } from '../inputs.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const addArticle = command({
  name: 'convention.add-article',
  permission: conventionPermissions.addArticle,
  input: { ctgId: id(), title: articleTitle(), body: articleBody() },
  about: wholeCtg,
  async run(work, { ctgId, title, body }) {
    const { tx, newId } = work
    await lockCtg(work, ctgId)
    const { last } = await tx
      .selectFrom('convention_article')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    const articleId = newId()
    await rowOf(tx, 'convention_article', { ctgId, id: articleId }).insert({ title, body, position: last + 1 })
    await recordAct(work, 'convention.article-added', { ctgId, id: articleId }, { title })
    return { articleId }
  },
})
