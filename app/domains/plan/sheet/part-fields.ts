/** Steps, means and measures of a sheet as forms send them, and as columns. Pure. Rules: docs/rules/plan.md §3, §5, §7. */
import { z } from 'zod'
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'
import { choice, line, optionalDay, optionalId, optionalNumber, optionalText } from '#app/kernel/fields.ts'
import { meansNatures, meansStates, stepStatuses } from '../plan.ts'
import { precision } from './action-fields.ts'

export const stepFields = {
  title: line('Nommez l’étape.'),
  targetOn: optionalDay(),
  targetPrecision: precision(),
  doneOn: optionalDay(),
  status: choice(stepStatuses, 'Choisissez un état.').default('to-come'),
  responsible: optionalText(200),
  responsiblePartyId: optionalId(),
  description: optionalText(2000),
}
const stepShape = z.object(stepFields)

export const stepColumns = (given: z.output<typeof stepShape>) => ({
  title: given.title,
  target_on: given.targetOn,
  target_precision: given.targetPrecision,
  done_on: given.doneOn,
  status: given.status,
  responsible: given.responsible,
  responsible_party_id: given.responsiblePartyId,
  description: given.description,
})

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

export const meansFields = {
  year: z.coerce
    .number({ error: 'Indiquez l’année, par exemple 2027.' })
    .int({ error: 'Indiquez l’année, par exemple 2027.' })
    .min(1990, { error: 'Indiquez une année entre 1990 et 2100.' })
    .max(2100, { error: 'Indiquez une année entre 1990 et 2100.' }),
  nature: choice(meansNatures, 'Choisissez une nature.'),
  funderPartyId: optionalId(),
  funderName: optionalText(200),
  scheme: optionalText(200),
  state: choice(meansStates, 'Choisissez un état.').default('estimated'),
  amountEuros: optionalNumber({ min: 0, max: 1e9 }),
  cofNumber: optionalText(100),
}
const meansShape = z.object(meansFields)

/** @param funderName of the party when there is one, else as written */
export const meansColumns = (given: z.output<typeof meansShape>, funderName: string) => ({
  year: given.year,
  nature: given.nature,
  funder_party_id: given.funderPartyId,
  funder_name: funderName,
  scheme: given.scheme,
  state: given.state,
  amount_euros: given.amountEuros,
  cof_number: given.cofNumber,
})

export const measureFields = {
  name: line('Dites ce qui est compté, par exemple « places ouvertes ».'),
  unit: optionalText(100),
  baseline: optionalNumber(),
  baselineOn: optionalDay(),
  target: optionalNumber(),
  targetOn: optionalDay(),
}
const measureShape = z.object(measureFields)

export const measureColumns = (given: z.output<typeof measureShape>) => ({
  name: given.name,
  unit: given.unit,
  baseline: given.baseline,
  baseline_on: given.baselineOn,
  target: given.target,
  target_on: given.targetOn,
})
