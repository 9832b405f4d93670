/** The articles of a template, written in a convention. Rules: docs/rules/convention.md §1.1, §1.5. */
import { found } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type ArticleText, articlesOn, articleTemplates } from '../article-template.fr.ts'
import { readCafKey } from './caf-key.server.ts'
import { ownTemplate, readArticles } from './templates.ts'

type Chosen = {
  readonly name: string
  readonly author: string
  readonly datedOn: string | null
  readonly articles: readonly ArticleText[]
}

/** The stored template; Trame's own when none is named. @throws DomainError not-found for another Caf's, or one only read */
export async function findWhole(tx: Work['tx'], cafKey: string | null, templateId: string | null): Promise<Chosen> {
  if (templateId === null) return { ...ownTemplate, articles: articleTemplates }
  const row = await rowsOf(tx, 'article_template', { id: templateId, state: 'offered' })
    .select(['name', 'author', 'dated_on as datedOn', 'articles'])
    .where((eb) => eb.or([eb('caf_key', 'is', null), ...(cafKey === null ? [] : [eb('caf_key', '=', cafKey)])]))
    .executeTakeFirst()
  const template = found(row, 'convention.template-not-found')
  return { ...template, articles: readArticles(template.articles) }
}

/** With the articles that a convention of that day has. @throws DomainError not-found */
export async function findTemplate(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  templateId: string | null,
  day: string,
): Promise<Chosen> {
  const template = await findWhole(tx, templateId === null ? null : await readCafKey(tx, ctgId), templateId)
  return { ...template, articles: articlesOn(template.articles, day) }
}

/** Adds articles after those that are there, and remembers which template they come from. */
export async function addArticles(
  { tx, newId }: Pick<Work, 'tx' | 'newId'>,
  {
    ctgId,
    after,
    articles,
    template,
  }: {
    readonly ctgId: string
    readonly after: number
    readonly articles: readonly ArticleText[]
    readonly template: Chosen
  },
): Promise<void> {
  await addRows(
    tx,
    'convention_article',
    articles.map(({ title, body }, index) => ({
      ctg_id: ctgId,
      id: newId(),
      title,
      body,
      position: after + index,
    })),
  )
  const values = { template_name: template.name, template_author: template.author, template_dated_on: template.datedOn }
  await rowsOf(tx, 'convention_text', { ctg_id: ctgId }).put(values)
}
