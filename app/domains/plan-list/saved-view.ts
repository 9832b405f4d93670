/** A view of the plan kept under a name: which view, its criteria and its order. Pure. Rules: docs/rules/plan.md §12. */
import { type Actor, actingIn } from '#app/kernel/actor.ts'
import { type PlanView, planViews, readPlanFilter, writePlanFilter } from './plan-filter.ts'
import { readSort, writeSort } from './plan-list.ts'

export type KeptAddress = { readonly view: PlanView; readonly criteria: string }

/** Of what an address asks, the view, its criteria and its order; nothing else is kept. */
export function readKeptAddress(view: string, parameters: URLSearchParams): KeptAddress {
  const criteria = writePlanFilter(readPlanFilter(parameters))
  const sort = writeSort(readSort(parameters))
  if (sort !== undefined) criteria.set('tri', sort)
  return { view: planViews.find(({ key }) => key === view)?.key ?? 'list', criteria: String(criteria) }
}

/** Where a view kept is read; a view that no longer exists is read as the list. */
export function keptAddress(
  ctgId: string,
  { view, criteria }: { readonly view: string; readonly criteria: string },
): string {
  const { path } = planViews.find(({ key }) => key === view) ?? planViews[0]
  return `/ctg/${ctgId}/${path}${criteria === '' ? '' : `?${criteria}`}`
}

/** One’s own; for the coordination, what was shared with the CTG. */
export const mayRemoveView = (
  actor: Actor,
  ctgId: string,
  { personId, isShared }: { readonly personId: string; readonly isShared: boolean },
): boolean => {
  const acting = actingIn(actor, ctgId)
  return acting !== undefined && (personId === actor.personId || (isShared && acting.role === 'coordinator'))
}
