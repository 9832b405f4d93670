/** When décloisonnement is measured: at the signature, at the copil of each year, today; what nobody froze is never rebuilt. Pure. Rules: docs/rules/followup.md §10. */

import type { CtgDates } from '#app/domains/ctg/ctg.ts'
import type { PlanContent } from '#app/domains/snapshots/plan-content.ts'
import type { SnapshotReason } from '#app/domains/snapshots/snapshots.ts'
import { daysBetween, yearOf } from '#app/kernel/calendar.ts'
import { type Cooperation, measureCooperation } from './cooperation.ts'

export type FrozenState = {
  readonly id: string
  readonly name: string
  readonly reason: SnapshotReason
  readonly takenOn: string
  readonly content: PlanContent
}
type Measured = {
  readonly source:
    | { readonly kind: 'today'; readonly on: string }
    /** A state that was frozen: the whole plan of that day, with its services then. */
    | { readonly kind: 'state'; readonly on: string; readonly name: string }
  readonly cooperation: Cooperation
}
/** No state was frozen: what the plan was then is not known, whatever the dates of its actions say. */
type NotRecorded = { readonly source: { readonly kind: 'none' }; readonly cooperation: null }

export type CooperationPoint = {
  readonly when:
    | { readonly kind: 'signature' }
    | { readonly kind: 'year'; readonly year: number }
    | { readonly kind: 'today' }
} & (Measured | NotRecorded)

/** A signature recorded long after its day froze another plan than the one that was signed. */
const signatureGapDays = 31

/**
 * The points in time, oldest first, today last. A year still running is today; it is told by the state of its last copil, else by
 * its last state; one that would only repeat the signature is left out.
 * @param states with actions; any order
 */
export function cooperationPoints(
  plan: PlanContent,
  states: readonly FrozenState[],
  { startsOn, endsOn, signedOn }: CtgDates,
  today: string,
): readonly CooperationPoint[] {
  const ordered = states.toSorted((one, other) => one.takenOn.localeCompare(other.takenOn))
  const from = (state: FrozenState | undefined): Measured | NotRecorded =>
    state
      ? {
          source: { kind: 'state', on: state.takenOn, name: state.name },
          cooperation: measureCooperation(state.content),
        }
      : { source: { kind: 'none' }, cooperation: null }
  const signedState =
    signedOn === null
      ? undefined
      : ordered.find(
          ({ reason, takenOn }) => reason === 'signature' && daysBetween(signedOn, takenOn) <= signatureGapDays,
        )
  const atSignature: readonly CooperationPoint[] =
    signedOn === null || signedOn > today ? [] : [{ when: { kind: 'signature' }, ...from(signedState) }]
  const firstDay = [startsOn, signedOn].filter((day) => day !== null).toSorted()[0]
  const lastYear = Math.min(yearOf(today) - 1, endsOn === null ? Number.POSITIVE_INFINITY : yearOf(endsOn))
  const yearCount = firstDay === undefined ? 0 : Math.max(0, lastYear - yearOf(firstDay) + 1)
  const years = Array.from({ length: yearCount }, (_, index) => yearOf(firstDay ?? today) + index)
  return [
    ...atSignature,
    ...years.flatMap((year): readonly CooperationPoint[] => {
      const ofYear = ordered.filter(({ takenOn }) => yearOf(takenOn) === year)
      const state = ofYear.findLast(({ reason }) => reason === 'copil') ?? ofYear.at(-1)
      if (state && state === signedState) return []
      return [{ when: { kind: 'year', year }, ...from(state) }]
    }),
    { when: { kind: 'today' }, source: { kind: 'today', on: today }, cooperation: measureCooperation(plan) },
  ]
}
