/** What the list of a plan gives to the slices above. */
import { todayIn } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listFilteredActions } from './filtered-actions.server.ts'
import { isEmptyFilter, type PlanFilter } from './plan-filter.ts'

export { countPlansOfMany, type FlaggedPlan, listFlaggedPlans } from './counts-of-many.server.ts'
export type { PlanFilter } from './plan-filter.ts'
export { loadPlanFrame } from './plan-view.server.ts'

/** The lines that a filter keeps, in the order of the plan; undefined when it says nothing. The caller has checked the right to read. */
export async function listPlanActionsWithin(context: Context, ctgId: string, filter: PlanFilter) {
  if (isEmptyFilter(filter)) return
  const query = { ctgId, today: todayIn(context, ctgId), filter, me: context.actor.personId }
  return (await listFilteredActions(context.db, query)).lines
}
