/** A person who has left, reduced to function and party: when, to what words, why not. Pure. Rules: docs/rules/privacy.md §4. */
import { addDays, addMonths } from '#app/kernel/calendar.ts'
import { atStart, shorten } from '#app/kernel/format.ts'
import { ofParty } from '#app/kernel/french.ts'

/** Days between the mail that tells her and the reduction. */
export const warningDays = 30

/** An address that nobody has and nothing reaches (RFC 2606). */
export const addressOfReduced = (personId: string): string => `${personId}@personne.invalid`

/** Shorter, a name is an initial that others bear. */
export const shortestName = 3

const longestKnownAs = 120

/** « Chargée de coopération de la Caf »; her role there when no function was written. */
export const knownAs = (mandate: {
  readonly functionTitle: string
  readonly role: string
  readonly party: string
}): string => shorten(atStart(`${mandate.functionTitle || mandate.role} ${ofParty(mandate.party)}`), longestKnownAs)

/** The day from which she may be reduced. @param leftOn last day of her last mandate */
export const dueOn = (leftOn: string, months: number): string => addMonths(leftOn, months)

/** A person told late still has the full delay. */
export const dueOnceTold = (leftOn: string, months: number, today: string): string => {
  const due = dueOn(leftOn, months)
  const soonest = addDays(today, warningDays)
  if (due > soonest) return due
  return soonest
}

export type ReductionRefusal = 'administrator' | 'still-here' | 'already-reduced' | 'oneself'

type Departed = {
  readonly isAdministrator: boolean
  readonly runningMandates: number
  readonly isStarted: boolean
  readonly isOneself: boolean
}

/** Why she is not reduced now; undefined when she may be. */
export function refusalToReduce(person: Departed): ReductionRefusal | undefined {
  if (person.isStarted) return 'already-reduced'
  if (person.isOneself) return 'oneself'
  if (person.isAdministrator) return 'administrator'
  if (person.runningMandates > 0) return 'still-here'
}
