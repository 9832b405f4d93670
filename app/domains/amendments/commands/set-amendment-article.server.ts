/** How an article reads once amended, in the words of the parties; a title that the convention has not is a new article. Rules: docs/rules/amendments.md §2.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../amendments.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { lockAmendment } from '../store.server.ts'

export const setAmendmentArticle = command({
  name: 'convention.set-amendment-article',
  permission: amendmentPermissions.write,
  input: {
    amendmentId: id(),
    title: line(inputLabels.article, 200),
    body: line(inputLabels.newText, 20_000),
  },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, title, body }, { amendment }) {
    refuse('convention', refusalToChange(amendment))
    await rowsOf(work.tx, 'amendment_article', { ctg_id: ctgId, amendment_id: amendmentId, title }).put({ body })
    const before = amendment.written.find((one) => one.title === title)?.body ?? null
    await recordAct(work, 'amendment.article-written', { ctgId, id: amendmentId }, { title, before, after: body })
    return { amendmentId }
  },
})
