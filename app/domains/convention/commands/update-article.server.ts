/** Title and text of an article; two people at once do not erase one another. Rules: docs/rules/convention.md §1.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { id, textIfGiven, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { articleTitle } from '../inputs.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockArticle } from '../store.server.ts'

export const updateArticle = command({
  name: 'convention.update-article',
  permission: conventionPermissions.write,
  input: {
    articleId: id(),
    version: version(),
    title: articleTitle(),
    /** Absent: only the title changes. */
    body: textIfGiven(20_000),
  },
  about: lockArticle,
  async run(work, { ctgId, articleId, version: versionRead, title, body: typed }, before) {
    const body = typed ?? before.body
    if (before.version !== versionRead)
      throw changedMeanwhile('convention', { title: before.title, body: before.body }, { title, body })
    if (typed !== undefined)
      await replaceText(work, { ctgId, subjectType: 'convention-article', subjectId: articleId, field: 'body' }, typed)
    await rowOf(work.tx, 'convention_article', { ctgId, id: articleId }).update({
      title,
      body,
      version: before.version + 1,
    })
    await recordAct(
      work,
      'convention.article-updated',
      { ctgId, id: articleId },
      { before: { title: before.title, body: before.body }, after: { title, body } },
    )
    return { articleId }
  },
})
