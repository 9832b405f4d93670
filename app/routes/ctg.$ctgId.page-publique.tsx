/** GET, POST /ctg/:ctgId/page-publique — what would be public, what stays inside, and who publishes. */
import { CommentsCard } from '#app/domains/comments/pages/comments-card.tsx'
import { getQueueState } from '#app/domains/comments/queries.server.ts'
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
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const [page, comments] = await Promise.all([getPortalPage(context, ctgId), getQueueState(context, ctgId)])
  return { page, comments }
})

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

export default titled<Loaded<typeof loader>>(
  ({ page, comments }) => (
    <Stack>
      <PortalPage {...page} />
      <CommentsCard {...comments} />
    </Stack>
  ),
  'Page publique',
)
