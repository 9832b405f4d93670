/** The articles of a template written otherwise in Trame: a new dated version, the one before kept whole. Rules: docs/rules/convention.md §1.5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { day, id, line, optionalText, version } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { type Keeper, lockTemplate } from './template-steps.server.ts'
import { readArticles, rewrittenArticles, templateLimits, untitledRows } from './templates.ts'

/** One article more than a template may hold is refused in words, not cut. */
const mostRows = templateLimits.articles + 10

export const rewriteFields = {
  templateId: id(),
  version: version(),
  author: line(inputLabels.templateAuthor, 200),
  datedOn: day(inputLabels.templateDay),
  /** In the order of the form; one without title and without text is left out. */
  articles: z
    .array(
      z.object({
        id: z.string().max(40),
        title: optionalText(templateLimits.title),
        body: optionalText(templateLimits.body),
        rank: z.coerce.number({ error: inputLabels.rank }).min(0).max(1_000).default(0),
      }),
    )
    .max(mostRows)
    .default([]),
}

type RewriteInput = z.output<z.ZodObject<typeof rewriteFields>>

/** Conventions already begun keep what they took. @throws DomainError not-found, conflict, invalid at the article */
export async function rewriteTemplateOf(
  work: Work,
  keeper: Keeper,
  { templateId, version: versionRead, author, datedOn, articles: rows }: RewriteInput,
) {
  const { tx, at, actor } = work
  const saved = await lockTemplate(work, keeper, templateId)
  if (saved.version !== versionRead)
    throw changedMeanwhile('convention', { author: saved.author, datedOn: saved.datedOn }, { author, datedOn })
  const before = readArticles(saved.articles)
  const articles = rewrittenArticles(rows)
  requireArticles(rows, articles.length)
  refuse('convention', JSON.stringify(articles) === JSON.stringify(before) ? 'template-unchanged' : undefined)
  const last = await rowsOf(tx, 'article_template_edition', { template_id: templateId }).highest('number')
  await addRows(tx, 'article_template_edition', {
    ...{ template_id: templateId, number: last + 1, author: saved.author, dated_on: saved.datedOn },
    ...{ checked_by: saved.checkedBy, articles: JSON.stringify(before), replaced_by: actor.name, replaced_at: at },
  })
  await rowsOf(tx, 'article_template', { id: templateId }).update({
    ...{ articles: JSON.stringify(articles), author, dated_on: datedOn, version: saved.version + 1 },
    // Whoever checked it read other words.
    checked_by: '',
  })
  const detail = { name: saved.name, edition: last + 2, author, datedOn, articles: articles.length }
  await recordAct(work, 'article-template.rewritten', { ctgId: keeper.ctgId, id: templateId }, detail)
  return { templateId }
}

/** @throws DomainError invalid */
function requireArticles(rows: RewriteInput['articles'], count: number): void {
  const untitled = untitledRows(rows)
  const errors = Object.fromEntries(untitled.map((row) => [`title-${row.id}`, inputLabels.articleTitle]))
  if (untitled.length > 0) throw new DomainError('invalid', 'convention.template-to-correct', errors)
  if (count === 0) throw new DomainError('invalid', 'convention.template-without-article')
  if (count > templateLimits.articles) throw new DomainError('invalid', 'convention.template-too-long')
}
