/** The account of an import: what was read, kept, refused and why, and the totals found again. Pure. Rules: docs/rules/sources.md §2. */
import { z } from 'zod'

export const refusalReasons = [
  'placeholder',
  'no-year',
  'unknown-territory',
  'duplicate',
  'district',
  'unreadable',
  'out-of-range',
  'merged-rate',
  'unknown-word',
] as const
/** `placeholder`: a row that is no territory; `district`: an arrondissement beside its city; `merged-rate`: a rate of communes that became one. */
export type RefusalReason = (typeof refusalReasons)[number]

export const controlShape = z.object({
  indicatorId: z.string(),
  year: z.number(),
  /** Sum of the communes, and what the larger territory has. */
  communes: z.number(),
  total: z.number(),
  against: z.enum(['country', 'departments']),
  /** 0-100 */
  gapPercent: z.number(),
})
export type Control = z.infer<typeof controlShape>

export const accountShape = z.object({
  parts: z.array(
    z.object({
      key: z.string(),
      /** False: the producer, or the folder, did not have it. */
      isThere: z.boolean(),
      read: z.number(),
      /** Of another month, of another measure. */
      notAsked: z.number(),
      kept: z.number(),
    }),
  ),
  /** By rows for what a row is, by cells for what a cell holds. */
  refused: z.array(z.object({ reason: z.enum(refusalReasons), count: z.number(), examples: z.array(z.string()) })),
  figures: z.number(),
  indicators: z.number(),
  years: z.array(z.number()),
  /** Communes of today without any figure in the newest year; of them, re-created ones cannot be told from withheld ones. */
  absentCommunes: z.number(),
  /** The widest gaps first. */
  controls: z.array(controlShape),
})
export type Account = z.infer<typeof accountShape>

/** Beyond, what was read is not what was published. Observed on true files: 0.01 to 0.61 %. */
export const mostGapPercent = 1.5

/** Sums of one count and year; null where the lot has no such figure. */
export type Sums = {
  readonly indicatorId: string
  readonly year: number
  readonly communes: number | null
  readonly country: number | null
  /** Of the départements that have a figure: theirs, and that of their communes. */
  readonly departments: number | null
  readonly communesThere: number | null
}

/** Against the country when it has a figure, else against the départements that have one; nothing to compare otherwise. */
export function computeControls(sums: readonly Sums[]): readonly Control[] {
  return sums
    .flatMap(({ indicatorId, year, communes, country, departments, communesThere }): readonly Control[] => {
      if (communes !== null && country) return [controlOf({ indicatorId, year }, communes, country, 'country')]
      if (communesThere !== null && departments)
        return [controlOf({ indicatorId, year }, communesThere, departments, 'departments')]
      return []
    })
    .toSorted((one, other) => other.gapPercent - one.gapPercent)
}

const controlOf = (
  of: Pick<Control, 'indicatorId' | 'year'>,
  communes: number,
  total: number,
  against: Control['against'],
): Control => ({
  ...of,
  communes,
  total,
  against,
  gapPercent: Number(((Math.abs(communes - total) / total) * 100).toFixed(3)),
})

/** The controls that forbid to publish. */
export const listBroken = (controls: readonly Control[]): readonly Control[] =>
  controls.filter(({ gapPercent }) => gapPercent > mostGapPercent)
