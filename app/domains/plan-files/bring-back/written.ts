/** What a file brought back and may still be taken out: each cell before and after. Pure. */
import { z } from 'zod'
import { sheetKeys } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'

const cellShape = z.object({ header: z.string(), before: z.string(), after: z.string() })
const rowShape = z.object({
  table: z.enum(sheetKeys),
  id: z.string(),
  actionId: z.string(),
  /** Written by the file; undoing removes it. */
  isNew: z.boolean(),
  cells: z.array(cellShape),
})
export const writtenShape = z.object({
  rows: z.array(rowShape),
  /** Lines of a spreadsheet that became steps. */
  stepCount: z.number().int().optional(),
  /** Once undone: cells and rows left because someone worked on them since. */
  leftCount: z.number().int().optional(),
})
export type WrittenRow = DeepReadonly<z.output<typeof rowShape>>
