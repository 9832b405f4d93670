/** Steps, means and measures of a sheet as forms send them, and as columns. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §3, §5, §7. */
import type { Selectable } from 'kysely'
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { type ColumnsOf, type Fields, keyOf } from './field-kinds.ts'
import { meansFields as meansTable, measureFields as measureTable, stepFields as stepTable } from './fields.fr.ts'
import { formOf } from './form-shapes.ts'
import type { RowValues } from './patch.ts'
import { columnNames } from './sheet-columns.ts'

type Stored<Table extends keyof DB, Rows extends Fields> = {
  readonly [Name in keyof Selectable<DB[Table]> & ColumnsOf<Rows[keyof Rows]>]: Selectable<DB[Table]>[Name]
}

/** Values of some fields as columns of their table. */
function toColumns<Table extends keyof DB, Rows extends Fields>(
  fields: Rows,
  values: Values<Table, Rows>,
): Stored<Table, Rows>
function toColumns(fields: Fields, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columnNames(fields).map((name) => [name, values[keyOf(name)]]))
}

type Values<Table extends keyof DB, Rows extends Fields> = RowValues<Table, ColumnsOf<Rows[keyof Rows]>>

export const stepFields = formOf<Values<'action_step', typeof stepTable>>(stepTable)
export const stepColumns = (values: Values<'action_step', typeof stepTable>) =>
  toColumns<'action_step', typeof stepTable>(stepTable, values)

const isPrecision = (value: unknown): value is DatePrecision =>
  value === 'day' || value === 'month' || value === 'quarter' || value === 'year'

/** What follows in the columns of a step: a day of completion says that it is done, a target known to the month is its first day. */
export function settleStep(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { target_on: targetOn, target_precision: precision, done_on: doneOn } = row
  return {
    ...row,
    ...(typeof doneOn === 'string' && { status: 'done' }),
    ...(typeof targetOn === 'string' && isPrecision(precision) && { target_on: firstDayOf(targetOn, precision) }),
  }
}

export const meansFields = formOf<Values<'action_means', typeof meansTable>>(meansTable)
/** @param funderName of the party when there is one, else as written */
export const meansColumns = (values: Values<'action_means', typeof meansTable>, funderName: string) => ({
  ...toColumns<'action_means', typeof meansTable>(meansTable, values),
  funder_name: funderName,
})

export const measureFields = formOf<Values<'action_measure', typeof measureTable>>(measureTable)
export const measureColumns = (values: Values<'action_measure', typeof measureTable>) =>
  toColumns<'action_measure', typeof measureTable>(measureTable, values)
