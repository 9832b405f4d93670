/** Indicative means: what each funder brings each year, never the funding of the CTG. Pure. Rules: docs/rules/plan.md §5. */

import { formatEuros, formatNumber } from '#app/kernel/format.ts'
import { meansFields } from './fields.fr.ts'

export type MeansLine = {
  readonly year: number
  readonly funderName: string
  /** Null while the amount is not known: it is counted apart, never as 0. */
  readonly amountEuros: number | null
}

export type MeansSum = {
  readonly funderName: string
  readonly year: number
  /** Whole or decimal euros, of the lines that have an amount. */
  readonly totalEuros: number
  readonly lineCount: number
  readonly unknownCount: number
}

/** One sum per funder and year, years first, then funders by name; empty for no line. */
export function sumMeans(lines: readonly MeansLine[]): readonly MeansSum[] {
  const groups = Map.groupBy(lines, ({ year, funderName }) => `${year} ${funderName}`)
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const known = group.flatMap(({ amountEuros }) => (amountEuros === null ? [] : [amountEuros]))
      return [
        {
          funderName: first.funderName,
          year: first.year,
          totalEuros: known.reduce((sum, amount) => sum + amount, 0),
          lineCount: group.length,
          unknownCount: group.length - known.length,
        },
      ]
    })
    .toSorted((one, other) => one.year - other.year || one.funderName.localeCompare(other.funderName, 'fr'))
}

/** « 1 234,50 € TTC », on the sheet as on paper; neither HT nor TTC when nobody said. */
export const amountText = (amountEuros: number, tax: keyof typeof meansFields.tax.words | null): string =>
  [formatEuros(amountEuros), tax && meansFields.tax.words[tax]].filter(Boolean).join(' ')

/** « 0,5 ETP »; empty when nobody said. */
export const staffText = (fullTimeEquivalents: number | null): string =>
  fullTimeEquivalents === null ? '' : `${formatNumber(fullTimeEquivalents)} ETP`
