/** Templates brought in, kept and removed, by the instance or by a Caf: the same acts, of two keepers. Rules: docs/rules/convention.md §1.5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { id, line, optionalDay, optionalText, version } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { leftOutReasons } from './templates.ts'

/** Who keeps a template: the instance when `cafKey` is null; the CTG in whose journal the act is told. */
export type Keeper = { readonly cafKey: string | null; readonly ctgId: string | null }

export const ofInstance: Keeper = { cafKey: null, ctgId: null }

const parseJson = (value: unknown): unknown => (typeof value === 'string' ? readSentJson(value) : value)

const readShape = z
  .object({
    articles: z.array(z.object({ title: z.string(), body: z.string() })).max(100),
    leftOut: z.array(z.object({ reason: z.enum(leftOutReasons), text: z.string() })),
  })
  .nullable()

/** What the server read in the file, never the form. */
export const readFields = {
  file: line('Choisissez un document Word (.docx).'),
  read: z.preprocess(parseJson, readShape),
}
export const saveFields = {
  templateId: id(),
  version: version(),
  name: line(inputLabels.templateName, 200),
  author: optionalText(200),
  datedOn: optionalDay(),
  checkedBy: optionalText(200),
}

type ReadInput = z.output<z.ZodObject<typeof readFields>>
type SaveInput = z.output<z.ZodObject<typeof saveFields>>

/** To be looked at again before it is offered. @throws DomainError invalid when no article was recognised */
export async function addTemplate(work: Work, { cafKey, ctgId }: Keeper, { file, read }: ReadInput) {
  if (!read || read.articles.length === 0)
    throw new DomainError('invalid', 'convention.no-article-recognised', {
      file: inputLabels.noArticle,
    })
  const templateId = work.newId()
  await addRows(work.tx, 'article_template', {
    id: templateId,
    caf_key: cafKey,
    name: file.replace(/\.docx$/i, '').slice(0, 200),
    source_name: file,
    articles: JSON.stringify(read.articles),
    left_out: JSON.stringify(read.leftOut),
    created_by: work.actor.name,
    created_at: work.at,
  })
  const detail = { name: file, articles: read.articles.length, leftOut: read.leftOut.length }
  await recordAct(work, 'article-template.read', { ctgId, id: templateId }, detail)
  return { templateId }
}

/** A template of this keeper, locked. @throws DomainError not-found, also for another's */
export async function lockTemplate({ tx }: Pick<Work, 'tx'>, { cafKey }: Keeper, templateId: string) {
  const row = await rowsOf(tx, 'article_template', { id: templateId })
    .select(['id', 'name', 'author', 'dated_on as datedOn', 'checked_by as checkedBy', 'state', 'version'])
    .select('articles')
    .where('caf_key', 'is not distinct from', cafKey)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'convention.template-not-found')
}

export async function saveTemplateOf(
  work: Work,
  keeper: Keeper,
  { templateId, version: versionRead, ...typed }: SaveInput,
) {
  const {
    version: savedVersion,
    id: rowId,
    state,
    articles: _articles,
    ...saved
  } = await lockTemplate(work, keeper, templateId)
  if (savedVersion !== versionRead) throw changedMeanwhile('convention', saved, typed)
  await rowsOf(work.tx, 'article_template', { id: rowId }).update({
    name: typed.name,
    author: typed.author,
    dated_on: typed.datedOn,
    checked_by: typed.checkedBy,
    state: 'offered',
    version: savedVersion + 1,
  })
  await recordAct(
    work,
    'article-template.saved',
    { ctgId: keeper.ctgId, id: templateId },
    { before: { ...saved, state }, after: typed },
  )
  return { templateId }
}

/** Conventions that took articles of it keep them. */
export async function removeTemplateOf(work: Work, keeper: Keeper, templateId: string) {
  const { name } = await lockTemplate(work, keeper, templateId)
  await work.tx.deleteFrom('article_template').where('id', '=', templateId).execute()
  await recordAct(work, 'article-template.removed', { ctgId: keeper.ctgId, id: templateId }, { name })
  return { templateId }
}
