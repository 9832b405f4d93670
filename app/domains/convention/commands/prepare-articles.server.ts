/** Writes the articles of a template, once; the facts they name are filled where they are shown. Rules: docs/rules/convention.md §1.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { addArticles, findTemplate } from '../articles/template-articles.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const prepareArticles = command({
  name: 'convention.prepare-articles',
  permission: conventionPermissions.write,
  /** Without a template, ours. */
  input: { templateId: optionalId() },
  about: wholeCtg,
  async run(work, { ctgId, templateId }) {
    await lockCtg(work, ctgId)
    const already = await rowsOf(work.tx, 'convention_article', { ctg_id: ctgId }).find(['id'])
    if (already) throw new DomainError('conflict', 'convention.articles-already-prepared')
    const template = await findTemplate(work, ctgId, templateId, todayIn(work, ctgId))
    const { articles } = template
    await addArticles(work, { ctgId, after: 0, articles, template })
    await recordAct(
      work,
      'convention.articles-prepared',
      { ctgId, id: ctgId },
      { articles: articles.length, template: template.name },
    )
    return { articles: articles.length }
  },
})
