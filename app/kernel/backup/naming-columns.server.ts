/** The columns through which rows name files by their content: a backup brings those files, a restoration wants them all. */
import type pg from 'pg'

export type NamingColumn = { readonly table: string; readonly column: string }

/** The fingerprint of a migration names no file. */
export async function listNamingColumns(client: Pick<pg.ClientBase, 'query'>): Promise<readonly NamingColumn[]> {
  const { rows } = await client.query<NamingColumn>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name <> 'migration' and column_name = any($1) order by 1, 2`,
    [['sha256', 'file_sha256']],
  )
  return rows
}
