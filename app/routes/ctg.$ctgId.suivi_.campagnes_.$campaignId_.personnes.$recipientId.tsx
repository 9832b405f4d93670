/** GET, POST /ctg/:ctgId/suivi/campagnes/:campaignId/personnes/:recipientId — one of those a campaign asks. */
import { askOtherwise } from '#app/domains/campaigns/commands/ask-otherwise.server.ts'
import { renewLink } from '#app/domains/campaigns/commands/renew-link.server.ts'
import { revokeLink } from '#app/domains/campaigns/commands/revoke-link.server.ts'
import { revokeOneLink } from '#app/domains/campaigns/link/commands/revoke-one-link.server.ts'
import { RecipientPage } from '#app/domains/campaigns/pages/recipient-page.tsx'
import { getRecipientPage } from '#app/domains/campaigns/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) =>
  getRecipientPage(context, ctgIds(params, 'campaignId', 'recipientId')),
)

export const action = formAction({
  'renew-link': intent(renewLink, { said: 'Un nouveau lien part par courriel.' }),
  'revoke-link': intent(revokeLink, { said: 'Lien révoqué : il ne s’ouvre plus.' }),
  'revoke-one-link': intent(revokeOneLink, { said: 'Lien révoqué : il ne s’ouvre plus.' }),
  'ask-otherwise': intent(askOtherwise, { said: 'C’est noté : plus aucun courriel ne lui sera envoyé.' }),
})

export default titled<Loaded<typeof loader>>(RecipientPage, (data) => data.person.name)
