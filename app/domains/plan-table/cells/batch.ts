/** What a batch of changes keeps of each action, so that it can be put back. Pure. Rules: docs/rules/plan.md §15. */
import { z } from 'zod'
import { valueShapes } from '#app/domains/plan/sheet/value-shapes.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { type CellPatch, cellFields, cellKeys } from './cells.ts'

export const batchOrigins = ['grid', 'bulk', 'file', 'undo'] as const
export type BatchOrigin = (typeof batchOrigins)[number]

const words = z.string()
const reference = z.string().nullable()
const key = z.enum(cellKeys)

function valuesShape(): z.ZodType<CellPatch>
function valuesShape(): z.ZodType {
  return z.object(Object.assign({}, ...Object.values(cellFields).map(valueShapes))).partial()
}
const values = valuesShape()

const place = z.object({ code: words, axisId: reference })

/** One action of a batch: its cells in words, as they are shown, and the values behind them. */
export const batchChanges = z.array(
  z.object({
    actionId: words,
    code: words,
    title: words,
    cells: z.array(z.object({ key, before: words, after: words })),
    kept: z.array(z.object({ key, before: values, after: values })),
    /** Number and axis, when the objectives changed. */
    place: z.object({ before: place, after: place }).optional(),
  }),
)
export type BatchChange = DeepReadonly<z.output<typeof batchChanges>>[number]

/** A cell that was not taken. */
export const batchRefusals = z.array(
  z.object({ actionId: words, code: words, title: words, key, reason: words, wanted: words }),
)
export type BatchRefusal = DeepReadonly<z.output<typeof batchRefusals>>[number]
