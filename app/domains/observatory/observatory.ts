/** Indicators, what one reads of them, and how readings compare. Pure. Rules: docs/rules/observatory.md. */
import type { Territory, TerritoryKind } from '#app/domains/territory/territory.ts'

/** The themes Trame has indicators for; `portrait` is no theme of a CTG but the territory seen whole. */
export const themeKeys = [
  'petite-enfance',
  'jeunesse',
  'vacances',
  'logement',
  'egalite',
  'acces-aux-droits',
  'insertion',
  'autonomie',
  'protection-enfance',
  'colleges',
  'portrait',
] as const
export type ThemeKey = (typeof themeKeys)[number]

/** No public figure tells them by commune: their page says what to ask for. */
export const themesToAsk = ['vacances', 'protection-enfance', 'colleges'] as const satisfies readonly ThemeKey[]

export type IndicatorUnit = 'count' | 'percent' | 'per-100' | 'euros'
export type IndicatorDirection = 'higher-is-better' | 'lower-is-better' | 'neutral'

export type Indicator = {
  readonly id: string
  readonly name: string
  /** Name under its parent, after « … dont »; null without parent. */
  readonly shortName: string | null
  readonly parentId: string | null
  readonly unit: IndicatorUnit
  /** Decimals it is shown with; ranks and gaps are made on values rounded so. */
  readonly decimals: number
  /** What is counted: « foyers allocataires » are not « ménages ». */
  readonly statisticalUnit: string
  readonly definition: string
  readonly numerator: string | null
  readonly denominator: string | null
  /** For a percentage computed here from two counts: their ids. */
  readonly numeratorId: string | null
  readonly denominatorId: string | null
  /** Territories of different sizes may be compared (share, ratio, median): only then is there a rank. */
  readonly isRate: boolean
  readonly direction: IndicatorDirection
  readonly usualLagMonths: number
  readonly producer: string
  readonly source: string
  readonly secrecyRule: string
}

export const missingReasons = [
  'not-loaded',
  'secret',
  'not-published',
  'not-collected',
  'not-applicable',
  'zero-denominator',
  'too-small',
  'incomplete',
  'not-additive',
] as const
/**
 * Why there is no number. `not-loaded`: this instance was not given it; `too-small`: a rate on a count under 20; `incomplete`: a sum one term of which is missing;
 * `not-additive`: a rate of several communes that nothing allows to compute.
 */
export type MissingReason = (typeof missingReasons)[number]

export const readingFlags = ['rounded-5', 'estimated', 'floored', 'summed'] as const
/** What one must know to read the number. `floored`: the source shows this value for anything under it; `summed`: added by Trame. */
export type ReadingFlag = (typeof readingFlags)[number]

export type Reading =
  | {
      readonly kind: 'value'
      /** In the unit of the indicator, percent 0-100, not rounded. */
      readonly value: number
      readonly year: number
      readonly flags: readonly ReadingFlag[]
    }
  | { readonly kind: 'missing'; readonly reason: MissingReason }

/** What a sentence says of a reading: a line says the year of all its numbers. */
export type SaidReading = Omit<Extract<Reading, { kind: 'value' }>, 'year'> | Extract<Reading, { kind: 'missing' }>

export const missing = (reason: MissingReason): Reading => ({ kind: 'missing', reason })

/** Under this count, no rate is computed: rounding to 5 alone would move it by more than a tenth. */
export const smallestCountForRate = 20

const mergeFlags = (readings: readonly { readonly flags: readonly ReadingFlag[] }[]): readonly ReadingFlag[] =>
  readingFlags.filter((flag) => readings.some(({ flags }) => flags.includes(flag)))

/**
 * Percentage of two counts of the same year. Rule: docs/rules/observatory.md §3.
 * @returns percent 0-100, not rounded, with the flags of both; missing for a reason of either, zero denominator, small counts
 */
export function computeRate(numerator: Reading, denominator: Reading): Reading {
  if (numerator.kind === 'missing') return numerator
  if (denominator.kind === 'missing') return denominator
  if (denominator.value === 0) return missing('zero-denominator')
  if (Math.min(numerator.value, denominator.value) < smallestCountForRate) return missing('too-small')
  return {
    kind: 'value',
    value: (numerator.value / denominator.value) * 100,
    year: numerator.year,
    flags: mergeFlags([numerator, denominator]),
  }
}

/**
 * Sum of a count over territories, flagged `summed`. Rule: docs/rules/observatory.md §4.
 * @returns `incomplete` when some have no number: what is missing is never taken for 0; their reason when none has
 */
export function computeSum(readings: readonly Reading[]): Reading {
  const values = readings.filter((reading) => reading.kind === 'value')
  const [first] = values
  if (!first) return readings[0] ?? missing('not-collected')
  if (values.length < readings.length) return missing('incomplete')
  const value = values.reduce((sum, reading) => sum + reading.value, 0)
  return { kind: 'value', value, year: first.year, flags: [...mergeFlags(values), 'summed'] }
}

/** Rounded half away from zero, as it is shown. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toFixed(6)))) / scale
}

export type Rank = {
  /** 1 for the highest. */
  readonly rank: number
  /** Territories that have a number. */
  readonly of: number
  /** Others share this rank. */
  readonly isTied: boolean
}

/**
 * Place of a value, from the highest to the lowest, among the published ones (its own included), all rounded as shown.
 * Rule: docs/rules/observatory.md §5.
 */
export function computeRank(own: number, published: readonly number[], decimals: number): Rank {
  const value = roundTo(own, decimals)
  const values = published.map((other) => roundTo(other, decimals))
  return {
    rank: 1 + values.filter((other) => other > value).length,
    of: values.length,
    isTied: values.filter((other) => other === value).length > 1,
  }
}

/**
 * Gap to a frame, in points (or euros), of the values as shown; counts are not compared: undefined.
 * @returns own − frame, rounded to the decimals of the indicator
 */
export function computeGap(
  indicator: Pick<Indicator, 'isRate' | 'decimals'>,
  own: SaidReading,
  frame: SaidReading,
): number | undefined {
  if (!indicator.isRate || own.kind === 'missing' || frame.kind === 'missing') return
  const { decimals } = indicator
  return roundTo(roundTo(own.value, decimals) - roundTo(frame.value, decimals), decimals)
}

export type Point = { readonly year: number; readonly value: number }

/** Years a change is measured over when the series allows it: the length of a municipal mandate. */
export const trendYears = 6

/** The year a change is measured from: six years before the last one, else the first of the series; undefined if shorter than 2. */
export function referenceYear(series: readonly Point[]): number | undefined {
  const years = series.map(({ year }) => year)
  const last = Math.max(...years)
  const from = Math.min(...years.filter((year) => year >= last - trendYears))
  return from < last ? from : undefined
}

export type Trend = {
  readonly from: Point
  readonly to: Point
  /** Counts and euros: percent of the first value; rates: points. Not rounded. */
  readonly change: number
  readonly changeUnit: 'percent' | 'points'
}

/**
 * Change from a reference year to the last one. Rule: docs/rules/observatory.md §6.
 * @param from default: `referenceYear`
 * @returns undefined when either year has no number, or for a percent change from a count under 20
 */
export function computeTrend(
  indicator: Pick<Indicator, 'unit'>,
  series: readonly Point[],
  from = referenceYear(series),
): Trend | undefined {
  const first = series.find(({ year }) => year === from)
  const last = series.toSorted((one, other) => one.year - other.year).at(-1)
  if (!first || !last || first.year >= last.year) return
  const isRatio = indicator.unit === 'percent' || indicator.unit === 'per-100'
  if (isRatio) return { from: first, to: last, change: last.value - first.value, changeUnit: 'points' }
  if (first.value < smallestCountForRate) return
  return { from: first, to: last, change: ((last.value - first.value) / first.value) * 100, changeUnit: 'percent' }
}

/** Of a group of communes: how many have a number, and between which ones the reading is. */
export type GroupSpan = {
  readonly known: number
  readonly of: number
  readonly lowest: number
  /** What it is for its source: « 5 % ou moins ». */
  readonly lowestFlags: readonly ReadingFlag[]
  readonly highest: number
  /** The reading is the middle value of the members; false: it is computed of their counts. */
  readonly isMedian: boolean
  /** Its members are intercommunalités. */
  readonly isOfGroupings: boolean
}

/** What the reading of a perimeter is put beside: a larger territory, or a group of communes one chose. */
export type Frame = {
  /** Of a group: its name in addresses. */
  readonly code: string
  readonly kind: TerritoryKind | 'group'
  readonly name: string
  readonly reading: Reading
  readonly span?: GroupSpan
}
export type Dot = {
  readonly code: string
  readonly name: string
  readonly value: number
  readonly flags: readonly ReadingFlag[]
  readonly isOwn: boolean
}
export type MissingDot = { readonly code: string; readonly name: string; readonly reason: MissingReason }

type RangeEnd = Pick<Dot, 'name' | 'value' | 'flags'>

/** The extent of a figure over the communes of a perimeter: a median is never averaged. */
export type Range = {
  readonly lowest: RangeEnd
  readonly highest: RangeEnd
  /** Communes that have a number, and all of them. */
  readonly known: number
  readonly of: number
}

export type IndicatorFigures = {
  readonly indicator: Indicator
  /** Vintage shown; null when nothing is known at all. */
  readonly year: number | null
  readonly own: Reading
  /** Département first, always; then grouping, région and France where they have a number. */
  readonly frames: readonly Frame[]
  /** Communes of the département that have a number, the highest first. */
  readonly dots: readonly Dot[]
  /** The others, by name. */
  readonly missingDots: readonly MissingDot[]
  /** Of several communes whose figures do not add up: the lowest and the highest of theirs; null otherwise. */
  readonly range: Range | null
  /** A later vintage of the territory alone: nothing around it has one to compare with. */
  readonly later: Point | null
  /** Null for a count, for several communes, and without a number. */
  readonly rank: Rank | null
  /** By year; years without a number are absent. */
  readonly series: readonly Point[]
  readonly departmentSeries: readonly Point[]
  readonly trend: Trend | null
  /** From the same year as `trend`. */
  readonly departmentTrend: Trend | null
}

export type ThemeFigures = {
  readonly themeKey: ThemeKey
  readonly perimeter: readonly { readonly code: string; readonly name: string }[]
  readonly department: { readonly code: string; readonly name: string } | null
  /** The intercommunalité or the département that is these communes and no other, when there are several. */
  readonly whole?: Pick<Territory, 'code' | 'name' | 'kind'> | null
  /** In the order of the theme; parts come after their parent. Empty for a theme without public figures. */
  readonly indicators: readonly IndicatorFigures[]
}

/** How many communes have no number, by reason. */
export type MissingCounts = Partial<Record<MissingReason, number>>

/** How many communes have no number, by reason. */
export function countMissing(missingDots: readonly Pick<MissingDot, 'reason'>[]): MissingCounts {
  const counts: MissingCounts = {}
  for (const { reason } of missingDots) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
