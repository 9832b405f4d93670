/** What is sent to an act, as its shape reads it: every fault of it, or the first alone of what is heavy. Pure. */
import type { z } from 'zod'
import { untilFirstFault } from './fields.ts'
import { storable } from './storable.ts'

/** Of what weighs more, the first fault alone is looked for. */
export const mostSearchedBytes = 64 * 1024

/** Its letters and its values, counted up to what makes it heavy. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  let weight = 1
  for (const name in value) {
    weight += weightOf(Reflect.get(value, name))
    if (weight > mostSearchedBytes) break
  }
  return weight
}

/** @throws ZodError */
export function readInput<Shape extends z.ZodType>(shape: Shape, sent: unknown): z.output<Shape> {
  const kept = storable(sent)
  return shape.parse(kept, weightOf(kept) > mostSearchedBytes ? untilFirstFault : undefined)
}
