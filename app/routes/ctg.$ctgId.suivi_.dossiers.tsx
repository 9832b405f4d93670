/** GET, POST /ctg/:ctgId/suivi/dossiers — documents made from the follow-up; the pack of the copil in one gesture. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { DossiersPage } from '#app/domains/dossiers/pages/dossiers-page.tsx'
import { getDossiersPage } from '#app/domains/dossiers/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getDossiersPage(context, path.parse(params).ctgId))

export const action = formAction({
  'request-dossier': intent(requestDossier, {
    done: ({ dossierId }, { ctgId }) => `/ctg/${ctgId}/suivi/dossiers/${dossierId}`,
  }),
})

export default function DossiersRoute() {
  return (
    <>
      <PageTitle>Dossiers et bilans</PageTitle>
      <DossiersPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
