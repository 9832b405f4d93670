/** The contents of the store that a CTG names, in its columns and in its documents kept as JSON. */
import { sql } from 'kysely'
import { namingColumns, namingJson } from '#app/domains/documents/named-contents.server.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { readLeavingTables } from './catalogue.server.ts'

export type NamedContent = { readonly sha256: string; readonly name: string }

const partsOf = (naming: string): readonly [string, string] => {
  const [table = '', column = ''] = naming.split('.')
  return [table, column]
}

/** Each once, in the order of their fingerprints; named as the CTG calls it, where it does. */
export async function listNamedContents(tx: Transaction, ctgId: string): Promise<readonly NamedContent[]> {
  const leaving = new Set((await readLeavingTables(tx)).map(({ name }) => name))
  const columns = namingColumns.map(partsOf).filter(([table]) => leaving.has(table))
  const documents = namingJson.map(partsOf).filter(([table]) => leaving.has(table))
  const parts = [
    ...columns.map(
      ([table, column]) =>
        sql`select ${sql.id(column)} as sha256, ${table === 'stored_file' ? sql`name` : sql`''`} as name
          from ${sql.id('public', table)} where ctg_id = ${ctgId} and ${sql.id(column)} is not null`,
    ),
    ...documents.map(
      ([table, column]) => sql`select logo #>> '{}', '' from ${sql.id('public', table)},
        jsonb_path_query(${sql.id(column)}::jsonb, '$.**.sha256') as logo where ctg_id = ${ctgId}`,
    ),
  ]
  const { rows } =
    await sql<NamedContent>`select sha256, max(name) as name from (${sql.join(parts, sql` union all `)}) as named
    where sha256 ~ '^[0-9a-f]{64}$' group by sha256 order by sha256`.execute(tx)
  return rows
}
