/** The account of an import: what was read, kept, refused and why, and the totals found again. Pure. Rules: docs/rules/sources.md §2. */
import type { Control } from './account-shape.ts'

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
