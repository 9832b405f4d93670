/** What the page of sources shows, for who administers the instance; and what a theme says of figures that are not there. */
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ThemeFigures } from '#app/domains/observatory/observatory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type Source, sourceKeys } from './source.ts'
import { sources, sourcesOf } from './source-table.ts'
import { sourceWords } from './source-words.fr.ts'
import { listLots } from './store.server.ts'

/** The latest of each source, and some of those before. */
const mostLots = sourceKeys.length + 30

/** @throws DomainError not-found for who does not administer the instance */
export async function getSourcesPage({ db, actor }: Context) {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'sources.not-administrator')
  const [lots, indicators] = await Promise.all([
    listLots(db, mostLots),
    db.selectFrom('indicator').select(['id', 'name']).execute(),
  ])
  const latest = new Map(lots.toReversed().map((lot) => [lot.source, lot]))
  const ofSource = new Set([...latest.values()].map(({ id }) => id))
  return {
    names: Object.fromEntries(indicators.map(({ id, name }) => [id, name])),
    sources: sources.map((source) => ({ ...shownOf(source), lot: latest.get(source.key) ?? null })),
    earlier: lots.filter(({ id }) => !ofSource.has(id)),
  }
}
export type SourcesPageData = Awaited<ReturnType<typeof getSourcesPage>>

/** For whoever is on the machine of the instance. */
export const listRecentLots = (db: Reader) => listLots(db, mostLots)

const shownOf = ({ key, producer, licence, page, parts }: Source) => ({
  ...{ key, producer, licence, page },
  ...sourceWords[key],
  files: parts.filter(({ address }) => address !== '').map((part) => part.key),
})

/** Whom one asks for figures, inside a statement that reads other things. */
export const administratorNames = (eb: ExpressionBuilder<DB, never>) =>
  jsonArrayFrom(
    eb.selectFrom('person').select('name').where('is_platform_administrator', '=', true).orderBy('name').limit(3),
  )

/** Whom to ask for the figures of a theme that this instance was not given, and the sources that would give them. */
export function whoLoads(
  { isPlatformAdministrator: isAdministrator }: Pick<Context['actor'], 'isPlatformAdministrator'>,
  figures: Pick<ThemeFigures, 'indicators'> | null,
  administrators: readonly { readonly name: string }[],
) {
  const absent = (figures?.indicators ?? []).filter(({ year }) => year === null)
  const wanted = absent.flatMap(({ indicator: { id, numeratorId } }) => [id, ...(numeratorId ? [numeratorId] : [])])
  const known = sourcesOf(wanted).map(({ key }) => ({ key, title: sourceWords[key].title }))
  const isAsked = !isAdministrator && known.length > 0
  const given = absent.filter(({ indicator: { id, numeratorId } }) => sourcesOf([id, numeratorId ?? id]).length > 0)
  const counts = { given: given.length, absent: absent.length }
  return {
    isAdministrator,
    sources: known,
    counts,
    administrators: isAsked ? administrators.map(({ name }) => name) : [],
  }
}
export type WhoLoadsData = ReturnType<typeof whoLoads>
