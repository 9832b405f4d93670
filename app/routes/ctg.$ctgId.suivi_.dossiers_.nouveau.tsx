/** GET, POST /ctg/:ctgId/suivi/dossiers/nouveau?type=copil|bilan|synthese — what a document will hold. */
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { kindOfSlug } from '#app/domains/dossiers/dossiers.ts'
import { packLabels } from '#app/domains/dossiers/labels.fr.ts'
import { NewDossierPage } from '#app/domains/dossiers/pages/new-dossier-page.tsx'
import { getNewDossierPage } from '#app/domains/dossiers/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getNewDossierPage(context, {
    ...ctgPath.parse(params),
    kind: kindOfSlug(searchParams.get('type')),
  }),
)

export const action = formAction({
  'request-dossier': intent(requestDossier, {
    done: ({ dossierId }, { ctgId }) => `/ctg/${ctgId}/suivi/dossiers/${dossierId}`,
  }),
})

export default titled<Loaded<typeof loader>>(
  (page) => <NewDossierPage key={page.kind} {...page} />,
  (page) => packLabels.prepareOf(packLabels.kind[page.kind]),
)
