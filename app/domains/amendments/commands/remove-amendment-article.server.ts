/** An article leaves the amendment: it reads again as the convention says it, or as Trame proposes. Rules: docs/rules/amendments.md §2.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../amendments.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { lockAmendment } from '../store.server.ts'

export const removeAmendmentArticle = command({
  name: 'convention.remove-amendment-article',
  permission: amendmentPermissions.write,
  input: { amendmentId: id(), title: line(inputLabels.article, 200) },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, title }, { amendment }) {
    refuse('convention', refusalToChange(amendment))
    await rowsOf(work.tx, 'amendment_article', { ctg_id: ctgId, amendment_id: amendmentId, title }).remove()
    const before = amendment.written.find((one) => one.title === title)?.body ?? null
    await recordAct(work, 'amendment.article-left', { ctgId, id: amendmentId }, { title, before })
    return { amendmentId }
  },
})
