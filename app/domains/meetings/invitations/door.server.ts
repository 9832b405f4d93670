/** The doors of a convocation and of a private calendar. Rules: docs/rules/governance.md §11.7, §11.10. */
import { type CtgDoorHolder, type Door, doorLimits, type SendingDoor } from '#app/kernel/door.ts'
import { findFeed } from './feed.server.ts'
import { type FoundInvitation, findInvitation } from './holder.server.ts'
import { closedInvitation } from './labels.fr.ts'

/** Whoever holds the link acts in the name of the person called. */
export type InvitationHolder = CtgDoorHolder & { readonly invitationId: string }

export const invitationDoor: SendingDoor<FoundInvitation, InvitationHolder> = {
  secret: 'invitationToken',
  find: findInvitation,
  unknown: 'governance.invitation-not-found',
  guess: doorLimits.guess,
  receive: doorLimits.receive,
  closed: (reason) => closedInvitation[reason],
  holderOf: ({ name, ctgId, invitationId }) => ({ personId: null, name, memberships: [], ctgId, invitationId }),
  senderOf: ({ invitationId }) => invitationId,
}

export const feedDoor: Door<{ readonly personId: string }> = {
  secret: 'feedToken',
  find: findFeed,
  unknown: 'governance.calendar-not-found',
  guess: doorLimits.machineGuess,
}
