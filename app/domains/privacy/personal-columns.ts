/**
 * Every column of the database that names a person, and what becomes of it once she has left. A test compares with the real
 * schema: a new column that may name someone and is in none of `columns/` fails. Pure. Rules: docs/rules/privacy.md §3.
 */
import { accountColumns } from './columns/accounts.ts'
import { addressColumns } from './columns/addresses.ts'
import type { ColumnTable, PersonalColumn } from './columns/column.ts'
import { nameColumns } from './columns/names.ts'
import { valueColumns } from './columns/values.ts'

export type { PersonalColumn, Reason } from './columns/column.ts'

export const personalColumns: ColumnTable = { ...accountColumns, ...addressColumns, ...nameColumns, ...valueColumns }

const split = (key: string) => {
  const [table = '', column = ''] = key.split('.')
  return { table, column }
}

/** In the order of the table above. */
export const listPersonalColumns = (): readonly (PersonalColumn & {
  readonly table: string
  readonly column: string
})[] => Object.entries(personalColumns).map(([key, known]) => ({ ...known, ...split(key) }))
