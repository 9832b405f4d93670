/** GET, POST /administration/comptes/:personId — one account and what may be done to it. */
import { z } from 'zod'
import { getAdministeredAccount } from '#app/domains/instance/accounts-queries.server.ts'
import { askAddressChange } from '#app/domains/instance/commands/ask-address-change.server.ts'
import { closeAccount } from '#app/domains/instance/commands/close-account.server.ts'
import { endSessions } from '#app/domains/instance/commands/end-sessions.server.ts'
import { reopenAccount } from '#app/domains/instance/commands/reopen-account.server.ts'
import { sendInvitationAgain } from '#app/domains/instance/commands/send-invitation-again.server.ts'
import { setAdministration } from '#app/domains/instance/commands/set-administration.server.ts'
import { withdrawInvitation } from '#app/domains/instance/commands/withdraw-invitation.server.ts'
import { accountLabels as t } from '#app/domains/instance/labels.fr.ts'
import { AdministeredAccountPage } from '#app/domains/instance/pages/administered-account-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { withSiteUrl } from '#app/http/with-site-url.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ personId: z.uuid() })

export const loader = route(({ context, params }) => getAdministeredAccount(context, path.parse(params).personId))

export const action = formAction({
  'send-invitation-again': intent(sendInvitationAgain, { said: t.said.invitedAgain, complete: withSiteUrl }),
  'withdraw-invitation': intent(withdrawInvitation, { said: t.said.withdrawn }),
  'end-sessions': intent(endSessions, { said: t.said.sessionsEnded }),
  'ask-address-change': intent(askAddressChange, { said: t.said.addressAsked, complete: withSiteUrl }),
  'set-administration': intent(setAdministration, { said: t.said.administration }),
  'close-account': intent(closeAccount, { said: t.said.closed }),
  'reopen-account': intent(reopenAccount, { said: t.said.reopened, complete: withSiteUrl }),
})

export default titled<Loaded<typeof loader>>(AdministeredAccountPage, (page) => page.account.name)
