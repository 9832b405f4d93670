/** The actions of a plan by who leads them: party, then service or name. Pure. Rules: docs/rules/plan.md §10.7. */

import { type ActionFlag, type ActionStatus, isEnded } from '#app/domains/plan/plan.ts'
import { plainWords } from '#app/kernel/plain-words.ts'

type Led = {
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly leadPartyId: string | null
  readonly leadServiceName: string | null
  readonly leadName: string
}

export type LeadGroup<Line> = {
  /** Empty when the party alone is known. */
  readonly service: string
  readonly name: string
  readonly actions: readonly Line[]
  /** Neither done nor out of the plan. */
  readonly openCount: number
  readonly lateCount: number
}
export type PartyGroup<Line> = {
  /** Null: led by a name of no party, or by nobody. */
  readonly partyId: string | null
  readonly leads: readonly LeadGroup<Line>[]
}

/** Whoever has neither party nor name. */
export const isLedByNobody = ({ leadPartyId, leadName }: Pick<Led, 'leadPartyId' | 'leadName'>): boolean =>
  leadPartyId === null && leadName === ''

/** Two spellings of one name are one lead. */
const keyOf = ({ leadServiceName, leadName }: Led): string => plainWords(`${leadServiceName ?? ''}|${leadName}`)

const byWords = (one: string, other: string): number => one.localeCompare(other, 'fr', { sensitivity: 'base' })

/**
 * Parties in the order given, then leads of no party, then nobody; in a party, by service then by name.
 * Each action once, under who leads it; actions keep their order.
 */
export function groupByLead<Line extends Led>(
  lines: readonly Line[],
  partyIds: readonly string[],
): readonly PartyGroup<Line>[] {
  const groupsOf = (own: readonly Line[]): readonly LeadGroup<Line>[] =>
    [...Map.groupBy(own, keyOf).values()]
      .map((actions) => ({
        service: actions[0]?.leadServiceName ?? '',
        name: actions[0]?.leadName ?? '',
        actions,
        openCount: actions.filter(({ status }) => !isEnded(status)).length,
        lateCount: actions.filter(({ flags }) => flags.includes('late')).length,
      }))
      .toSorted((one, other) => byWords(one.service, other.service) || byWords(one.name, other.name))
  const parties = partyIds.map((partyId) => ({
    partyId,
    leads: groupsOf(lines.filter((line) => line.leadPartyId === partyId)),
  }))
  const named = lines.filter((line) => line.leadPartyId === null && line.leadName !== '')
  const nobody = lines.filter(isLedByNobody)
  return [...parties, { partyId: null, leads: [...groupsOf(named), ...groupsOf(nobody)] }].filter(
    ({ leads }) => leads.length > 0,
  )
}
