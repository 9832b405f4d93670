/** Progress reports and corrective actions: what may be said and answered. Pure. Rules: docs/rules/followup.md. */
import { type ActionStatus, isEnded, movesFrom } from '#app/domains/plan/plan.ts'

/** Where a plan stands, for the slices above. */
export { leadOf, standingOf } from './watch/watch.ts'

export type ReportStatus = 'submitted' | 'accepted' | 'sent-back'

/** Statuses a report may give its action; leaving the plan is another act, with a decision. */
export const reportableStatuses = ['not-started', 'in-progress', 'done', 'suspended'] as const
export type ReportableStatus = (typeof reportableStatuses)[number]

export const difficultyKinds = ['staff', 'budget', 'premises', 'partnership', 'publics', 'regulation', 'other'] as const
export type DifficultyKind = (typeof difficultyKinds)[number]

/** Statuses to choose from in the form of a report: the present one, and those it may become. */
export const statusChoices = (status: ActionStatus): readonly ReportableStatus[] =>
  reportableStatuses.filter((choice) => choice === status || movesFrom[status].includes(choice))

export type ReportRefusal = 'action-left-plan' | 'status-not-possible'

/** Why no report can be made on this action, or not with this status. Rule: docs/rules/followup.md §1. */
export function refusalToReport(status: ActionStatus, reported: ReportableStatus): ReportRefusal | undefined {
  if (status === 'abandoned' || status === 'deferred') return 'action-left-plan'
  if (!statusChoices(status).includes(reported)) return 'status-not-possible'
}

/** A report is answered once. Rule: docs/rules/followup.md §2. */
export const refusalToAnswer = (status: ReportStatus): 'already-answered' | undefined =>
  status === 'submitted' ? undefined : 'already-answered'

export type CorrectiveState = 'open' | 'done' | 'dropped'
export const closedStates = ['done', 'dropped'] as const

/** A corrective action is closed once, with its result. */
export const refusalToClose = (state: CorrectiveState): 'already-closed' | undefined =>
  state === 'open' ? undefined : 'already-closed'

export const isCorrectiveLate = (state: CorrectiveState, dueOn: string, today: string): boolean =>
  state === 'open' && dueOn < today

/** Once the convention has ended, what is finished is told by its balance: a report on it stays possible, and is no longer put forward (§1.11). */
export const isReportPutForward = (status: ActionStatus, hasEnded: boolean): boolean => !hasEnded || !isEnded(status)

/** A report can be asked: the action is in the plan and not done. */
export const isAskable = ({ status }: { readonly status: ActionStatus }): boolean =>
  ['validated', 'not-started', 'in-progress', 'suspended'].includes(status)
