/** Who resembles a territory, and why: nearest neighbours on variables of structure, or classes for the small ones. Pure. Rules: docs/rules/observatory.md §11. */

import { structureLabels } from './structure-labels.fr.ts'

/** What territories are alike by: who lives there and on what income; never what one is judging. */
export type StructureVariable = {
  readonly id: string
  /** Indicators it is made of: none of them may be what is compared. */
  readonly indicatorIds: readonly string[]
  /** Within a sentence. */
  readonly name: string
}

export const structureVariables: readonly StructureVariable[] = [
  { id: 'size', indicatorIds: ['population'], name: structureLabels.size },
  { id: 'growth', indicatorIds: ['population'], name: structureLabels.growth },
  { id: 'median-income', indicatorIds: ['median-income'], name: structureLabels.medianIncome },
  { id: 'first-decile', indicatorIds: ['first-decile'], name: structureLabels.firstDecile },
  { id: 'ninth-decile', indicatorIds: ['ninth-decile'], name: structureLabels.ninthDecile },
  { id: 'activity-income-share', indicatorIds: ['activity-income-share'], name: structureLabels.activityShare },
  {
    id: 'unemployment-benefits-share',
    indicatorIds: ['unemployment-benefits-share'],
    name: structureLabels.unemploymentShare,
  },
  { id: 'pensions-share', indicatorIds: ['pensions-share'], name: structureLabels.pensionsShare },
  { id: 'social-benefits-share', indicatorIds: ['social-benefits-share'], name: structureLabels.socialBenefitsShare },
]

/** By code, then by the place of the variable; undefined where it is not known. */
export type Structure = ReadonlyMap<string, readonly (number | undefined)[]>

/** Under it, incomes are secret too often: classes, not neighbours. */
export const leastInhabitants = 5_000
/** Variables two territories must both have to be compared. */
const leastInCommon = 4
/** How many members a group is made of. */
export const similarCount = 12
export const sameSizeCount = 30

const quantile = (sorted: readonly number[], share: number): number => {
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

/** (value − median) / (interquartile range / 1.349), held to ±3: a single extreme does not stretch the scale. */
export function robustScores(structure: Structure, variables: readonly number[]): Structure {
  const scales = variables.map((at) => {
    const sorted = [...structure.values()].flatMap((row) => row[at] ?? []).toSorted((one, other) => one - other)
    return { median: quantile(sorted, 0.5), spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.349 }
  })
  return new Map(
    [...structure].map(([code, row]) => [
      code,
      variables.map((at, place) => {
        const value = row[at]
        const { median, spread } = scales[place] ?? { median: 0, spread: 0 }
        return value === undefined || spread === 0 ? undefined : Math.max(-3, Math.min(3, (value - median) / spread))
      }),
    ]),
  )
}

export type Peer = { readonly code: string; readonly distance: number }
export type Peers = {
  readonly members: readonly Peer[]
  /** Names of variables: those on which the members are nearest to it, those on which they differ most. */
  readonly alikeBy: readonly string[]
  readonly differentBy: readonly string[]
}

/** Places of the variables that do not speak of what is judged. */
export const variablesWithout = (judged: readonly string[]): readonly number[] =>
  structureVariables.flatMap(({ indicatorIds }, at) => (indicatorIds.some((id) => judged.includes(id)) ? [] : [at]))

/**
 * The territories nearest to one, by the mean of the squares on the variables both have.
 * @returns undefined when it has too few variables to be compared
 */
export function nearestTo(
  code: string,
  structure: Structure,
  judged: readonly string[],
  count = similarCount,
): Peers | undefined {
  const variables = variablesWithout(judged)
  const scores = robustScores(structure, variables)
  const own = scores.get(code)
  if (!own || own.filter((score) => score !== undefined).length < leastInCommon) return
  const needed = Math.max(leastInCommon, Math.ceil((own.filter((score) => score !== undefined).length * 2) / 3))
  const members: Peer[] = []
  for (const [other, row] of scores) {
    if (other === code) continue
    let [sum, common] = [0, 0]
    row.forEach((score, at) => {
      const mine = own[at]
      if (score === undefined || mine === undefined) return
      sum += (score - mine) ** 2
      common += 1
    })
    if (common >= needed) members.push({ code: other, distance: Math.sqrt(sum / common) })
  }
  members.sort((one, other) => one.distance - other.distance || one.code.localeCompare(other.code))
  const nearest = members.slice(0, count)
  return { members: nearest, ...explain(own, nearest, scores, variables) }
}

/** From which distance, in robust standard deviations, a variable is said to differ. */
const differs = 0.5

function explain(
  own: readonly (number | undefined)[],
  members: readonly Peer[],
  scores: Structure,
  variables: readonly number[],
) {
  const gaps = variables
    .flatMap((variable, at) => {
      const mine = own[at]
      const known = members.flatMap(({ code }) => scores.get(code)?.[at] ?? [])
      if (mine === undefined || known.length === 0) return []
      const gap = known.reduce((sum, score) => sum + Math.abs(score - mine), 0) / known.length
      return [{ name: structureVariables[variable]?.name ?? '', gap }]
    })
    .toSorted((one, other) => one.gap - other.gap)
  const farthest = gaps.slice(2).toReversed().slice(0, 2)
  return {
    alikeBy: gaps.slice(0, 3).flatMap(({ name, gap }) => (gap < differs ? [name] : [])),
    differentBy: farthest.flatMap(({ name, gap }) => (gap >= differs ? [name] : [])),
  }
}

/** The nearest in inhabitants, by ratio; itself not among them. */
export function nearestInSize(
  code: string,
  populations: ReadonlyMap<string, number>,
  count = sameSizeCount,
): readonly string[] {
  const own = populations.get(code)
  if (own === undefined || own === 0) return []
  return [...populations]
    .filter(([other, population]) => other !== code && population > 0)
    .map(([other, population]) => ({ other, distance: Math.abs(Math.log(population / own)) }))
    .toSorted((one, other) => one.distance - other.distance || one.other.localeCompare(other.other))
    .slice(0, count)
    .map(({ other }) => other)
}

type Small = { readonly code: string; readonly income: number | undefined; readonly population: number }

/** Small communes: of these, all of one class of size, those whose median income is nearest; without incomes, nearest in size. */
export function nearestInClass(own: Small, sameClass: readonly Small[], count = similarCount): readonly string[] {
  const distance = ({ income, population }: Small): number =>
    own.income === undefined
      ? Math.abs(Math.log(population / own.population))
      : income === undefined
        ? Number.POSITIVE_INFINITY
        : Math.abs(income - own.income)
  return sameClass
    .filter((one) => one.code !== own.code && one.population > 0 && Number.isFinite(distance(one)))
    .toSorted((one, other) => distance(one) - distance(other) || one.code.localeCompare(other.code))
    .slice(0, count)
    .map(({ code }) => code)
}
