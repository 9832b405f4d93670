/** A sheet kept apart from the plan: who sets it, who reads it. Pure; the rows are chosen by db/sight.sql. Rules: docs/rules/plan.md §17. */
import type { Actor } from '#app/kernel/actor.ts'

type Named = { readonly shortName: string }
type Carried = {
  readonly leadPartyName: string | null
  readonly coLeadPartyName: string | null
  readonly partners: readonly Named[]
  readonly services: readonly { readonly partyName: string }[]
}

/** The parties whose members read the sheet once it is restricted: those it names, each once. */
export const partiesNamed = ({ leadPartyName, coLeadPartyName, partners, services }: Carried): readonly string[] => [
  ...new Set(
    [
      leadPartyName,
      coLeadPartyName,
      ...partners.map(({ shortName }) => shortName),
      ...services.map(({ partyName }) => partyName),
    ].filter((name) => name !== null),
  ),
]

/** Of a restricted sheet: whether it is open to her. */
export const opensRestricted = ({ restrictedActionIds = [] }: Actor, actionId: string): boolean =>
  restrictedActionIds.includes(actionId)
