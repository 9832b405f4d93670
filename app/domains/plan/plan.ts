/** An action of the plan: the life of its status, and what its sheet does not say yet. Pure. Rules: docs/rules/plan.md. */
import type { Role } from '#app/kernel/actor.ts'
import { addDays, type DatePrecision, firstDayOf, lastDayOf, monthsBetween } from '#app/kernel/calendar.ts'
import { inDisorder } from '#app/kernel/kept-days.ts'
import { inputLabels } from './input-labels.fr.ts'

export { deepestLevel, levelOf as levelOfAxis, refusalToPlaceAxis } from '#app/domains/diagnosis/diagnosis.ts'
export { type MeansLine, sumMeans } from './sheet/means.ts'

export const actionStatuses = [
  'proposed',
  'validated',
  'not-started',
  'in-progress',
  'done',
  'suspended',
  'abandoned',
  'deferred',
] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** Status → those one may give it next: the whole life of an action, on one screen. Rule: docs/rules/plan.md §2. */
export const movesFrom: Record<ActionStatus, readonly ActionStatus[]> = {
  proposed: ['validated', 'not-started', 'in-progress', 'abandoned', 'deferred'],
  validated: ['not-started', 'in-progress', 'suspended', 'abandoned', 'deferred'],
  'not-started': ['in-progress', 'suspended', 'abandoned', 'deferred'],
  'in-progress': ['done', 'suspended', 'not-started', 'abandoned', 'deferred'],
  suspended: ['in-progress', 'not-started', 'done', 'abandoned', 'deferred'],
  done: ['in-progress'],
  abandoned: ['proposed'],
  deferred: ['proposed'],
}

/** Nothing more is expected of these in this CTG. */
export const isEnded = (status: ActionStatus): boolean => ['done', 'abandoned', 'deferred'].includes(status)

/** Neither abandoned nor deferred to the next CTG. */
export const isInPlan = ({ status }: { readonly status: ActionStatus }): boolean =>
  status !== 'abandoned' && status !== 'deferred'

/** Statuses a new sheet may be given: a CTG taken up has actions already under way or done. */
export const initialStatuses = ['proposed', 'validated', 'not-started', 'in-progress', 'suspended', 'done'] as const

/** A contributor writes sheets that are still proposed; the others write them at any time. Rule: docs/rules/plan.md. */
export const mayWriteStatus = (role: Role, status: ActionStatus): boolean =>
  role !== 'contributor' || status === 'proposed'

export type MoveRefusal = 'move-not-possible' | 'reason-missing' | 'decision-missing'

/** Leaving the plan, pausing, or coming back from an end is said with its reason. */
const needsReason = (from: ActionStatus, to: ActionStatus): boolean =>
  isEnded(from) || ['suspended', 'abandoned', 'deferred'].includes(to)

/** What the copil has seen leaves the plan by its decision; a sheet only proposed does not need one. */
export const needsDecision = (from: ActionStatus, to: ActionStatus): boolean =>
  from !== 'proposed' && (to === 'abandoned' || to === 'deferred')

/** Why the status cannot become this one; undefined when it can. Rule: docs/rules/plan.md §2. */
export function refusalToMove(
  from: ActionStatus,
  to: ActionStatus,
  justification: { readonly reason: string; readonly decisionId: string | null },
): MoveRefusal | undefined {
  if (!movesFrom[from].includes(to)) return 'move-not-possible'
  if (needsReason(from, to) && justification.reason === '') return 'reason-missing'
  if (needsDecision(from, to) && justification.decisionId === null) return 'decision-missing'
}

export const stepStatuses = ['to-come', 'in-progress', 'done', 'dropped'] as const
export type StepStatus = (typeof stepStatuses)[number]

export type StepDates = {
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly status: StepStatus
}

/** A target « sept. 2027 » is passed from 1 October. */
const isPassed = (day: string | null, precision: DatePrecision, today: string): boolean =>
  day !== null && lastDayOf(day, precision) < today

/** Neither done nor dropped, its target passed. Rule: docs/rules/plan.md §3. */
export const isStepLate = ({ targetOn, targetPrecision, status }: StepDates, today: string): boolean =>
  (status === 'to-come' || status === 'in-progress') && isPassed(targetOn, targetPrecision, today)

/** Whole months since the target passed, 0 in its first month. */
export const monthsLate = (day: string, precision: DatePrecision, today: string): number =>
  Math.max(0, monthsBetween(lastDayOf(day, precision), today))

/** From when an action calls for attention; each CTG may set its own (docs/rules/followup.md §5.7). */
export type WatchThresholds = {
  /** Without a report for longer, an action in progress is silent. */
  readonly silentDays: number
  /** What is to be done within this time is due soon. */
  readonly dueSoonDays: number
}
/** Four months, and one. */
export const usualThresholds: WatchThresholds = { silentDays: 120, dueSoonDays: 30 }

export type ActionState = {
  readonly status: ActionStatus
  readonly isWatched: boolean
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly leadPartyId: string | null
  readonly leadName: string
  readonly lastReportOn: string | null
  /** Help asked for in the last report, and not withdrawn by another one since. */
  readonly isHelpWanted: boolean
  readonly nextStepOn: string | null
  /** Day the sheet was written or taken up: nothing before it is claimed. */
  readonly createdOn: string
  readonly steps: readonly StepDates[]
  readonly objectiveCount: number
  readonly measureCount: number
  readonly meansCount: number
  /** Kept apart: only those it is open to ever read this line (§17). */
  readonly isRestricted?: boolean
}

export const actionFlags = [
  'restricted',
  'late',
  'silent',
  'blocked',
  'watched',
  'without-lead',
  'without-objective',
  'without-end',
  'without-measure',
  'unfunded',
  'due-soon',
] as const
/** Computed, never stored, but for those of the coordination: restricted, watched. */
export type ActionFlag = (typeof actionFlags)[number]

/** The end, or a step, has passed and the action is not ended; a sheet only proposed promises nothing yet. */
export const isLate = (action: ActionState, today: string): boolean =>
  !isEnded(action.status) &&
  action.status !== 'proposed' &&
  (isPassed(action.endsOn, action.endsPrecision, today) || action.steps.some((step) => isStepLate(step, today)))

/** The day from which silence is counted: the last report, else the start; nothing before the sheet was written is claimed. */
export const lastHeardOn = ({
  lastReportOn,
  startsOn,
  createdOn,
}: Pick<ActionState, 'lastReportOn' | 'startsOn' | 'createdOn'>): string =>
  lastReportOn ?? (startsOn !== null && startsOn > createdOn ? startsOn : createdOn)

/** In progress, and nothing heard for too long. Rule: docs/rules/plan.md §3. */
export const isSilent = (action: ActionState, today: string, { silentDays }: WatchThresholds): boolean =>
  action.status === 'in-progress' && addDays(lastHeardOn(action), silentDays) < today

/** Suspended, or waiting for the help its last report asks for. Rule: docs/rules/followup.md §5.3. */
const isBlocked = ({ status, isHelpWanted }: ActionState): boolean =>
  status === 'suspended' || (isHelpWanted && !isEnded(status))

export type ActionDates = {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
}

/** Nothing ends before it starts, each date taken at the width it is known. Rule: docs/rules/plan.md §1.1. */
export const endsAfterItStarts = ({ startsOn, startsPrecision, endsOn, endsPrecision }: ActionDates): boolean =>
  startsOn === null || endsOn === null || lastDayOf(endsOn, endsPrecision) >= firstDayOf(startsOn, startsPrecision)

/** The days an action promises: its end, its next step, its steps to come. */
const promisedDays = ({ endsOn, endsPrecision, nextStepOn, steps }: ActionState): readonly string[] => [
  ...(endsOn ? [lastDayOf(endsOn, endsPrecision)] : []),
  ...(nextStepOn ? [nextStepOn] : []),
  ...steps.flatMap(({ status, targetOn, targetPrecision }) =>
    targetOn && (status === 'to-come' || status === 'in-progress') ? [lastDayOf(targetOn, targetPrecision)] : [],
  ),
]

/** The first day it promises within the time given, today included; undefined when there is none. */
export function nextDueOn(action: ActionState, today: string, { dueSoonDays }: WatchThresholds): string | undefined {
  if (isEnded(action.status)) return
  const last = addDays(today, dueSoonDays)
  return promisedDays(action)
    .filter((day) => day >= today && day <= last)
    .toSorted()
    .at(0)
}

const flagRules: Record<ActionFlag, (action: ActionState, today: string, thresholds: WatchThresholds) => boolean> = {
  restricted: ({ isRestricted = false }) => isRestricted,
  late: isLate,
  silent: isSilent,
  blocked: isBlocked,
  watched: ({ status, isWatched }) => isWatched && !isEnded(status),
  'without-lead': ({ status, leadPartyId, leadName }) => !isEnded(status) && leadPartyId === null && leadName === '',
  'without-objective': ({ status, objectiveCount }) => !isEnded(status) && objectiveCount === 0,
  'without-end': ({ status, endsOn }) => !isEnded(status) && endsOn === null,
  'without-measure': ({ status, measureCount }) => !isEnded(status) && measureCount === 0,
  unfunded: ({ status, meansCount }) => !isEnded(status) && meansCount === 0,
  'due-soon': (action, today, thresholds) => nextDueOn(action, today, thresholds) !== undefined,
}

/** What is to be seen of this action today, in the order of `actionFlags`: the only place where it is computed. */
export const flagsOf = (action: ActionState, today: string, thresholds: WatchThresholds): readonly ActionFlag[] =>
  actionFlags.filter((flag) => flagRules[flag](action, today, thresholds))

/** Flags worth a word on every line of the plan; the others are counted once above it. */
export const loudFlags: readonly ActionFlag[] = [
  'restricted',
  'late',
  'silent',
  'blocked',
  'watched',
  'without-lead',
  'without-objective',
]

export const meansNatures = ['operating', 'investment', 'in-kind', 'staff'] as const
export type MeansNature = (typeof meansNatures)[number]
export const meansStates = ['estimated', 'requested', 'granted', 'paid'] as const
export type MeansState = (typeof meansStates)[number]
export const cafFields = ['benefits', 'social-work', 'collective-aid'] as const
export type CafField = (typeof cafFields)[number]

export const actionPriorities = ['high', 'medium', 'low'] as const
export type ActionPriority = (typeof actionPriorities)[number]
export const actionRecurrences = ['one-off', 'yearly', 'continuous'] as const
export type ActionRecurrence = (typeof actionRecurrences)[number]
/** From being told to deciding together. */
export const inhabitantsParts = ['information', 'consultation', 'concertation', 'co-construction'] as const
export type InhabitantsPart = (typeof inhabitantsParts)[number]

/** A target dated before its baseline: refused when it is typed, else a remark. */
export const targetBeforeStart = ({
  baselineOn,
  targetOn,
}: Readonly<Record<'baselineOn' | 'targetOn', string | null>>) =>
  inDisorder('baselineOn', 'targetOn', [baselineOn, targetOn], inputLabels.targetAfterStart)
