/** How unequal a territory of several communes is inside: the lowest and the highest, and how many times one is the other. Pure. Rules: docs/rules/observatory.md §12. */
import type { Dot, Indicator, IndicatorFigures, Reading } from './observatory.ts'

/** Under it there is no spread to speak of. */
const fewestKnown = 3
/** Indicators told; those in which the communes differ most. */
export const insideAtMost = 3

export type Inside = {
  readonly indicator: Indicator
  readonly year: number | null
  readonly lowest: Pick<Dot, 'name' | 'value' | 'flags'>
  readonly highest: Pick<Dot, 'name' | 'value' | 'flags'>
  readonly values: readonly number[]
  readonly of: number
  /** Highest over lowest; null where the lowest is 0 or a floor of its source. */
  readonly ratio: number | null
  readonly own: Reading
  readonly department: Reading | null
}

/** @returns the most unequal first; empty for one commune, or where too few are known */
export const insideOf = (indicators: readonly IndicatorFigures[]): readonly Inside[] =>
  indicators
    .flatMap(({ indicator, year, own, frames, dots, missingDots: _ }): readonly Inside[] => {
      const inside = dots.filter(({ isOwn }) => isOwn).toSorted((one, other) => one.value - other.value)
      const [lowest] = inside
      const highest = inside.at(-1)
      if (!indicator.isRate || indicator.parentId !== null || !lowest || !highest || inside.length < fewestKnown)
        return []
      const isFloor = lowest.value <= 0 || lowest.flags.includes('floored')
      return [
        {
          ...{ indicator, year, lowest, highest, own },
          values: inside.map(({ value }) => value),
          of: inside.length,
          ratio: isFloor ? null : highest.value / lowest.value,
          department: frames.find(({ kind }) => kind === 'departement')?.reading ?? null,
        },
      ]
    })
    .toSorted((one, other) => (other.ratio ?? 0) - (one.ratio ?? 0))
    .slice(0, insideAtMost)
