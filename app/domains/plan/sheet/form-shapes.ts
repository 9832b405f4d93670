/** What forms send of fields, value by value, read by the kind of each. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §1, §11. */
import { z } from 'zod'
import {
  checkbox,
  choice,
  day,
  ids,
  line,
  optionalAddress,
  optionalDay,
  optionalId,
  optionalNumber,
  optionalText,
} from '#app/kernel/fields.ts'
import { splitWords } from './caf-levers.ts'
import { type Field, type KindOf, keyOf } from './field-kinds.ts'
import { readLabels as t } from './read-labels.fr.ts'

/** Levers are written by field of the Caf, partners apart from other names. */
export type FormField = Exclude<Field, { readonly kind: 'levers' | 'partners' }>

const precision = () => choice(['day', 'month', 'quarter', 'year']).default('month')

/** Words one after the other on one line: « parentalité, répit ». */
export const wordList = ({ most, max }: { readonly most: number; readonly max: number }) =>
  optionalText(most * max)
    .transform(splitWords)
    .pipe(z.array(z.string().max(max, { error: t.wordTooLong(max) })).max(most, { error: t.tooManyWords(most) }))

/** Boxes ticked under one name: none, one or several. */
export const ticked = <Item extends z.ZodType>(item: Item) =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(item).max(500),
    )
    .prefault([])

/** A number that must be there, as text of a form. */
function neededNumber(missing: string, { min, max }: KindOf<'number'>) {
  const error = t.yearOutOfRange(min, max)
  return z.coerce.number({ error: missing }).int({ error: missing }).min(min, { error }).max(max, { error })
}

function chosen({ words, missing, usual }: KindOf<'choice'>) {
  const one = z.enum(Object.keys(words), { error: missing ?? t.notChosen })
  if (missing === undefined) return z.preprocess((value) => value || null, one.nullable()).prefault('')
  return usual === undefined ? one : one.default(usual)
}

function sent(field: FormField): readonly (readonly [name: string, shape: z.ZodType])[] {
  const missing = 'missing' in field ? field.missing : undefined
  if (field.kind === 'names') return [[field.tie, field.list === 'communes' ? ticked(z.string().max(12)) : ids()]]
  if (field.kind === 'date' || field.kind === 'funder') {
    const shapes = field.kind === 'date' ? [optionalDay(), precision()] : [optionalId(), optionalText(field.max)]
    return field.columns.flatMap((column, place) => {
      const shape = shapes[place]
      return shape ? [[keyOf(column), shape] as const] : []
    })
  }
  const one = (): z.ZodType => {
    switch (field.kind) {
      case 'line':
      case 'text':
        return missing === undefined ? optionalText(field.max) : line(missing, field.max)
      case 'email':
        return optionalAddress()
      case 'tags':
        return wordList(field)
      case 'number':
        return missing === undefined ? optionalNumber(field) : neededNumber(missing, field)
      case 'choice':
        return chosen(field)
      case 'day':
        return missing === undefined ? optionalDay() : day(missing)
      case 'yes':
        return checkbox()
      case 'reference':
        return optionalId()
    }
  }
  return [[keyOf(field.column), one()]]
}

type Sent<Values> = {
  readonly [Key in keyof Values]: z.ZodPrefault<z.ZodType<Values[Key], Values[Key] | string | undefined>>
}

/** The fields of a form, by the names of their values. */
export function formOf<Values>(fields: Readonly<Record<string, FormField>>): Sent<Values>
export function formOf(fields: Readonly<Record<string, FormField>>): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.values(fields).flatMap(sent))
}
