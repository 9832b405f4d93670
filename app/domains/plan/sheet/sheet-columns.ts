/** The fields of a sheet and their columns. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §1, §11. */
import { type ColumnsOf, columnsOf, type Fields, type KeyOf, keyOf } from './field-kinds.ts'
import { sheetFields } from './fields.fr.ts'
import type { RowValues } from './patch.ts'

type Column = ColumnsOf<(typeof sheetFields)[keyof typeof sheetFields]>
/** Its number and its axis follow from its place. */
type StoredColumn = Exclude<Column, 'status' | 'is_watched' | 'external_id'> | 'code' | 'axis_id'

export type SheetFields = RowValues<'action', StoredColumn>

/** Columns of the table in which the fields are, each once. */
export const columnNames = (fields: Fields): readonly string[] => [
  ...new Set(Object.values(fields).flatMap((field) => columnsOf(field))),
]

/** Every field of a sheet that is written in its row. */
export const fieldNames: readonly string[] = [
  ...columnNames(sheetFields).filter((name) => !['status', 'is_watched', 'external_id'].includes(name)),
  ...['code', 'axis_id'],
].map(keyOf)

/** `leadPartyId` → `lead_party_id`. */
export const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

type Selected<Table extends string, Name> = Name extends string ? `${Table}.${Name} as ${KeyOf<Name>}` : never

/** What reads the columns of some fields from a table, each under its name in code. */
export function selectFields<const Table extends string, Rows extends Fields>(
  table: Table,
  fields: Rows,
): readonly Selected<Table, ColumnsOf<Rows[keyof Rows]>>[]
export function selectFields(table: string, fields: Fields): readonly string[] {
  return columnNames(fields).map((name) => `${table}.${name} as ${keyOf(name)}`)
}

const comparedNames = fieldNames.filter((name) => name !== 'code' && name !== 'axisId' && name !== 'tags')

/** A sheet as the journal compares two states of it: place and number apart, words in one value. */
export function comparedFields(sheet: SheetFields): Readonly<Record<string, string | null>>
export function comparedFields({
  tags,
  ...sheet
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(comparedNames.map((name) => [name, sheet[name]])),
    tags: Array.isArray(tags) ? tags.join(', ') : tags,
  }
}
