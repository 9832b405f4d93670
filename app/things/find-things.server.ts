/** Things of any kind, found by kind and id or by their words: title and address, in one statement whatever their number. */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import { containing } from '#app/kernel/containing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { SubjectType } from '#app/kernel/database-types.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Thing as RightThing } from '#app/kernel/permission.ts'
import type { Context, Work } from '#app/kernel/transaction.server.ts'
import { decidedKinds, shownKind, things } from './register.ts'

export type ThingReference = { readonly type: SubjectType; readonly id: string }
/** `kindName`: « Action corrective »; `path`: from the root of the site. */
export type Thing = ThingReference & { readonly kindName: string; readonly title: string; readonly path: string }
/** Things of a decision: `tiedBy` is who tied it afterwards; null when the decision itself did. */
export type DecisionThing = Thing & { readonly decisionId: string; readonly tiedBy: string | null }

/** All that is asked of who reads: of which CTGs she is a member. */
export type ThingReader = { readonly memberships: readonly { readonly ctgId: string }[] }

/** Names of tables follow those of kinds. */
export const tableOf = (type: SubjectType): string => type.replaceAll('-', '_')

/** SQL of the address of a row, from the root. */
export function pathSql(type: SubjectType): string {
  const { path = '', pathId = 'id' } = shownKind(type) ?? {}
  const table = tableOf(type)
  return `'/ctg/' || ${table}.ctg_id || '${path}'${path.endsWith('/') ? ` || ${table}.${pathId}` : ''}`
}

/** Rows (type, ctg_id, id, title, path, rank) of every CTG: whoever reads them says of which one. */
const rowsOf = (type: SubjectType): RawBuilder<unknown> => {
  const table = tableOf(type)
  const { title = 'null', from = table, rank = 'null' } = shownKind(type) ?? {}
  return sql.raw(
    `select '${type}' as type, ${table}.ctg_id, ${table}.id, ${title} as title, ${pathSql(type)} as path, ${rank}::integer as rank from ${from}`,
  )
}

const named = <Row extends ThingReference>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, kindName: things[row.type].name }))

type Unnamed = Omit<Thing, 'kindName'>
type Ranked = Unnamed & { readonly rank: number | null }

const byWords = new Intl.Collator('fr', { numeric: true })
const kindPlace = ({ type }: ThingReference) => decidedKinds.indexOf(type)

/** Order of the things a decision is about: by kind, then rank, then title (« 1.1.2 » before « 1.1.10 »). */
const inOrder = <Row extends Ranked>(rows: readonly Row[]): readonly Omit<Row, 'rank'>[] =>
  rows
    .toSorted(
      (one, other) =>
        kindPlace(one) - kindPlace(other) ||
        (one.rank ?? Number.MAX_SAFE_INTEGER) - (other.rank ?? Number.MAX_SAFE_INTEGER) ||
        byWords.compare(one.title, other.title),
    )
    .map(({ rank: _rank, ...row }) => row)

type PlacedReference = ThingReference & { readonly ctgId: string }

/** Those that this person may read, by id; what is gone, has no page or is not open to her is left out. */
export async function nameThings(
  db: Reader,
  { memberships }: ThingReader,
  references: readonly PlacedReference[],
): Promise<ReadonlyMap<string, Thing>> {
  const open = new Set(memberships.map(({ ctgId }) => ctgId))
  const things = await listNamed(
    db,
    references.filter(({ ctgId }) => open.has(ctgId)),
  )
  return new Map(things.map(({ ctgId: _ctg, ...thing }) => [thing.id, thing]))
}

/** Of what several people may read, each with its CTG, in the order of a decision: the caller tells each person those of hers alone. */
export async function listNamed(
  db: Reader,
  references: readonly PlacedReference[],
): Promise<readonly (Thing & { readonly ctgId: string })[]> {
  const wanted = references.filter(({ type }) => shownKind(type))
  if (wanted.length === 0) return []
  // Each kind on its own: a table is then read by its key, not whole.
  const branches = [...new Set(wanted.map(({ type }) => type))].sort().map(
    (type) => sql`select thing.type, thing.ctg_id, thing.id, thing.title, thing.path, thing.rank from wanted
      join (${rowsOf(type)}) as thing on thing.ctg_id = wanted.ctg_id and thing.id = wanted.id where wanted.type = ${sql.lit(type)}`,
  )
  const { rows } = await sql<Ranked & { readonly ctgId: string }>`
    with wanted as (select * from unnest(${wanted.map(({ ctgId }) => ctgId)}::uuid[],
      ${wanted.map(({ type }) => type)}::text[], ${wanted.map(({ id }) => id)}::uuid[]) as wanted (ctg_id, type, id))
    select type, ctg_id as "ctgId", id, title, path, rank from (${sql.join(branches, sql` union `)}) as thing`.execute(
    db,
  )
  return named(inOrder(rows))
}

const nameOfCtg = (db: Reader, reader: ThingReader, ctgId: string, references: readonly ThingReference[]) =>
  nameThings(
    db,
    reader,
    references.map((reference) => ({ ctgId, ...reference })),
  )

/** Those of this CTG, in the order of the references. */
export async function listThings({ db, actor }: Context, ctgId: string, references: readonly ThingReference[]) {
  requireMembership(actor, ctgId)
  const byId = await nameOfCtg(db, actor, ctgId, references)
  return references.flatMap(({ id }) => byId.get(id) ?? [])
}

/** @throws DomainError not-found when one of them is not of this CTG */
export async function requireThings({ tx, actor }: Work, ctgId: string, references: readonly ThingReference[]) {
  const byId = await nameOfCtg(tx, actor, ctgId, references)
  if (references.some(({ id }) => !byId.has(id))) throw new DomainError('not-found', 'journey.subject-not-found')
}

/** What the bounds of a right over it look at; undefined when it is not of this CTG. */
export async function findBounds(db: Reader, ctgId: string, { type, id }: ThingReference) {
  const { themeId = 'null', leadPersonId = 'null', partyId = 'null' } = shownKind(type)?.bounds ?? {}
  const { rows } = await sql<Omit<RightThing, 'ctgId'>>`
    select ${sql.raw(`${themeId} as "themeId", ${leadPersonId} as "leadPersonId", ${partyId} as "partyId"`)}
    from ${sql.table(tableOf(type))} where ctg_id = ${ctgId} and id = ${id}`.execute(db)
  return rows[0]
}

/** Everything of this CTG that a decision may be about, as the rows of a sub-query. */
const ofDecisions = (ctgId: string): RawBuilder<unknown> =>
  sql.join(
    decidedKinds.map(
      (type) => sql`select type, id, title, path, rank from (${rowsOf(type)}) as thing where ctg_id = ${ctgId}`,
    ),
    sql` union all `,
  )

/** What decisions are about, at most 100 things each, in their order. The decisions are those shown to a member. */
export async function listThingsOfDecisions(
  { db, actor }: Context,
  ctgId: string,
  decisionIds: readonly string[],
): Promise<readonly DecisionThing[]> {
  requireMembership(actor, ctgId)
  if (decisionIds.length === 0) return []
  const { rows } = await sql<Omit<DecisionThing, 'kindName'> & Ranked>`
    select subject.decision_id as "decisionId", subject.tied_by as "tiedBy", thing.type, thing.id, thing.title, thing.path, thing.rank
    from (select decision_subject.*, row_number() over (partition by decision_id order by subject_type, subject_id) as rank
      from decision_subject where ctg_id = ${ctgId} and decision_id in (${sql.join(decisionIds)})) as subject
    join (${ofDecisions(ctgId)}) as thing on thing.type = subject.subject_type::text and thing.id = subject.subject_id
    where subject.ctg_id = ${ctgId} and subject.rank <= 100`.execute(db)
  return named(inOrder(rows))
}

const mostFound = 12

/** What a decision may be about and whose name holds these words, accents and case aside, the shortest name first; none for no words. */
export async function searchThings({ db, actor }: Context, ctgId: string, words: string): Promise<readonly Thing[]> {
  requireMembership(actor, ctgId)
  if (words === '') return []
  const { rows } = await sql<Unnamed>`
    select type, id, title, path from (${ofDecisions(ctgId)}) as thing
    where plain_text(title) like plain_text(${containing(words)})
    order by length(title), title limit ${mostFound}`.execute(db)
  return named(rows)
}
