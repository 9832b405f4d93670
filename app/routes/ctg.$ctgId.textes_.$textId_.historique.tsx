/** GET, POST /ctg/:ctgId/textes/:textId/historique — the versions of a text, what changed, the way back. */
import { z } from 'zod'
import { getHistoryPage } from '#app/domains/writing/talk/history.server.ts'
import { historyLabels } from '#app/domains/writing/talk/labels.fr.ts'
import { HistoryPage } from '#app/domains/writing/talk/pages/history-page.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { restoreVersion, talkSources } from '#app/text-acts.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const number = z.coerce.number().int().min(0).max(1_000_000).nullable().catch(null)

export const loader = route(({ context, params, searchParams }) => {
  const [version, since] = ['version', 'depuis'].map((name) => number.parse(searchParams.get(name)))
  return getHistoryPage(context, talkSources, ctgIds(params, 'textId'), {
    version: version ?? null,
    since: since ?? null,
  })
})

export const action = formAction({
  'restore-version': intent(restoreVersion, {
    said: 'Le texte est revenu à cette version.',
    done: (_answer, { ctgId, textId }) => `/ctg/${ctgId}/textes/${textId}/historique`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  HistoryPage,
  (page) => `${historyLabels.title(page.field)} – ${page.title}`,
)
