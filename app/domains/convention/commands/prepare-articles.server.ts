/** Writes the fourteen articles of the template, once, with what the CTG knows. Rules: docs/rules/convention.md §1.1. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { getArticleFacts } from '../article-facts.server.ts'
import { fillArticles } from '../article-template.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const prepareArticles = command({
  name: 'convention.prepare-articles',
  permission: conventionPermissions.prepareArticles,
  input: z.object({ ctgId: id() }),
  about: wholeCtg,
  async run(work, { ctgId }) {
    const { tx, newId } = work
    await lockCtg(work, ctgId)
    const already = await tx
      .selectFrom('convention_article')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .executeTakeFirst()
    if (already) throw new DomainError('conflict', 'convention.articles-already-prepared')
    const articles = fillArticles(await getArticleFacts(tx, ctgId), parisDay(work.at))
    await tx
      .insertInto('convention_article')
      .values(articles.map(({ title, body }, position) => ({ ctg_id: ctgId, id: newId(), title, body, position })))
      .execute()
    await recordAct(work, 'convention.articles-prepared', { ctgId, id: ctgId }, { articles: articles.length })
    return { articles: articles.length }
  },
})
