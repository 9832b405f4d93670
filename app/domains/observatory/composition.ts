/** What a rate is made of, in a territory and in those it is put beside: its parts, of the same year. Pure. Rules: docs/rules/observatory.md §13. */
import type { Indicator, IndicatorFigures, Reading } from './observatory.ts'

export type CompositionRow = {
  readonly name: string
  readonly whole: number
  /** In the order of the parts. */
  readonly values: readonly number[]
}

export type Composition = {
  readonly year: number
  readonly parts: readonly Pick<Indicator, 'id' | 'name' | 'shortName'>[]
  /** The territory first. */
  readonly rows: readonly CompositionRow[]
}

const known = (reading: Reading | undefined): number | undefined =>
  reading?.kind === 'value' ? reading.value : undefined

/** One line, where the whole and each of its parts are known. */
function rowOf(
  name: string,
  whole: IndicatorFigures,
  parts: readonly IndicatorFigures[],
  readingOf: (figures: IndicatorFigures) => Reading | undefined,
): readonly CompositionRow[] {
  const total = known(readingOf(whole))
  const values = parts.flatMap((part) => known(readingOf(part)) ?? [])
  return total === undefined || values.length < parts.length ? [] : [{ name, whole: total, values }]
}

/** @returns null for what has fewer than two parts, or whose parts are not known in its year */
export function compositionOf(
  whole: IndicatorFigures,
  parts: readonly IndicatorFigures[],
  ownName: string,
): Composition | null {
  const { year, frames } = whole
  if (year === null || parts.length < 2 || parts.some((part) => part.year !== year)) return null
  const own = rowOf(ownName, whole, parts, ({ own: reading }) => reading)
  if (own.length === 0) return null
  const beside = frames.flatMap(({ code, name }) =>
    rowOf(name, whole, parts, (figures) => figures.frames.find((frame) => frame.code === code)?.reading),
  )
  return {
    year,
    parts: parts.map(({ indicator: { id, name, shortName } }) => ({ id, name, shortName })),
    rows: [...own, ...beside],
  }
}
