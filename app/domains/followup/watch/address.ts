/** The filter, the view and the order of the follow-up page, read from its address and written into it. Pure. */
import { statusSlugs } from '#app/domains/plan/labels.fr.ts'
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { flagOfSlug, sortOfSlug, type View, viewOfSlug, watchSlugs } from './labels.fr.ts'
import type { Sort, WatchFilter } from './watch.ts'

export type WatchAddress = { readonly filter: WatchFilter; readonly view: View; readonly sort: Sort }

const wordOf = (parameters: URLSearchParams, name: string): string | undefined => parameters.get(name) || undefined

/** What is not known is left out. */
export const readAddress = (parameters: URLSearchParams): WatchAddress => ({
  filter: {
    status: actionStatuses.find((status) => statusSlugs[status] === parameters.get('etat')),
    axisId: wordOf(parameters, 'axe'),
    lead: wordOf(parameters, 'pilote'),
    flag: flagOfSlug(parameters.get('signal')),
    partyId: wordOf(parameters, 'partie'),
  },
  view: viewOfSlug(parameters.get('vue')),
  sort: sortOfSlug(parameters.get('tri')),
})

/** `/ctg/…/suivi?signal=en-retard&vue=frise`: what is as usual is not written. */
export function writeAddress(ctgId: string, { filter, view, sort }: WatchAddress, page = 1): string {
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['etat', filter.status && statusSlugs[filter.status]],
    ['axe', filter.axisId],
    ['pilote', filter.lead],
    ['signal', filter.flag && watchSlugs.flag[filter.flag]],
    ['partie', filter.partyId],
    ['vue', view === 'list' ? undefined : watchSlugs.view[view]],
    [
      'tri',
      sort.key === 'code' && !sort.isDescending
        ? undefined
        : `${sort.isDescending ? '-' : ''}${watchSlugs.sort[sort.key]}`,
    ],
    ['page', page === 1 ? undefined : String(page)],
  ]
  const parameters = new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  return `/ctg/${ctgId}/suivi${parameters.size > 0 ? `?${parameters}` : ''}`
}
