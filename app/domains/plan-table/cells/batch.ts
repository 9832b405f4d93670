/** What a batch of changes keeps of each action, so that it can be put back. Pure. Rules: docs/rules/plan.md §15. */
import { z } from 'zod'
import { valueShapes } from '#app/domains/plan/sheet/value-shapes.ts'
import { type CellKey, type CellPatch, cellFields, cellKeys } from './cells.ts'
import type { CellChange, KeptCell } from './judge-cells.ts'

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
export type BatchChange = {
  readonly actionId: string
  readonly code: string
  readonly title: string
  readonly cells: readonly CellChange[]
  readonly kept: readonly KeptCell[]
  /** Number and axis, when the objectives changed. */
  readonly place?: { readonly before: Place; readonly after: Place } | undefined
}
export type Place = { readonly code: string; readonly axisId: string | null }

export const batchChanges: z.ZodType<readonly BatchChange[]> = z.array(
  z.object({
    actionId: words,
    code: words,
    title: words,
    cells: z.array(z.object({ key, before: words, after: words })),
    kept: z.array(z.object({ key, before: values, after: values })),
    place: z.object({ before: place, after: place }).optional(),
  }),
)

/** A cell that was not taken. */
export type BatchRefusal = {
  readonly actionId: string
  readonly code: string
  readonly title: string
  readonly key: CellKey
  readonly reason: string
  readonly wanted: string
}

export const batchRefusals: z.ZodType<readonly BatchRefusal[]> = z.array(
  z.object({ actionId: words, code: words, title: words, key, reason: words, wanted: words }),
)
