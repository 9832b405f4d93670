/** What is sent to an act, as its shape reads it: every fault of it, or the first alone of what holds too many values. Pure. */
import type { z } from 'zod'
import { untilFirstFault } from './fields.ts'
import { storable } from './storable.ts'

/** Of more values than these, the first fault alone is looked for: gathering those of a million holds up everyone. A text is one value, however long. */
export const mostSearchedValues = 10_000

/** Counted up to what makes it heavy. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 1
  for (const name in value) {
    count += countValues(Reflect.get(value, name))
    if (count > mostSearchedValues) break
  }
  return count
}

/** @throws ZodError */
export function readInput<Shape extends z.ZodType>(shape: Shape, sent: unknown): z.output<Shape> {
  const kept = storable(sent)
  return shape.parse(kept, countValues(kept) > mostSearchedValues ? untilFirstFault : undefined)
}
