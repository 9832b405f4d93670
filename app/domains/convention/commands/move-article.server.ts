/** Exchanges an article with the one above or below it. Rules: docs/rules/convention.md §1.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockArticle, lockCtg } from '../store.server.ts'

export const moveArticle = command({
  name: 'convention.move-article',
  permission: conventionPermissions.write,
  input: { articleId: id(), direction: choice(['up', 'down']) },
  about: wholeCtg,
  async run(work, { ctgId, articleId, direction }) {
    const { tx } = work
    await lockCtg(work, ctgId)
    const article = await lockArticle(work, { ctgId, articleId })
    const neighbour = await rowsOf(tx, 'convention_article', { ctg_id: ctgId })
      .select(['id', 'position'])
      .where('position', direction === 'up' ? '<' : '>', article.position)
      .orderBy('position', direction === 'up' ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst()
    refuse('convention', neighbour ? undefined : 'article-at-the-end')
    if (!neighbour) return { position: article.position }
    await tx
      .updateTable('convention_article')
      .set((eb) => ({
        position: eb.case().when('id', '=', articleId).then(neighbour.position).else(article.position).end(),
      }))
      .where('ctg_id', '=', ctgId)
      .where('id', 'in', [articleId, neighbour.id])
      .execute()
    await recordAct(work, 'convention.article-moved', { ctgId, id: articleId }, { direction })
    return { position: neighbour.position }
  },
})
