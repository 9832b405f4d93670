/** What each value of a field may be, in JSON: in the batches kept, for other software. Pure. Table: fields.fr.ts. */
import { z } from 'zod'
import { datePrecisions } from '#app/kernel/calendar.ts'
import { cafFields } from '../plan.ts'
import { type Field, keyOf } from './field-kinds.ts'

const reference = z.uuid().nullable()
const levers = z.object({ field: z.enum(cafFields), levers: z.array(z.string()) })
const precision = z.enum(datePrecisions)

/** By its name in code, each value of a field. */
export function valueShapes(field: Field): Readonly<Record<string, z.ZodType>> {
  switch (field.kind) {
    case 'names':
      return { [field.tie]: z.array(field.list === 'communes' ? z.string() : z.uuid()) }
    case 'partners':
      return { [field.tie]: z.array(z.uuid()), [keyOf(field.column)]: z.string() }
    case 'levers':
      return { [field.tie]: z.array(levers) }
    case 'date':
      return { [keyOf(field.columns[0])]: z.iso.date().nullable(), [keyOf(field.columns[1])]: precision }
    case 'funder':
      return { [keyOf(field.columns[0])]: reference, [keyOf(field.columns[1])]: z.string() }
    default:
      return { [keyOf(field.column)]: oneShape(field) }
  }
}

type OneColumn = Exclude<Field, { readonly kind: 'names' | 'partners' | 'levers' | 'date' | 'funder' }>

function oneShape(field: OneColumn): z.ZodType {
  const isNeeded = 'missing' in field && field.missing !== undefined
  const orNull = (shape: z.ZodType) => (isNeeded ? shape : shape.nullable())
  switch (field.kind) {
    case 'line':
      return 'isNullable' in field && field.isNullable ? z.string().nullable() : z.string()
    case 'choice':
      return orNull(z.enum(Object.keys(field.words)))
    case 'day':
      return orNull(z.iso.date())
    case 'number':
      return orNull(field.isInteger ? z.int() : z.number())
    case 'reference':
      return reference
    case 'tags':
      return z.array(z.string())
    case 'yes':
      return z.boolean()
    default:
      return z.string()
  }
}
