/** What changed between two states of a plan, thing by thing, carried by ids. Pure. Rules: docs/rules/followup.md §9. */

import { type ActionStatus, isInPlan } from '#app/domains/plan/plan.ts'
import { calendarMonths, type DatePrecision } from '#app/kernel/calendar.ts'
import { listMeansChanges, type MeansChange } from './means-changes.ts'
import { listObjectiveChanges, type ObjectiveChange } from './objective-changes.ts'
import type { FrozenAction, PlanContent } from './plan-content.ts'

/** An action as it is named today, or as it was last named when it left. */
export type ActionRef = { readonly actionId: string; readonly code: string; readonly title: string }

type FromTo<Value> = { readonly from: Value; readonly to: Value }
export type PlanDate = { readonly on: string; readonly precision: DatePrecision } | null
export type Lead = { readonly party: string; readonly service: string; readonly name: string }

export type DroppedAction = ActionRef & {
  /** `removed`: the sheet is no longer there (a spreadsheet taken back). */
  readonly how: 'abandoned' | 'deferred' | 'removed'
}
export type MovedDate = ActionRef & {
  readonly which: 'start' | 'end'
  /** Calendar months, later when positive; null when one of the two dates is not known. */
  readonly months: number | null
} & FromTo<PlanDate>
export type Progress = ActionRef & {
  /** Reports received since, and the day of the last one. */
  readonly reports: number
  readonly lastReportOn: string | null
  /** Titles, in the order of the sheet. */
  readonly stepsDone: readonly string[]
  readonly stepsAdded: readonly string[]
  readonly stepsDropped: readonly string[]
}
export type MeasureChange = ActionRef & {
  readonly measureId: string
  readonly name: string
  readonly unit: string
  readonly measuredOn: string | null
  readonly target: number | null
} & FromTo<number | null>
export type CarriersChange = ActionRef & { readonly joined: readonly string[]; readonly left: readonly string[] }

/** Each list in the order of the plan; what did not change is in none. */
export type PlanChanges = {
  readonly added: readonly ActionRef[]
  readonly dropped: readonly DroppedAction[]
  /** Restricted since: what changed of them is not told. */
  readonly inSecret?: readonly ActionRef[]
  readonly renamed: readonly (ActionRef & FromTo<string>)[]
  /** Moved under another axis; empty text for none. */
  readonly movedAxes: readonly (ActionRef & FromTo<string>)[]
  readonly movedDates: readonly MovedDate[]
  readonly leads: readonly (ActionRef & FromTo<Lead>)[]
  readonly carriers: readonly CarriersChange[]
  readonly statuses: readonly (ActionRef & FromTo<ActionStatus>)[]
  readonly progress: readonly Progress[]
  readonly measures: readonly MeasureChange[]
  readonly objectives: readonly ObjectiveChange[]
  readonly means: readonly MeansChange[]
}

type Pair = {
  readonly ref: ActionRef
  readonly was: FrozenAction
  readonly is: FrozenAction
  readonly before: PlanContent
  readonly after: PlanContent
}

const refOf = ({ id, code, title }: FrozenAction): ActionRef => ({ actionId: id, code, title })

/**
 * What changed from one state to a later one. Actions, objectives, steps and measures are matched by their ids: a new
 * number, a new order or a new name changes nothing else.
 */
export function listChanges(before: PlanContent, after: PlanContent): PlanChanges {
  const planBefore = before.actions.filter(isInPlan)
  const planAfter = after.actions.filter(isInPlan)
  const wasInPlan = new Map(planBefore.map((action) => [action.id, action]))
  const isStillInPlan = new Set(planAfter.map(({ id }) => id))
  const pairs = planAfter.flatMap((is): readonly Pair[] => {
    const was = wasInPlan.get(is.id)
    return was ? [{ ref: refOf(is), was, is, before, after }] : []
  })
  return {
    added: planAfter.filter(({ id }) => !wasInPlan.has(id)).map(refOf),
    dropped: planBefore.filter(({ id }) => !isStillInPlan.has(id)).map((action) => droppedAs(action, after.actions)),
    renamed: pairs.flatMap(({ ref, was, is }) =>
      was.title === is.title ? [] : [{ ...ref, from: was.title, to: is.title }],
    ),
    movedAxes: pairs.flatMap(({ ref, was, is }) =>
      was.axisId === is.axisId
        ? []
        : [{ ...ref, from: axisTitle(before, was.axisId), to: axisTitle(after, is.axisId) }],
    ),
    movedDates: pairs.flatMap(movedDates),
    leads: pairs.flatMap(leadChange),
    carriers: pairs.flatMap(carriersChange),
    statuses: pairs.flatMap(({ ref, was, is }) =>
      was.status === is.status ? [] : [{ ...ref, from: was.status, to: is.status }],
    ),
    progress: pairs.flatMap(progressOf),
    measures: pairs.flatMap(measureChanges),
    objectives: listObjectiveChanges(before, after),
    means: listMeansChanges(before, after),
  }
}

function droppedAs(action: FrozenAction, after: readonly FrozenAction[]): DroppedAction {
  const now = after.find(({ id }) => id === action.id)
  const how = now?.status === 'abandoned' || now?.status === 'deferred' ? now.status : 'removed'
  return { ...refOf(now ?? action), how }
}

const axisTitle = ({ axes }: PlanContent, axisId: string | null): string =>
  axes.find(({ id }) => id === axisId)?.title ?? ''

function movedDate(ref: ActionRef, which: MovedDate['which'], from: PlanDate, to: PlanDate): readonly MovedDate[] {
  if (from?.on === to?.on && from?.precision === to?.precision) return []
  return [{ ...ref, which, from, to, months: from && to ? calendarMonths(from.on, to.on) : null }]
}

const dateOf = (on: string | null, precision: DatePrecision): PlanDate => (on === null ? null : { on, precision })

const movedDates = ({ ref, was, is }: Pair): readonly MovedDate[] => [
  ...movedDate(ref, 'start', dateOf(was.startsOn, was.startsPrecision), dateOf(is.startsOn, is.startsPrecision)),
  ...movedDate(ref, 'end', dateOf(was.endsOn, was.endsPrecision), dateOf(is.endsOn, is.endsPrecision)),
]

const leadOf = ({ parties, services }: PlanContent, action: FrozenAction): Lead => ({
  party: parties.find(({ id }) => id === action.leadPartyId)?.shortName ?? '',
  service: services.find(({ id }) => id === action.leadServiceId)?.name ?? '',
  name: action.leadName,
})

/** Another party, another service or another person; a service renamed leads as before. */
function leadChange({ ref, was, is, before, after }: Pair): readonly (ActionRef & FromTo<Lead>)[] {
  const isSame =
    was.leadPartyId === is.leadPartyId && was.leadServiceId === is.leadServiceId && was.leadName === is.leadName
  return isSame ? [] : [{ ...ref, from: leadOf(before, was), to: leadOf(after, is) }]
}

const serviceName = ({ services, parties }: PlanContent, serviceId: string): string => {
  const service = services.find(({ id }) => id === serviceId)
  const party = parties.find(({ id }) => id === service?.partyId)
  return service ? `${service.name}${party ? ` (${party.shortName})` : ''}` : ''
}

function carriersChange({ ref, was, is, before, after }: Pair): readonly CarriersChange[] {
  const joined = is.serviceIds.filter((id) => !was.serviceIds.includes(id)).map((id) => serviceName(after, id))
  const left = was.serviceIds.filter((id) => !is.serviceIds.includes(id)).map((id) => serviceName(before, id))
  return joined.length + left.length === 0 ? [] : [{ ...ref, joined, left }]
}

function progressOf({ ref, was, is }: Pair): readonly Progress[] {
  const stepBefore = new Map(was.steps.map((step) => [step.id, step]))
  const became = (status: 'done' | 'dropped') =>
    is.steps
      .filter((step) => step.status === status && stepBefore.get(step.id)?.status !== status)
      .map(({ title }) => title)
  const reports = Math.max(0, is.reportCount - was.reportCount)
  const stepsDone = became('done')
  const stepsAdded = is.steps
    .filter(({ id, status }) => !stepBefore.has(id) && status !== 'done')
    .map(({ title }) => title)
  const stepsDropped = became('dropped')
  if (reports + stepsDone.length + stepsAdded.length + stepsDropped.length === 0) return []
  return [{ ...ref, reports, lastReportOn: reports > 0 ? is.lastReportOn : null, stepsDone, stepsAdded, stepsDropped }]
}

/** A value read since, even when it is the same as before: it is said again, at a later day. */
function measureChanges({ ref, was, is }: Pair): readonly MeasureChange[] {
  return is.measures.flatMap(({ id, name, unit, target, lastValue, lastValueOn }) => {
    const before = was.measures.find((measure) => measure.id === id)
    if (lastValueOn === (before?.lastValueOn ?? null) && lastValue === (before?.lastValue ?? null)) return []
    return [
      {
        ...ref,
        measureId: id,
        name,
        unit,
        target,
        from: before?.lastValue ?? null,
        to: lastValue,
        measuredOn: lastValueOn,
      },
    ]
  })
}
