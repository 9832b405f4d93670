/** Rights as data: which roles may do an act of a CTG, and within which bounds. Pure. Rules: docs/rules/accounts.md §3. */
import { type Actor, actingIn, type LinkHolder, membershipIn, type Role, requireMembership } from './actor.ts'
import { authorize, DomainError } from './errors.ts'

/**
 * The bounds of a right, beyond its roles.
 * - `ctg`: anywhere in the CTG.
 * - `own-theme`: a member attached to a theme, only there; a coordinator, or a member without theme, everywhere.
 * - `own-party`: only for the party one acts for, coordinators included.
 * - `own-action`: an action lead, only on the actions she leads; the other roles, as `own-theme`.
 */
export type Bounds = 'ctg' | 'own-theme' | 'own-party' | 'own-action'

export type Permission = {
  readonly roles: readonly Role[]
  readonly bounds: Bounds
  /** Code of the sentence told to who may not, where several commands share one; else the name of the command. */
  readonly refusal?: string
  /** It outlives the archiving of the CTG: reading, taking back an access, and what archiving itself asks. Rules: docs/rules/archives.md §3.4. */
  readonly holdsWhenArchived?: true
}

/** What the act is about, as far as its bounds need it. */
export type Thing = {
  readonly ctgId: string
  readonly themeId?: string | null
  readonly partyId?: string | null
  readonly leadPersonId?: string | null
}

export const everyRole: readonly Role[] = [
  'coordinator',
  'cooperation-officer',
  'body-member',
  'action-lead',
  'contributor',
  'reader',
  'evaluator',
]

/** The right of the coordinations, which most slices give for all that is written there. */
export const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

/** Whether the actor may do this act on this thing now; false for a stranger, and for everyone once the CTG is archived. */
export const allows = (permission: Permission, actor: Actor, thing: Thing): boolean =>
  holds(permission, actor, thing) && (permission.holdsWhenArchived || actingIn(actor, thing.ctgId) !== undefined)

/** Whether she holds this right, the CTG archived or not: for what it lets her see; what it lets her do is `allows`. */
export function holds(permission: Permission, actor: Actor, thing: Thing): boolean {
  const membership = membershipIn(actor, thing.ctgId)
  if (!membership || !permission.roles.includes(membership.role)) return false
  switch (permission.bounds) {
    case 'ctg':
      return true
    case 'own-party':
      return thing.partyId === membership.partyId
    case 'own-action':
      if (membership.role === 'action-lead') return thing.leadPersonId === actor.personId
      return membership.themeId === null || membership.themeId === thing.themeId
    case 'own-theme':
      return membership.role === 'coordinator' || membership.themeId === null || membership.themeId === thing.themeId
  }
}

/** For a page that is a form: of an archived CTG it leads nowhere, and says so. @throws DomainError conflict */
export function requireOpen(actor: Actor, ctgId: string): void {
  if (membershipIn(actor, ctgId)?.isArchived) throw new DomainError('conflict', 'ctg.archived')
}

/**
 * The right of a query: 404 for a stranger, then 403, then 409 where it does not outlive the archiving of the CTG. A command says
 * `about` instead. @throws DomainError not-found | forbidden | conflict
 */
export function requireRight(actor: Actor, permission: Permission, thing: Thing, name: string): void {
  requireMembership(actor, thing.ctgId)
  authorize(holds(permission, actor, thing), permission.refusal ?? name)
  if (!permission.holdsWhenArchived) requireOpen(actor, thing.ctgId)
}

/** Whether a personal link opens this action: one of its recipient's, in its CTG, and nothing else. */
export const reaches = (holder: LinkHolder, thing: { readonly ctgId: string; readonly actionId: string }): boolean =>
  holder.ctgId === thing.ctgId && holder.actionIds.includes(thing.actionId)
