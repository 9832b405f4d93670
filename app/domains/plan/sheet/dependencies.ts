/** What an action or one of its steps waits for: never a cycle, and dates that contradict it told. Pure. Rules: docs/rules/plan.md §11.7. */
import { type DatePrecision, firstDayOf, lastDayOf } from '#app/kernel/calendar.ts'
import type { ActionStatus, StepStatus } from '../plan.ts'

/** An action, or one of its steps. */
export type DependencyEnd = { readonly actionId: string; readonly stepId: string | null }

/** `waiting` cannot begin before the end of `awaited`. */
export type Dependency = { readonly waiting: DependencyEnd; readonly awaited: DependencyEnd }

const startOf = ({ actionId, stepId }: DependencyEnd): string => `${stepId ?? actionId}:start`
const endOf = ({ actionId, stepId }: DependencyEnd): string => `${stepId ?? actionId}:end`
const actionOf = ({ actionId }: DependencyEnd): DependencyEnd => ({ actionId, stepId: null })

/** What comes before what: a step lies within its action, the awaited ends before the waiting begins. */
const momentsOf = ({ waiting, awaited }: Dependency): readonly (readonly [string, string])[] => [
  [endOf(awaited), startOf(waiting)],
  ...[waiting, awaited].flatMap((end): (readonly [string, string])[] => [
    [startOf(end), endOf(end)],
    [startOf(actionOf(end)), startOf(end)],
    [endOf(end), endOf(actionOf(end))],
  ]),
]

/**
 * Whether something would end up waiting for itself, were this dependency added.
 * @param known those of the CTG, without a cycle
 */
export function closesCycle(known: readonly Dependency[], added: Dependency): boolean {
  const after = Map.groupBy([...known, added].flatMap(momentsOf), ([from]) => from)
  const goal = endOf(added.awaited)
  const seen = new Set<string>()
  const toVisit = [startOf(added.waiting)]
  for (let moment = toVisit.pop(); moment !== undefined; moment = toVisit.pop()) {
    if (moment === goal) return true
    if (seen.has(moment)) continue
    seen.add(moment)
    for (const [, next] of after.get(moment) ?? []) if (next !== moment) toVisit.push(next)
  }
  return false
}

/** What is known of one end; a step has no start of its own. */
export type EndState = {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly status: ActionStatus | StepStatus
}

export const dependencyConflicts = ['awaited-left', 'already-begun', 'dates'] as const
export type DependencyConflict = (typeof dependencyConflicts)[number]

const isOver = (status: EndState['status']): boolean => status === 'done'
const hasLeft = (status: EndState['status']): boolean =>
  status === 'dropped' || status === 'abandoned' || status === 'deferred'
const isUnderWay = (status: EndState['status']): boolean => status === 'in-progress'

/** The last day on which it can begin and keep its dates; a step is begun by its target at the latest. */
const latestStart = ({ startsOn, startsPrecision, endsOn, endsPrecision }: EndState): string | null =>
  startsOn !== null ? lastDayOf(startsOn, startsPrecision) : endsOn && lastDayOf(endsOn, endsPrecision)

/**
 * What contradicts the dependency today; undefined when nothing does, or when the waiting one is over or has left.
 * Dates known to the month or the year contradict it only when no day of theirs agrees.
 */
export function conflictOf(waiting: EndState, awaited: EndState): DependencyConflict | undefined {
  if (isOver(awaited.status) || isOver(waiting.status) || hasLeft(waiting.status)) return
  if (hasLeft(awaited.status)) return 'awaited-left'
  if (isUnderWay(waiting.status)) return 'already-begun'
  const start = latestStart(waiting)
  if (start !== null && awaited.endsOn !== null && start < firstDayOf(awaited.endsOn, awaited.endsPrecision))
    return 'dates'
}
