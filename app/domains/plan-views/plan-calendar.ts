/** The actions of a plan over time, with what waits for what: lines of a picture, and the same as rows. Pure. Rules: docs/rules/plan.md §13.1. */

import { type ActionFlag, type ActionStatus, isEnded, type StepStatus } from '#app/domains/plan/plan.ts'
import type { DependencyConflict, DependencyEnd } from '#app/domains/plan/sheet/dependencies.ts'
import { type DatePrecision, firstDayOf, lastDayOf } from '#app/kernel/calendar.ts'
import { type BarLook, linkedSchedule } from '#app/ui/charts/linked-schedule.ts'
import type { Picture } from '#app/ui/charts/svg.ts'

type CalendarStep = {
  readonly id: string
  readonly title: string
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly doneOn: string | null
  readonly status: StepStatus
}
export type CalendarAction = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly steps: readonly CalendarStep[]
  /** Whether the reader may write its sheet. */
  readonly mayEdit: boolean
}
/** As `dependencies.server.ts` tells it. */
export type CalendarDependency = {
  readonly id: string
  readonly waiting: DependencyEnd
  readonly awaited: DependencyEnd
  /** What contradicts it today. */
  readonly conflict: DependencyConflict | null
}

export type CalendarGroup = {
  readonly key: string
  readonly title: string
  readonly actions: readonly CalendarAction[]
}

/** A thing one waits for, named, with the day it ends when it is known. */
type Awaited = {
  readonly dependencyId: string
  readonly actionId: string
  readonly code: string
  readonly title: string
  /** Of the step that waits, and of the one waited for; empty when it is the whole action. */
  readonly waitingStep: string
  readonly awaitedStep: string
  readonly endsOn: string | null
  readonly conflict: DependencyConflict | null
}
type CalendarRow = CalendarAction & {
  readonly stepsDone: number
  readonly stepsKnown: number
  readonly awaits: readonly Awaited[]
}
export type PlanCalendar = {
  readonly picture: Picture
  /** What names each line of the picture, in its order. */
  readonly names: readonly (
    | { readonly kind: 'heading'; readonly key: string; readonly title: string }
    | { readonly kind: 'bar'; readonly key: string; readonly action: CalendarAction }
  )[]
  readonly rows: readonly CalendarRow[]
  /** Without start nor end nor dated step: they are not in the picture. */
  readonly undated: readonly CalendarAction[]
  readonly linkCount: number
  readonly brokenCount: number
}

const stepDay = ({ targetOn, targetPrecision, doneOn }: CalendarStep): string | null =>
  doneOn ?? (targetOn && lastDayOf(targetOn, targetPrecision))

const endOf = ({ endsOn, endsPrecision }: CalendarAction): string | null => endsOn && lastDayOf(endsOn, endsPrecision)

const startOf = ({ startsOn, startsPrecision }: CalendarAction): string | null =>
  startsOn && firstDayOf(startsOn, startsPrecision)

const datedSteps = ({ steps }: CalendarAction) =>
  steps.flatMap((step) => {
    const on = stepDay(step)
    return on && step.status !== 'dropped' ? [{ on, isDone: step.status === 'done' }] : []
  })

const isDated = (action: CalendarAction): boolean =>
  action.startsOn !== null || action.endsOn !== null || datedSteps(action).length > 0

function lookOf({ status, flags }: CalendarAction): BarLook {
  if (flags.includes('late')) return 'late'
  if (status === 'done') return 'done'
  if (status === 'suspended' || isEnded(status)) return 'paused'
  return status === 'in-progress' ? 'running' : 'planned'
}

/** Where one side of a dependency is in the calendar: the day it begins, for what waits; the day it ends, for what is awaited. */
function dayOf(action: CalendarAction, stepId: string | null, side: 'begins' | 'ends'): string | null {
  if (stepId === null) return side === 'begins' ? startOf(action) : endOf(action)
  const step = action.steps.find(({ id }) => id === stepId)
  return step ? stepDay(step) : null
}

const stepTitle = ({ steps }: CalendarAction, stepId: string | null): string =>
  steps.find(({ id }) => id === stepId)?.title ?? ''

type Link = ReturnType<typeof linksBetween>[number]

/** Dependencies whose two ends are among these actions. */
function linksBetween(actions: readonly CalendarAction[], dependencies: readonly CalendarDependency[]) {
  const byId = new Map(actions.map((action) => [action.id, action]))
  return dependencies.flatMap(({ id, waiting, awaited, conflict }) => {
    const [from, to] = [byId.get(awaited.actionId), byId.get(waiting.actionId)]
    if (!from || !to) return []
    const endsOn = dayOf(from, awaited.stepId, 'ends')
    const beginsOn = dayOf(to, waiting.stepId, 'begins')
    return [
      {
        id,
        from,
        to,
        endsOn,
        beginsOn,
        conflict,
        waitingStep: stepTitle(to, waiting.stepId),
        awaitedStep: stepTitle(from, awaited.stepId),
      },
    ]
  })
}

/** Lines of the picture: the titles of the groups when there are several, then what has a date. */
const namesOf = (groups: readonly CalendarGroup[]): PlanCalendar['names'] =>
  groups.flatMap(({ key, title: name, actions }): PlanCalendar['names'] => {
    const dated = actions.filter(isDated)
    if (dated.length === 0) return []
    return [
      ...(groups.length > 1 ? [{ kind: 'heading' as const, key, title: name }] : []),
      ...dated.map((action) => ({ kind: 'bar' as const, key: action.id, action })),
    ]
  })

/** One action of the table, with what it awaits. */
function rowOf(action: CalendarAction, links: readonly Link[]) {
  const marks = datedSteps(action)
  return {
    ...action,
    stepsDone: marks.filter(({ isDone }) => isDone).length,
    stepsKnown: marks.length,
    awaits: links
      .filter(({ to }) => to.id === action.id)
      .map(({ id, from, waitingStep, awaitedStep, endsOn, conflict }) => ({
        dependencyId: id,
        actionId: from.id,
        code: from.code,
        title: from.title,
        waitingStep,
        awaitedStep,
        endsOn,
        conflict,
      })),
  }
}

type Options = {
  readonly title: string
  readonly today: string
  /** Only this year. */
  readonly year?: number | undefined
}

/**
 * @param groups in the order they are shown; an action is in one group only
 * @param dependencies those whose two ends are shown; the others are left out
 */
export function planCalendar(
  groups: readonly CalendarGroup[],
  dependencies: readonly CalendarDependency[],
  { title, today, year }: Options,
): PlanCalendar {
  const all = groups.flatMap(({ actions }) => actions)
  const links = linksBetween(all, dependencies)

  const names = namesOf(groups)
  const lineOf = new Map(names.map(({ key }, line) => [key, line]))
  const picture = linkedSchedule({
    title,
    today,
    span: year === undefined ? undefined : { first: `${year}-01-01`, last: `${year}-12-31` },
    lines: names.map((name) =>
      name.kind === 'heading'
        ? { kind: 'heading' }
        : {
            kind: 'bar',
            from: startOf(name.action),
            to: endOf(name.action),
            look: lookOf(name.action),
            marks: datedSteps(name.action),
          },
    ),
    links: links.flatMap(({ from, to, endsOn, beginsOn, conflict }) => {
      const [fromLine, toLine] = [lineOf.get(from.id), lineOf.get(to.id)]
      if (fromLine === undefined || toLine === undefined || endsOn === null || beginsOn === null) return []
      return [{ from: { line: fromLine, on: endsOn }, to: { line: toLine, on: beginsOn }, isBroken: conflict !== null }]
    }),
  })
  return {
    picture,
    names,
    rows: all.map((action) => rowOf(action, links)),
    undated: all.filter((action) => !isDated(action)),
    linkCount: links.length,
    brokenCount: links.filter(({ conflict }) => conflict !== null).length,
  }
}
