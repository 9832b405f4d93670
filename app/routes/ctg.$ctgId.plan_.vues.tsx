/** GET, POST /ctg/:ctgId/plan/vues?vue=&… — the views kept, and the one to keep: `vue` and the criteria of its address. */
import { removeView } from '#app/domains/plan-list/commands/remove-view.server.ts'
import { saveView } from '#app/domains/plan-list/commands/save-view.server.ts'
import { SavedViewsPage } from '#app/domains/plan-list/pages/saved-views-page.tsx'
import { keptAddress, readKeptAddress } from '#app/domains/plan-list/saved-view.ts'
import { savedViewLabels as t } from '#app/domains/plan-list/saved-view-labels.fr.ts'
import { getSavedViewsPage } from '#app/domains/plan-list/saved-views-query.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) => {
  const view = searchParams.get('vue')
  return getSavedViewsPage(
    context,
    ctgPath.parse(params).ctgId,
    view === null ? null : readKeptAddress(view, searchParams),
  )
})

export const action = formAction({
  'save-view': intent(saveView, {
    said: t.said,
    done: (savedView, { ctgId = '' }) => keptAddress(ctgId, savedView),
  }),
  'remove-view': intent(removeView, { said: t.removed }),
})

export default titled<Loaded<typeof loader>>(SavedViewsPage, 'Vues enregistrées')
