/** Who acts, and for whom. Pure. Rules: docs/rules/accounts.md §2. */
import { DomainError } from './errors.ts'

export type PartyKind = 'caf' | 'authority' | 'partner'

/** What a member may do in a CTG (DESIGN §7); the table role × action is generated in docs/permissions.md. */
export type Role =
  | 'coordinator'
  | 'cooperation-officer'
  | 'body-member'
  | 'action-lead'
  | 'contributor'
  | 'reader'
  /** Comes from outside, until a day, to evaluate (docs/rules/evaluation.md §8). */
  | 'evaluator'

/** One mandate of a person in a CTG: she acts for one party, in one role, on one theme or on all (`themeId: null`). */
export type Membership = {
  readonly memberId: string
  readonly ctgId: string
  readonly partyId: string
  readonly partyKind: PartyKind
  readonly role: Role
  readonly themeId: string | null
  /** Where the CTG is: its days begin at midnight there. */
  readonly timeZone: string
  /** Both coordinations archived it: it is read and written no more. Absent from an open one. */
  readonly isArchived?: true
}

/** The author of an act: a person with an account, or someone without one (`personId: null`). */
export type Author = {
  readonly personId: string | null
  readonly name: string
  /** The mandate she acts under, one per CTG; mandates that ended are not here. */
  readonly memberships: readonly Membership[]
}

export type Actor = Author & {
  readonly personId: string
  readonly isPlatformAdministrator: boolean
  /** Restricted sheets open to her, in every CTG; absent when there are none (docs/rules/plan.md §17). */
  readonly restrictedActionIds?: readonly string[]
}

/** Someone without account: no mandate anywhere, so no right of a member ever passes. */
export type Guest = Author & { readonly personId: null; readonly memberships: readonly [] }

/**
 * The holder of a personal link: only `reaches` (permission.ts) lets them through, to the actions the link was made for.
 * Rules: docs/rules/followup.md §7.
 */
export type LinkHolder = Guest & {
  readonly ctgId: string
  readonly linkId: string
  readonly recipientId: string
  /** The person who passed the link on to her; empty when the link was made for her. */
  readonly onBehalfOf: string
  readonly actionIds: readonly string[]
  /** Where the CTG is. */
  readonly timeZone: string
}

/** The mandate under which the actor acts in this CTG; undefined for a stranger. */
export const membershipIn = (actor: Author, ctgId: string): Membership | undefined =>
  actor.memberships.find((membership) => membership.ctgId === ctgId)

/** The mandate under which she may act: `undefined` too where the CTG is archived. */
export function actingIn(actor: Author, ctgId: string): Membership | undefined {
  const membership = membershipIn(actor, ctgId)
  return membership?.isArchived ? undefined : membership
}

/** The actor, told of no archiving: a command asks the CTG itself, under lock (archived-ctg.server.ts), and refuses in its own words. */
export const untoldOfArchiving = (actor: Actor): Actor =>
  actor.memberships.some(({ isArchived }) => isArchived)
    ? { ...actor, memberships: actor.memberships.map(({ isArchived: _isArchived, ...mandate }) => mandate) }
    : actor

/** The mandate, or 404: a stranger is not told that this CTG exists. @throws DomainError not-found */
export function requireMembership(actor: Actor, ctgId: string): Membership {
  const membership = membershipIn(actor, ctgId)
  if (!membership) throw new DomainError('not-found', 'ctg.not-found')
  return membership
}
