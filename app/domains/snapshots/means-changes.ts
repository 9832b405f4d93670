/** Means of the plan by party and year, between two states: indicative, carried by the COF. Pure. Rules: docs/rules/followup.md §9. */
import { isInPlan } from '#app/domains/plan/plan.ts'
import type { PlanContent } from './plan-content.ts'

/** What a funder plans for one year, over the actions in the plan. */
type YearlyMeans = {
  readonly key: string
  readonly funder: string
  readonly year: number
  /** Lines whose amount is written, and their sum; the others are only counted. */
  readonly known: number
  readonly cents: number
  readonly unknown: number
}
export type MeansChange = {
  readonly funder: string
  readonly year: number
  /** Null when nothing was planned, or no amount written. */
  readonly from: number | null
  readonly to: number | null
  /** Lines without an amount, then and now: they are in neither sum. */
  readonly unknownFrom: number
  readonly unknownTo: number
}

function yearlyMeans({ actions }: PlanContent): ReadonlyMap<string, YearlyMeans> {
  const sums = new Map<string, YearlyMeans>()
  for (const { funder, funderPartyId, year, amountEuros } of actions.filter(isInPlan).flatMap(({ means }) => means)) {
    const key = `${funderPartyId ?? funder}/${year}`
    const sum = sums.get(key) ?? { key, funder, year, known: 0, cents: 0, unknown: 0 }
    sums.set(
      key,
      amountEuros === null
        ? { ...sum, unknown: sum.unknown + 1 }
        : { ...sum, known: sum.known + 1, cents: sum.cents + Math.round(amountEuros * 100) },
    )
  }
  return sums
}

/** Nothing planned, or only lines without amount, is not zero euros. */
const knownEuros = (sum: YearlyMeans | undefined): number | null => (sum && sum.known > 0 ? sum.cents / 100 : null)

/** One line per funder and year whose plan changed; parties in their order, then other funders by name, then years. */
export function listMeansChanges(before: PlanContent, after: PlanContent): readonly MeansChange[] {
  const [was, is] = [yearlyMeans(before), yearlyMeans(after)]
  const rankOf = ({ key }: YearlyMeans): number => {
    const rank = after.parties.findIndex(({ id }) => key.startsWith(`${id}/`))
    return rank < 0 ? after.parties.length : rank
  }
  return [...new Map([...was, ...is]).values()]
    .toSorted(
      (one, other) =>
        rankOf(one) - rankOf(other) || one.funder.localeCompare(other.funder, 'fr') || one.year - other.year,
    )
    .map(({ key, funder, year }) => ({
      funder,
      year,
      from: knownEuros(was.get(key)),
      to: knownEuros(is.get(key)),
      unknownFrom: was.get(key)?.unknown ?? 0,
      unknownTo: is.get(key)?.unknown ?? 0,
    }))
    .filter(({ from, to, unknownFrom, unknownTo }) => from !== to || unknownFrom !== unknownTo)
}

/** What each funder planned for each year in one state, in the same order. */
export const listMeans = (plan: PlanContent) =>
  listMeansChanges({ ...plan, actions: [] }, plan).map(({ funder, year, to, unknownTo }) => ({
    funder,
    year,
    euros: to,
    unknown: unknownTo,
  }))
