/** What a sheet is tied to in the lists of the CTG: partners, communes, quartiers, other plans, levers of the Caf. Pure. Rules: docs/rules/plan.md §11. */
import { type CafLevers, writeCafLevers } from './caf-levers.ts'

export type SheetTies = {
  readonly partyIds: readonly string[]
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
  readonly linkedPlanIds: readonly string[]
  readonly cafLevers: readonly CafLevers[]
}

const inOneText = (ids: readonly string[]): string => ids.toSorted().join(' ')

/** Ties as the journal compares them, by the names of their form: levers in words, the rest only as changed or not. */
export const comparedTies = ({ partyIds, communeCodes, areaIds, linkedPlanIds, cafLevers }: SheetTies) => ({
  partyIds: inOneText(partyIds),
  communeCodes: inOneText(communeCodes),
  areaIds: inOneText(areaIds),
  linkedPlanIds: inOneText(linkedPlanIds),
  cafFields: writeCafLevers(cafLevers),
})
