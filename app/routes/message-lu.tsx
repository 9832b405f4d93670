/** POST /message-lu?retour= — « J’ai lu » a message to all, then back to the page; GET leads home. */
import { redirect } from 'react-router'
import { dismissMessage } from '#app/domains/instance/commands/dismiss-message.server.ts'
import { ownPath } from '#app/http/own-path.server.ts'
import { formAction, intent, publicRoute } from '#app/http/route.server.ts'

export const loader = publicRoute(async () => redirect('/'))

export const action = formAction({
  'dismiss-message': intent(dismissMessage, {
    done: (_answer, _params, { url }) => ownPath(new URL(url).searchParams.get('retour'), url),
  }),
})
