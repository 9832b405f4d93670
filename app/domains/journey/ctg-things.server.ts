/** The things of a CTG, found by their kind: their names and addresses, in one statement. Every member reads them all. */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type DecisionThing, type Thing, type ThingReference, type ThingType, thingTypes } from './ctg-things.ts'
import { journeyLabels as t } from './labels.fr.ts'

/** A milestone is named by our words. */
const milestoneName = sql`case kind::text ${sql.join(
  Object.entries(t.milestone).map(([kind, name]) => sql`when ${sql.lit(kind)} then ${sql.lit(name)}`),
  sql` `,
)} end`

/** By kind: id, name, address under that of the CTG. */
const branches: Record<ThingType, (ctgId: string) => RawBuilder<unknown>> = {
  action: (ctg) => sql`select id, title, '/actions/' || id from action where ctg_id = ${ctg}`,
  objective: (ctg) => sql`select id, title, '/objectifs/' || id from objective where ctg_id = ${ctg}`,
  issue: (ctg) => sql`select id, title, '/enjeux/' || id from issue where ctg_id = ${ctg}`,
  finding: (ctg) => sql`select id, title, '/constats/' || id from finding where ctg_id = ${ctg}`,
  'corrective-action': (ctg) =>
    sql`select id, measure, '/suivi/correctives/' || id from corrective_action where ctg_id = ${ctg}`,
  'convention-version': (ctg) =>
    sql`select id, 'Projet de convention, version ' || number, '/convention/versions/' || id
      from convention_version where ctg_id = ${ctg}`,
  'convention-article': (ctg) =>
    sql`select id, title, '/convention/articles/' || id from convention_article where ctg_id = ${ctg}`,
  milestone: (ctg) => sql`select id, ${milestoneName}, '/cadrage' from milestone where ctg_id = ${ctg}`,
  theme: (ctg) => sql`select id, name, '/diagnostic/' || id from theme where ctg_id = ${ctg}`,
  axis: (ctg) => sql`select id, title, '/objectifs' from axis where ctg_id = ${ctg}`,
  body: (ctg) => sql`select id, name, '/instances/' || id from body where ctg_id = ${ctg}`,
  meeting: (ctg) => sql`select id, title, '/reunions/' || id from meeting where ctg_id = ${ctg}`,
  party: (ctg) => sql`select id, name, '/membres' from party where ctg_id = ${ctg}`,
  campaign: (ctg) => sql`select id, name, '/suivi/campagnes/' || id from campaign where ctg_id = ${ctg}`,
  'plan-snapshot': (ctg) => sql`select id, name, '/suivi/etats/' || id from plan_snapshot where ctg_id = ${ctg}`,
  dossier: (ctg) => sql`select id, title, '/suivi/dossiers/' || id from dossier where ctg_id = ${ctg}`,
}

/** Every thing of these kinds, as the rows of a sub-query. */
const things = (ctgId: string, types: readonly ThingType[] = thingTypes): RawBuilder<unknown> =>
  sql.join(
    types.map(
      (type) => sql`select ${sql.lit(type)} as type, thing.id, thing.title, thing.path
        from (${branches[type](ctgId)}) as thing (id, title, path)`,
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
