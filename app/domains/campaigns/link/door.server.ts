/** The door of the personal link, and the acts of whoever holds one. Rules: docs/rules/followup.md §7. */
import type { LinkHolder } from '#app/kernel/actor.ts'
import { doorLimits, type SendingDoor } from '#app/kernel/door.ts'
import { type GuestWork, guestCommandOf } from '#app/kernel/guest-command.server.ts'
import { type FoundLink, findLink } from './holder.server.ts'
import { closedLink } from './labels.fr.ts'
import { lastDayBefore } from './link.ts'

export const linkDoor: SendingDoor<FoundLink, LinkHolder> = {
  secret: 'token',
  find: findLink,
  unknown: 'followup.link-not-found',
  guess: doorLimits.guess,
  receive: doorLimits.receive,
  closed: (reason) => closedLink(reason),
  ended: ({ state, expiresAt, holder, contact }) =>
    state === 'open' ? undefined : { ...closedLink(state, lastDayBefore(expiresAt, holder.timeZone)), contact },
  sight: ({ restrictedActionIds }) => restrictedActionIds,
  holderOf: ({ holder }) => holder,
  senderOf: ({ holder }) => holder.linkId,
}

export type LinkWork = GuestWork<LinkHolder>
export const linkCommand = guestCommandOf<LinkHolder>(({ linkId }) => linkId)
