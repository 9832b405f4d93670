/** What the rule of a source forbids to say, cell by cell, before any subtraction is thought of. Pure. Rules: docs/rules/secrecy.md §2. */
import type { FilledTable } from './filled-table.ts'
import type { SecrecyRule } from './secrecy.ts'

export type PrimaryKind = 'threshold' | 'dominance' | 'population'

/** @returns the reason of each cell that may not be said, by row then column; undefined where the rule forbids nothing */
export function markPrimary(
  { table, rows, columns, values }: FilledTable,
  rule: SecrecyRule,
): readonly (readonly (PrimaryKind | undefined)[])[] {
  const total = columns.findIndex(({ parent }) => parent === null)
  return rows.map((_, y) => {
    const population = values[y]?.[total] ?? null
    const isTooFew = population !== null && population < (rule.minimumPopulation ?? 0)
    return columns.map((_, x): PrimaryKind | undefined => {
      const count = values[y]?.[x] ?? null
      if (count === null || count === 0) return undefined
      if (count < rule.threshold) return 'threshold'
      const largest = table.largest?.[y]?.[x] ?? 0
      if (largest * 100 > count * (rule.dominancePercent ?? 100)) return 'dominance'
      return isTooFew && x !== total ? 'population' : undefined
    })
  })
}
