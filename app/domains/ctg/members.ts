/** Mandates in a CTG, and why one may not be ended. Pure. Rules: docs/rules/ctg.md §7. */
import type { Role } from '#app/kernel/actor.ts'

export type Mandate = {
  readonly id: string
  readonly partyId: string
  readonly role: Role
  readonly themeId: string | null
  /** Last day included; null: without end. */
  readonly until: string | null
}

export const roles = [
  'coordinator',
  'cooperation-officer',
  'body-member',
  'action-lead',
  'contributor',
  'reader',
  'evaluator',
] as const satisfies readonly Role[]

/** A party that carries the CTG and for which nobody coordinates. @param members those whose mandate runs */
export const lacksCoordinator = ({
  isLead,
  members,
}: {
  readonly isLead: boolean
  readonly members: readonly Pick<Mandate, 'role'>[]
}): boolean => isLead && !members.some(({ role }) => role === 'coordinator')

export const isRunning = ({ until }: Pick<Mandate, 'until'>, today: string): boolean => until === null || until >= today

/**
 * Why this mandate may not be changed into `next` (undefined: ended at once): a lead party always keeps a coordinator
 * without an end date or whose end is not this change. Undefined when it may. Rule: docs/rules/ctg.md §7.2.
 * @param mandates every mandate of the CTG, in any order
 */
export function refusalToChangeMandate(
  mandate: Mandate,
  next: Pick<Mandate, 'role' | 'until'> | undefined,
  mandates: readonly Mandate[],
  isLeadParty: boolean,
  today: string,
): 'last-coordinator' | undefined {
  if (!isLeadParty || mandate.role !== 'coordinator' || !isRunning(mandate, today)) return
  if (next?.role === 'coordinator' && (next.until === null || next.until === mandate.until)) return
  const hasOther = mandates.some(
    (other) =>
      other.id !== mandate.id &&
      other.partyId === mandate.partyId &&
      other.role === 'coordinator' &&
      isRunning(other, today),
  )
  return hasOther ? undefined : 'last-coordinator'
}

export type OrganisationTie = 'same-seat' | 'same-organisation' | 'another' | 'unknown'

/** How the organisation by which somebody was recognised is that of her party: shown, never a right. */
export function tieOfOrganisation(siret: string, partySiret: string): OrganisationTie {
  if (siret === '' || partySiret === '') return 'unknown'
  if (siret === partySiret) return 'same-seat'
  return siret.slice(0, 9) === partySiret.slice(0, 9) ? 'same-organisation' : 'another'
}
