/** A few values of a sheet over those it has, as its form would send them all: what other software changes, it changes by that form. Pure. */
import { z } from 'zod'
import { cafFields } from '../plan.ts'
import { sheetForm } from './action-fields.ts'
import { leversField } from './caf-levers.ts'
import type { Field, Fields } from './field-kinds.ts'
import { sheetFields } from './fields.fr.ts'
import type { SheetState } from './settle.ts'
import { valueShapes } from './value-shapes.ts'

/** What the form of a sheet does not send, and the address of a lead, which other software neither reads nor writes. */
const { status: _status, isWatched: _watched, externalId: _origin, ...own } = sheetFields
const { leadServices: _leading, services: _associated, leadEmail: _address, ...patched } = own

const aboutOf = (field: Field): string => ('about' in field && field.about) || field.header

/** Each value that may be written, by its name, in JSON. */
export const shapesOf = (fields: Fields): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    Object.values(fields).flatMap((field) =>
      Object.entries(valueShapes(field)).map(([name, shape]) => [name, shape.describe(aboutOf(field))]),
    ),
  )

export const patchShapes = shapesOf(patched)

type Values = Readonly<Record<string, unknown>>

/** Lists of words are one line of a form, the levers of the Caf three. */
function asForm({ cafLevers, tags, ...values }: Values): Values {
  const levers = z
    .array(z.object({ field: z.enum(cafFields), levers: z.array(z.string()) }))
    .optional()
    .parse(cafLevers)
  return {
    ...values,
    ...(Array.isArray(tags) && { tags: tags.join(', ') }),
    ...(levers && {
      cafFields: levers.map(({ field }) => field),
      ...Object.fromEntries(
        cafFields.map((one) => [leversField[one], levers.find(({ field }) => field === one)?.levers.join(', ') ?? '']),
      ),
    }),
  }
}

/** @param sheet as it is, or blank for a new one; its description stays when nothing is said of it */
export function mergedForm(sheet: SheetState, values: Values): Values {
  const { description: _kept, ...before } = sheet
  const merged = asForm({ ...before, ...values })
  return Object.fromEntries(Object.entries(merged).filter(([name]) => name in sheetForm))
}
