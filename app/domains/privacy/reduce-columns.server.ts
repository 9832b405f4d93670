/**
 * What becomes of each column that names a person: SQL made from the table of columns, a few rows at a time. It sees every row,
 * restricted sheets too. Rules: docs/rules/privacy.md §4; why: docs/decisions/0068.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { apiLabels } from '#app/domains/api/labels.fr.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listPersonalColumns } from './personal-columns.ts'

type Column = ReturnType<typeof listPersonalColumns>[number]

/** Who is looked for. */
export type PersonSearch = {
  readonly personId: string
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  /** By id of CTG; under « », outside any. */
  readonly knownAs: Readonly<Record<string, string>>
  /** CTGs where nobody else bears one of her names: there, a name alone identifies her. */
  readonly ownCtgs: readonly string[]
  /** True when nobody else in the instance bears one of her names. */
  readonly isAlone: boolean
}

export type Pace = { readonly batchSize: number; readonly pauseMs: number }
export const steady: Pace = { batchSize: 1000, pauseMs: 50 }

type Shape = { readonly isNullable: boolean; readonly hasCtg: boolean }

/** Of each column of the table, in the real schema. */
export async function readShapes(db: Reader): Promise<ReadonlyMap<string, Shape>> {
  const { rows } = await sql<Shape & { key: string }>`
    select col.table_name || '.' || col.column_name as key, col.is_nullable = 'YES' as "isNullable",
      exists (select from information_schema.columns ctg where ctg.table_schema = 'public'
        and ctg.table_name = col.table_name and ctg.column_name = 'ctg_id') as "hasCtg"
    from information_schema.columns col where col.table_schema = 'public'`.execute(db)
  return new Map(rows.map(({ key, ...shape }) => [key, shape]))
}

const none = sql<boolean>`false`
const anyOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql`(${sql.join([none, ...conditions], sql` or `)})`

/** In her own CTGs; outside any CTG, only if nobody else bears her name. */
const inHerPlace = (named: PersonSearch, { hasCtg }: Shape): RawBuilder<boolean> =>
  hasCtg ? sql`ctg_id = any(${named.ownCtgs}::uuid[])` : sql`${named.isAlone}::boolean`

/** Names under which linked software writes with her account: they are not hers. */
export const softwareNames = apiLabels.author('%', '%')

/** A name is hers if the account or address beside it is hers; without either, if nobody else bears it. */
function nameIsHers(column: Column, named: PersonSearch, shape: Shape): RawBuilder<boolean> {
  const says = sql`${sql.id(column.column)} = any(${named.names}::text[])`
  const byItself = sql<boolean>`(${says} and ${inHerPlace(named, shape)}${
    column.beside === undefined ? sql`` : sql` and ${sql.id(column.beside)} is null`
  })`
  const beside =
    column.beside &&
    sql<boolean>`(${sql.id(column.beside)} = ${named.personId} and ${sql.id(column.column)} not like ${softwareNames})`
  const addressed = column.addressed && sql<boolean>`${sql.id(column.addressed)} = any(${named.addresses}::text[])`
  return anyOf([byItself, ...(beside ? [beside] : []), ...(addressed ? [addressed] : [])])
}

/** Values of a JSON: written by her, about her, or in one of her CTGs where the name is hers alone. */
function jsonIsHers(column: Column, named: PersonSearch, shape: Shape): RawBuilder<boolean> {
  const words = [...named.names, ...named.addresses]
  const says = sql`exists (select from unnest(${words}::text[]) as name
    where position(to_jsonb(name)::text in ${sql.id(column.column)}::text) > 0)`
  const ofAccount =
    column.table === 'audit_entry'
      ? sql` or (ctg_id is null and ${named.personId}::uuid in (person_id, subject_id))`
      : sql``
  return sql`(${says} and (${inHerPlace(named, shape)}${ofAccount}))`
}

/** The rows that name her in this column. */
export function isHers(column: Column, named: PersonSearch, shape: Shape): RawBuilder<boolean> {
  const { holds } = column
  if (holds === 'account') return sql`${sql.id(column.column)} = ${named.personId}`
  if (holds === 'address') return sql`${sql.id(column.column)} = any(${named.addresses}::text[])`
  return holds === 'name' ? nameIsHers(column, named, shape) : jsonIsHers(column, named, shape)
}

export const onlyThose = ({ only }: Column): RawBuilder<boolean> => sql`(${sql.raw(only ?? 'true')})`

const knownAsIn = (named: PersonSearch, { hasCtg }: Shape): RawBuilder<string> => {
  const known = JSON.stringify(named.knownAs)
  return hasCtg ? sql`coalesce(${known}::jsonb ->> ctg_id::text, ${known}::jsonb ->> '')` : sql`${known}::jsonb ->> ''`
}

const withoutNames = (column: Column, named: PersonSearch, shape: Shape): RawBuilder<unknown> =>
  sql`without_names(${sql.id(column.column)}, ${[...named.names, ...named.addresses]}::text[], ${knownAsIn(named, shape)})`

function settingOf(column: Column, named: PersonSearch, shape: Shape): RawBuilder<unknown> {
  const also = column.also === undefined ? sql`` : sql`, ${sql.raw(column.also)}`
  const target = sql.id(column.column)
  if (column.fate === 'emptied') return sql`${target} = ${shape.isNullable ? sql`null` : sql`''`}${also}`
  const reduced = column.holds === 'json' ? withoutNames(column, named, shape) : knownAsIn(named, shape)
  return sql`${target} = ${reduced}${also}`
}

/** What is said already is not said again: the next batch finds the others, and comes to an end. */
function isToDo(column: Column, named: PersonSearch, shape: Shape): RawBuilder<boolean> {
  const hers = sql<boolean>`${isHers(column, named, shape)} and ${onlyThose(column)}`
  const target = sql.id(column.column)
  if (column.fate !== 'reduced') return hers
  if (column.holds === 'json') return sql`${hers} and ${withoutNames(column, named, shape)} <> ${target}`
  const known = JSON.stringify(named.knownAs)
  return sql`${hers} and ${target} <> all(array(select value from jsonb_each_text(${known}::jsonb)))`
}

/** Reduces one batch. A row moved by a concurrent write while we waited for it is found but not changed yet. */
async function reduceSome(
  db: Reader,
  column: Column,
  named: PersonSearch,
  { shape, pace }: { shape: Shape; pace: Pace },
) {
  const table = sql.id('public', column.table)
  const act =
    column.fate === 'row-goes' ? sql`delete from ${table}` : sql`update ${table} set ${settingOf(column, named, shape)}`
  const { rows } = await sql<{ found: number; changed: number }>`
    with held as materialized (
      select ctid from ${table} where ${isToDo(column, named, shape)} limit ${pace.batchSize} for update
    ), changed as (${act} where ctid = any(array(select ctid from held)) returning 1)
    select (select count(*)::int from held) as found, (select count(*)::int from changed) as changed`.execute(db)
  return rows[0] ?? { found: 0, changed: 0 }
}

async function reduceColumn(db: Reader, column: Column, named: PersonSearch, place: { shape: Shape; pace: Pace }) {
  const total = { count: 0 }
  for (;;) {
    const { found, changed } = await reduceSome(db, column, named, place)
    total.count += changed
    if (found < place.pace.batchSize && changed === found) return total.count
    await wait(place.pace.pauseMs)
  }
}

/** Names before the addresses they are found by; rows that refer to others before these, as the table says them. */
const inOrder = (columns: readonly Column[]): readonly Column[] => [
  ...columns.filter(({ fate }) => fate === 'row-goes'),
  ...columns.filter(({ fate, holds }) => fate !== 'row-goes' && holds !== 'address'),
  ...columns.filter(({ fate, holds }) => fate !== 'row-goes' && holds === 'address'),
]

/** Without `person`: her account is closed by a statement of its own. */
export const listReducedColumns = (): readonly Column[] =>
  inOrder(listPersonalColumns().filter(({ fate, table }) => fate !== 'stays' && table !== 'person'))

/** Interrupted, it is begun again: what is reduced is not found any more. @returns rows changed, by `table.column` */
export async function reduceColumns(
  db: Reader,
  named: PersonSearch,
  {
    columns = listReducedColumns(),
    pace = steady,
  }: { readonly columns?: readonly Column[]; readonly pace?: Pace } = {},
): Promise<Readonly<Record<string, number>>> {
  const shapes = await readShapes(db)
  const changed: Record<string, number> = {}
  for (const column of columns) {
    const key = `${column.table}.${column.column}`
    const shape = shapes.get(key)
    if (!shape) throw new Error(`${key} is no column`)
    const count = await reduceColumn(db, column, named, { shape, pace })
    if (count > 0) changed[key] = count
  }
  return changed
}
