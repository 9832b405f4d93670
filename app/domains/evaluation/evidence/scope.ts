/**
 * What of the plan a question is judged on. An action under two objectives counts whole in each, once in the total. Pure.
 * Rules: docs/rules/evaluation-evidence.md §1.
 */
import { isInPlan } from '#app/domains/plan/plan.ts'
import type { PlanContent } from '#app/domains/snapshots/queries.server.ts'
import type { Question } from '../evaluation-shape.ts'

export type Links = { readonly objectiveIds: readonly string[]; readonly actionIds: readonly string[] }

/** What a question says it is about. */
export const linksOf = ({ id, targets }: Pick<Question, 'id' | 'targets'>): Links & { readonly id: string } => ({
  id,
  objectiveIds: targets.filter(({ on }) => on === 'objective').map((target) => target.id),
  actionIds: targets.filter(({ on }) => on === 'action').map((target) => target.id),
})

type PlanAction = PlanContent['actions'][number]
type PlanObjective = PlanContent['objectives'][number]

export type Scope = {
  /** Nothing is linked: the whole plan. */
  readonly isWhole: boolean
  /** Each once, in the order of the plan; those abandoned or deferred too. */
  readonly actions: readonly PlanAction[]
  readonly objectives: readonly PlanObjective[]
}

type Plan = Pick<PlanContent, 'actions' | 'objectives'>

export const wholeScope = ({ actions, objectives }: Plan): Scope => ({ isWhole: true, actions, objectives })

/**
 * The actions linked and those under the objectives linked, each once; the objectives linked, else those that the linked actions
 * serve. Without any link, the whole plan (§1.2).
 */
export function scopeOf(plan: Plan, { objectiveIds, actionIds }: Links): Scope {
  if (objectiveIds.length === 0 && actionIds.length === 0) return wholeScope(plan)
  const actions = plan.actions.filter(
    (action) => actionIds.includes(action.id) || action.objectiveIds.some((id) => objectiveIds.includes(id)),
  )
  const served = actions.flatMap((action) => action.objectiveIds)
  const scopeIds = objectiveIds.length > 0 ? objectiveIds : served
  return { isWhole: false, actions, objectives: plan.objectives.filter(({ id }) => scopeIds.includes(id)) }
}

/** One line an objective: an action that serves two is whole in each, so that lines do not add up to the total (§1.3). */
export const countByObjective = ({ actions, objectives }: Scope) =>
  objectives.map(({ id, code, title }) => {
    const under = actions.filter((action) => isInPlan(action) && action.objectiveIds.includes(id))
    return { id, code, title, total: under.length, done: under.filter(({ status }) => status === 'done').length }
  })
