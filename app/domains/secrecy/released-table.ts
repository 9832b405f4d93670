/** The form of a released table, checked where it comes from outside: a file, a browser. Pure. */
import { z } from 'zod'
import { leastThreshold, type ReleasedTable } from './secrecy.ts'

const text = z.string().min(1).max(300)
const node = z.object({
  id: text,
  label: z.string().max(300),
  parentId: text.nullable(),
  isPartial: z.boolean().optional(),
  isWithheld: z.boolean().optional(),
})
const count = z.number().int().min(0).max(1e9)

/** A département by communes and a long list of categories. */
export const mostReleasedCells = 60_000

export const releasedTableShape = z
  .object({
    version: z.literal(1),
    universe: text,
    rows: z.array(node).min(1).max(5_000),
    columns: z.array(node).min(1).max(500),
    cells: z.array(z.array(z.union([count, z.literal('secret'), z.null()])).max(500)).max(5_000),
    rule: z.object({
      unit: text,
      threshold: z.number().int().min(leastThreshold).max(10_000),
      dominancePercent: z.number().min(1).max(100).optional(),
      minimumPopulation: z.number().int().min(0).max(1e6).optional(),
      roundedTo: z.number().int().min(2).max(1_000).optional(),
      protection: z.number().int().min(1).max(1_000),
    }),
    areZerosShown: z.boolean(),
  })
  .refine(
    ({ rows, columns, cells }) =>
      rows.length * columns.length <= mostReleasedCells &&
      cells.length === rows.length &&
      cells.every(({ length }) => length === columns.length),
  ) satisfies z.ZodType<ReleasedTable>
