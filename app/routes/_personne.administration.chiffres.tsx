/** GET, POST /administration/chiffres — open data: what may be loaded, what is; for who administers the instance. */
import { loadSource } from '#app/domains/sources/commands/load-source.server.ts'
import { undoLot } from '#app/domains/sources/commands/undo-lot.server.ts'
import { sourcesLabels as t } from '#app/domains/sources/labels.fr.ts'
import { SourcesPage } from '#app/domains/sources/pages/sources-page.tsx'
import { getSourcesPage } from '#app/domains/sources/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context }) => getSourcesPage(context))

export const action = formAction({
  load: intent(loadSource, { said: t.asked }),
  undo: intent(undoLot, { said: t.undone }),
})

export default titled<Loaded<typeof loader>>(SourcesPage, t.title)
