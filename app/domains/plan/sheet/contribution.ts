/** What an action adds beside a territory's indicator: shown, never attributed. Pure. Rules: docs/rules/plan.md §7. */

export type Contribution =
  | { readonly kind: 'value'; readonly per100: number }
  | { readonly kind: 'missing'; readonly reason: 'not-measured' | 'not-collected' | 'zero-denominator' }

/**
 * Places opened for 100 children: the arithmetic of the action alone, on the population of the indicator's year.
 * @param added places the action has opened; null when not measured
 * @param population children counted by the indicator's denominator; null when not known
 * @returns per 100, not rounded
 */
export function computeContribution(added: number | null, population: number | null): Contribution {
  if (added === null) return { kind: 'missing', reason: 'not-measured' }
  if (population === null) return { kind: 'missing', reason: 'not-collected' }
  if (population === 0) return { kind: 'missing', reason: 'zero-denominator' }
  return { kind: 'value', per100: (added / population) * 100 }
}
