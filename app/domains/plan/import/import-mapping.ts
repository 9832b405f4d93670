/** What an import keeps of the choices made on it. Pure. */
import { z } from 'zod'
import { importFields } from './fields.ts'

const sheetMapping = z.object({
  isTaken: z.boolean(),
  headerRow: z.number().int().min(0).max(2000),
  fields: z.array(z.enum(importFields)).max(60),
})

/** One per sheet, in their order. */
export const sheetMappings = z.array(sheetMapping).max(100)

export const mappingShape = z.object({
  sheets: sheetMappings,
  /** Set once applied: what undoing takes back besides the actions. */
  created: z.object({ axisIds: z.array(z.string()), objectiveIds: z.array(z.string()) }).optional(),
})

export type ImportMapping = z.output<typeof mappingShape>
