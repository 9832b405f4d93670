/** GET, POST /administration/invitations?page= — who was invited and has never entered. */
import { getInvitationsPage } from '#app/domains/instance/accounts-queries.server.ts'
import { sendInvitationAgain } from '#app/domains/instance/commands/send-invitation-again.server.ts'
import { withdrawInvitation } from '#app/domains/instance/commands/withdraw-invitation.server.ts'
import { accountLabels as t } from '#app/domains/instance/labels.fr.ts'
import { InvitationsPage } from '#app/domains/instance/pages/invitations-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { withSiteUrl } from '#app/http/with-site-url.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) => getInvitationsPage(context, pageNumber(searchParams)))

export const action = formAction({
  'send-invitation-again': intent(sendInvitationAgain, { said: t.said.invitedAgain, complete: withSiteUrl }),
  'withdraw-invitation': intent(withdrawInvitation, { said: t.said.withdrawn }),
})

export default titled<Loaded<typeof loader>>(InvitationsPage, 'Invitations en attente')
