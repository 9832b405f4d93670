/** GET, POST /ctg/:ctgId/suivi/dossiers — documents made from the follow-up; the pack of the copil in one gesture. */
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { DossiersPage } from '#app/domains/dossiers/pages/dossiers-page.tsx'
import { getDossiersPage } from '#app/domains/dossiers/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getDossiersPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'request-dossier': intent(requestDossier, {
    done: ({ dossierId }, { ctgId }) => `/ctg/${ctgId}/suivi/dossiers/${dossierId}`,
  }),
})

export default titled<Loaded<typeof loader>>(DossiersPage, 'Dossiers et bilans')
