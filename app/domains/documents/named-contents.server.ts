/** Which contents of the store of files something names: the one place that lists where. Why: docs/decisions/0019. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'

/**
 * Every column that holds the name of a content of the store, as `table.column` of the schema `public`; a test finds each column
 * of the database named after a SHA-256, and each JSON that holds one.
 */
export const namingColumns = [
  'stored_file.sha256',
  'convention_version.file_sha256',
  'version_document.file_sha256',
  'amendment.file_sha256',
  'portal_edition.file_sha256',
  'evaluation_report_file.file_sha256',
  'awaited_content.sha256',
  'figure_lot.sha256',
  'ctg_archive.file_sha256',
  'archive_arrival.file_sha256',
  'personal_archive.file_sha256',
] as const

/** Documents kept as JSON name the logos they were printed with, which their party may have changed since. */
export const namingJson = [
  'dossier.content',
  'meeting_record.content',
  'convention_version.content',
  'evaluation_report.content',
  'portal_edition.content',
] as const

const columnOf = (name: string): { readonly table: RawBuilder<unknown>; readonly column: RawBuilder<unknown> } => {
  const [table = '', column = ''] = name.split('.')
  return { table: sql.id('public', table), column: sql.id(column) }
}

const union = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(parts, sql` union all `)

/** Those of these contents that a row names, a document kept as JSON apart; nothing is hidden from this reading. */
export async function listNamed(db: Reader, contents: readonly string[]): Promise<ReadonlySet<string>> {
  const parts = namingColumns.map((name) => {
    const { table, column } = columnOf(name)
    return sql`select ${column} as sha256 from ${table} where ${column} = any(${contents}::text[])`
  })
  const { rows } = await sql<{ sha256: string }>`${union(parts)}`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Every content that a document kept as JSON names. */
export async function listNamedInJson(db: Reader): Promise<ReadonlySet<string>> {
  const parts = namingJson.map((name) => {
    const { table, column } = columnOf(name)
    return sql`select logo #>> '{}' as sha256 from ${table}, jsonb_path_query(${column}::jsonb, '$.**.sha256') as logo`
  })
  const { rows } = await sql<{ sha256: string }>`${union(parts)}`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}
