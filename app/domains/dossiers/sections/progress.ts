/** Counting the actions of a plan: where they stand, axis by axis. Pure. Rules: docs/rules/followup.md §11.3. */

import { planFacts } from '#app/domains/plan/facts.ts'
import { type ActionFlag, type ActionStatus, isInPlan } from '#app/domains/plan/plan.ts'
import type { PackAxis } from '../pack-data.ts'

type Counted = { readonly status: ActionStatus; readonly flags: readonly ActionFlag[] }

export type ProgressCounts = {
  /** Actions that have not left the plan. */
  readonly total: number
  /** Of these, waiting for the copil. */
  readonly proposed: number
  /** Validated or not started. */
  readonly toStart: number
  readonly inProgress: number
  readonly suspended: number
  readonly done: number
  /** Under way, suspended or done: « engagées ». */
  readonly engaged: number
  readonly late: number
  readonly silent: number
  readonly withoutLead: number
  /** Abandoned or deferred, counted apart. */
  readonly left: number
}

export function countProgress(actions: readonly Counted[]): ProgressCounts {
  const { total, left, ofStatus, flagged } = planFacts(actions)
  return {
    total,
    proposed: ofStatus('proposed'),
    toStart: ofStatus('validated', 'not-started'),
    inProgress: ofStatus('in-progress'),
    suspended: ofStatus('suspended'),
    done: ofStatus('done'),
    engaged: ofStatus('in-progress', 'suspended', 'done'),
    late: flagged('late'),
    silent: flagged('silent'),
    withoutLead: flagged('without-lead'),
    left,
  }
}

/** Where the late actions are, the theme with most first; those without a theme are not placed. */
export function countLateByTheme(actions: readonly (Counted & { readonly themeName: string | null })[]) {
  const late = actions.filter(({ status, flags }) => isInPlan({ status }) && flags.includes('late'))
  return [...Map.groupBy(late, ({ themeName }) => themeName)]
    .flatMap(([theme, ofTheme]) => (theme === null ? [] : [{ theme, count: ofTheme.length }]))
    .toSorted((one, other) => other.count - one.count)
}

export type AxisProgress = ProgressCounts & { readonly axis: PackAxis | null }

/** One line per highest axis that has actions, in order; actions without axis last. */
export function progressByAxis(
  axes: readonly PackAxis[],
  actions: readonly (Counted & { readonly topAxisId: string | null })[],
): readonly AxisProgress[] {
  const groups = [...axes.map((axis) => ({ axis, id: axis.id })), { axis: null, id: null }]
  return groups
    .map(({ axis, id }) => ({ axis, ...countProgress(actions.filter(({ topAxisId }) => topAxisId === id)) }))
    .filter(({ total, left }) => total + left > 0)
}
