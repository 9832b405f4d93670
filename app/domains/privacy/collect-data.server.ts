/** Gathers what names a person, for her: derived from the table of columns, so that nothing new is forgotten. Rules: docs/rules/privacy.md §2. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { type GivenList, isReadable, isSecret, mostRows, tablesOfAccount } from './given-data.ts'
import { listPersonalColumns } from './personal-columns.ts'
import { isHers, type PersonSearch, readShapes } from './reduce-columns.server.ts'
import { tableLabels } from './table-labels.fr.ts'
import { tablesNotGiven } from './tables-not-given.fr.ts'

type Column = ReturnType<typeof listPersonalColumns>[number]

/** Columns of each table in the order of the schema, with their types. */
async function readTypes(db: Reader): Promise<ReadonlyMap<string, readonly { column: string; type: string }[]>> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select table_name as table, column_name as column, data_type as type from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`.execute(db)
  return Map.groupBy(rows, ({ table }) => table)
}

/** Columns that tell who the row is about. */
const naming = ({ holds }: Column): boolean => holds !== 'json'

/** The value of the column when it names her; null when it names somebody else. */
const hersAlone = ({ column, holds }: Column, { personId, names, addresses }: PersonSearch): RawBuilder<unknown> => {
  const value = sql.id(column)
  const words = [...(holds === 'account' ? [personId] : []), ...names, ...addresses]
  return sql`case when ${value}::text = any(${words}::text[]) then ${value} end`
}

type DataRequest = {
  readonly named: PersonSearch
  /** CTGs she may still read; undefined for who has no account: of each row, what she wrote or what names her. */
  readonly ctgIds: readonly string[] | undefined
}

/** Somebody without account reads nothing of a CTG: whole rows are hers here alone. */
const writtenByGuests: readonly string[] = ['public_comment', 'content_notice', 'action_follower', 'outgoing_mail']
const isDated = (type: string): boolean => type === 'date' || type.startsWith('timestamp')

const narrowed = (table: string, { columns, known }: TableColumns): TableColumns => ({
  known,
  columns: writtenByGuests.includes(table)
    ? columns
    : columns.filter(({ column, type }) => isDated(type) || known.some((one) => one.column === column)),
})

type TableColumns = { readonly columns: readonly { column: string; type: string }[]; readonly known: readonly Column[] }

function selectRow(table: string, { columns, known }: TableColumns, named: PersonSearch): RawBuilder<unknown> {
  const pairs = columns.flatMap(({ column, type }) => {
    if (isSecret(column) || !isReadable(type)) return []
    const personal = known.find((one) => one.column === column)
    const isPlain = personal === undefined || table === 'person'
    return [sql`${sql.lit(column)}, ${isPlain ? sql.id(column) : hersAlone(personal, named)}`]
  })
  // A function of PostgreSQL takes a hundred arguments.
  const halves = [pairs.slice(0, 45), pairs.slice(45)].filter((half) => half.length > 0)
  return sql.join(
    halves.map((half) => sql`jsonb_build_object(${sql.join(half)})`),
    sql` || `,
  )
}

/**
 * Unqualified, a table is the view without the restricted sheets she does not read. Of what names somebody without account,
 * nothing else is given: a restricted sheet that does too. The latest first.
 */
async function collectTable(
  db: Reader,
  table: string,
  description: TableColumns,
  { named, ctgIds }: DataRequest,
): Promise<GivenList> {
  const shapes = await readShapesOnce(db)
  const hers = description.known.filter(naming).map((column) => {
    const shape = shapes.get(`${column.table}.${column.column}`) ?? { isNullable: true, hasCtg: false }
    return column.table === 'person' ? sql<boolean>`id = ${named.personId}` : isHers(column, named, shape)
  })
  const hasCtg = description.columns.some(({ column }) => column === 'ctg_id') && !tablesOfAccount.includes(table)
  const visible = hasCtg && ctgIds ? sql` and (ctg_id is null or ctg_id = any(${ctgIds}::uuid[]))` : sql``
  const from = ctgIds ? sql.id(table) : sql.id('public', table)
  const since = description.columns.find(({ type }) => isDated(type))
  const latest = since ? sql`${sql.id(since.column)} desc nulls last, ` : sql``
  const { rows } = await sql<{ row: Record<string, unknown>; total: number }>`
    select ${selectRow(table, ctgIds ? description : narrowed(table, description), named)} as row, count(*) over ()::int as total from ${from}
    where (${sql.join(hers, sql` or `)})${visible} order by ${latest}1 limit ${mostRows}`.execute(db)
  const label = tableLabels[table as keyof typeof tableLabels] ?? table
  return { table, label, total: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) }
}

const shapesOf = new WeakMap<object, ReturnType<typeof readShapes>>()
const readShapesOnce = (db: Reader): ReturnType<typeof readShapes> => {
  const known = shapesOf.get(db) ?? readShapes(db)
  shapesOf.set(db, known)
  return known
}

/** Every list that holds something of hers, in the order of the table of columns. */
export async function collectData(db: Reader, request: DataRequest): Promise<readonly GivenList[]> {
  const types = await readTypes(db)
  const byTable = Map.groupBy(listPersonalColumns(), ({ table }) => table)
  const lists: GivenList[] = []
  for (const [table, known] of byTable) {
    if (table in tablesNotGiven || !known.some(naming)) continue
    // A list of names is that of whom one looks for.
    const isList = ({ column, type }: { column: string; type: string }) =>
      type === 'ARRAY' && known.some((one) => one.column === column)
    const columns = (types.get(table) ?? []).filter((one) => !isList(one))
    const readable = known.filter((one) => columns.some(({ column }) => column === one.column))
    const list = await collectTable(db, table, { columns, known: readable }, request)
    if (list.total > 0) lists.push(list)
  }
  return lists
}
