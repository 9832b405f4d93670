/** The things of a CTG, found by their kind: their names and addresses, in one statement. Every member reads them all. */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import {
  type DecisionThing,
  type Thing,
  type ThingReference,
  type ThingType,
  thingKey,
  thingTypes,
} from './ctg-things.ts'
import { journeyLabels as t } from './labels.fr.ts'

/** A milestone is named by our words. */
const milestoneName = sql`case kind::text ${sql.join(
  Object.entries(t.milestone).map(([kind, name]) => sql`when ${sql.lit(kind)} then ${sql.lit(name)}`),
  sql` `,
)} end`

/** Rows (ctg_id, id, title, path): `path` is the address under that of the CTG. */
export type ThingSource = RawBuilder<unknown>

export const thingSource = (table: string, title: RawBuilder<unknown>, path: string): ThingSource =>
  sql`select ctg_id, id, ${title} as title, ${sql.lit(path)} || id as path from ${sql.table(table)}`

/** Of every CTG: whoever reads them says of which one. */
export const thingSources: Record<ThingType, ThingSource> = {
  action: thingSource('action', sql`trim(code || ' ' || title)`, '/actions/'),
  objective: thingSource('objective', sql`title`, '/objectifs/'),
  issue: thingSource('issue', sql`title`, '/enjeux/'),
  finding: thingSource('finding', sql`title`, '/constats/'),
  'corrective-action': thingSource('corrective_action', sql`measure`, '/suivi/correctives/'),
  'convention-version': thingSource(
    'convention_version',
    sql`'Projet de convention, version ' || number`,
    '/convention/versions/',
  ),
  'convention-article': thingSource('convention_article', sql`title`, '/convention/articles/'),
  decision: thingSource(
    'decision',
    sql`'Décision ' || to_char(decided_on, 'YYYY-') || lpad(number::text, greatest(2, length(number::text)), '0') || ' : ' || text`,
    '/decisions/',
  ),
  milestone: sql`select ctg_id, id, ${milestoneName} as title, '/cadrage' as path from milestone`,
  theme: thingSource('theme', sql`name`, '/diagnostic/'),
  axis: sql`select ctg_id, id, title, '/objectifs' as path from axis`,
  body: thingSource('body', sql`name`, '/instances/'),
  meeting: thingSource('meeting', sql`title`, '/reunions/'),
  workshop: thingSource('workshop', sql`question`, '/ateliers/'),
  party: sql`select ctg_id, id, name as title, '/membres' as path from party`,
  campaign: thingSource('campaign', sql`name`, '/suivi/campagnes/'),
  'plan-snapshot': thingSource('plan_snapshot', sql`name`, '/suivi/etats/'),
  dossier: thingSource('dossier', sql`title`, '/suivi/dossiers/'),
}

/** Every thing of these kinds in this CTG, as the rows of a sub-query. */
const things = (ctgId: string, types: readonly ThingType[] = thingTypes): RawBuilder<unknown> =>
  sql.join(
    types.map(
      (type) => sql`select ${sql.lit(type)} as type, thing.id, thing.title, thing.path
        from (${thingSources[type]}) as thing where thing.ctg_id = ${ctgId}`,
    ),
    sql` union all `,
  )

/** @throws DomainError not-found when one of them is not of this CTG */
export async function requireThings(db: Reader, ctgId: string, asked: readonly ThingReference[]): Promise<void> {
  const types = thingTypes.filter((type) => asked.some((one) => one.type === type))
  if (types.length === 0) return
  const wanted = new Set(asked.map(({ type, id }) => `${type}:${id}`))
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${things(ctgId, types)}) as thing
    where thing.type || ':' || thing.id in (${sql.join([...wanted])})`.execute(db)
  if (rows[0]?.count !== wanted.size) throw new DomainError('not-found', 'journey.subject-not-found')
}

/** What decisions are about, at most 100 things each; by kind, then by name. The decisions are those shown to a member. */
export async function listThingsOfDecisions(
  { db, actor }: Context,
  ctgId: string,
  decisionIds: readonly string[],
): Promise<readonly DecisionThing[]> {
  requireMembership(actor, ctgId)
  if (decisionIds.length === 0) return []
  const { rows } = await sql<DecisionThing>`
    select subject.decision_id as "decisionId", subject.tied_by as "tiedBy", thing.type, thing.id, thing.title, thing.path
    from (select decision_subject.*, row_number() over (partition by decision_id order by subject_type, subject_id) as rank
      from decision_subject where ctg_id = ${ctgId} and decision_id in (${sql.join(decisionIds)})) as subject
    join (${things(ctgId)}) as thing on thing.type = subject.subject_type::text and thing.id = subject.subject_id
    where subject.ctg_id = ${ctgId} and subject.rank <= 100
    order by thing.title`.execute(db)
  const rank = ({ type }: Thing) => thingTypes.indexOf(type)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}

/** The things asked that are of this CTG, in the order asked. */
export async function listThings(
  { db, actor }: Context,
  ctgId: string,
  asked: readonly ThingReference[],
): Promise<readonly Thing[]> {
  requireMembership(actor, ctgId)
  const types = thingTypes.filter((type) => asked.some((one) => one.type === type))
  if (types.length === 0) return []
  const keys = asked.map(thingKey)
  const { rows } = await sql<Thing>`
    select type, id, title, path from (${things(ctgId, types)}) as thing
    where type || ':' || id in (${sql.join(keys)})`.execute(db)
  return rows.toSorted((one, other) => keys.indexOf(thingKey(one)) - keys.indexOf(thingKey(other)))
}

const mostFound = 12

/** Things whose name holds these words, accents and case aside, the shortest name first; none for no words. */
export async function searchThings({ db, actor }: Context, ctgId: string, words: string): Promise<readonly Thing[]> {
  requireMembership(actor, ctgId)
  if (words === '') return []
  const { rows } = await sql<Thing>`
    select type, id, title, path from (${things(ctgId)}) as thing
    where plain_text(title) like plain_text(${`%${words.replace(/[\\%_]/g, '\\$&')}%`})
    order by length(title), title limit ${mostFound}`.execute(db)
  return rows
}
