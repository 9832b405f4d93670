/** What the actions of an objective produce, and what adds up: only what is counted in the same unit. Pure. Rules: docs/rules/plan.md §7. */
import type { ActionStatus } from './plan.ts'
import { isInPlan } from './plan.ts'

export type ProducedMeasure = {
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly values: readonly { readonly value: number }[]
}

type Producing = { readonly status: ActionStatus; readonly measures: readonly ProducedMeasure[] }

export type ProductionSum = {
  /** As the first measure writes it. */
  readonly unit: string
  readonly measureCount: number
  /** Each null when no measure says it. */
  readonly baseline: number | null
  readonly last: number | null
  readonly target: number | null
  /** Measures never read, and those without a target: the sum does not hold them. */
  readonly unreadCount: number
  readonly withoutTargetCount: number
}

/** « Places », « place »: one unit. Empty: what has no unit adds to nothing. */
export const unitKey = (unit: string): string => unit.trim().toLowerCase().replace(/s$/, '')

const lastOf = ({ values }: ProducedMeasure): number | null => values.at(-1)?.value ?? null

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/**
 * One sum per unit that at least two measures share, the most shared first. Abandoned and deferred actions produce nothing.
 * @param actions those of one objective, each once
 */
export function sumProduction(actions: readonly Producing[]): readonly ProductionSum[] {
  const measures = actions.filter(isInPlan).flatMap((action) => action.measures)
  const byUnit = Map.groupBy(
    measures.filter(({ unit }) => unitKey(unit) !== ''),
    ({ unit }) => unitKey(unit),
  )
  return [...byUnit.values()]
    .filter(({ length }) => length > 1)
    .map((group) => ({
      unit: group[0]?.unit.trim() ?? '',
      measureCount: group.length,
      baseline: sumOf(group.map(({ baseline }) => baseline)),
      last: sumOf(group.map(lastOf)),
      target: sumOf(group.map(({ target }) => target)),
      unreadCount: group.filter((measure) => lastOf(measure) === null).length,
      withoutTargetCount: group.filter(({ target }) => target === null).length,
    }))
    .toSorted((one, other) => other.measureCount - one.measureCount)
}

/** How far a measure is from its baseline to its target, from 0 to 1; null when one of them is not known. */
export function shareReached(measure: ProducedMeasure): number | null {
  const last = lastOf(measure)
  const { baseline, target } = measure
  if (last === null || baseline === null || target === null || target === baseline) return null
  return Math.min(1, Math.max(0, (last - baseline) / (target - baseline)))
}

type DatedMeasure = ProducedMeasure & { readonly targetOn: string | null }

/**
 * What is due on the way to the sum: when each target falls, what all of them then make; the last one is the target itself.
 * @returns by date; empty when a target or a date is missing
 */
export function dueOnTheWay(
  measures: readonly DatedMeasure[],
): readonly { readonly on: string; readonly value: number }[] {
  const dated = measures.flatMap(({ target, targetOn, baseline }) =>
    target === null || targetOn === null ? [] : [{ target, on: targetOn, baseline: baseline ?? 0 }],
  )
  if (dated.length < measures.length) return []
  return [...new Set(dated.map(({ on }) => on))]
    .toSorted()
    .slice(0, -1)
    .map((on) => ({
      on,
      value: dated.reduce((sum, one) => sum + (one.on <= on ? one.target : one.baseline), 0),
    }))
}
