/** Two indicators of the same communes, one beside the other: quadrants, rank correlation, who is left out. Pure. Rules: docs/rules/observatory.md §10. */
import type { Indicator, IndicatorFigures, MissingReason } from './observatory.ts'

export type CrossedUnit = {
  readonly code: string
  readonly name: string
  readonly x: number
  readonly y: number
  /** Null where nobody is counted. */
  readonly population: number | null
  readonly isOwn: boolean
}
/** Above the median of the communes crossed, or not. */
export type Quadrant = `${'low' | 'high'}-${'low' | 'high'}`
export const quadrants: readonly Quadrant[] = ['low-high', 'high-high', 'low-low', 'high-low']

type LeftOut = {
  readonly code: string
  readonly name: string
  readonly x: MissingReason | null
  readonly y: MissingReason | null
}
export type Crossing = {
  readonly units: readonly (CrossedUnit & { readonly quadrant: Quadrant })[]
  readonly leftOut: readonly LeftOut[]
  readonly medians: { readonly x: number; readonly y: number }
  readonly counts: Readonly<Record<Quadrant, number>>
  /** From −1 to 1; null under `fewestForCorrelation` communes, or when all are alike. */
  readonly correlation: number | null
}

/** Fewer communes say nothing of how two indicators go together. */
export const fewestForCorrelation = 8
/** Under it, no link is said. */
export const weakestLink = 0.3

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2
}

/** Ranks from 1; the equal share the mean of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((one, other) => one - other)
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  sorted.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at + 1)
    last.set(value, at + 1)
  })
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2)
}

/**
 * Spearman’s: Pearson’s on the ranks, ties sharing theirs.
 * @returns null under `fewestForCorrelation` pairs, or when one side does not vary
 */
export function rankCorrelation(pairs: readonly { readonly x: number; readonly y: number }[]): number | null {
  if (pairs.length < fewestForCorrelation) return null
  const [xs, ys] = [ranksOf(pairs.map(({ x }) => x)), ranksOf(pairs.map(({ y }) => y))]
  const mean = (pairs.length + 1) / 2
  let [both, ofX, ofY] = [0, 0, 0]
  xs.forEach((x, at) => {
    const y = ys[at] ?? mean
    both += (x - mean) * (y - mean)
    ofX += (x - mean) ** 2
    ofY += (y - mean) ** 2
  })
  return ofX === 0 || ofY === 0 ? null : both / Math.sqrt(ofX * ofY)
}

/** Of a crossing, what its page writes: one's own and the largest of each quadrant, the first left out; the others are counted. */
export type ShownCrossing = Crossing & { readonly unitCount: number; readonly leftOutCount: number }

/** @param most rows of a quadrant, and communes left out that are named */
export function shownOf(crossing: Crossing, most: number): ShownCrossing {
  const { units, leftOut } = crossing
  const largestFirst = units.toSorted(
    (one, other) => Number(other.isOwn) - Number(one.isOwn) || (other.population ?? 0) - (one.population ?? 0),
  )
  const placed = quadrants.flatMap((quadrant) =>
    largestFirst.filter((unit) => unit.quadrant === quadrant).slice(0, most),
  )
  const own = units.filter(({ isOwn }) => isOwn)
  return {
    ...crossing,
    units: [...new Set([...placed, ...own])],
    leftOut: leftOut.slice(0, most),
    ...{ unitCount: units.length, leftOutCount: leftOut.length },
  }
}

type Crossed = Pick<IndicatorFigures, 'dots' | 'missingDots'>

/** The communes that have both numbers; the others are told with what they lack. A value on a median is under it. */
export function crossFigures(x: Crossed, y: Crossed, populations: ReadonlyMap<string, number>): Crossing {
  const ofY = new Map(y.dots.map((dot) => [dot.code, dot]))
  const pairs = x.dots.flatMap(({ code, name, value, isOwn }): readonly CrossedUnit[] => {
    const other = ofY.get(code)
    return other ? [{ code, name, x: value, y: other.value, population: populations.get(code) ?? null, isOwn }] : []
  })
  const medians = { x: medianOf(pairs.map((pair) => pair.x)), y: medianOf(pairs.map((pair) => pair.y)) }
  const level = (value: number, median: number) => (value > median ? 'high' : 'low')
  const units = pairs.map((pair) => ({
    ...pair,
    quadrant: `${level(pair.x, medians.x)}-${level(pair.y, medians.y)}` as const,
  }))
  const counts = { 'low-low': 0, 'low-high': 0, 'high-low': 0, 'high-high': 0 }
  for (const { quadrant } of units) counts[quadrant] += 1
  return { units, leftOut: leftOutOf(x, y), medians, counts, correlation: rankCorrelation(pairs) }
}

function leftOutOf(x: Crossed, y: Crossed): readonly LeftOut[] {
  const reasons = (side: Crossed) => new Map(side.missingDots.map(({ code, reason }) => [code, reason]))
  const [ofX, ofY] = [reasons(x), reasons(y)]
  const names = new Map([...x.missingDots, ...y.missingDots].map(({ code, name }) => [code, name]))
  return [...names]
    .map(([code, name]) => ({ code, name, x: ofX.get(code) ?? null, y: ofY.get(code) ?? null }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}

/** What an indicator tells of: what is offered, or what is needed. A count is neither: larger communes have more of everything. */
export type CrossingRole = 'offer' | 'need'
const offers: readonly string[] = ['childcare-places', 'social-housing']

type Placed = Pick<Indicator, 'id' | 'parentId' | 'isRate'>

export const roleOf = ({ id, parentId, isRate }: Placed): CrossingRole | null => {
  if (!isRate) return null
  if (offers.includes(id) || offers.includes(parentId ?? '')) return 'offer'
  return 'need'
}

/** The quadrant one looks for first: strong need, weak offer; otherwise as they are drawn. */
export function quadrantsInOrder(x: Placed, y: Placed): readonly Quadrant[] {
  const isNeedAcross = roleOf(x) === 'need' && roleOf(y) === 'offer'
  return isNeedAcross ? ['high-low', ...quadrants.filter((quadrant) => quadrant !== 'high-low')] : quadrants
}
