/** The plan as a file, under the filter of a view; whole without one. Rules: docs/rules/plan.md §12.8. */

import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { isEmptyFilter, type PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { getPlanExport, type PlanExport } from './queries.server.ts'

/** @throws DomainError not-found for a stranger */
export async function getFilteredExport(context: Context, ctgId: string, filter: PlanFilter): Promise<PlanExport> {
  const plan = await getPlanExport(context, ctgId)
  if (isEmptyFilter(filter)) return plan
  const { db, actor } = context
  const { lines } = await listFilteredActions(db, { ctgId, today: plan.today, filter, me: actor.personId })
  const filteredIds = new Set(lines.map(({ id }) => id))
  return { ...plan, actions: plan.actions.filter(({ id }) => filteredIds.has(id)) }
}
