/** The messages to all that this request shows: to whoever has signed in, and on the sign-in page those meant for it. */
import { messagePieces } from '#app/domains/instance/instance.ts'
import { messageLabels } from '#app/domains/instance/labels.fr.ts'
import { listShownMessages } from '#app/domains/instance/messages.server.ts'
import { log } from '#app/kernel/log.server.ts'
import type { RequestContext } from './request-context.server.ts'

export async function shownMessages(surroundings: RequestContext, request: Request) {
  const { instance, actor, silence, dismissedMessageIds } = surroundings
  if (silence || (!actor && new URL(request.url).pathname !== '/connexion')) return []
  // A page whose messages cannot be read is still read.
  const messages = await listShownMessages(instance.db, actor ? dismissedMessageIds : null, new Date()).catch(
    (error: unknown) => {
      log.warn({ err: error }, 'messages to all')
      return []
    },
  )
  return messages.map(({ id, level, text, isDismissible }) => ({
    ...{ id, level, isDismissible },
    heading: messageLabels.level[level],
    pieces: messagePieces(text),
  }))
}
