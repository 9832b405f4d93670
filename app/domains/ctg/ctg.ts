/** A convention territoriale globale, its parties and its dates. Pure. Rules: docs/rules/ctg.md. */
import type { PartyKind } from '#app/kernel/actor.ts'

export type Party = {
  readonly id: string
  readonly kind: PartyKind
  readonly name: string
  readonly shortName: string
  readonly isSignatory: boolean
  readonly isLead: boolean
}

export type CtgDates = {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
}

/** Where a CTG is in its life, by its dates alone; milestones say more (journey). */
export type CtgPhase = 'in-preparation' | 'in-application-unsigned' | 'in-force' | 'ended'

/**
 * Phase on a day. Rule: docs/rules/ctg.md §2: follow-up opens on the start date, signed or not.
 * A CTG without a start date is in preparation.
 */
export function phaseOf({ startsOn, endsOn, signedOn }: CtgDates, today: string): CtgPhase {
  if (endsOn !== null && today > endsOn) return 'ended'
  if (startsOn === null || today < startsOn) return 'in-preparation'
  return signedOn === null || today < signedOn ? 'in-application-unsigned' : 'in-force'
}

/** Year of the CTG on a day, from 1; undefined before its start and after its end. */
export function yearOf({ startsOn, endsOn }: CtgDates, today: string): number | undefined {
  if (startsOn === null || today < startsOn || (endsOn !== null && today > endsOn)) return
  const years = Number(today.slice(0, 4)) - Number(startsOn.slice(0, 4))
  return today.slice(5) < startsOn.slice(5) ? years : years + 1
}
