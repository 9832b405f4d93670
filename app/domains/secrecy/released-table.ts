/** The form of a released table, checked where it comes from outside: a file, a browser, other software. Pure. */
import { z } from 'zod'
import { leastThreshold, type ReleasedTable } from './secrecy.ts'

const text = z.string().min(1).max(300)

type Within = {
  readonly label: z.ZodType<string>
  readonly unit: z.ZodType<string>
  readonly rows: number
  readonly columns: number
  readonly number: z.ZodType<number>
  readonly highestThreshold: number
  readonly protection: { readonly least: number; readonly most: number }
  /** Said of cells that are not those of its lines and columns. */
  readonly unreadable?: string
}

/** What everyone reads of a released table, within the bounds of who reads it. A line has as many cells as there are columns. */
export function releasedTableWithin(within: Within) {
  const { label, unit, rows, columns, number, highestThreshold, protection, unreadable } = within
  const node = z.object({
    id: text,
    label,
    parentId: text.nullable(),
    isPartial: z.boolean().optional(),
    isWithheld: z.boolean().optional(),
  })
  return z
    .object({
      version: z.literal(1),
      universe: text,
      rows: z.array(node).min(1).max(rows),
      columns: z.array(node).min(1).max(columns),
      cells: z.array(z.array(z.union([number, z.literal('secret'), z.null()])).max(columns)).max(rows),
      rule: z.object({
        unit,
        threshold: z.number().int().min(leastThreshold).max(highestThreshold),
        dominancePercent: z.number().min(1).max(100).optional(),
        minimumPopulation: z.number().int().min(0).max(1e6).optional(),
        roundedTo: z.number().int().min(2).max(1_000).optional(),
        protection: z.number().int().min(protection.least).max(protection.most),
      }),
      areZerosShown: z.boolean(),
    })
    .refine(
      (table) =>
        table.cells.length === table.rows.length && table.cells.every(({ length }) => length === table.columns.length),
      unreadable,
    ) satisfies z.ZodType<ReleasedTable>
}

/** A département by communes and a long list of categories. */
export const mostReleasedCells = 60_000

/** A table in a file of the workstation, to be masked beside another. */
export const releasedTableShape = releasedTableWithin({
  label: z.string().max(300),
  unit: text,
  rows: 5_000,
  columns: 500,
  number: z.number().int().min(0).max(1e9),
  highestThreshold: 10_000,
  protection: { least: 1, most: 1_000 },
}).refine(({ rows, columns }) => rows.length * columns.length <= mostReleasedCells)
