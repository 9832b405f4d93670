/** Posts of coordination (chargés de coopération) and what they add up to. Pure. Rules: docs/rules/convention.md §6. */
import { formatNumber } from '#app/kernel/format.ts'
import { postLabels } from './labels.fr.ts'

export type CoordinationPost = {
  readonly id: string
  readonly title: string
  readonly employerPartyId: string | null
  /** The party's full name, or that of an employer who is no party; empty when nothing is said. */
  readonly employer: string
  /** ETP; null: not said. */
  readonly fullTimeEquivalents: number | null
  readonly holder: string
  readonly funding: string
  /** In the order of the CTG. */
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly version: number
}

export type FullTime = {
  /** Sum of those that are said, to the hundredth. */
  readonly total: number
  /** Posts whose time is not said. */
  readonly unsaid: number
}

/** The one total: on the page, in the annex, in the file (§6.4). */
export const fullTimeOf = (posts: readonly Pick<CoordinationPost, 'fullTimeEquivalents'>[]): FullTime => ({
  total: Math.round(posts.reduce((sum, one) => sum + (one.fullTimeEquivalents ?? 0) * 100, 0)) / 100,
  unsaid: posts.filter((one) => one.fullTimeEquivalents === null).length,
})

/** « 3,5 ETP, le temps d’un poste n’est pas dit ». */
export function fullTimeWords({ total, unsaid }: FullTime): string {
  const sum = `${formatNumber(total)} ETP`
  if (unsaid === 0) return sum
  return `${sum}, ${postLabels.withoutTime(unsaid)}`
}
