/** Adds the articles of a template that the convention does not have; what is written stays. Rules: docs/rules/convention.md §1.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { addArticles, findTemplate } from '../articles/template-articles.server.ts'
import { takingOf } from '../articles/templates.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const takeTemplate = command({
  name: 'convention.take-template',
  permission: conventionPermissions.write,
  input: { templateId: optionalId() },
  about: wholeCtg,
  async run(work, { ctgId, templateId }) {
    await lockCtg(work, ctgId)
    const template = await findTemplate(work, ctgId, templateId, todayIn(work, ctgId))
    const written = await rowsOf(work.tx, 'convention_article', { ctg_id: ctgId }).list(['title', 'position'])
    const { added, left } = takingOf(template.articles, written)
    const after = Math.max(-1, ...written.map(({ position }) => position)) + 1
    await addArticles(work, { ctgId, after, articles: added, template })
    await recordAct(
      work,
      'convention.template-taken',
      { ctgId, id: ctgId },
      { template: template.name, added: added.map(({ title }) => title), left: left.length },
    )
    return { added: added.length }
  },
})
