/** When décloisonnement is measured: at the signature, each year, today; and from what. Pure. Rules: docs/rules/followup.md §10. */

import type { PlanContent } from '#app/domains/snapshots/plan-content.ts'
import type { SnapshotReason } from '#app/domains/snapshots/snapshots.ts'
import { daysBetween, yearOf } from '#app/kernel/calendar.ts'
import { begunBy, type Cooperation, measureCooperation } from './cooperation.ts'

export type FrozenState = {
  readonly id: string
  readonly name: string
  readonly reason: SnapshotReason
  readonly takenOn: string
  readonly content: PlanContent
}
export type CtgDates = {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
}
export type PointSource =
  /** A state that was frozen: the whole plan of that day, with its services then. */
  | { readonly kind: 'state'; readonly on: string; readonly name: string }
  /** None was: actions begun by that day by their own dates, with their services of today. */
  | { readonly kind: 'dates'; readonly on: string }
  | { readonly kind: 'today'; readonly on: string }
export type CooperationPoint = {
  readonly when:
    | { readonly kind: 'signature' }
    | { readonly kind: 'year'; readonly year: number }
    | { readonly kind: 'today' }
  readonly source: PointSource
  readonly cooperation: Cooperation
}

/** A signature recorded long after its day froze another plan than the one that was signed. */
const signatureGapDays = 31

/**
 * The points in time, oldest first, today last. A year still running is today; one that its last state would only repeat
 * the signature is left out.
 * @param states with actions; any order
 */
export function cooperationPoints(
  plan: PlanContent,
  states: readonly FrozenState[],
  { startsOn, endsOn, signedOn }: CtgDates,
  today: string,
): readonly CooperationPoint[] {
  const ordered = states.toSorted((one, other) => one.takenOn.localeCompare(other.takenOn))
  const fromState = ({ takenOn, name, content }: FrozenState) => ({
    source: { kind: 'state' as const, on: takenOn, name },
    cooperation: measureCooperation(content),
  })
  const fromDates = (on: string) => ({
    source: { kind: 'dates' as const, on },
    cooperation: measureCooperation(begunBy(plan, on)),
  })
  const signedState =
    signedOn === null
      ? undefined
      : ordered.find(
          ({ reason, takenOn }) => reason === 'signature' && daysBetween(signedOn, takenOn) <= signatureGapDays,
        )
  const atSignature: readonly CooperationPoint[] =
    signedOn === null || signedOn > today
      ? []
      : [{ when: { kind: 'signature' }, ...(signedState ? fromState(signedState) : fromDates(signedOn)) }]
  const firstDay = [startsOn, signedOn].filter((day) => day !== null).toSorted()[0]
  const lastYear = Math.min(yearOf(today) - 1, endsOn === null ? Number.POSITIVE_INFINITY : yearOf(endsOn))
  const yearCount = firstDay === undefined ? 0 : Math.max(0, lastYear - yearOf(firstDay) + 1)
  const years = Array.from({ length: yearCount }, (_, index) => yearOf(firstDay ?? today) + index)
  return [
    ...atSignature,
    ...years.flatMap((year): readonly CooperationPoint[] => {
      const state = ordered.findLast(({ takenOn }) => yearOf(takenOn) === year)
      if (state && state === signedState) return []
      return [{ when: { kind: 'year', year }, ...(state ? fromState(state) : fromDates(`${year}-12-31`)) }]
    }),
    { when: { kind: 'today' }, source: { kind: 'today', on: today }, cooperation: measureCooperation(plan) },
  ]
}
