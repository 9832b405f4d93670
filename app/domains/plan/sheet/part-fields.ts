/** Steps, means and measures of a sheet as forms send them, and as columns. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §3, §5, §7. */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { day, line, optionalDay, optionalId, optionalNumber, optionalText } from '#app/kernel/fields.ts'
import { precision } from './action-fields.ts'
import { type ColumnsOf, columnsOf, type Field, type Fields, keyOf } from './field-kinds.ts'
import { meansFields as meansTable, measureFields as measureTable, stepFields as stepTable } from './fields.fr.ts'
import type { RowValues } from './patch.ts'
import { columnNames } from './sheet-columns.ts'

/** A number that must be there, as text of a form. */
const neededNumber = (missing: string, { min, max }: { readonly min: number; readonly max: number }) =>
  z.coerce
    .number({ error: missing })
    .int({ error: missing })
    .min(min, { error: `Indiquez une année entre ${min} et ${max}.` })
    .max(max, { error: `Indiquez une année entre ${min} et ${max}.` })

const choiceOf = (words: Readonly<Record<string, string>>, missing: string | undefined, usual: string | undefined) => {
  const one = z.enum(Object.keys(words), { error: missing ?? 'Choisissez dans la liste.' })
  if (missing === undefined) return z.preprocess((value) => value || null, one.nullable()).prefault('')
  return usual === undefined ? one : one.default(usual)
}

/** What a form sends of a field, value by value. */
function sent(field: Field): readonly z.ZodType[] {
  const missing = 'missing' in field ? field.missing : undefined
  switch (field.kind) {
    case 'line':
    case 'text':
      return [missing === undefined ? optionalText(field.max) : line(missing, field.max)]
    case 'number':
      return [missing === undefined ? optionalNumber(field) : neededNumber(missing, field)]
    case 'choice':
      return [choiceOf(field.words, missing, 'usual' in field ? field.usual : undefined)]
    case 'date':
      return [optionalDay(), precision()]
    case 'day':
      return [missing === undefined ? optionalDay() : day(missing)]
    case 'funder':
      return [optionalId(), optionalText(field.max)]
    default:
      return [optionalId()]
  }
}

type Sent<Table extends keyof DB, Rows extends Fields> = {
  readonly [Key in keyof RowValues<Table, ColumnsOf<Rows[keyof Rows]>>]: z.ZodPrefault<
    z.ZodType<RowValues<Table, ColumnsOf<Rows[keyof Rows]>>[Key], unknown>
  >
}

/** The fields of a form, by the names of their values. */
function formOf<Table extends keyof DB, Rows extends Fields>(fields: Rows): Sent<Table, Rows>
function formOf(fields: Fields): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.values(fields).flatMap((field) => {
      const shapes = sent(field)
      return columnsOf(field).flatMap((column, place) => {
        const shape = shapes[place]
        return shape ? [[keyOf(column), shape] as const] : []
      })
    }),
  )
}

type Stored<Table extends keyof DB, Rows extends Fields> = {
  readonly [Name in keyof Selectable<DB[Table]> & ColumnsOf<Rows[keyof Rows]>]: Selectable<DB[Table]>[Name]
}

/** Values of some fields as columns of their table. */
function toColumns<Table extends keyof DB, Rows extends Fields>(
  fields: Rows,
  values: RowValues<Table, ColumnsOf<Rows[keyof Rows]>>,
): Stored<Table, Rows>
function toColumns(fields: Fields, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columnNames(fields).map((name) => [name, values[keyOf(name)]]))
}

type Values<Table extends keyof DB, Rows extends Fields> = RowValues<Table, ColumnsOf<Rows[keyof Rows]>>

export const stepFields = formOf<'action_step', typeof stepTable>(stepTable)
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

export const meansFields = formOf<'action_means', typeof meansTable>(meansTable)
/** @param funderName of the party when there is one, else as written */
export const meansColumns = (given: Values<'action_means', typeof meansTable>, funderName: string) => ({
  ...toColumns<'action_means', typeof meansTable>(meansTable, given),
  funder_name: funderName,
})

export const measureFields = formOf<'action_measure', typeof measureTable>(measureTable)
export const measureColumns = (given: Values<'action_measure', typeof measureTable>) =>
  toColumns<'action_measure', typeof measureTable>(measureTable, given)
