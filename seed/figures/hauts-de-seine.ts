/**
 * Public figures of the 36 communes of Hauts-de-Seine, of the département, of Île-de-France and of France, carried over as facts
 * from their producers. Pure. Sources: seed/figures/README.md.
 */
import { z } from 'zod'
import type { Figure, FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import data from './hauts-de-seine.json' with { type: 'json' }
import { povertyFloor } from './indicator-sources.ts'

/** A cell: a number, `s` (secret), `nd` (not published), or null where the source has no such row. */
const cell = z.union([z.number(), z.enum(['s', 'nd']), z.null()])
/** By indicator and year, one cell per territory in the order of the list; the nulls at the end are left out. */
const shape = z.object({
  territories: z.array(z.string()),
  figures: z.record(z.string(), z.record(z.string(), z.array(cell))),
})

/** Counts of the Caf by commune are published rounded to 5. */
const roundedIndicators: readonly string[] = [
  'beneficiary-households',
  'covered-persons',
  'rsa-households',
  'activity-bonus-households',
  'housing-benefit-households',
  'family-benefit-households',
  'paje-households',
]
function statusOf(indicatorId: string, value: z.infer<typeof cell>): FigureStatus {
  if (value === 's') return 'secret'
  if (value === 'nd') return 'not-published'
  if (roundedIndicators.includes(indicatorId)) return 'rounded-5'
  return indicatorId.endsWith('poverty') && value === povertyFloor ? 'floored' : 'published'
}

const { territories, figures } = shape.parse(data)

export const hautsDeSeineFigures: readonly Figure[] = Object.entries(figures).flatMap(([indicatorId, years]) =>
  Object.entries(years).flatMap(([year, cells]) =>
    cells.flatMap((value, place): readonly Figure[] => {
      const territoryCode = territories[place]
      if (value === null || territoryCode === undefined) return []
      const status = statusOf(indicatorId, value)
      return [
        { indicatorId, territoryCode, year: Number(year), value: typeof value === 'number' ? value : null, status },
      ]
    }),
  ),
)
