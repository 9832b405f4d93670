/** Opens the files of a part as a view of DuckDB, `raw`, and finds the name that each column has in them. Rules: docs/rules/sources.md §2.4. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import type { Brought } from './bring-part.server.ts'
import { SourceFailure } from './failure.ts'
import type { Part } from './source.ts'

type Columns = ReadonlyMap<string, { readonly name: string; readonly isNumber: boolean }>

export const csvOf = (files: readonly string[], types: string): string =>
  `read_csv(${list(files)}, header = true, ${types}, null_padding = true, strict_mode = false, quote = '"', escape = '"')`

const list = (files: readonly string[]): string => `[${files.map(quoted).join(', ')}]`
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What DuckDB reads of each format, every cell as a word unless the file says it is a number. */
export async function openFiles(
  connection: DuckDBConnection,
  part: Part,
  { format, files }: Brought,
): Promise<Columns> {
  try {
    if (format === 'json') return await openRecords(connection, files)
    const read =
      format === 'parquet' ? `read_parquet(${list(files)}, union_by_name = true)` : csvOf(files, 'all_varchar = true')
    await connection.run(`create temp view raw as select * from ${read}`)
    const described = await connection.runAndReadAll('describe raw')
    return columnsOf(
      described.getRowObjectsJS().map(({ column_name, column_type }) => ({
        name: String(column_name),
        isNumber: /INT|DOUBLE|FLOAT|DECIMAL|REAL/.test(String(column_type)),
      })),
    )
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    throw new SourceFailure({ code: 'unreadable-file', file: part.key })
  }
}

/** Names are compared without case nor the spaces around them. */
const columnsOf = (columns: readonly { readonly name: string; readonly isNumber: boolean }[]): Columns =>
  new Map(columns.map((column) => [column.name.trim().toLowerCase(), column]))

/** Records of an Explore API: its pages, or the list that it exports. */
async function openRecords(connection: DuckDBConnection, files: readonly string[]): Promise<Columns> {
  await connection.run(`
    create or replace temp table record as
    with object as (select json from read_json_objects(${list(files)}, format = 'auto'))
    select unnest(case when json_type(json, '$.results') = 'ARRAY' then json_extract(json, '$.results[*]') else [json] end) as record
    from object`)
  const keys = await connection.runAndReadAll('select distinct unnest(json_keys(record)) as key from record')
  const names = keys.getRowsJS().map(([key]) => String(key))
  const cells = names.map((name) => `record ->> ${quoted(`$."${name}"`)} as ${identifier(name)}`)
  await connection.run(
    `create temp view raw as select ${cells.length > 0 ? cells.join(', ') : 'null as nothing'} from record`,
  )
  return columnsOf(names.map((name) => ({ name, isNumber: false })))
}

/** The name each column has in this file. @throws SourceFailure columns, which names those that are not there */
export function nameColumns({ key, reading }: Part, columns: Columns) {
  const missing: string[] = []
  const find = (names: readonly string[]) => names.flatMap((name) => columns.get(name.toLowerCase()) ?? [])[0]
  const nameOf = (names: readonly string[]) => {
    const found = find(names)
    if (!found) missing.push(names[0] ?? '')
    return found ?? { name: '', isNumber: false }
  }
  const { level, code, name, year, keep = {}, measures } = reading
  const named = {
    level: typeof level === 'string' ? undefined : nameOf(level.column),
    code: code && nameOf(code),
    // Only helps to see a placeholder: a file may do without.
    name: name && find(name),
    year: typeof year === 'number' ? undefined : nameOf(year.column),
    keep: Object.entries(keep).map(([column, words]) => ({ column: nameOf([column]), words })),
    values: 'columns' in measures ? Object.values(measures.columns).map(nameOf) : [nameOf(measures.value)],
    by: 'columns' in measures ? undefined : nameOf(measures.by),
    secret: 'columns' in measures || !measures.secret ? undefined : nameOf(measures.secret),
  }
  if (missing.length > 0)
    throw new SourceFailure({
      code: 'columns',
      file: key,
      missing,
      seen: [...columns.values()].map((one) => one.name).slice(0, 40),
    })
  return named
}
export type Named = ReturnType<typeof nameColumns>
export type NamedColumn = Named['values'][number]
