/** Dates that moved: what was first planned, beside what is planned now or was done. Pure. Rules: docs/rules/evaluation-evidence.md §3. */
import type { PlanContent } from '#app/domains/snapshots/queries.server.ts'
import { calendarMonths, type DatePrecision, lastDayOf } from '#app/kernel/calendar.ts'
import type { Slip } from './evidence-shape.ts'

/** The first date known of the end of an action, or of one of its steps, by its id: of a frozen state, else of the journal. */
export type FirstDate = {
  readonly id: string
  readonly on: string
  readonly precision: DatePrecision
  readonly source: 'state' | 'journal'
}

type PlanAction = PlanContent['actions'][number]
type Dated = Pick<Slip, 'actionCode' | 'title' | 'nowOn' | 'nowPrecision' | 'isDone'> & { readonly id: string }

const datedOf = ({ id, code, title, status, endsOn, endsPrecision, steps }: PlanAction): readonly Dated[] => [
  ...(endsOn === null
    ? []
    : [{ id, actionCode: code, title, nowOn: endsOn, nowPrecision: endsPrecision, isDone: status === 'done' }]),
  ...steps.flatMap((step): readonly Dated[] => {
    const of = { id: step.id, actionCode: code, title: step.title }
    if (step.doneOn !== null) return [{ ...of, nowOn: step.doneOn, nowPrecision: 'day', isDone: true }]
    if (step.status === 'dropped' || step.targetOn === null) return []
    return [{ ...of, nowOn: step.targetOn, nowPrecision: step.targetPrecision, isDone: false }]
  }),
]

/**
 * @param actions each once
 * @returns those that moved by a month or more, the furthest first; `fromJournal`: of those known, which no state had frozen; `unknown`: neither said
 */
export function listSlips(actions: readonly PlanAction[], first: readonly FirstDate[]) {
  const firstOf = new Map(first.map((date) => [date.id, date]))
  const dated = actions.flatMap(datedOf)
  const compared = dated.flatMap(({ id, ...now }) => {
    const was = firstOf.get(id)
    if (!was) return []
    const months = calendarMonths(lastDayOf(was.on, was.precision), lastDayOf(now.nowOn, now.nowPrecision))
    return [{ ...now, firstOn: was.on, firstPrecision: was.precision, months, source: was.source }]
  })
  return {
    known: compared.length,
    fromJournal: compared.filter(({ source }) => source === 'journal').length,
    unknown: dated.length - compared.length,
    moved: compared
      .filter(({ months }) => months !== 0)
      .toSorted((one, other) => other.months - one.months || one.title.localeCompare(other.title, 'fr')),
  }
}
