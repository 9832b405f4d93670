/** Each column of words of a CTG bears a word of its own: what is told of it is then told by its column. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'

/** Words that are codes for the application, which would not find its way among others. */
const codes =
  /sha256|hash|token|salt|secret|email|address|url|media_type|code|kind|state|status|refusal|action$|_key$|version|command|unit$|place$|time_zone|scopes|origins|topics/

type Column = { readonly table: string; readonly column: string; readonly isList: boolean }

/**
 * @param wordOf by rank of the column
 * @returns word → the column that bears it; what a rule of the database holds to other values stays as it is
 */
export async function writeWords(
  db: Database,
  ctgId: string,
  wordOf = (rank: number): string => `Zq${rank}z`,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Column>`
    select c.table_name as table, c.column_name as column, c.data_type = 'ARRAY' as "isList"
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    join information_schema.columns of on of.table_schema = c.table_schema and of.table_name = c.table_name and of.column_name = 'ctg_id'
    where c.table_schema = 'public' and c.is_generated = 'NEVER' and (c.data_type = 'text' or c.udt_name = '_text')
    order by 1, 2`.execute(db)
  const words = new Map<string, string>()
  for (const [index, { table, column, isList }] of rows.entries()) {
    if (codes.test(column)) continue
    const word = wordOf(index)
    const name = sql.id(column)
    const changed = isList ? sql`array_append(${name}, ${word})` : sql`${name} || ${` ${word}`}`
    const written = await sql`update ${sql.id('public', table)} set ${name} = ${changed}
      where ctg_id = ${ctgId} and ${name} is not null`
      .execute(db)
      .catch(() => undefined)
    if (written?.numAffectedRows) words.set(word, `${table}.${column}`)
  }
  return words
}

/** @returns the columns whose word is in this text */
export const columnsIn = (body: string, words: ReadonlyMap<string, string>): readonly string[] =>
  [...body.matchAll(/Zq\d+z/g)].flatMap(([word]) => words.get(word) ?? [])
