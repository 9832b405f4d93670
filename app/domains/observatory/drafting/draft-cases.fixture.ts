import { indicators } from '#seed/figures/indicators.ts'
import {
  computeRank,
  computeTrend,
  type Frame,
  type IndicatorFigures,
  missing,
  type Point,
  type ReadingFlag,
} from '../observatory.ts'
import { draftFindings } from './draft-findings.ts'
import type { DraftKind } from './facts.ts'

export type RowCase = {
  readonly value?: number
  readonly flags?: readonly ReadingFlag[]
  readonly department?: number
  readonly region?: number
  readonly departmentFlags?: readonly ReadingFlag[]
  /** Values by year, the last one that of `value`. */
  readonly series?: readonly number[]
  readonly departmentSeries?: readonly number[]
  /** Numbers of the other communes of the département. */
  readonly others?: readonly number[]
  /** By code, of the communes inside the territory. */
  readonly inside?: Readonly<Record<string, number>>
}

export const year = 2023
export const pointsOf = (values: readonly number[]): readonly Point[] =>
  values.map((value, place) => ({ year: year - values.length + 1 + place, value }))

export function row(id: string, given: RowCase): IndicatorFigures {
  const indicator = indicators.find((known) => known.id === id)
  if (!indicator) throw new Error(id)
  const reading = (value: number | undefined, flags: readonly ReadingFlag[] = []) =>
    value === undefined ? missing('secret') : { kind: 'value' as const, value, year, flags }
  const frame = (code: string, kind: Frame['kind'], value: number | undefined, flags?: readonly ReadingFlag[]) =>
    value === undefined ? [] : [{ code, kind, name: code, reading: reading(value, flags) }]
  const series = pointsOf(given.series ?? [])
  const departmentSeries = pointsOf(given.departmentSeries ?? [])
  const trend = computeTrend(indicator, series)
  const value = given.value ?? given.series?.at(-1)
  const dot = (code: string, other: number, isOwn: boolean) => ({ code, name: code, value: other, flags: [], isOwn })
  return {
    indicator,
    year,
    own: reading(value, given.flags),
    frames: [
      ...frame('D1', 'departement', given.department, given.departmentFlags),
      ...frame('R1', 'region', given.region),
    ],
    dots: [
      ...(given.others ?? []).map((other, place) => dot(`o${place}`, other, false)),
      ...Object.entries(given.inside ?? {}).map(([code, other]) => dot(code, other, false)),
    ],
    missingDots: [],
    range: null,
    later: null,
    rank: value !== undefined && given.others ? computeRank(value, [...given.others, value], indicator.decimals) : null,
    series,
    departmentSeries,
    trend: trend ?? null,
    departmentTrend: trend ? (computeTrend(indicator, departmentSeries, trend.from.year) ?? null) : null,
  }
}

export const member = (code: string, population: number) => ({ code, name: code, population })
export const insiders = [member('a', 9000), member('b', 8000), member('c', 7000)]

export type Case = {
  readonly says: string
  readonly rows: readonly IndicatorFigures[]
  readonly population?: number | null
  readonly members?: typeof insiders
  readonly kind: DraftKind
}

export const drafted = ({ rows, population = 50_000, members = [] }: Case) =>
  draftFindings({
    indicators: rows,
    territory: { code: 'T', kind: members.length > 0 ? 'epci' : 'commune', name: 'T', population },
    members,
  })

export const steady = (from: number, to: number, years = 7) =>
  Array.from({ length: years }, (_, place) => from + ((to - from) * place) / (years - 1))
export const spread = (count: number, from: number, to: number) => steady(from, to, count)

export const speaking: readonly Case[] = [
  {
    says: 'fewer places than the département',
    kind: 'gap',
    rows: [row('childcare-places', { value: 57.4, department: 72.1 })],
  },
  {
    says: 'two readings of the same places',
    kind: 'gap',
    rows: [row('childcare-places', { value: 57.4, department: 72.1, region: 57.2 })],
  },
  { says: 'more poverty than the département', kind: 'gap', rows: [row('poverty', { value: 28, department: 12.4 })] },
  { says: 'less poverty than the région, a strength', kind: 'gap', rows: [row('poverty', { value: 8, region: 16 })] },
  {
    says: 'a share of counts rounded to 5, well above',
    kind: 'gap',
    rows: [row('rsa-share', { value: 16, department: 10.4, flags: ['rounded-5'] })],
  },
  { says: 'a lower median income', kind: 'gap', rows: [row('median-income', { value: 18_380, department: 29_720 })] },
  { says: 'a rate of the census', kind: 'gap', rows: [row('single-parent-share', { value: 15.8, department: 10.9 })] },
  {
    says: 'a territory of a thousand people, very far apart',
    kind: 'gap',
    population: 1000,
    rows: [row('poverty', { value: 40, department: 12 })],
  },
  {
    says: 'births that fall faster than around',
    kind: 'trend',
    rows: [row('births', { series: steady(864, 640), departmentSeries: steady(23_122, 19_609) })],
  },
  { says: 'births that rise', kind: 'trend', rows: [row('births', { series: steady(600, 780) })] },
  {
    says: 'a share that moves against the département',
    kind: 'trend',
    rows: [row('rsa-share', { series: steady(17.8, 14), departmentSeries: steady(10, 11), flags: ['rounded-5'] })],
  },
  {
    says: 'a count of the Caf of which rounding is nothing',
    kind: 'trend',
    rows: [row('paje-households', { series: steady(1750, 1440, 5), flags: ['rounded-5'] })],
  },
  {
    says: 'the first of thirty, without a figure of the département',
    kind: 'rank',
    rows: [row('poverty', { value: 28, others: spread(29, 6, 20) })],
  },
  {
    says: 'the last of thirty',
    kind: 'rank',
    rows: [row('childcare-places', { value: 30, others: spread(29, 40, 90) })],
  },
  {
    says: 'one household in three poor, with nothing to compare it to',
    kind: 'level',
    rows: [row('single-parent-poverty', { value: 42 })],
  },
  {
    says: 'communes far apart inside the territory',
    kind: 'concentration',
    members: insiders,
    rows: [row('poverty', { inside: { a: 28, b: 14, c: 9 } })],
  },
  {
    says: 'incomes far apart inside the territory',
    kind: 'concentration',
    members: insiders,
    rows: [row('median-income', { inside: { a: 30_000, b: 24_000, c: 20_000 } })],
  },
  {
    says: 'less offer where more families are poor',
    kind: 'offer-need',
    rows: [
      row('childcare-places', { value: 50, department: 72 }),
      row('single-parent-poverty', { value: 34, department: 21 }),
    ],
  },
  {
    says: 'two sources that point opposite ways',
    kind: 'disagreement',
    rows: [row('poverty', { value: 24, department: 14 }), row('social-benefits-share', { value: 3, department: 5.5 })],
  },
  {
    says: 'one year unlike the others, which the département did not have',
    kind: 'break',
    rows: [row('births', { series: [600, 605, 598, 601, 900, 905], departmentSeries: steady(9000, 9050, 6) })],
  },
]

/** Births of which the fourth year is not published here, and is for the département. */
function unpublishedYear(series: readonly number[], departmentSeries: readonly number[]): IndicatorFigures {
  const births = row('births', { series, departmentSeries })
  return { ...births, series: births.series.filter((_, place) => place !== 3) }
}

export const silent: readonly Case[] = [
  { says: 'a secret', kind: 'gap', rows: [row('poverty', { department: 12 })] },
  { says: 'nothing to compare with', kind: 'gap', rows: [row('rsa-share', { value: 16 })] },
  {
    says: 'fewer than 200 people behind the rate',
    kind: 'gap',
    population: 3000,
    rows: [row('single-parent-poverty', { value: 60, department: 21 })],
  },
  {
    says: 'a published denominator under 200, whatever the population',
    kind: 'gap',
    rows: [row('rsa-share', { value: 30, department: 10 }), row('beneficiary-households', { value: 180 })],
  },
  {
    says: 'a population nobody knows',
    kind: 'gap',
    population: null,
    rows: [row('poverty', { value: 28, department: 12 })],
  },
  {
    says: 'a gap under what rounding to 5 moves',
    kind: 'gap',
    population: 1500,
    rows: [row('rsa-share', { value: 12.2, department: 10.9, flags: ['rounded-5'] })],
  },
  {
    says: 'a gap that chance explains among few households',
    kind: 'gap',
    population: 2500,
    rows: [row('poverty', { value: 13.5, department: 12 })],
  },
  {
    says: 'a gap of a tenth of a point',
    kind: 'gap',
    rows: [row('single-parent-share', { value: 10.9, department: 10.8 })],
  },
  {
    says: 'a value at the floor of its source',
    kind: 'gap',
    rows: [row('poverty', { value: 5, department: 12, flags: ['floored'] })],
  },
  {
    says: 'a reference at the floor of its source',
    kind: 'gap',
    rows: [row('poverty', { value: 14, department: 5, departmentFlags: ['floored'] })],
  },
  { says: 'an estimate', kind: 'gap', rows: [row('poverty', { value: 28, department: 12, flags: ['estimated'] })] },
  {
    says: 'a count, which is never compared',
    kind: 'gap',
    rows: [row('social-housing', { value: 9000, department: 200_000 })],
  },
  {
    says: 'the rank of a count',
    kind: 'rank',
    rows: [{ ...row('births', { value: 640, others: spread(29, 700, 900) }), rank: null }],
  },
  {
    says: 'a rank that others share',
    kind: 'rank',
    rows: [row('over-75-poverty', { value: 20, others: [20, ...spread(28, 6, 15)] })],
  },
  { says: 'a rank among nine communes', kind: 'rank', rows: [row('poverty', { value: 22, others: spread(8, 6, 15) })] },
  {
    says: 'a rank at the floor',
    kind: 'rank',
    rows: [row('poverty', { value: 5, others: spread(29, 6, 20), flags: ['floored'] })],
  },
  {
    says: 'a trend across a break of series',
    kind: 'trend',
    rows: [row('housing-benefit-share', { series: steady(40, 30, 5), flags: ['rounded-5'] })],
  },
  {
    says: 'two years of the census three years apart',
    kind: 'trend',
    rows: [row('single-parent-share', { series: steady(10, 14, 4) })],
  },
  { says: 'a trend of ten births', kind: 'trend', rows: [row('births', { series: steady(12, 8) })] },
  {
    says: 'a jump that the département had too: another way of counting',
    kind: 'break',
    rows: [
      row('births', {
        series: [600, 605, 598, 601, 900, 905],
        departmentSeries: [9000, 9010, 9005, 9000, 13_000, 13_010],
      }),
    ],
  },
  {
    says: 'a jump that the département had too, in the year this territory has no figure of',
    kind: 'break',
    rows: [unpublishedYear([600, 605, 598, 601, 900, 905, 904], [9000, 9010, 9005, 13_000, 13_010, 13_005, 13_000])],
  },
  {
    says: 'aids to housing across the reform of 2018, which every territory had',
    kind: 'trend',
    rows: [row('housing-benefits-income-share', { series: steady(3, 2.2, 8) })],
  },
]
