/** GET, POST /ctg/:ctgId/archives — copies of the CTG, and its archiving. */
import { askArchive } from '#app/domains/archives/commands/ask-archive.server.ts'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { archivesLabels as t } from '#app/domains/archives/labels.fr.ts'
import { ArchivesPage } from '#app/domains/archives/pages/archives-page.tsx'
import { getArchivesPage } from '#app/domains/archives/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getArchivesPage(context, ctgPath.parse(params)))

export const action = formAction({
  'ask-archive': intent(askArchive, { said: t.said.asked }),
  'wish-archiving': intent(wishArchiving, { said: ({ agreed }) => t.said.wished[agreed ?? 'none'] }),
})

export default titled<Loaded<typeof loader>>(ArchivesPage, t.title)
