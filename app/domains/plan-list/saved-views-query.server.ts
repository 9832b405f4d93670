/** The page of the views kept. Rules: docs/rules/plan.md §12. */
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { activeCriteria } from './filter-choices.ts'
import { filterLabels } from './labels.fr.ts'
import { planListPermissions } from './permissions.ts'
import { planViews, readPlanFilter } from './plan-filter.ts'
import { loadPlanFrame } from './plan-view.server.ts'
import { type KeptAddress, keptAddress, mayRemoveView } from './saved-view.ts'

/** @param viewToSave the view one comes from, to be kept; null when one comes to look */
export async function getSavedViewsPage(context: Context, ctgId: string, viewToSave: KeptAddress | null) {
  const { actor } = context
  requireMembership(actor, ctgId)
  const { savedViews, choices } = await loadPlanFrame(context, ctgId)
  const words = (criteria: string) =>
    activeCriteria(readPlanFilter(new URLSearchParams(criteria)), choices).map(({ text }) => text)
  const viewLabel = (view: string) =>
    filterLabels.view[planViews.find(({ key }) => key === view)?.key ?? planViews[0].key]
  return {
    ctgId,
    viewToSave: viewToSave && { ...viewToSave, label: viewLabel(viewToSave.view), words: words(viewToSave.criteria) },
    views: savedViews.map((view) => ({
      ...view,
      to: keptAddress(ctgId, view),
      label: viewLabel(view.view),
      words: words(view.criteria),
      mayRemove: mayRemoveView(actor, ctgId, view),
    })),
    may: { share: allows(planListPermissions.shareView, actor, { ctgId }) },
  }
}
export type SavedViewsData = Awaited<ReturnType<typeof getSavedViewsPage>>
