/** Who acts, and for whom. Pure. Rules: docs/rules/accounts.md §2. */
import { DomainError } from './errors.ts'

export type PartyKind = 'caf' | 'authority' | 'partner'

/** What a member may do in a CTG (DESIGN §7); the table role × action is generated in docs/permissions.md. */
export type Role = 'coordinator' | 'cooperation-officer' | 'body-member' | 'action-lead' | 'contributor' | 'reader'

/** One mandate of a person in a CTG: she acts for one party, in one role, on one theme or on all (`themeId: null`). */
export type Membership = {
  readonly memberId: string
  readonly ctgId: string
  readonly partyId: string
  readonly partyKind: PartyKind
  readonly role: Role
  readonly themeId: string | null
}

export type Actor = {
  readonly personId: string
  readonly name: string
  readonly isPlatformAdministrator: boolean
  /** The mandate she acts under, one per CTG; mandates that ended are not here. */
  readonly memberships: readonly Membership[]
}

/** The mandate under which the actor acts in this CTG; undefined for a stranger. */
export const membershipIn = (actor: Actor, ctgId: string): Membership | undefined =>
  actor.memberships.find((membership) => membership.ctgId === ctgId)

/** The mandate, or 404: a stranger is not told that this CTG exists. @throws DomainError not-found */
export function requireMembership(actor: Actor, ctgId: string): Membership {
  const membership = membershipIn(actor, ctgId)
  if (!membership) throw new DomainError('not-found', 'ctg.not-found')
  return membership
}
