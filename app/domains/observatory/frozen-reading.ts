/**
 * A reading kept as it was seen, and the shape it is stored in. Pure; apart, for pages show figures without checking shapes.
 */
import { z } from 'zod'
import { missingReasons, readingFlags } from './observatory.ts'

const readingShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    value: z.number(),
    year: z.number().int(),
    flags: z.array(z.enum(readingFlags)),
  }),
  z.object({ kind: z.literal('missing'), reason: z.enum(missingReasons) }),
])
const pointShape = z.object({ year: z.number().int(), value: z.number() })
const trendShape = z.object({
  from: pointShape,
  to: pointShape,
  change: z.number(),
  changeUnit: z.enum(['percent', 'points']),
})

/** A reading as it was seen, kept under a finding and never changed: enough to show it without the figures. */
export const frozenReadingShape = z.object({
  indicatorId: z.string(),
  name: z.string(),
  unit: z.enum(['count', 'percent', 'per-100', 'euros']),
  decimals: z.number().int(),
  isRate: z.boolean(),
  producer: z.string(),
  source: z.string(),
  territoryCode: z.string(),
  territoryName: z.string(),
  year: z.number().int().nullable(),
  reading: readingShape,
  frames: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['commune', 'epci', 'ept', 'departement', 'region', 'country']),
      name: z.string(),
      reading: readingShape,
    }),
  ),
  rank: z.object({ rank: z.number().int(), of: z.number().int(), isTied: z.boolean() }).nullable(),
  /** Communes of the département without a number, by reason. */
  missingCounts: z.partialRecord(z.enum(missingReasons), z.number().int()),
  trend: trendShape.nullable(),
  departmentTrend: trendShape.nullable(),
})
export type FrozenReading = z.infer<typeof frozenReadingShape>
