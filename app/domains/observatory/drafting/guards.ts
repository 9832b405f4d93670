/** When a draft keeps silent: too few people, a value under its own noise, a floor, a break of series. Pure. Rules: docs/rules/drafting.md §2. */
import { computeGap, type Frame, type IndicatorFigures, type Point, type Reading } from '../observatory.ts'
import type { Gap, Ground, Side } from './facts.ts'
import { breaksOf, floorOf, isSpreadOverYears, shareBehind } from './policy.ts'

/** Under this many people behind a rate, or this count, nothing is said. */
export const fewestPeople = 200
/** Communes a rank is told among, at least. */
export const fewestRanked = 10
/** Counts of the Caf are rounded to 5: each is 2,5 away at most. */
const roundedBy = 2.5

type Value = Extract<Reading, { kind: 'value' }>

/** People, households or children behind the rate: their published count, else what the population lets suppose. */
export function peopleBehind({ indicator }: IndicatorFigures, { all, territory }: Ground): number | undefined {
  const counted = (id: string | null) => {
    const row = all.find((one) => one.indicator.id === id)
    return row?.own.kind === 'value' ? row.own.value : undefined
  }
  const births = indicator.statisticalUnit === 'places' ? counted('births') : undefined
  const known = counted(indicator.denominatorId) ?? (births === undefined ? undefined : births * 3)
  if (known !== undefined) return known
  if (territory.population === null) return
  return territory.population * shareBehind(indicator.id, indicator.statisticalUnit)
}

/** A number one may build upon: neither estimated nor the floor of its source. */
export const isFirm = ({ indicator }: IndicatorFigures, { value, flags }: Pick<Value, 'value' | 'flags'>): boolean =>
  !flags.includes('floored') && !flags.includes('estimated') && value !== floorOf(indicator.id)

/** The number of the row where it may be told, with how many people it is about; undefined where one keeps silent. */
export function tellable(
  row: IndicatorFigures,
  ground: Ground,
): { readonly reading: Value; readonly people: number } | undefined {
  const { own, indicator } = row
  if (own.kind === 'missing' || !isFirm(row, own)) return
  const people = indicator.isRate ? peopleBehind(row, ground) : own.value
  return people === undefined || people < fewestPeople ? undefined : { reading: own, people }
}

/**
 * How far a rate may be from itself without anything having changed, in its unit: rounding of its counts (2 × 2,5 / √n at
 * least), chance among n people (two standard errors), last decimal shown.
 */
export function noiseOf(
  { indicator }: IndicatorFigures,
  { value, flags }: Pick<Value, 'value' | 'flags'>,
  people: number,
): number {
  const shown = 10 ** -indicator.decimals
  const root = Math.sqrt(people)
  if (indicator.unit === 'euros') return Math.max(shown, (value * 1.5) / root)
  const share = Math.min(Math.max(value / 100, 0), 1)
  const chance = (200 * Math.sqrt(indicator.unit === 'percent' ? share * (1 - share) : value / 100)) / root
  if (!flags.includes('rounded-5')) return Math.max(shown, chance)
  return Math.max(shown, chance, (2 * roundedBy) / root, (100 * roundedBy * (1 + share)) / people)
}

/** A gap under this share of the reference says nothing to a group. */
const leastShare = { euros: 0.05, percent: 0.1, 'per-100': 0.1, count: 0.1 } as const

/** How far apart two numbers must be for one to be told above the other. */
export const thresholdOf = (row: IndicatorFigures, reference: number, noise: number): number =>
  Math.max(noise, Math.abs(reference) * leastShare[row.indicator.unit])

function sideOf(gap: number, threshold: number): Side | undefined {
  if (Math.abs(gap) >= threshold) return gap > 0 ? 'above' : 'below'
  // Between « as much » and « more », nothing is said.
  return Math.abs(gap) <= threshold / 3 ? 'alike' : undefined
}

/** Where the number stands beside one frame; undefined when neither « more », « less » nor « as much » would be true. */
export function compare(row: IndicatorFigures, frame: Frame, ground: Ground): Gap | undefined {
  const own = tellable(row, ground)
  const gap = computeGap(row.indicator, row.own, frame.reading)
  if (!own || gap === undefined || frame.reading.kind === 'missing' || !isFirm(row, frame.reading)) return
  const noise = noiseOf(row, own.reading, own.people)
  const side = sideOf(gap, thresholdOf(row, frame.reading.value, noise))
  return side && { frame, gap, side }
}

/** Its place says something: shared with nobody, among enough communes. */
export const isRankable = ({ rank }: IndicatorFigures): boolean =>
  rank !== null && !rank.isTied && rank.of >= fewestRanked

/** The biggest of the other steps times this is a step of another kind. */
const stepFactor = 3

const ratioOf = (before: Point, after: Point): number =>
  before.value === 0 ? 0 : (after.value - before.value) / before.value

/** @returns with how fast each went: where a year is not published, a step is longer, not odder */
const stepsOf = (series: readonly Point[]) =>
  series.slice(1).map((after, place) => {
    const before = series[place] ?? after
    const ratio = ratioOf(before, after)
    return { before, after, ratio, byYear: Math.abs(ratio) / Math.max(1, after.year - before.year) }
  })
export type Step = ReturnType<typeof stepsOf>[number]

/** The one step that is nothing like the others; undefined when there is none, or fewer than five points. */
export function oddStep(series: readonly Point[]): Step | undefined {
  if (series.length < 5) return
  const steps = stepsOf(series).toSorted((one, other) => other.byYear - one.byYear)
  const [first, second] = steps
  if (!first || !second || Math.abs(first.ratio) < 0.15) return
  return first.byYear >= stepFactor * second.byYear ? first : undefined
}

/** Between the same two years the département jumps with it, or is not known: the way of counting may have changed, not the territory. */
export function isSharedStep({ before, after, ratio }: Step, departmentSeries: readonly Point[]): boolean {
  const at = (year: number) => departmentSeries.find((point) => point.year === year)
  const [from, to] = [at(before.year), at(after.year)]
  if (!from || !to) return true
  const same = ratioOf(from, to)
  return Math.sign(same) === Math.sign(ratio) && Math.abs(same) >= Math.abs(ratio) / 2
}

/** No break of series between these years, and for a survey over five years, years far enough apart. */
export function isComparable({ indicator }: IndicatorFigures, fromYear: number, toYear: number): boolean {
  if (breaksOf(indicator.id).some((year) => fromYear < year && year <= toYear)) return false
  return !isSpreadOverYears(indicator.source) || toYear - fromYear >= 5
}
