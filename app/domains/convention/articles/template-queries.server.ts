/** What the pages of templates read, for a CTG and for who administers the instance. Every function starts from the actor. */
import { readDocx } from '#app/domains/documents/docx.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { articlesOn, articleTemplates, proposedArticles } from '../article-template.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { findCaf, readCafKey } from './caf-key.server.ts'
import { readTemplate } from './read-template.ts'
import { ownTemplate, readArticles, readLeftOut, takingOf } from './templates.ts'

const selectTemplates = (db: Reader) =>
  db
    .selectFrom('article_template')
    .select([
      'id',
      'caf_key as cafKey',
      'state',
      'name',
      'author',
      'dated_on as datedOn',
      'checked_by as checkedBy',
      'source_name as sourceName',
      'created_by as createdBy',
      'created_at as createdAt',
      'version',
      'articles',
      'left_out as leftOut',
    ])

type TemplateRow = Awaited<ReturnType<ReturnType<typeof selectTemplates>['execute']>>[number]

const templateOf = ({ cafKey, articles, leftOut, ...row }: TemplateRow) => ({
  ...row,
  isOfInstance: cafKey === null,
  articles: readArticles(articles),
  leftOut: readLeftOut(leftOut),
})

/** Of the instance, and of one Caf when her key is known; the latest first, a hundred at most. */
async function listTemplates(db: Reader, cafKey: string | null) {
  const rows = await selectTemplates(db)
    .where((eb) => eb.or([eb('caf_key', 'is', null), ...(cafKey === null ? [] : [eb('caf_key', '=', cafKey)])]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(templateOf)
}

/** One of them. @throws DomainError not-found */
async function findTemplate(db: Reader, cafKey: string | null, templateId: string) {
  const row = await selectTemplates(db).where('id', '=', templateId).executeTakeFirst()
  const { cafKey: key } = found(row, 'convention.template-not-found')
  return templateOf(found(key === null || key === cafKey ? row : undefined, 'convention.template-not-found'))
}

export type KeptTemplate = ReturnType<typeof templateOf>

/** Templates this CTG may take, ours first, each with what taking it would add. */
export async function getTemplatesPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [cafKey, written, mayKeep] = await Promise.all([
    readCafKey(db, ctgId),
    db.selectFrom('convention_article').select('title').where('ctg_id', '=', ctgId).execute(),
    mayKeepFor(context, ctgId),
  ])
  const templates = await listTemplates(db, cafKey)
  const taking = (articles: Parameters<typeof takingOf>[0]) => {
    const { added, left } = takingOf(articlesOn(articles, today), written)
    return { added: added.map(({ title }) => title), left: left.length }
  }
  const own = proposedArticles(today)
  return {
    ctgId,
    own: { ...ownTemplate, count: own.length, taking: taking(own) },
    templates: templates
      .filter(({ state, isOfInstance }) => state === 'offered' || (mayKeep && !isOfInstance))
      .map(({ articles, leftOut: _leftOut, ...template }) => ({
        ...template,
        count: articles.length,
        taking: taking(articles),
      })),
    hasArticles: written.length > 0,
    isCafKnown: cafKey !== null,
    mayKeep,
    mayTake: allows(conventionPermissions.write, actor, { ctgId }),
  }
}
export type TemplatesPageData = Awaited<ReturnType<typeof getTemplatesPage>>

/** Whether she coordinates for the Caf herself. */
async function mayKeepFor({ db, actor }: Context, ctgId: string): Promise<boolean> {
  const caf = await findCaf(db, ctgId)
  return caf !== undefined && allows(conventionPermissions.keepTemplates, actor, { ctgId, partyId: caf.id })
}

type TemplateKey = { readonly ctgId: string; readonly templateId: string }

/** What its address opens: the form to write its articles, a version before this one. */
type TemplateQuery = { readonly isWriting: boolean; readonly edition: number | null }
const nothing: TemplateQuery = { isWriting: false, edition: null }

/** More than anybody rewrites a template. */
const mostEditions = 100

/** The latest first; the articles of the asked one alone. */
async function withEditions(context: Context, template: KeptTemplate, mayKeep: boolean, query: TemplateQuery) {
  const rows = await rowsOf(context.db, 'article_template_edition', { template_id: template.id })
    .select(['number', 'author', 'dated_on as datedOn', 'checked_by as checkedBy'])
    .select(['replaced_by as replacedBy', 'replaced_at as replacedAt'])
    .select((eb) =>
      eb
        .case()
        .when('number', '=', query.edition ?? 0)
        .then(eb.ref('articles'))
        .else(null)
        .end()
        .as('articles'),
    )
    .orderBy('number', 'desc')
    .limit(mostEditions)
    .execute()
  const shown = rows.find(({ number }) => number === query.edition)
  if (query.edition !== null && !shown) throw new DomainError('not-found', 'convention.template-not-found')
  return {
    template,
    mayKeep,
    isWriting: mayKeep && query.isWriting && !shown,
    today: parisDay(context.at),
    edition: shown ? { ...shown, articles: readArticles(shown.articles) } : null,
    editions: rows.map(({ articles: _articles, ...row }) => row),
  }
}

/** One template, whole. One only read is for who keeps it. @throws DomainError not-found */
export async function getTemplatePage(
  context: Context,
  { ctgId, templateId }: TemplateKey,
  query: TemplateQuery = nothing,
) {
  requireMembership(context.actor, ctgId)
  const [cafKey, mayKeep] = await Promise.all([readCafKey(context.db, ctgId), mayKeepFor(context, ctgId)])
  const template = await findTemplate(context.db, cafKey, templateId)
  const isShown = template.state === 'offered' || (mayKeep && !template.isOfInstance)
  if (!isShown) throw new DomainError('not-found', 'convention.template-not-found')
  return withEditions(context, template, mayKeep && !template.isOfInstance, query)
}
export type TemplatePageData = Awaited<ReturnType<typeof getTemplatePage>>

const requireAdministrator = ({ actor }: Context): void => {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'convention.template-not-found')
}

/** Those the instance keeps. @throws DomainError not-found for who does not administer the instance */
export async function getInstanceTemplatesPage(context: Context) {
  requireAdministrator(context)
  const templates = await listTemplates(context.db, null)
  return {
    own: { ...ownTemplate, count: articleTemplates.length },
    templates: templates.map(({ articles, leftOut: _leftOut, ...template }) => ({
      ...template,
      count: articles.length,
    })),
  }
}
export type InstanceTemplatesPageData = Awaited<ReturnType<typeof getInstanceTemplatesPage>>

/** @throws DomainError not-found */
export async function getInstanceTemplatePage(
  context: Context,
  templateId: string,
  query: TemplateQuery = nothing,
): Promise<TemplatePageData> {
  requireAdministrator(context)
  const template = await findTemplate(context.db, null, templateId)
  return withEditions(context, template, true, query)
}

/** The articles of a file just posted, and what is in none. @throws DomainError invalid */
export async function readTemplateFile(file: File, owner: string) {
  const { blocks, pictures } = await readDocx(file.name, new Uint8Array(await file.arrayBuffer()), owner)
  return readTemplate(blocks, pictures) ?? null
}
