/** Cells of a spreadsheet as an import keeps them: what the preview needs, and nothing more. Pure. */
import { z } from 'zod'
import type { Sheet } from '#app/domains/documents/spreadsheet.ts'

const cellShape = z.object({
  text: z.string(),
  /** A cell that holds a date, `YYYY-MM-DD`. */
  day: z.string().optional(),
  number: z.number().optional(),
  fill: z.string().optional(),
  across: z.number().optional(),
  down: z.number().optional(),
  bold: z.literal(true).optional(),
})

export const sheetsShape = z.array(z.object({ name: z.string(), rows: z.array(z.array(cellShape)) }))

export type PlanCell = z.output<typeof cellShape>
export type PlanRow = readonly PlanCell[]
export type PlanSheet = { readonly name: string; readonly rows: readonly PlanRow[] }

/** Beyond this it is no plan of actions. */
export const maxRows = 2000
export const maxColumns = 60

const isTooLarge = ({ rows }: Sheet): boolean => rows.length > maxRows || rows.some((row) => row.length > maxColumns)

/** @returns undefined when a sheet is too large to be a plan */
export function keepCells(sheets: readonly Sheet[]): readonly PlanSheet[] | undefined {
  if (sheets.some(isTooLarge)) return
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) =>
      row.map(({ text, value, fill, mergedAcross, mergedDown, bold }) => ({
        text,
        ...(value instanceof Date && { day: value.toISOString().slice(0, 10) }),
        ...(typeof value === 'number' && { number: value }),
        ...(fill !== undefined && { fill }),
        ...(mergedAcross !== undefined && { across: mergedAcross }),
        ...(mergedDown !== undefined && { down: mergedDown }),
        ...(bold && { bold: true as const }),
      })),
    ),
  }))
}
