/** The reading of a list as it is kept between its preview and its undoing: read back as it was written. Pure. */
import { z } from 'zod'
import { facilityKinds, facilityStates, operatorKinds } from './facilities.ts'
import { importedFields } from './list-columns.ts'

const yearRow = {
  state: z.enum(facilityStates),
  places: z.number().int().nullable(),
  opening: z.string(),
  operator: z.string(),
  operatorKind: z.enum(operatorKinds).nullable(),
  hasCof: z.boolean().nullable(),
  source: z.string(),
  note: z.string(),
}

const reasons = [
  ...(['no-name', 'unknown-kind', 'unknown-commune', 'no-commune-for-people', 'no-places-for-people'] as const),
  ...(['too-long', 'formula-error', 'twice-in-file', 'total', 'title'] as const),
] as const

/** What is taken, not quite as the list says it. */
const remarks = ['unread', 'named-by-kind', 'kind-other', 'time-unsaid'] as const

export const keptReading = z.object({
  columns: z.array(z.object({ heading: z.string(), field: z.enum(importedFields).nullable() })),
  lines: z.array(
    z.object({
      /** From 1, as the spreadsheet numbers it. */
      row: z.number().int(),
      /** What names it on screen; empty for childminders, whose names are not kept. */
      title: z.string(),
      draft: z
        .object({
          kind: z.enum(facilityKinds),
          name: z.string(),
          communeCode: z.string().nullable(),
          address: z.string(),
          ...yearRow,
          /** Null where the list does not say. */
          state: z.enum(facilityStates).nullable(),
        })
        .nullable(),
      problems: z.array(z.object({ reason: z.enum(reasons), text: z.string() })),
      remarks: z
        .array(z.object({ reason: z.enum(remarks), field: z.enum(importedFields), text: z.string() }))
        .default([]),
      /** Cells that stay in words in the note of their facility: « Effectif : 12 ». */
      inWords: z.array(z.string()),
    }),
  ),
  /** Every cell that is not empty has one fate: the sum of the four others is `all`. */
  cells: z.object({
    ...{ all: z.number(), understood: z.number(), inWords: z.number(), aside: z.number(), refused: z.number() },
  }),
})

/** What an import wrote, row by row: what was there before, and the version it left. */
export const keptWriting = z.object({
  rows: z.array(
    z.object({
      facilityId: z.string(),
      isNew: z.boolean(),
      before: z.object({ ...yearRow, isConfirmed: z.boolean().default(true) }).nullable(),
      version: z.number().int(),
    }),
  ),
})
export type KeptWriting = z.infer<typeof keptWriting>
