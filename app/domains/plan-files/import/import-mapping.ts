/** What an import keeps of the choices made on it. Pure. */
import { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { importFields } from './fields.ts'

/** What a person chose, or what was guessed for her: by sheet, whether it is taken, its row of headings, its columns. */
const sheetMapping = z.object({
  isTaken: z.boolean(),
  headerRow: z.number().int().min(0).max(2000),
  /** By index of column. */
  fields: z.array(z.enum(importFields)).max(60),
  /** What someone struck, and the hidden rows that complete an action, are read as the rest. */
  isAllRead: z.boolean().optional(),
})
export type SheetMapping = DeepReadonly<z.output<typeof sheetMapping>>

/** One per sheet, in their order. */
export const sheetMappings = z.array(sheetMapping).max(100)

/** A text of the file that someone said to be a party, a service, a state or a theme of the CTG. */
const valueChoice = z.object({
  kind: z.enum(['lead', 'partner', 'status', 'theme']),
  /** As `plainWords` makes it. */
  words: z.string().min(1).max(400),
  /** Id, or status. */
  to: z.string().min(1).max(60),
})
export const valueChoices = z.array(valueChoice).max(1000)
export type ValueChoice = z.output<typeof valueChoice>

export const mappingShape = z.object({
  sheets: sheetMappings,
  values: valueChoices.default([]),
  /** Set once applied: what undoing takes back besides the actions. */
  created: z.object({ axisIds: z.array(z.string()), objectiveIds: z.array(z.string()) }).optional(),
})
