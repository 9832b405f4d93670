/** What the commands of the slice check and lock before they write. Every statement carries the CTG's id. */
import { settledTexts } from '#app/domains/writing/steps.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { loadConvention } from './load-convention.server.ts'

/** Locks the CTG's row until commit: two last signatures, or two changes of the order of articles, wait for one another. */
export async function lockCtg({ tx }: Pick<Work, 'tx'>, ctgId: string): Promise<void> {
  const row = await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst()
  found(row, 'ctg.not-found')
}

/** The convention, locked until commit. @throws DomainError not-found */
export async function lockConvention(work: Pick<Work, 'tx'>, ctgId: string) {
  await lockCtg(work, ctgId)
  return loadConvention(work.tx, ctgId)
}

type ArticleKey = { readonly ctgId: string; readonly articleId: string }

/** An article of this CTG, locked. @throws DomainError not-found, also for another CTG's; so do the others */
export const lockArticle = async ({ tx }: Pick<Work, 'tx'>, { ctgId, articleId }: ArticleKey) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'convention_article', { ctgId, id: articleId }).lock([
      'id',
      'title',
      'body',
      'position',
      'version',
    ]),
    'convention.article-not-found',
  ),
})

/** Settles what is being typed in the articles at this moment, so that their bodies hold it. */
export async function keepSettledBodies(work: Pick<Work, 'tx'>, ctgId: string): Promise<void> {
  const articles = await work.tx.selectFrom('convention_article').select('id').where('ctg_id', '=', ctgId).execute()
  const refs = articles.map(
    ({ id }) => ({ ctgId, subjectType: 'convention-article', subjectId: id, field: 'body' }) as const,
  )
  for (const [articleId, { plain }] of await settledTexts(work, refs))
    await work.tx
      .updateTable('convention_article')
      .set({ body: plain })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', articleId)
      .where('body', '!=', plain)
      .execute()
}

type VersionKey = { readonly ctgId: string; readonly conventionVersionId: string }

export const lockVersion = async ({ tx }: Pick<Work, 'tx'>, { ctgId, conventionVersionId }: VersionKey) => ({
  ctgId,
  ...found(
    await rowsOf(tx, 'convention_version', { ctg_id: ctgId, id: conventionVersionId })
      .select(['id', 'number', 'status', 'decision_id as decisionId', 'pdf_asked_at as pdfAskedAt'])
      .select('documents_asked_at as documentsAskedAt')
      .forUpdate()
      .executeTakeFirst(),
    'convention.version-not-found',
  ),
})

/** A version named by a form, when it names one. */
export async function requireVersion({ tx }: Pick<Work, 'tx'>, ctgId: string, versionId: string | null): Promise<void> {
  if (versionId === null) return
  const row = await rowOf(tx, 'convention_version', { ctgId, id: versionId }).find(['id'])
  found(row, 'convention.version-not-found')
}

export async function requireDecision({ tx }: Pick<Work, 'tx'>, ctgId: string, decisionId: string): Promise<void> {
  const row = await rowOf(tx, 'decision', { ctgId, id: decisionId }).find(['id'])
  found(row, 'convention.decision-not-found')
}
