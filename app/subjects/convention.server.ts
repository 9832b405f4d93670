/** Articles of the convention, as things one writes about. */
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveArticleWords } from '#app/domains/convention/steps.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { byMembers, type SubjectKind } from './subject.ts'

export const articleSubject: SubjectKind = {
  async load(db, ctgId, ids) {
    const rows = await db
      .selectFrom('convention_article')
      .select(['id', 'body'])
      .where('ctg_id', '=', ctgId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, body }) => ({
      id,
      canRead: byMembers(ctgId),
      texts: {
        body: {
          canWrite: (actor) => allows(conventionPermissions.updateArticle, actor, { ctgId }),
          isFrozen: false,
          initialText: body,
        },
      },
    }))
  },
  keep: {
    body: saveArticleWords,
  },
}
