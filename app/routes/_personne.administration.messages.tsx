/** GET, POST /administration/messages?page= — messages shown to all above every page. */
import { publishMessage } from '#app/domains/instance/commands/publish-message.server.ts'
import { withdrawMessage } from '#app/domains/instance/commands/withdraw-message.server.ts'
import { messageLabels as t } from '#app/domains/instance/labels.fr.ts'
import { forgetMessages, getMessagesPage } from '#app/domains/instance/messages.server.ts'
import { MessagesPage } from '#app/domains/instance/pages/messages-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) => {
  // This node shows at once what was just done here; the others, within seconds.
  forgetMessages(context.db)
  return getMessagesPage(context, pageNumber(searchParams))
})

export const action = formAction({
  'publish-message': intent(publishMessage, { said: t.published }),
  'withdraw-message': intent(withdrawMessage, { said: t.withdrawn }),
})

export default titled<Loaded<typeof loader>>(MessagesPage, t.title)
