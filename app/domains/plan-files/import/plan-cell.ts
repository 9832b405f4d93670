/** Cells of a spreadsheet as an import keeps them: what the preview needs, and nothing more. Pure. */
import { z } from 'zod'
import type { Sheet } from '#app/domains/documents/spreadsheet.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'

const cellShape = z.object({
  text: z.string(),
  /** A cell that holds a date, `YYYY-MM-DD`. */
  day: z.string().optional(),
  number: z.number().optional(),
  fill: z.string().optional(),
  across: z.number().optional(),
  down: z.number().optional(),
  bold: z.literal(true).optional(),
  struck: z.literal(true).optional(),
  comment: z.string().optional(),
  /** Where it stands in the file, « B12 », when its place in the table is another. */
  at: z.string().optional(),
})

export const sheetsShape = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.array(cellShape)),
    hidden: z.literal(true).optional(),
    /** Labels and values of a form, read as a table. */
    form: z.literal(true).optional(),
    /** From 0. */
    hiddenRows: z.array(z.number()).optional(),
    hiddenColumns: z.array(z.number()).optional(),
  }),
)

export type PlanCell = z.output<typeof cellShape>
export type PlanRow = readonly PlanCell[]
export type PlanSheet = DeepReadonly<z.output<typeof sheetsShape>>[number]

/** Beyond this it is no plan of actions. */
const limits = { rows: 2000, columns: 60 }
/** Our own export of a large plan has more steps than that. */
const ownLimits = { rows: 30_000, columns: 80 }

export function isTooLarge(sheets: readonly PlanSheet[], isOwnExport: boolean): boolean {
  const most = isOwnExport ? ownLimits : limits
  return sheets.some(({ rows }) => rows.length > most.rows || rows.some((row) => row.length > most.columns))
}

export const keepCells = (sheets: readonly Sheet[]): readonly PlanSheet[] =>
  sheets.map(({ name, rows, isHidden, hiddenRows, hiddenColumns }) => ({
    name,
    ...(isHidden && { hidden: isHidden }),
    ...(hiddenRows && { hiddenRows }),
    ...(hiddenColumns && { hiddenColumns }),
    rows: rows.map((row) =>
      row.map(({ text, value, fill, mergedAcross, mergedDown, bold, isStruck, comment }) => ({
        text,
        ...(value instanceof Date && { day: value.toISOString().slice(0, 10) }),
        ...(typeof value === 'number' && { number: value }),
        ...(fill !== undefined && { fill }),
        ...(mergedAcross !== undefined && { across: mergedAcross }),
        ...(mergedDown !== undefined && { down: mergedDown }),
        ...(bold && { bold: true as const }),
        ...(isStruck && { struck: isStruck }),
        ...(comment && { comment }),
      })),
    ),
  }))
