/** A template to begin with: ours, the instance’s or the Caf’s, copied so that its keeper writes it otherwise. Rules: docs/rules/convention.md §1.5. */
import type { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { textLabels } from './labels.fr.ts'
import { findWhole } from './template-articles.server.ts'
import type { Keeper } from './template-steps.server.ts'

/** Of none, ours is copied. */
export const copyFields = { templateId: optionalId() }

/** To be written and kept by its keeper before a CTG may take it; what the texts in force ask of a paragraph goes with it. @throws DomainError not-found */
export async function copyTemplateFor(
  work: Work,
  { cafKey, ctgId }: Keeper,
  { templateId: from }: z.output<z.ZodObject<typeof copyFields>>,
) {
  const { name, author, datedOn, articles } = await findWhole(work.tx, cafKey, from)
  const templateId = work.newId()
  await addRows(work.tx, 'article_template', {
    ...{ id: templateId, caf_key: cafKey, name: textLabels.templates.copyName(name), author, dated_on: datedOn },
    ...{ source_name: name, articles: JSON.stringify(articles), created_by: work.actor.name, created_at: work.at },
  })
  await recordAct(work, 'article-template.copied', { ctgId, id: templateId }, { name, articles: articles.length })
  return { templateId }
}
