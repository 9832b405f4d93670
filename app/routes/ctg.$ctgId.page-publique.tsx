/** GET, POST /ctg/:ctgId/page-publique — what would be public, what stays inside, and who publishes. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { choosePublicDecisions } from '#app/domains/portal/commands/choose-public-decisions.server.ts'
import { choosePublicDocuments } from '#app/domains/portal/commands/choose-public-documents.server.ts'
import { closePortalPage } from '#app/domains/portal/commands/close-portal-page.server.ts'
import { confirmEdition } from '#app/domains/portal/commands/confirm-edition.server.ts'
import { proposeEdition } from '#app/domains/portal/commands/propose-edition.server.ts'
import { setPortalLegal } from '#app/domains/portal/commands/set-portal-legal.server.ts'
import { setPortalPage } from '#app/domains/portal/commands/set-portal-page.server.ts'
import { withdrawEdition } from '#app/domains/portal/commands/withdraw-edition.server.ts'
import { PortalPage } from '#app/domains/portal/pages/portal-page.tsx'
import { getPortalPage } from '#app/domains/portal/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getPortalPage(context, path.parse(params).ctgId))

export const action = formAction({
  'set-portal-page': intent(setPortalPage, { said: 'Réglages de la page enregistrés.' }),
  'set-portal-legal': intent(setPortalLegal, { said: 'Mentions légales enregistrées.' }),
  'choose-public-decisions': intent(choosePublicDecisions, { said: 'Décisions publiques enregistrées.' }),
  'choose-public-documents': intent(choosePublicDocuments, { said: 'Documents publics enregistrés.' }),
  'propose-edition': intent(proposeEdition, { said: 'Publication proposée à l’autre coordination.' }),
  'withdraw-edition': intent(withdrawEdition, { said: 'Proposition retirée.' }),
  'confirm-edition': intent(confirmEdition, { said: 'Page publiée.' }),
  'close-portal-page': intent(closePortalPage, { said: 'Page dépubliée.' }),
})

export default function PortalRoute() {
  return (
    <>
      <PageTitle>Page publique</PageTitle>
      <PortalPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
