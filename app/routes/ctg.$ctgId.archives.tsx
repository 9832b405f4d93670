/** GET, POST /ctg/:ctgId/archives — copies of the CTG, and its archiving. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { askArchive } from '#app/domains/archives/commands/ask-archive.server.ts'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { archivesLabels as t } from '#app/domains/archives/labels.fr.ts'
import { ArchivesPage } from '#app/domains/archives/pages/archives-page.tsx'
import { getArchivesPage } from '#app/domains/archives/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getArchivesPage(context, path.parse(params)))

export const action = formAction({
  'ask-archive': intent(askArchive, { said: t.said.asked }),
  'wish-archiving': intent(wishArchiving, { said: t.said.wished }),
})

export default function ArchivesRoute() {
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <ArchivesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
